# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the store says to the database, written down to be said again without the store."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from bench.stores import PLACE, connect
from pos_loyalty.local_db.connection import Connection, Cursor, Role, Sync, Values
from pos_loyalty.local_db.unit_of_work import (
    BEGIN_READING,
    BEGIN_WRITING,
    Session,
    SqliteUnitOfWork,
)
from pos_loyalty.services.ports import TillPlace

Spoken = tuple[str, Values]
"""A statement with its values."""


class RecordingStore:
    """Implements ``Store`` on one connection; keeps each statement of a writing unit.

    Attributes:
        spoken: The statements since it was last emptied.
    """

    place: TillPlace = PLACE

    def __init__(self, folder: Path) -> None:
        # What it writes is thrown away, and may as well be lost.
        self._connection = connect(folder, Role.WRITER, sync=Sync.OFF)
        self.spoken: list[Spoken] = []
        recorder = _Recorder(self._connection, self.spoken)
        self._writing = Session(recorder, PLACE.till_id, {})
        self._reading = Session(self._connection, PLACE.till_id, {})

    def reading(self) -> SqliteUnitOfWork:
        """Return a unit whose statements are not kept."""
        return SqliteUnitOfWork(self._reading, BEGIN_READING, committed=_ignore, left=_ignore)

    def writing(self) -> SqliteUnitOfWork:
        """Return a unit whose statements are kept, BEGIN and COMMIT among them."""
        return SqliteUnitOfWork(self._writing, BEGIN_WRITING, committed=_ignore, left=_ignore)

    def checkpoint(self) -> None:
        """Empty the write-ahead log."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class _Recorder:
    """Implements ``Connection``: passes everything on, and keeps it."""

    def __init__(self, connection: Connection, spoken: list[Spoken]) -> None:
        self._connection: Final = connection
        self._spoken = spoken

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def execute(self, sql: str, values: Values = (), /) -> Cursor:
        self._spoken.append((sql, values))
        return self._connection.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Values], /) -> Cursor:
        kept = list(rows)
        self._spoken.extend((sql, values) for values in kept)
        return self._connection.executemany(sql, kept)

    def backup(self, target: Connection, /) -> None:
        self._connection.backup(target)

    def close(self) -> None:
        self._connection.close()


def repeat(connection: Connection, *, only_writes: bool) -> Callable[[Iterable[Spoken]], None]:
    """Return what says statements to a connection, and reads a row of those that give one.

    Args:
        only_writes: Leave out what only reads.
    """
    execute = connection.execute

    def say(spoken: Iterable[Spoken]) -> None:
        for sql, values in spoken:
            if sql.startswith("SELECT"):
                if not only_writes:
                    execute(sql, values).fetchone()
            else:
                execute(sql, values)

    return say


def _ignore(_session: Session) -> None:
    """Do nothing: there is no marker to write and no reader to give back."""
