# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks what is derived: the log is replayed beside the file, and every row compared.

The replay begins with nothing but the members that the server confirmed, so what it gives is
what the till's own operations add: to the history all of them, to accounts those that wait. Rows
are read in the order of their keys, side by side.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import (
    Connection,
    DriverError,
    Row,
    open_in_memory,
)
from pos_loyalty.local_db.findings import Problem, ProblemKind
from pos_loyalty.local_db.projector import accounts_changed, replay
from pos_loyalty.local_db.rows import identifier_keys, member_of, name_words
from pos_loyalty.local_db.tables import (
    counter,
    grant_use,
    identifier,
    ledger_entry,
    lot,
    member,
    name_word,
    op_other,
)

_TABLES: Final = tuple(
    str(CreateTable(table).compile(dialect=sqlite.dialect()))
    for table in (
        *(member, identifier, name_word, lot, counter),
        *(ledger_entry, op_other, grant_use),
    )
)
_ALL_MEMBERS: Final = f"SELECT {statements.PROFILE} FROM member ORDER BY member_id"  # noqa: S608 - constants
_ALL_KEYS: Final = (
    f"SELECT key, {statements.PROFILE} FROM identifier LEFT JOIN member USING (member_id)"  # noqa: S608 - as above
    " ORDER BY key, identifier.member_id"
)
_PERSONAL: Final = frozenset(
    {"card_number", "given_name", "family_name", "phone", "email", "birthday", "word", "reversed"}
)
"""Told to nobody: what is found may be sent on."""

_ID_BYTES: Final = 16


class Replay:
    """What the operations give that it is told, in the tables of an empty database in memory.

    Attributes:
        acked: The newest operation that the server has acknowledged; to be set before the first.
    """

    def __init__(self, connection: Connection) -> None:
        """Take the connection to the file, for the members that the server confirmed."""
        self._confirmed = connection
        self.acked = (0, 0)
        self._known = set[bytes]()
        self._count = 0
        self.connection = open_in_memory()
        for sql in _TABLES:
            self.connection.execute(sql)

    def add(self, operation: Operation) -> None:
        """Replay one more operation; oldest first."""
        place = (operation.epoch, operation.seq)
        for account in accounts_changed(operation.draft):
            member_id = account.member_id.bytes
            if member_id not in self._known:
                self._known.add(member_id)
                self._copy_confirmed(member_id)
        with suppress(DriverError):  # it contradicts another one: the log's check says how
            replay(self.connection, operation, is_acknowledged=place <= self.acked)
            self._count += 1

    def is_whole(self) -> bool:
        """Return whether every operation of the file was replayed."""
        count = self._confirmed.execute("SELECT count(*) FROM op").fetchone()
        return count == (self._count,)

    def close(self) -> None:
        """Forget it all."""
        self.connection.close()

    def _copy_confirmed(self, member_id: bytes) -> None:
        sql = "SELECT * FROM member WHERE member_id = ? AND is_base = 1"
        row = self._confirmed.execute(sql, (member_id,)).fetchone()
        if row is not None:
            values = _named(member, row)
            values["version"] = values["base_version"]
            self.connection.execute(statements.INSERT_MEMBER, tuple(values.values()))


def check_projections(connection: Connection, replayed: Replay) -> Iterator[Problem]:
    """Yield every derived row that is not what the log and the confirmed rows give.

    Nothing if the log could not be replayed to its end: compared with a part of it, every row
    would be wrong.
    """
    if not replayed.is_whole():
        return
    beside = replayed.connection
    yield from _check_members(connection, beside)
    yield from _check_search_keys(connection)
    for table in (lot, counter):
        yield from _check_amounts(connection, beside, table)
    for table in (ledger_entry, op_other, grant_use):
        yield from _check_rows(connection, beside, table)


def _check_members(connection: Connection, beside: Connection) -> Iterator[Problem]:
    is_base, base_version, version = _positions(member, "is_base", "base_version", "version")
    for found, expected in _side_by_side(connection, beside, member):
        if found is None:
            yield _row_missing("member", _named(member, expected))
        elif expected is not None:
            yield from _differences(member, found, expected)
        elif not found[is_base]:
            yield _row_unexpected("member", _named(member, found))
        elif found[version] != found[base_version]:
            yield _value_wrong("member", _named(member, found), "version", found[base_version])


def _check_search_keys(connection: Connection) -> Iterator[Problem]:
    """Compare what finds members with what their rows say."""
    words = set[str]()
    key_count = 0
    for row in connection.execute(_ALL_MEMBERS):
        try:
            bearer = member_of(row)
        except (ValueError, KeyError, TypeError):
            yield _unreadable_member(row)
            continue
        words.update(name_words(bearer))
        for key in identifier_keys(bearer):
            key_count += 1
            values = (key, bearer.member_id.bytes)
            sql = "SELECT 1 FROM identifier WHERE key = ? AND member_id = ?"
            if connection.execute(sql, values).fetchone() is None:
                yield _row_missing("identifier", {"member_id": values[1]})
    if connection.execute("SELECT count(*) FROM identifier").fetchone() != (key_count,):
        yield from _idle_search_keys(connection)
    yield from _check_words(connection, words)


