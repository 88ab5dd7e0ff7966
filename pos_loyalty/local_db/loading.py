# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes in many rows at once: a chunk of the shop, most of which the file has never seen."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from pos_loyalty.local_db.confirming import Eras, confirm_accounts, confirm_members
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.new_members import NewMember, add_members
from pos_loyalty.local_db.rows import ConfirmedAs
from pos_loyalty.local_db.seal import add_to_seal
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow

_KNOWN: Final = (
    "SELECT asked.key FROM (SELECT unhex(value) AS key FROM json_each(?)) AS asked"
    " WHERE EXISTS (SELECT 1 FROM member WHERE member_id = asked.key)"
    " OR EXISTS (SELECT 1 FROM account WHERE member_id = asked.key)"
    " OR EXISTS (SELECT 1 FROM gone WHERE member_id = asked.key)"
)
_ADD_ACCOUNT: Final = "INSERT INTO account VALUES (?, ?, ?, ?)"


def load_rows(
    connection: Connection,
    eras: Eras,
    members: Sequence[MemberRow],
    accounts: Sequence[AccountRow],
    *,
    but_for: Collection[bytes],
) -> None:
    """Take in the rows of a chunk, in the open transaction.

    Args:
        but_for: As for ``confirm_accounts``.
    """
    held = {row.member_id.bytes: row for row in accounts if row.member_id.bytes not in but_for}
    known = _known(connection, (row.member.member_id.bytes for row in members))
    new = {
        row.member.member_id.bytes: row
        for row in members
        if row.member.member_id.bytes not in known and not row.is_gone
    }
    _add(connection, eras, new, {key: held[key] for key in new.keys() & held.keys()})
    others = [row for row in members if row.member.member_id.bytes not in new]
    confirm_members(connection, eras, others)
    taken = new.keys() & held.keys()
    rest = [row for row in accounts if row.member_id.bytes not in taken]
    confirm_accounts(connection, eras, rest, but_for=but_for)


def _known(connection: Connection, keys: Iterable[bytes]) -> frozenset[bytes]:
    asked = json.dumps([key.hex() for key in keys])
    return frozenset(key for (key,) in connection.execute(_KNOWN, (asked,)))


def _add(
    connection: Connection,
    eras: Eras,
    members: dict[bytes, MemberRow],
    accounts: dict[bytes, AccountRow],
) -> None:
    rows = [
        (key, account.version, eras.now, "\n".join(account.segments))
        for key, account in sorted(accounts.items())
    ]
    connection.executemany(_ADD_ACCOUNT, rows)
    add_to_seal(connection, "account", rows)
    add_members(
        connection,
        [_new_member(row, accounts.get(key), eras.now) for key, row in members.items()],
    )


def _new_member(row: MemberRow, account: AccountRow | None, era: int) -> NewMember:
    survivor = row.merged_into.bytes if row.merged_into else None
    confirmed = ConfirmedAs(row.version, survivor, era)
    if account is None:
        return NewMember(row.member, (), (), confirmed=confirmed)
    return NewMember(row.member, account.lots, account.counters, confirmed=confirmed)
