# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server's database without most of what SQLAlchemy costs with each question.

A run asks thousands of small questions of a file in memory; SQLAlchemy takes ten times as long
about one as SQLite. Statements and transactions are the server's own: a statement that comes again
is compiled by SQLAlchemy once, and goes to the driver directly from then on. Everything else goes
the ordinary way.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from functools import lru_cache
from types import TracebackType
from typing import Any, Final, cast

from sqlalchemy import Connection, Executable, Result, event
from sqlalchemy.exc import DBAPIError

from pos_loyalty.server.database import Database
from pos_loyalty.simulation.quick_answers import Answer
from pos_loyalty.simulation.quick_statements import KINDS, Statement, known

ANY: Final = "any"


class QuickDatabase(Database):
    """The server's database, for one thread; a connection is kept for each kind of transaction.

    Attributes:
        before_statement: Is called before each statement that SQLAlchemy does not see.
        before_commit: Is called before each commit, with SQLAlchemy's connection.
        writes: By table, how many statements have written into it, be they committed or not.
    """

    def __init__(self, url: str, **options: Any) -> None:  # noqa: ANN401 - as Database takes them
        """As ``Database``."""
        super().__init__(url, **options)
        self.before_statement: Callable[[], None] = _let_it_run
        self.before_commit: Callable[[Connection], None] = _let_it_commit
        self.writes: Counter[str] = Counter()
        self._kept: dict[bool, _QuickConnection] = {}
        event.listen(self.engine, "before_cursor_execute", self._note_ordinary)

    def close(self) -> None:
        """Let the connections go."""
        for connection in self._kept.values():
            connection.let_go()
        self._kept.clear()
        super().close()

    def transaction(  # type: ignore[override]  # a block is a block
        self, *, is_reading: bool
    ) -> AbstractContextManager[Connection]:
        """Open a transaction on the connection that is kept for its kind."""
        return _Transaction(self, is_reading=is_reading)

    def begin(self, *, is_reading: bool) -> "_QuickConnection":
        """Begin a transaction; ``give_up`` or the connection's ``commit`` ends it."""
        kept = self._kept.get(is_reading)
        if kept is None:
            ordinary = self.engine.connect().execution_options(is_reading=is_reading)
            kept = self._kept[is_reading] = _QuickConnection(self, ordinary)
        kept.begin_again("BEGIN" if is_reading else "BEGIN IMMEDIATE")
        return kept

    def give_up(self, *, is_reading: bool) -> None:
        """Undo a transaction; where that is not possible, the next has a new connection."""
        kept = self._kept.pop(is_reading)
        if kept.could_undo():
            self._kept[is_reading] = kept
        else:
            kept.let_go()

    def written(self, *tables: str) -> object:
        """Return what is another thing whenever some tables of the file may have changed.

        Nobody else writes into it; where it is another file, this is another database.
        """
        writes = self.writes
        return (self, writes[ANY], *[writes[table] for table in tables])

    def note(self, sql: str) -> None:
        """Count a statement, if it writes."""
        if table := written_by(sql):
            self.writes[table] += 1

    def _note_ordinary(self, _connection: object, _cursor: object, sql: str, *_: object) -> None:
        self.note(sql)


class _Transaction:
    """A block that is one transaction."""

    def __init__(self, database: QuickDatabase, *, is_reading: bool) -> None:
        self._database = database
        self._is_reading = is_reading
        self._connection: _QuickConnection | None = None

    def __enter__(self) -> Connection:
        try:
            self._connection = self._database.begin(is_reading=self._is_reading)
        except BaseException:
            self._database.give_up(is_reading=self._is_reading)
            raise
        return cast("Connection", self._connection)

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if exc is None and self._connection is not None:
                self._database.before_commit(self._connection.ordinary)
                self._connection.commit()
                return
        except BaseException:
            self._database.give_up(is_reading=self._is_reading)
            raise
        self._database.give_up(is_reading=self._is_reading)


