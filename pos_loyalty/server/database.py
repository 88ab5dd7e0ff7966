# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server's database: SQLite beside the program, or PostgreSQL and what speaks like it.

Every write is one whole transaction through ``Database.write``: a function from a connection to a
value, run again from its beginning when the database could not put it in order with the others.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

TRIES_MAX: Final = 8
_FIRST_WAIT_SECONDS: Final = 0.005
_LOCK_SECONDS: Final = 30
_READING: Final = "is_reading"
_SERIALISATION: Final = frozenset({"40001", "40P01"})
_FAST_PACKING: Final = (
    "SELECT set_config(name, 'lz4', false) FROM pg_settings"
    " WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
)

_RETURNED_AT: Final = "returned_at"
_RESTED_SECONDS: Final = 2.0

R = TypeVar("R")
Pause = Callable[[float], None]


class TooBusy(Exception):
    """The database could not put a transaction in order with the others, time and again."""


class Database:
    """A pool of connections. Safe to be used by any number of threads."""

    def __init__(
        self,
        url: str,
        *,
        connections_max: int = 10,
        pause: Pause = time.sleep,
        dice: random.Random | None = None,
    ) -> None:
        """Remember the address; nothing is connected yet.

        Args:
            url: SQLAlchemy's, such as ``sqlite:////var/lib/shop.db`` or
                ``postgresql+psycopg://loyalty@/loyalty``.
            pause: How the time until the next try is spent.
            dice: Spread the tries of several that were in each other's way.
        """
        self.is_sqlite: Final = make_url(url).get_backend_name() == "sqlite"
        make_engine = _sqlite if self.is_sqlite else _other
        self.engine: Final = make_engine(url, connections_max)
        self._reading: Final[dict[str, Any]] = (
            {_READING: True} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        )
        self._pause = pause
        self._dice = dice or random.Random()  # noqa: S311 - spreads waits, guards nothing

    def read(self, work: Callable[[Connection], R]) -> R:
        """Return what the work finds at one moment: all of its questions see the same."""
        with self.transaction(is_reading=True) as connection:
            return work(connection)

    def write(self, work: Callable[[Connection], R]) -> R:
        """Run the work as one transaction; once this returns, it is durable.

        Args:
            work: Changes nothing but the database, for it may run more than once.

        Raises:
            TooBusy: After ``TRIES_MAX`` tries; nothing has changed then.
        """
        for attempt in range(TRIES_MAX):
            try:
                with self.transaction(is_reading=False) as connection:
                    return work(connection)
            except DBAPIError as error:
                if not _may_be_repeated(error):
                    raise
            self._pause(_FIRST_WAIT_SECONDS * 2**attempt * self._dice.random())
        raise TooBusy

    @contextmanager
    def transaction(self, *, is_reading: bool) -> Iterator[Connection]:
        """Open one transaction; leaving the block commits it, an error undoes it."""
        with self.engine.connect() as connection:
            if is_reading:
                connection.execution_options(**self._reading)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let the connections go."""
        self.engine.dispose()


def need_not_last(connection: Connection) -> None:
    """Let the open transaction's commit return at once: a crash of the machine may undo it."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")


def _may_be_repeated(error: DBAPIError) -> bool:
    """Return whether the database asks for the whole transaction once more."""
    if getattr(error.orig, "sqlstate", None) in _SERIALISATION:
        return True
    return "database is locked" in str(error.orig)  # SQLite, after it has waited


def _other(url: str, connections_max: int) -> Engine:
    engine = create_engine(
        url,
        pool_size=connections_max,
        max_overflow=0,
        # Rows are locked in one order for all: nothing stricter is needed.
        isolation_level="READ COMMITTED",
    )
    event.listen(engine, "connect", _pack_fast)
    event.listen(engine, "checkin", _note_return)
    event.listen(engine, "checkout", _try_rested)
    return engine


def _note_return(_connection: object, entry: ConnectionPoolEntry) -> None:
    entry.info[_RETURNED_AT] = time.monotonic()


def _try_rested(connection: psycopg.Connection[Any], entry: ConnectionPoolEntry, _: object) -> None:
    """Let nobody have a connection that has rested, and been cut meanwhile.

    One that was good a moment ago is not asked: that would cost as much as a question. If it was
    cut in that moment, whoever has it is told that the database is busy, and comes again.
    """
    if time.monotonic() - entry.info.get(_RETURNED_AT, 0.0) < _RESTED_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error:
        raise InvalidatePoolError from None


def _pack_fast(connection: psycopg.Connection[Any], _entry: ConnectionPoolEntry) -> None:
    """Have long values packed in a tenth of the time, where the server has learned how."""
    connection.execute(_FAST_PACKING)
    connection.commit()


def _sqlite(url: str, connections_max: int) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections_max,
        max_overflow=0,
        connect_args={"timeout": _LOCK_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    is_reading = connection.get_execution_options().get(_READING, False)
    # A writer that begins as a reader may find, half-way, that another was faster.
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
