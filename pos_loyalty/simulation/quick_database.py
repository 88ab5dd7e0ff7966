# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server's database without most of what SQLAlchemy costs with each question.

A run asks thousands of small questions of a file in memory; SQLAlchemy takes ten times as long
about one as SQLite. Statements and transactions are the server's own: a SELECT that comes again is
compiled by SQLAlchemy once, and goes to the driver directly from then on. Everything else goes the
ordinary way.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast
from weakref import WeakSet

from sqlalchemy import Connection, Executable, LargeBinary, Select
from sqlalchemy.engine import Dialect, IteratorResult, Result
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from pos_loyalty.server.database import Database

Values = Mapping[str, Any]

_QUESTIONS_MAX: Final = 1_000


class QuickDatabase(Database):
    """The server's database, for one thread; a connection is kept for each kind of transaction.

    Attributes:
        before_statement: Is called before each statement that SQLAlchemy does not see.
        before_commit: Is called before each commit, with SQLAlchemy's connection.
    """

    def __init__(self, url: str, **options: Any) -> None:  # noqa: ANN401 - as Database takes them
        """As ``Database``."""
        super().__init__(url, **options)
        self.before_statement: Callable[[], None] = _let_it_run
        self.before_commit: Callable[[Connection], None] = _let_it_commit
        self._kept: dict[bool, _QuickConnection] = {}

    def close(self) -> None:
        """Let the connections go."""
        for connection in self._kept.values():
            connection.let_go()
        self._kept.clear()
        super().close()

    @contextmanager
    def transaction(self, *, is_reading: bool) -> Iterator[Connection]:
        """Open a transaction on the connection that is kept for its kind."""
        kept = self._kept.get(is_reading)
        if kept is None:
            ordinary = self.engine.connect().execution_options(is_reading=is_reading)
            kept = self._kept[is_reading] = _QuickConnection(self, ordinary)
        try:
            kept.begin_again("BEGIN" if is_reading else "BEGIN IMMEDIATE")
            yield cast("Connection", kept)
            self.before_commit(kept.ordinary)
            kept.commit()
        except BaseException:  # whatever state that leaves it in: the next begins with a new one
            self._kept.pop(is_reading).let_go()
            raise


class _QuickConnection:
    """A connection of SQLAlchemy's, but for questions that are known.

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

    def commit(self) -> None:
        """Commit what was begun last."""
        self._run("COMMIT", ())

    def execute(
        self,
        statement: Executable,
        values: Any = None,  # noqa: ANN401 - as it does
        **options: Any,  # noqa: ANN401 - as it does
    ) -> Result[Any]:
        """Run a statement."""
        if isinstance(statement, Select) and not options:
            question = _known(statement, self.dialect)
            if question is not None:
                return self._asked(*question.bound(values or {}))
        return self.ordinary.execute(statement, values, **options)

    def exec_driver_sql(self, sql: str, values: Any = ()) -> Result[Any]:  # noqa: ANN401 - as it does
        """Run a text: a SELECT with some values, or anything else."""
        if sql.startswith("SELECT") and isinstance(values, tuple):
            return self._asked(sql, values)
        return self.ordinary.exec_driver_sql(sql, values)

    def _asked(self, sql: str, values: Sequence[Any]) -> Result[Any]:
        self._database.before_statement()
        cursor, rows = self._run(sql, values)
        names = tuple([column[0] for column in cursor.description])
        return IteratorResult(_metadata(names), iter(rows))

    def _run(self, sql: str, values: Sequence[Any]) -> tuple[sqlite3.Cursor, list[Any]]:
        try:
            cursor = self._driver.execute(sql, values)
            return cursor, cursor.fetchall()
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                sql, values, error, sqlite3.Error, dialect=self.dialect
            ) from error


@dataclass(frozen=True, slots=True)
class _Question:
    """A SELECT that comes again.

    Attributes:
        compiled: ``None`` where the text is the same for all values.
        names: Of its values, in the order of the text.
        own: Values that it brings along.
    """

    compiled: SQLCompiler | None
    text: str
    names: Sequence[str]
    own: Values

    def bound(self, values: Values) -> tuple[str, Sequence[Any]]:
        """Return the text and the values in its order."""
        if self.compiled is None:
            own = self.own
            return self.text, [values[n] if n in values else own[n] for n in self.names]
        state = self.compiled.construct_expanded_state(values)
        return state.statement, state.positional_parameters


_met: Final[WeakSet[Select[Any]]] = WeakSet()
_questions: Final[dict[Select[Any], _Question | None]] = {}


def _known(statement: Select[Any], dialect: Dialect) -> _Question | None:
    """Return a question from the second time on that it comes, if the driver's rows are its own."""
    try:
        return _questions[statement]
    except KeyError:
        pass
    if statement in _met and len(_questions) < _QUESTIONS_MAX:
        _questions[statement] = _question(statement, dialect)
    _met.add(statement)
    return None


def _question(statement: Select[Any], dialect: Dialect) -> _Question | None:
    types = [column.type for column in statement.selected_columns]
    if any(
        not isinstance(kind, LargeBinary) and kind.result_processor(dialect, None) is not None
        for kind in types
    ):
        return None
    compiled = statement.compile(dialect=dialect)
    names = tuple(compiled.positiontup or ())
    is_fixed = not any(bind.expanding for bind in compiled.binds.values())
    return _Question(None if is_fixed else compiled, compiled.string, names, dict(compiled.params))


@lru_cache(maxsize=1_000)
def _metadata(names: tuple[str, ...]) -> SimpleResultMetaData:
    return SimpleResultMetaData(names)


def _let_it_commit(_connection: Connection) -> None:
    """Do nothing before a commit."""


def _let_it_run() -> None:
    """Do nothing before a statement."""