class _QuickConnection:
    """A connection of SQLAlchemy's, but for statements that are known.

    Attributes:
        ordinary: It believes that it is in one transaction for ever.
    """

    def __init__(self, database: QuickDatabase, ordinary: Connection) -> None:
        self.ordinary: Final = ordinary
        self.dialect: Final = ordinary.dialect
        self._database: Final = database
        driver = ordinary.connection.dbapi_connection
        self._driver: Final = cast("sqlite3.Connection", driver)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all that a connection has
        return getattr(self.ordinary, name)

    def let_go(self) -> None:
        """Give the connection back; what is not committed is undone."""
        self.ordinary.close()

    def begin_again(self, sql: str) -> None:
        """Begin a transaction: the first as SQLAlchemy does, which is told of no other."""
        if not self.ordinary.in_transaction():
            self.ordinary.begin()
            return
        self._database.before_statement()
        self._run(sql, ())

    def could_undo(self) -> bool:
        """Undo what was begun last; return whether the connection is good for another."""
        if self.ordinary.invalidated or not self.ordinary.in_transaction():
            return False
        with suppress(sqlite3.Error):
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")
            return True
        return False

    def commit(self) -> None:
        """Commit what was begun last."""
        self._run("COMMIT", ())

    def execute(
        self,
        statement: Executable,
        values: Any = None,  # noqa: ANN401 - as it does
        **options: Any,  # noqa: ANN401 - as it does
    ) -> Result[Any]:
        """Run a statement, once or for many rows."""
        if isinstance(statement, KINDS) and not options:
            is_many = isinstance(values, list)
            first = values[0] if is_many else values or {}
            found = known(statement, first, self.dialect)
            if found is not None and is_many and found.varying is None:
                return self._told(found, values)
            if found is not None and not is_many:
                return self._asked(*found.bound(first), found)
        return self.ordinary.execute(statement, values, **options)

    def exec_driver_sql(self, sql: str, values: Any = ()) -> Result[Any]:  # noqa: ANN401 - as it does
        """Run a text, once or for many rows."""
        if isinstance(values, tuple):
            return self._asked(sql, values)
        if len(values) == 1:
            return self._asked(sql, values[0])
        return self._asked(sql, values, run=self._driver.executemany)

    def _told(self, statement: Statement, values: Sequence[Any]) -> Result[Any]:
        """Run a statement for many rows, whose text is the same for all."""
        rows = [statement.bound(each)[1] for each in values]
        return self._asked(statement.text, rows, run=self._driver.executemany)

    def _asked(
        self,
        sql: str,
        values: Sequence[Any],
        statement: Statement | None = None,
        run: Callable[[str, Sequence[Any]], sqlite3.Cursor] | None = None,
    ) -> Result[Any]:
        self._database.before_statement()
        self._database.note(sql)
        cursor, rows = self._run(sql, values, run)
        if cursor.description is None:
            return cast("Result[Any]", Answer((), (), cursor.rowcount))
        names = tuple([column[0] for column in cursor.description])
        if statement is not None:
            rows = statement.read(rows)
        return cast("Result[Any]", Answer(names, rows, cursor.rowcount))

    def _run(
        self,
        sql: str,
        values: Sequence[Any],
        run: Callable[[str, Sequence[Any]], sqlite3.Cursor] | None = None,
    ) -> tuple[sqlite3.Cursor, list[Any]]:
        try:
            cursor = (run or self._driver.execute)(sql, values)
            return cursor, cursor.fetchall()
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                sql, values, error, sqlite3.Error, dialect=self.dialect
            ) from error


@lru_cache(maxsize=1_000)
def written_by(sql: str) -> str:
    """Return the table that a statement writes into; empty for none, ``ANY`` where we cannot tell.

    No table of the server's has a trigger, and none is changed by way of another.
    """
    words = sql.split(None, 3)
    match words:
        case [("SELECT" | "BEGIN" | "COMMIT" | "ROLLBACK"), *_]:
            return ""
        case ["INSERT", "INTO", table, *_] | ["UPDATE", table, *_] | ["DELETE", "FROM", table, *_]:
            return table
        case _:
            return ANY


def _let_it_commit(_connection: Connection) -> None:
    """Do nothing before a commit."""


def _let_it_run() -> None:
    """Do nothing before a statement."""
