# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Seals what the server confirmed: a row that was changed or taken away does not go unnoticed.

What the till itself records is in the chained log. For the rest there is, per table, the number
of confirmed rows and the sum of their hashes: whoever adds rows adds to it in the same
transaction, in any order, without reading the others; whoever replaces some takes the old ones
out of it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from pos_loyalty.local_db.connection import Connection, Row, Values
from pos_loyalty.local_db.findings import Problem, ProblemKind

_SUM_MASK: Final = (1 << 62) - 1
"""Two sums add up without leaving SQLite's 64 bits."""

_CONFIRMED_COLUMNS: Final[Mapping[str, tuple[int, ...]]] = {
    "member": (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12),
    "lot": (0, 1, 2, 4, 5),
    "counter": (0, 1, 2, 3),
    "account": (0, 1, 3),
    "grant_held": (0, 1, 2, 3, 4, 5, 6, 7),
}
"""By table, the columns that the server decides, in the table's order."""

_ADDED_COLUMNS: Final[Mapping[str, Sequence[Mapping[int, object]]]] = {
    "member": ({14: None}, {15: 0, 16: None}),
    "lot": ({6: "points", 7: "", 8: None, 9: 0},),
}
"""The same for columns that each later release has added, with what rows from before have there.

A row that has nothing else there counts as it did before: seals outlive a migration.
"""

_CONFIRMED_ROWS: Final[Mapping[str, str]] = {
    "member": "SELECT * FROM member WHERE is_base = 1",
    "lot": "SELECT * FROM lot WHERE base_amount <> 0",
    "counter": "SELECT * FROM counter WHERE base_amount <> 0",
    "account": "SELECT * FROM account WHERE true",
    "grant_held": "SELECT * FROM grant_held WHERE true",
}
_OF_MEMBER: Final = {table: f"{sql} AND member_id = ?" for table, sql in _CONFIRMED_ROWS.items()}
_ADD: Final = (
    "INSERT INTO base_seal VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"  # noqa: S608 - a constant
    f" row_count = row_count + excluded.row_count,"
    f" row_sum = (row_sum + excluded.row_sum) & {_SUM_MASK}"
)


def add_to_seal(connection: Connection, table: str, rows: Iterable[Values]) -> None:
    """Count confirmed rows in, in the transaction that adds them.

    Args:
        rows: As they are stored, all columns. Tables that hold nothing confirmed have no seal.
    """
    if table in _CONFIRMED_COLUMNS:
        connection.execute(_ADD, (table, *_seal(table, rows)))


ACCOUNT_TABLES: Final = ("member", "lot", "counter", "account")
"""Where what is confirmed of an account stands; the member's row has its version."""

GRANT_TABLES: Final = ("grant_held",)


@contextmanager
def resealed(connection: Connection, member_id: bytes, *groups: Sequence[str]) -> Iterator[None]:
    """Keep the seals right while what is confirmed of one member is changed in the block.

    Args:
        member_id: As stored; it may have no member here.
        groups: Of the tables that the block may change.
    """
    tables = [table for group in groups for table in group]
    before = _confirmed_of(connection, member_id, tables)
    yield
    after = _confirmed_of(connection, member_id, tables)
    for table, rows in after.items():
        if rows != before[table]:
            gone_count, gone_sum = _seal(table, before[table] - rows)
            new_count, new_sum = _seal(table, rows - before[table])
            change = (table, new_count - gone_count, (new_sum - gone_sum) & _SUM_MASK)
            connection.execute(_ADD, change)


def check_seals(connection: Connection) -> Iterator[Problem]:
    """Yield a problem for each table whose confirmed rows are not those that were added."""
    for table, sql in _CONFIRMED_ROWS.items():
        stored = connection.execute(
            "SELECT row_count, row_sum FROM base_seal WHERE name = ?", (table,)
        ).fetchone()
        found = _seal(table, connection.execute(sql))
        if stored is None and found[0]:
            sentence = f"The seal on what the server confirmed in {table} is missing."
            yield Problem(ProblemKind.CONFIRMED_CHANGED, "base_seal", sentence)
        elif stored is not None and found != stored:
            yield _broken(table, found[0], stored[0])


def _confirmed_of(
    connection: Connection, member_id: bytes, tables: Iterable[str]
) -> dict[str, set[Row]]:
    return {table: set(connection.execute(_OF_MEMBER[table], (member_id,))) for table in tables}


def _broken(table: str, found_rows: int, sealed_rows: int) -> Problem:
    sentence = f"In {table}, rows that the server had confirmed were changed."
    if found_rows != sealed_rows:
        sentence = (
            f"In {table} there are {found_rows} rows that the server confirmed; there should be"
            f" {sealed_rows}."
        )
    return Problem(ProblemKind.CONFIRMED_CHANGED, table, sentence)


def _seal(table: str, rows: Iterable[Values | Row]) -> tuple[int, int]:
    columns = _CONFIRMED_COLUMNS[table]
    releases = [(tuple(added), list(added.values())) for added in _ADDED_COLUMNS.get(table, ())]
    count = total = 0
    for row in rows:
        confirmed = [row[n] for n in columns]
        for added, as_before in releases:
            if (later := [row[n] for n in added]) != as_before:
                confirmed += later
        digest = hashlib.sha256(repr(confirmed).encode()).digest()
        total += int.from_bytes(digest[:8], "big")
        count += 1
    return count, total & _SUM_MASK
