# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Many rows in one statement: what the hot paths read and write by.

PostgreSQL takes each column as one array, so the statement's text is always the same and is
prepared once; a row costs it a sixth of what it costs alone. SQLite runs in this process and takes
the rows one after the other. The texts are made once, from the tables.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, Row, Table

Values = Sequence[object]

_KEYS: Final = "{keys}"
_KEYS_AT_ONCE: Final = 500
"""SQLite builds of old allow 999 values to a statement."""


class Insertion:
    """Adds rows to a table, and says what becomes of those that are there."""

    def __init__(self, table: Table, clash: str = "") -> None:
        """Make the statement's texts.

        Args:
            clash: What follows ``ON CONFLICT``; empty where no row may be there.
        """
        names = ", ".join(column.name for column in table.columns)
        into = f"INSERT INTO {table.name} ({names})"
        end = f" ON CONFLICT {clash}" if clash else ""
        marks = ", ".join("?" for _ in table.columns)
        arrays = ", ".join(f"%b::{_type_of(column)}[]" for column in table.columns)
        self._one_by_one: Final = f"{into} VALUES ({marks}){end}"
        self._at_once: Final = f"{into} SELECT * FROM unnest({arrays}){end}"  # noqa: S608 - the names of our own tables
        self._array_of: Final = tuple(_array_of(column) for column in table.columns)

    def run(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Add the rows, each with a value for every column of the table, in that order."""
        if not rows:
            return
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(self._one_by_one, [tuple(row) for row in rows])
        else:
            columns = zip(self._array_of, zip(*rows, strict=True), strict=True)
            arrays = tuple(array_of(values) for array_of, values in columns)
            connection.exec_driver_sql(self._at_once, arrays)


class Lookup:
    """Finds rows by many keys."""

    def __init__(self, sql: str) -> None:
        """Take a SELECT that says ``IN {keys}`` once.

        The rows come in the order that it asks for, where that begins with the key.
        """
        self._before, self._after = sql.split(f"IN {_KEYS}")
        self._at_once: Final = f"{self._before}= ANY(%b){self._after}"

    def run(self, connection: Connection, keys: Iterable[bytes] | Iterable[str]) -> list[Row[Any]]:
        """Return the rows that have one of the keys."""
        wanted: list[Any] = sorted(set(keys))
        if not wanted:
            return []
        if connection.dialect.name != "sqlite":
            return list(connection.exec_driver_sql(self._at_once, (wanted,)).all())
        found: list[Row[Any]] = []
        for start in range(0, len(wanted), _KEYS_AT_ONCE):
            some = tuple(wanted[start : start + _KEYS_AT_ONCE])
            marks = ", ".join("?" for _ in some)
            sql = f"{self._before}IN ({marks}){self._after}"
            found.extend(connection.exec_driver_sql(sql, some).all())
        return found


def _type_of(column: Column[Any]) -> str:
    match column.type:
        case LargeBinary():
            return "bytea"
        case BigInteger():
            return "int8"
        case Integer():
            return "int4"
        case _:
            return "text"


def _array_of(column: Column[Any]) -> Callable[[Sequence[Any]], object]:
    """Return how a column's values become an array.

    The driver looks at every value by itself; a text that PostgreSQL reads is made in a third of
    the time. Of what may be long the driver's binary form is better.
    """
    match column.type:
        case LargeBinary(length=None):
            return list
        case LargeBinary():
            return _bytes
        case Integer():
            return _numbers
        case _:
            return _texts


def _numbers(values: Sequence[Any]) -> str:
    if None in values:
        return _array("NULL" if number is None else str(number) for number in values)
    return _array(map(str, values))


def _bytes(values: Sequence[Any]) -> str:
    if None in values:
        return _array("NULL" if some is None else f'"\\\\x{some.hex()}"' for some in values)
    return '{"\\\\x' + '","\\\\x'.join(map(bytes.hex, values)) + '"}'


def _texts(values: Sequence[Any]) -> str:
    if None in values:
        return _array("NULL" if text is None else f'"{_escaped(text)}"' for text in values)
    together = "".join(values)
    if '"' in together or "\\" in together:
        values = [_escaped(text) for text in values]
    return '{"' + '","'.join(values) + '"}'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _array(parts: Iterable[str]) -> str:
    return "{" + ",".join(parts) + "}"
