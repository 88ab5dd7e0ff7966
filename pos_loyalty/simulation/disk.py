# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's disk: what kills, cuts of power, copies and a lack of room do to the real file.

The files lie in memory where the machine allows it, and every commit asks for its sync all the
same. What a cut of power leaves is therefore computed: of a connection that syncs each commit,
everything; of one that does not, what was moved into the database and any part of the log that
follows it. Torn and reordered writes are the power-cut harness's business (tests/durability).
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, Final

from pos_loyalty.local_db.connection import DriverError, Sync
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore

_SYNC_FULL: Final = 2
_LOG_HEADER_BYTES: Final = 32
_FRAME_HEADER_BYTES: Final = 24
_NEWEST_FRAME_AT: Final = 16
_MOVED_FRAMES_AT: Final = 96
"""Where SQLite's index of its log says how many frames are in it, and how many were moved."""

_NO_PAGE_LIMIT: Final = 4_294_967_294


class Killed(BaseException):
    """The machine is dead. Nobody may catch it but the world."""


class TillDisk:
    """The folder of one till's file, and the open store on it.

    Attributes:
        store: ``None`` while the machine is off.
        is_dying: What ``kill_within`` asked for has come.
        is_full: There is no room for anything more.
    """

    def __init__(self, folder: Path, sync: Sync = Sync.FULL) -> None:
        """Take a folder that holds a closed store.

        Args:
            folder: What it is called changes when the machine dies.
        """
        self._folder = folder
        self.sync: Final = sync
        self._copies = 0
        self._mark_at_start = b""
        self.store: SqliteStore | None = None
        self.is_dying = self.is_full = False

    def open(self) -> SqliteStore:
        """Open the store, as a program does that was just started."""
        mark = StoreFiles(self._folder).mark
        self._mark_at_start = mark.read_bytes() if mark.exists() else b""
        self.is_dying = self.is_full = False
        self.store = open_store(self._folder, keyring=None, sync=self.sync)
        return self.store

    def close(self) -> None:
        """Close the store, as a program does that ends."""
        if self.store is not None:
            self.store.close()
            self.store = None

    def end(self) -> None:
        """Close the store whatever state it is in."""
        if self.store is not None:
            _give_up(self.store)
            self.store = None

    def kill(self) -> None:
        """Let the process die: what was committed is there, and nothing else."""
        if self.store is not None:
            self._leave_behind(self._image())

    def cut_power(self, dice: Random) -> None:
        """Let the power go: what was not synced is there in part, or not at all."""
        if self.store is None:
            return
        connection = self.store.writing().connection
        row = connection.execute("PRAGMA synchronous").fetchone()
        image = self._image()
        if row is None or row[0] < _SYNC_FULL:
            _shorten_log(StoreFiles(image), dice)
        if dice.random() < 0.5:  # noqa: PLR2004 - the marker is never synced: as likely as not
            StoreFiles(image).mark.write_bytes(self._mark_at_start)
        self._leave_behind(image)

    def kill_within(self, steps: int) -> None:
        """Let the process die in the writer's next work, after so many steps of SQLite's.

        Whoever works on the store then sees it fail; once ``is_dying``, ``kill`` has to follow.

        Args:
            steps: An enrolment takes about 400.
        """
        if self.store is None:
            return
        countdown = iter(range(steps))

        def dies() -> int:
            if next(countdown, None) is not None:
                return 0
            self.is_dying = True
            return 1

        _watch_steps(self.store, dies)

    def kill_after_commit(self, commits: int = 1) -> None:
        """Let the process die at the end of a commit of the writer's, before anybody knows of it.

        As of ``kill_within``.

        Args:
            commits: Which of those that come; a till that looks at its clock makes one, too.
        """
        if self.store is None:
            return
        connection = self.store.writing().connection
        was_open, left = connection.in_transaction, commits

        def dies() -> int:
            nonlocal was_open, left
            left -= was_open and not connection.in_transaction
            was_open = connection.in_transaction
            self.is_dying = left <= 0
            return int(self.is_dying)

        _watch_steps(self.store, dies)

    def image(self) -> Path:
        """Return a copy of the disk as it is at this moment."""
        return self._image()

    def put_back(self, image: Path, *, keeps_mark: bool) -> None:
        """Let an older copy take the place of the disk; the machine is off afterwards.

        Args:
            keeps_mark: Only the database is the older one; else the whole disk is.
        """
        self.kill()
        files, now = StoreFiles(image), StoreFiles(self._folder)
        if keeps_mark and now.mark.exists():
            shutil.copyfile(now.mark, files.mark)
        self._leave_behind(image)

    def fill(self) -> None:
        """Let there be no room for anything more."""
        if self.store is not None:
            connection = self.store.writing().connection
            self.is_full = True
            with suppress(DriverError):  # a program that was to die just then is dying
                pages = connection.execute("PRAGMA page_count").fetchone()
                connection.execute(f"PRAGMA max_page_count = {pages[0] if pages else 1}")

    def make_room(self) -> None:
        """Let there be room again."""
        self.is_full = False
        if self.store is not None:
            with suppress(DriverError):  # as above
                connection = self.store.writing().connection
                connection.execute(f"PRAGMA max_page_count = {_NO_PAGE_LIMIT}")

    def mend(self) -> None:
        """Let nothing be wrong with the disk any more."""
        if self.store is not None:
            _watch_steps(self.store, None)
        self.make_room()

    def _image(self) -> Path:
        self._copies += 1
        folder = self._folder.with_name(f"{self._folder.name.split('.')[0]}.{self._copies}")
        # The index of the log is made anew by whoever opens the copy; a cut of power reads it.
        shutil.copytree(self._folder, folder)
        return folder

    def _leave_behind(self, image: Path) -> None:
        """Go on with the copy; the open store and its folder are given up."""
        if self.store is not None:
            _give_up(self.store)
            self.store = None
        shutil.rmtree(self._folder)
        self._folder = image


def _give_up(store: SqliteStore) -> None:
    """Close a store whose program died: its open transaction is none."""
    _watch_steps(store, None)
    connection = store.writing().connection
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    store.close()


def _watch_steps(store: SqliteStore, handler: Callable[[], int] | None) -> None:
    connection: Any = store.writing().connection  # its port leaves out what only we need
    connection.set_progress_handler(handler, 1)


def _shorten_log(files: StoreFiles, dice: Random) -> None:
    log, index = Path(f"{files.database}-wal"), Path(f"{files.database}-shm")
    if not (log.exists() and index.exists()):
        return
    head, places = log.read_bytes()[:_LOG_HEADER_BYTES], index.read_bytes()
    newest = int.from_bytes(places[_NEWEST_FRAME_AT:][:4], "little")
    moved = int.from_bytes(places[_MOVED_FRAMES_AT:][:4], "little")
    frame_bytes = int.from_bytes(head[8:12], "big") + _FRAME_HEADER_BYTES
    kept = dice.randint(min(moved, newest), newest)
    with log.open("rb+") as file:
        file.truncate(_LOG_HEADER_BYTES + kept * frame_bytes)
