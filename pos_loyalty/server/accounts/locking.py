# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Locks accounts: whoever writes one, or decides by what it holds, has locked it first.

Everybody takes the locks of a transaction in one order, so that nobody waits for somebody who
waits for them: how far a till has come, accounts, grants, and the feed's head last. Among the
accounts that of the programme goes last: nearly everybody wants it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.server.bulk import Insertion, Lookup
from pos_loyalty.server.tables import account

_OPEN: Final = Insertion(account, "DO NOTHING")
_LOCK: Final = Lookup(
    "SELECT member_id, version FROM account WHERE member_id IN {keys} ORDER BY member_id"
)
_LOCK_ROWS: Final = Lookup(
    "SELECT member_id, version FROM account WHERE member_id IN {keys} ORDER BY member_id FOR UPDATE"
)


def lock_accounts(connection: Connection, ids: Iterable[MemberId]) -> Mapping[bytes, int]:
    """Lock these accounts until the transaction's end, and return their versions.

    An account that nobody has named before is opened, at version 0: an enrolment and an operation
    of somebody whom this server does not know yet must not pass each other unseen.
    """
    wanted = sorted({member_id.bytes for member_id in ids})
    nobody = PROGRAM_ACCOUNT.bytes
    versions = _locked(connection, [member_id for member_id in wanted if member_id != nobody])
    if nobody in wanted:
        versions |= _locked(connection, [nobody])
    return versions


def _locked(connection: Connection, wanted: list[bytes]) -> dict[bytes, int]:
    _OPEN.run(connection, [(member_id, 0) for member_id in wanted])
    lock = _LOCK if connection.dialect.name == "sqlite" else _LOCK_ROWS
    return {row.member_id: row.version for row in lock.run(connection, wanted)}
