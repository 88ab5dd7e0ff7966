# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Copies of the till's file: making one while the till works, and putting one back.

A copy is encrypted like the file itself, and the key is not in it: the key stays with the till,
in the system's keyring or in ``till.key``. Whoever moves a till to another machine takes the key
too; whoever finds a copy reads nothing.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.local_db.connection import (
    Connection,
    DriverError,
    Role,
    copy_database,
    open_connection,
    open_for_inspection,
    translated,
)
from pos_loyalty.local_db.files import StoreFiles, sync_file, sync_folder
from pos_loyalty.local_db.key_store import Keyring, find_key
from pos_loyalty.local_db.lock import StoreLock
from pos_loyalty.local_db.marker import read_marker
from pos_loyalty.local_db.verify import verify_database
from pos_loyalty.services.ports import Clock

_Place = tuple[int, int]
"""Epoch and number of an operation; the newest is the greatest."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What putting a copy back has done.

    Attributes:
        replaced: Where the file that was there is kept; ``None`` if there was none.
        newest_seq: The newest operation of the copy; 0 if it holds none.
        missing_operations: So many operations were confirmed after the copy was made, as far as
            the till's marker and the replaced file know. What was sent to the server is there.
    """

    replaced: Path | None
    newest_seq: int
    missing_operations: int


def backup_store(data_dir: Path, destination: Path, *, keyring: Keyring | None) -> int:
    """Copy the till's file as it is at one moment, and return the copy's newest operation.

    The till may work meanwhile, in this process or another; it does not wait. The copy appears
    under its name when it is whole, checked and on the disk.

    Raises:
        FileExistsError: If there is a file of that name; it is left as it is.
        NotADirectoryError: If there is no folder for it.
        DamagedFile: If the copy, and so the till's file, is not whole; no copy is left then.
        WrongKey: If the key is not here.
        DiskFull: If there is no room for it.
    """
    files = StoreFiles(data_dir)
    if not files.database.exists():
        raise DamagedFile(f"there is no {files.database.name}")
    if destination.exists():
        raise FileExistsError(destination)
    if not destination.parent.is_dir():
        raise NotADirectoryError(destination.parent)
    key = find_key(files, keyring)
    with _draft(destination) as draft:
        with translated(), closing(open_for_inspection(files.database, key)) as source:
            copy_database(source, draft, key)
        newest = _require_whole(draft, key)
        sync_file(draft)
        draft.rename(destination)
    sync_folder(destination.parent)
    return newest[1]


def restore_store(
    backup: Path, data_dir: Path, *, keyring: Keyring | None, clock: Clock
) -> Restored:
    """Put a copy in the place of the till's file, which is kept under a name with the date.

    The copy is checked first. The file remembers that it was restored: what the till has sent
    since the copy was made is not in it, so its operations need a new period (``epoch``) before
    they are sent again. Interrupted, it may be begun again; nothing is ever deleted.

    Raises:
        StoreInUse: If the till is running.
        DamagedFile: If the copy is not whole, or is of another till and so cannot be read with
            this one's key; nothing has changed then.
        WrongKey: If the till's key is not here.
        OSError: If the copy cannot be read, or there is no room for it; nothing has changed then.
    """
    files = StoreFiles(data_dir)
    key = find_key(files, keyring)
    lock = StoreLock(files.lock)
    try:
        with _draft(files.database) as draft:
            shutil.copyfile(backup, draft)
            newest = _require_whole(draft, key)
            known = max(newest, *_newest_known(files, key))
            now = clock()
            _note_restored(draft, key, now)
            sync_file(draft)
            replaced = _put_aside(files, now)
            draft.rename(files.database)
        sync_folder(data_dir)
    except BaseException:
        lock.give_back()
        raise
    lock.release()
    return Restored(
        replaced, newest[1], known[1] - newest[1] if known[0] == newest[0] else known[1]
    )


@contextmanager
def _draft(final: Path) -> Iterator[Path]:
    """Give a name beside the final one; what is left under it at the end is deleted."""
    draft = final.with_name(f"{final.name}.part")
    leftovers = [draft, *(draft.with_name(f"{draft.name}{end}") for end in ("-wal", "-shm"))]
    try:
        for leftover in leftovers:
            leftover.unlink(missing_ok=True)
        yield draft
    finally:
        for leftover in leftovers:
            leftover.unlink(missing_ok=True)


def _require_whole(database: Path, key: bytes) -> _Place:
    """Return the newest operation of a copy; raise ``DamagedFile`` if anything is wrong."""
    if problems := verify_database(database, key, marker=None):
        raise DamagedFile(problems[0].text)
    with closing(open_for_inspection(database, key)) as connection:
        return _newest(connection)


def _newest(connection: Connection) -> _Place:
    row = connection.execute("SELECT epoch, next_seq - 1 FROM till").fetchone()
    return (0, 0) if row is None else (row[0], row[1])


def _newest_known(files: StoreFiles, key: bytes) -> Iterator[_Place]:
    """Yield how far the log had come, from all that remembers it."""
    yield (0, 0)
    if marked := read_marker(files.mark):
        yield marked[:2]
    if files.database.exists():
        with (
            suppress(DriverError),  # it may well be damaged: that is why one restores
            closing(open_for_inspection(files.database, key)) as connection,
        ):
            yield _newest(connection)


def _note_restored(database: Path, key: bytes, now: datetime) -> None:
    with translated(), closing(open_connection(database, key, Role.WRITER)) as connection:
        connection.execute("UPDATE till SET restored_at = ?", (now.isoformat(),))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put_aside(files: StoreFiles, now: datetime) -> Path | None:
    """Give the till's file another name, and the journal beside it one that goes with it."""
    kept = _free_name(files.database, now)
    journal = files.database.with_name(f"{files.database.name}-wal")
    replaced = None
    if files.database.exists():
        replaced = files.database.rename(kept)
    if journal.exists():
        # Left where it is, SQLite would take it for a part of the restored file.
        journal.rename(kept.with_name(f"{kept.name}-wal"))
    files.database.with_name(f"{files.database.name}-shm").unlink(missing_ok=True)
    sync_folder(files.data_dir)
    return replaced


def _free_name(database: Path, now: datetime) -> Path:
    stem = f"{database.stem}-replaced-{now:%Y%m%d-%H%M%S}"
    kept, number = database.with_name(f"{stem}.db"), 1
    while kept.exists():
        number += 1
        kept = database.with_name(f"{stem}-{number}.db")
    return kept