def _check_words(connection: Connection, words: set[str]) -> Iterator[Problem]:
    """Compare the vocabulary with the words that names have; words that none has do no harm."""
    for word, backwards in connection.execute("SELECT word, reversed FROM name_word"):
        words.discard(word)
        if backwards != word[::-1]:
            yield _value_wrong("name_word", {"reversed": backwards}, "reversed", word[::-1])
    for _word in sorted(words):
        yield _row_missing("name_word", {})


def _idle_search_keys(connection: Connection) -> Iterator[Problem]:
    for key, *row in connection.execute(_ALL_KEYS):
        try:
            bearer = None if row[0] is None else member_of(tuple(row))
        except (ValueError, KeyError, TypeError):
            continue
        if bearer is None or key not in set(identifier_keys(bearer)):
            yield _row_unexpected("identifier", {"member_id": row[0]})


def _check_amounts(connection: Connection, beside: Connection, table: Table) -> Iterator[Problem]:
    """Compare lots or counters: what is local in them is what the replay gave.

    All else of a confirmed row is the server's: its seal is checked.
    """
    confirmed, local = _positions(table, "base_amount", "local_amount")
    for found, expected in _side_by_side(connection, beside, table):
        if found is None:
            yield _row_missing(table.name, _named(table, expected))
        elif found[confirmed]:
            amount = 0 if expected is None else expected[local]
            if found[local] != amount:
                yield _value_wrong(table.name, _named(table, found), "local_amount", amount)
        elif expected is None:
            yield _row_unexpected(table.name, _named(table, found))
        else:
            yield from _differences(table, found, expected)


def _check_rows(connection: Connection, beside: Connection, table: Table) -> Iterator[Problem]:
    for found, expected in _side_by_side(connection, beside, table):
        if found is None:
            yield _row_missing(table.name, _named(table, expected))
        elif expected is None:
            yield _row_unexpected(table.name, _named(table, found))
        else:
            yield from _differences(table, found, expected)


def _side_by_side(
    connection: Connection, beside: Connection, table: Table
) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield the rows with the same key together; ``None`` where one side has none."""
    keys = _positions(table, *(column.name for column in table.primary_key))
    order = ", ".join(column.name for column in table.primary_key)
    sql = f"SELECT * FROM {table.name} ORDER BY {order}"  # noqa: S608 - names of our own tables
    here, there = iter(connection.execute(sql)), iter(beside.execute(sql))
    found, expected = next(here, None), next(there, None)
    while found is not None or expected is not None:
        left = None if found is None else tuple(found[k] for k in keys)
        right = None if expected is None else tuple(expected[k] for k in keys)
        if right is None or (left is not None and left < right):
            yield found, None
            found = next(here, None)
        elif left is None or right < left:
            yield None, expected
            expected = next(there, None)
        else:
            yield found, expected
            found, expected = next(here, None), next(there, None)


def _differences(table: Table, found: Row, expected: Row) -> Iterator[Problem]:
    if found == expected:
        return
    row, right = _named(table, found), _named(table, expected)
    for name, value in right.items():
        if row[name] != value:
            yield _value_wrong(table.name, row, name, value)


def _positions(table: Table, *names: str) -> tuple[int, ...]:
    columns = table.columns.keys()
    return tuple(columns.index(name) for name in names)


def _named(table: Table, row: Row | None) -> dict[str, Any]:
    return dict(zip(table.columns.keys(), row or (), strict=False))


def _row_missing(table: str, row: Mapping[str, Any]) -> Problem:
    sentence = f"A row of {table} is missing{_whose(row)}."
    return Problem(ProblemKind.ROW_MISSING, table, sentence)


def _row_unexpected(table: str, row: Mapping[str, Any]) -> Problem:
    sentence = f"A row of {table}{_whose(row)} comes from no operation."
    return Problem(ProblemKind.ROW_UNEXPECTED, table, sentence)


def _value_wrong(table: str, row: Mapping[str, Any], name: str, expected: object) -> Problem:
    values = f"is {row[name]!r} and should be {expected!r}"
    if name in _PERSONAL:
        values = "is not what was recorded"
    sentence = f"In {table}{_whose(row)}, {name} {values}."
    return Problem(ProblemKind.VALUE_WRONG, table, sentence)


def _unreadable_member(row: Row) -> Problem:
    sentence = f"The row of member{_whose(_named(member, row))} is not readable."
    return Problem(ProblemKind.VALUE_WRONG, "member", sentence)


def _whose(row: Mapping[str, Any]) -> str:
    """Name the row by what tells it apart; members by id, never by what is known of them."""
    named = [f"operation {row['seq']}"] if "seq" in row else []
    owner = row.get("member_id")
    if isinstance(owner, bytes) and len(owner) == _ID_BYTES:
        named.append(f"member {UUID(bytes=owner)}")
    named += [str(row[name]) for name in ("lot_id", "name", "day") if row.get(name)]
    return f" ({', '.join(named)})" if named else ""
