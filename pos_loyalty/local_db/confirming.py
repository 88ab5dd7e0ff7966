# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes in, row by row, what the server confirms; a row that is not newer changes nothing.

Rows of an earlier generation of the server are older than any of this one, whatever their version
says. All of it happens in the open transaction, and the seals stay right.
"""

import logging
from collections.abc import Collection, Iterable
from datetime import UTC
from typing import Final, NamedTuple

from pos_loyalty.local_db import statements
from pos_loyalty.local_db.account_change import change_account, drop_base, step
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.forgetting import drop_keys, erase_member
from pos_loyalty.local_db.rows import (
    ConfirmedAs,
    identifier_keys,
    member_of,
    member_values,
    name_words,
)
from pos_loyalty.local_db.seal import ACCOUNT_TABLES, GRANT_TABLES, resealed
from pos_loyalty.local_db.standing_row import StandingRow
from pos_loyalty.protocol.mistakes import BrokenDocument
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.protocol.sync.rows import AccountRow, GrantRow, MemberRow, ProgramRow

_log: Final = logging.getLogger(__name__)

_KNOWN_MEMBER: Final = (
    f"SELECT {statements.PROFILE}, is_base, row_version, era FROM member WHERE member_id = ?"  # noqa: S608 - constants
)
_BY_HAND: Final = (0, 0)
"""Version and era of a member who was put in by hand, before there was a server."""

_KNOWN_ACCOUNT: Final = "SELECT version, era FROM account WHERE member_id = ?"
_KNOWN_GONE: Final = "SELECT version, era FROM gone WHERE member_id = ?"
_KEEP_MEMBER: Final = "UPDATE member SET era = ? WHERE member_id = ?"
_KEEP_ACCOUNT: Final = "UPDATE account SET era = ? WHERE member_id = ?"
_KEEP_GONE: Final = "UPDATE gone SET era = ? WHERE member_id = ?"
_CHANGE_MEMBER: Final = (
    "UPDATE member SET card_number = ?, given_name = ?, family_name = ?, phone = ?, email = ?,"
    " joined_on = ?, birthday = ?, language = ?, status = ?, consent = ?, referred_by = ?,"
    " row_version = ?, merged_into = ?, era = ?, is_base = 1 WHERE member_id = ?"
)
_STORE_GRANT: Final = (
    "INSERT INTO grant_held VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (grant_id) DO UPDATE SET"
    " amount = max(amount, excluded.amount),"
    " usable_until = max(usable_until, excluded.usable_until),"
    " ended = CASE ended WHEN '' THEN excluded.ended ELSE ended END,"
    " is_recalled = max(is_recalled, excluded.is_recalled)"
    " WHERE member_id = excluded.member_id AND unit = excluded.unit"
)
_STORE_PROGRAM: Final = (
    "INSERT INTO program_version (program_id, effective_from, document, server_no)"
    " VALUES (?, ?, ?, ?) ON CONFLICT (program_id) DO UPDATE SET server_no = excluded.server_no"
    " WHERE server_no <> excluded.server_no"
)


class Eras(NamedTuple):
    """Which era rows are taken in, and the first whose versions can be compared with theirs."""

    now: int
    comparable: int

    def is_older(self, version: int, known: Row | None) -> bool:
        """Tell whether a version says nothing beyond what is known: a version and its era."""
        return known is not None and known[1] >= self.comparable and known[0] >= version


def eras_of(standing: StandingRow) -> Eras:
    """Return the eras in which rows are taken in now."""
    return Eras(standing.era, standing.generation_era)


def confirm_members(connection: Connection, eras: Eras, rows: Iterable[MemberRow]) -> None:
    """Take in who members are; tombstones too."""
    for row in rows:
        _confirm_member(connection, eras, row)


def confirm_accounts(
    connection: Connection,
    eras: Eras,
    rows: Iterable[AccountRow],
    *,
    but_for: Collection[bytes] = (),
) -> None:
    """Take in what members have.

    Args:
        but_for: Accounts whose row may hold operations that are still counted here.
    """
    for row in rows:
        key = row.member_id.bytes
        if key not in but_for and is_news(connection, eras, row):
            change_account(connection, key, eras.now, row=row)
        else:
            connection.execute(_KEEP_ACCOUNT, (eras.now, key))


def is_news(connection: Connection, eras: Eras, row: AccountRow) -> bool:
    """Tell whether the row is newer than what is here; of an erased member none is."""
    key = (row.member_id.bytes,)
    if connection.execute(_KNOWN_GONE, key).fetchone() is not None:
        return False
    return not eras.is_older(row.version, connection.execute(_KNOWN_ACCOUNT, key).fetchone())


def confirm_grants(connection: Connection, epoch: int, rows: Iterable[GrantRow]) -> None:
    """Take in what the server set aside for this till in its epoch; an end stays an end."""
    for row in rows:
        if row.epoch == epoch:
            with resealed(connection, row.member_id.bytes, GRANT_TABLES):
                connection.execute(_STORE_GRANT, _grant_values(row))


def confirm_programs(connection: Connection, rows: Iterable[ProgramRow]) -> None:
    """Take in programme versions; one that cannot be read keeps nothing else from coming in."""
    for row in rows:
        try:
            parsed = parse_program(row.document.encode())
        except BrokenDocument:
            parsed = None
        if parsed is None or parsed.program_id != row.program_id:
            _log.error("a programme of the server cannot be used: %s", row.program_id[:12])
            continue
        first_day = parsed.program.effective_from.isoformat()
        values = (parsed.program_id, first_day, parsed.canonical, row.published_no)
        connection.execute(_STORE_PROGRAM, values)


def _confirm_member(connection: Connection, eras: Eras, row: MemberRow) -> None:
    key = row.member.member_id.bytes
    gone = connection.execute(_KNOWN_GONE, (key,)).fetchone()
    if eras.is_older(row.version, gone):
        connection.execute(_KEEP_GONE, (eras.now, key))
        return
    known = connection.execute(_KNOWN_MEMBER, (key,)).fetchone()
    if row.is_gone and known and not known[-3]:
        return  # it comes again with the answer to the enrolment, which waits here
    if known and known[-3] and eras.is_older(row.version, known[-2:]):
        connection.execute(_KEEP_MEMBER, (eras.now, key))
        return
    with resealed(connection, key, ACCOUNT_TABLES, GRANT_TABLES):
        if row.is_gone:
            erase_member(connection, key, row.version, eras.now)
            return
        connection.execute("DELETE FROM gone WHERE member_id = ?", (key,))
        if known is None:
            _add_member(connection, row, eras.now)
        else:
            _change_member(connection, row, known, eras.now)
        step(connection, key)


def _add_member(connection: Connection, row: MemberRow, era: int) -> None:
    member, key = row.member, row.member.member_id.bytes
    steps = connection.execute(statements.UNSENT_STEPS, (key, key)).fetchone() or (0,)
    values = member_values(member, (1, 0, steps[0]), _confirmed_as(row, era))
    connection.execute(statements.INSERT_MEMBER, values)
    _add_keys(connection, key, set(identifier_keys(member)), set(name_words(member)))


def _change_member(connection: Connection, row: MemberRow, known: Row, era: int) -> None:
    member, key, before = row.member, row.member.member_id.bytes, member_of(known)
    if known[-2:] == _BY_HAND and connection.execute(_KNOWN_ACCOUNT, (key,)).fetchone() is None:
        drop_base(connection, key)  # the server has not said what they have
    values = member_values(member, (1, 0, 0), _confirmed_as(row, era))
    profile, confirmed = values[1:11], values[14:]
    connection.execute(_CHANGE_MEMBER, (*profile, *confirmed, key))
    keys, words = set(identifier_keys(member)), set(name_words(member))
    drop_keys(
        connection,
        key,
        set(identifier_keys(before)) - keys,
        set(name_words(before)) - words,
    )
    _add_keys(connection, key, keys - set(identifier_keys(before)), words)


def _add_keys(
    connection: Connection, key: bytes, identifiers: Iterable[str], words: Iterable[str]
) -> None:
    for found_by in identifiers:
        connection.execute(statements.INSERT_IDENTIFIER, (found_by, key))
    for word in words:
        connection.execute(statements.INSERT_NAME_WORD, (word, word[::-1]))


def _confirmed_as(row: MemberRow, era: int) -> ConfirmedAs:
    return ConfirmedAs(row.version, row.merged_into.bytes if row.merged_into else None, era)


def _grant_values(row: GrantRow) -> tuple[object, ...]:
    return (
        row.grant_id.bytes,
        row.member_id.bytes,
        row.epoch,
        row.unit,
        row.amount,
        row.usable_until.astimezone(UTC).isoformat(timespec="microseconds"),
        row.ended or "",
        int(row.is_recalled),
    )
