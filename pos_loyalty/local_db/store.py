# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's file as a store: one writer, many readers, one process."""

import logging
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import UUID

from pos_loyalty.domain.errors import DamagedFile, DiskFull
from pos_loyalty.domain.ids import ProgramId, TillId
from pos_loyalty.domain.program.document import Program
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Role, Row, Sync, open_connection, translated
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.lock import StoreLock
from pos_loyalty.local_db.marker import Marker, is_ahead, read_marker
from pos_loyalty.local_db.unit_of_work import (
    BEGIN_READING,
    BEGIN_WRITING,
    Session,
    SqliteUnitOfWork,
)
from pos_loyalty.protocol.chain import ChainHead
from pos_loyalty.services.ports import TillPlace

CHECKPOINT_COMMITS: Final = 400
"""At about ten pages each, the log is then as long as it should ever get."""

_log: Final = logging.getLogger(__name__)
_TURNS_MAX: Final = 1 << 31


class SqliteStore:
    """The open store. ``opening.open_store`` makes one.

    Attributes:
        ended_uncleanly: The process before this one died without closing the store.
        missing_since: The newest operation that the marker knows where the database does not have
            it: confirmed work is missing, and ``verify`` says which. ``None`` if all is there.
    """

    def __init__(
        self, files: StoreFiles, key: bytes, lock: StoreLock, *, sync: Sync = Sync.FULL
    ) -> None:
        """Open the files; the lock is released when the store is closed."""
        self._path: Final[Path] = files.database
        self._key = key
        self._lock = lock
        self._parsed: dict[ProgramId, Program] = {}
        writer = open_connection(files.database, key, Role.WRITER, sync=sync)
        self._place = _read_place(writer)
        self._writer = Session(writer, self._place.till_id, self._parsed)
        self._readers: deque[Session] = deque()
        self._writing_thread: int | None = None
        self._commits = 0
        with suppress(DiskFull):  # what is there can be read all the same
            self._checkpoint()
        head = self._writer.log.head()
        marked = read_marker(files.mark)
        self._marked = marked or head
        self._marker = Marker(files.mark)
        self.missing_since = marked if marked and is_ahead(marked, head) else None
        if self.missing_since is not None:
            self._need_epoch()
        self.ended_uncleanly = lock.ended_uncleanly

    @property
    def place(self) -> TillPlace:
        """Return where this till stands."""
        return self._place

    def reading(self) -> SqliteUnitOfWork:
        """Return a unit that cannot write; any number may run beside each other."""
        try:
            session = self._readers.pop()
        except IndexError:
            connection = open_connection(self._path, self._key, Role.READER)
            session = Session(connection, self._place.till_id, self._parsed)
        return SqliteUnitOfWork(
            session, BEGIN_READING, committed=_nothing, left=self._readers.append
        )

    def writing(self) -> SqliteUnitOfWork:
        """Return a unit that may write. The first thread that asks stays the writer's.

        Raises:
            ValueError: If another thread asks.
        """
        self._require_writing_thread()
        return SqliteUnitOfWork(
            self._writer, BEGIN_WRITING, committed=self._confirmed, left=_forget
        )

    def release_writing_thread(self) -> None:
        """Let another thread be the writer's from now on; between two units only."""
        self._writing_thread = None

    def checkpoint(self) -> None:
        """Move what was committed from the log into the database, in an idle moment.

        Runs on the writer's thread. Never waits for a reader.
        """
        self._require_writing_thread()
        if self._commits:
            self._checkpoint()

    def close(self) -> None:
        """Put everything into the one file and close it. No unit may be open."""
        with translated():
            for session in self._readers:
                session.connection.close()
            self._readers.clear()
            self._writer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._writer.connection.close()
        self._marker.close()
        self._lock.release()

    def _require_writing_thread(self) -> None:
        this = threading.get_ident()
        if self._writing_thread is None:
            self._writing_thread = this
        elif self._writing_thread != this:
            raise ValueError("only the writer's thread may write")

    def _confirmed(self, session: Session) -> None:
        """Do what follows a commit. The work is durable: nothing here may say otherwise."""
        try:
            if session.log.recorded is not None:
                self._mark(session.log.recorded)
        except Exception:  # noqa: BLE001 - whatever it is: the marker may be behind
            _log.exception("The marker could not be written")
        self._commits += 1
        if self._commits < CHECKPOINT_COMMITS:
            return
        try:
            self._checkpoint()
        except Exception:  # noqa: BLE001 - as above: the log can wait for a better moment
            _log.exception("The log could not be moved into the database")

    def _need_epoch(self) -> None:
        """Remember that work is missing, also when the log has come further than it was."""
        with suppress(DiskFull), translated():  # then nothing can be recorded either
            self._writer.connection.execute("UPDATE standing SET needs_epoch = 1")

    def _mark(self, head: ChainHead) -> None:
        # What is missing stays marked, until the log has come further than it was.
        if is_ahead(head, self._marked):
            self._marked = head
            self._marker.write(head)

    def _checkpoint(self) -> None:
        connection = self._writer.connection
        with translated():
            _, frames, moved = _row(connection, "PRAGMA wal_checkpoint(PASSIVE)")
            self._commits = 0
            if moved == frames:
                # The first commit into an emptied log syncs twice: better now than in a sale.
                (turns,) = _row(connection, "PRAGMA user_version")
                connection.execute(f"PRAGMA user_version = {(turns + 1) % _TURNS_MAX}")


def _read_place(connection: Connection) -> TillPlace:
    with translated():
        till_id, *where = _row(connection, statements.READ_TILL)
    return TillPlace(TillId(UUID(bytes=till_id)), *where)


def _row(connection: Connection, sql: str) -> Row:
    row = connection.execute(sql).fetchone()
    if row is None:
        raise DamagedFile("the file has no till")
    return row


def _nothing(_session: Session) -> None:
    """Tell nobody: a reader has nothing to make durable."""


def _forget(session: Session) -> None:
    session.log.recorded = None
