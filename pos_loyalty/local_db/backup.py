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
from uuid import UUID

from pos_loyalty.domain.errors import DamagedFile, StoreUnavailable, WrongKey
from pos_loyalty.domain.ids import TillId
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import (
    Connection,
    DriverError,
    Role,
    copy_database,
    open_connection,
    open_for_inspection,
    translated,
)
from pos_loyalty.local_db.files import OWNER_ONLY, StoreFiles, sync_file, sync_folder
from pos_loyalty.local_db.key_store import Keyring, find_key
from pos_loyalty.local_db.lock import StoreLock
from pos_loyalty.local_db.marker import read_marker
from pos_loyalty.local_db.upgrade import migrate, older_revision
from pos_loyalty.local_db.verify import verify_database
from pos_loyalty.protocol.chain import ChainHead, genesis
from pos_loyalty.services.ports import Clock


@dataclass(frozen=True, slots=True)
class Restored:
    """What putting a copy back has done.

    Attributes:
        replaced: Where the file that was there is kept; ``None`` if there was none.
        newest_seq: The newest operation of the copy, counted through all periods; 0 if none.
        missing_operations: So many operations were confirmed after the copy was made, as far as
            the till's marker and the replaced file know. What was sent to the server is there.
    """

    replaced: Path | None
    newest_seq: int
    missing_operations: int


def backup_store(data_dir: Path, destination: Path, *, keyring: Keyring | None) -> int:
    """Copy the till's file as it is at one moment, and return the copy's newest operation.

    It is counted through all periods (``epoch``).

    The till may work meanwhile, in this process or another; it does not wait. The copy appears
    under its name when it is whole, checked, of this release and on the disk.

    Raises:
        FileExistsError: If there is a file of that name; it is left as it is.
        NotADirectoryError: If there is no folder for it.
        DamagedFile: If the copy, and so the till's file, is not whole; no copy is left then.
        NewerFile: If a newer release made the till's file.
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
    return newest.number


def restore_store(
    backup: Path, data_dir: Path, *, keyring: Keyring | None, clock: Clock
) -> Restored:
    """Put a copy in the place of the till's file, which is kept under a name with the date.

    The copy is checked first, and brought up to date if an older release made it. The till goes
    on in a new period (``epoch``) and counts on from all that is known to have been confirmed:
    what it did since the copy was made is not in the file, and no number of that may be given a
    second time. Interrupted, it leaves the old file or the new one in place, and may be begun
    again; nothing is ever deleted.

    Raises:
        StoreInUse: If the till is running.
        DamagedFile: If the copy is not whole, or is of another till and so cannot be read with
            this one's key; nothing has changed then.
        NewerFile: If a newer release made the copy; nothing has changed then.
        WrongKey: If the till's key is not here.
        OSError: If the copy cannot be read, or there is no room for it; nothing has changed then.
    """
    files = StoreFiles(data_dir)
    key = find_key(files, keyring)
    lock = StoreLock(files.lock)
    try:
        with _draft(files.database) as draft:
            shutil.copyfile(backup, draft)
            draft.chmod(OWNER_ONLY)
            newest = _require_whole(draft, key)
            known = [newest, *_known_heads(files, key)]
            number = max(head.number for head in known)
            now = clock()
            _begin_epoch(draft, key, max(head.epoch for head in known) + 1, number, now)
            sync_file(draft)
            replaced = _put_aside(files, key, now)
            draft.replace(files.database)
        sync_folder(data_dir)
    except BaseException:
        lock.give_back()
        raise
    lock.release()
    return Restored(replaced, newest.number, number - newest.number)


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


def _bring_up_to_date(database: Path, key: bytes) -> None:
    """Upgrade a copy of an older release; what cannot be read is left to the check that follows."""
    with suppress(DriverError, DamagedFile, WrongKey):
        if older_revision(database, key):
            migrate(database, key)


def _require_whole(database: Path, key: bytes) -> ChainHead:
    """Return the newest operation of a copy, which is of this release then.

    Raises:
        DamagedFile: If anything is wrong with it.
        NewerFile: If a newer release made it.
    """
    _bring_up_to_date(database, key)
    if problems := verify_database(database, key, marker=None):
        raise DamagedFile(problems[0].text)
    with closing(open_for_inspection(database, key)) as connection:
        return _head(connection)


def _head(connection: Connection) -> ChainHead:
    row = connection.execute(statements.READ_HEAD).fetchone()
    if row is None:
        raise DamagedFile("the file has no till")
    return ChainHead(*row)


def _known_heads(files: StoreFiles, key: bytes) -> Iterator[ChainHead]:
    """Yield how far the log had come, from all that remembers it."""
    if marked := read_marker(files.mark):
        yield marked
    if head := _readable_head(files.database, key):
        yield head
    for database in files.replaced:
        if head := _readable_head(database, key):
            yield head
        _sweep(database)


def _readable_head(database: Path, key: bytes) -> ChainHead | None:
    """Return how far a file had come; ``None`` if it is damaged: that is why one restores."""
    with (
        suppress(DriverError, DamagedFile),
        closing(open_for_inspection(database, key)) as connection,
    ):
        return _head(connection)
    return None


def _sweep(database: Path) -> None:
    """Delete what looking at a file leaves beside it; a journal that holds something stays."""
    journal = database.with_name(f"{database.name}-wal")
    if journal.exists() and not journal.stat().st_size:
        journal.unlink()
    database.with_name(f"{database.name}-shm").unlink(missing_ok=True)


def _begin_epoch(database: Path, key: bytes, epoch: int, earlier: int, now: datetime) -> None:
    """Let the copy go on in a new period, after so many operations; and say since when."""
    with translated(), closing(open_connection(database, key, Role.WRITER)) as connection:
        (till_id,) = connection.execute("SELECT till_id FROM till").fetchone() or (b"",)
        start = genesis(TillId(UUID(bytes=till_id)), epoch)
        connection.execute(
            "UPDATE till SET epoch = ?, next_seq = 1, head_chain = ?, earlier = ?, restored_at = ?",
            (epoch, start.chain, earlier, now.isoformat()),
        )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put_aside(files: StoreFiles, key: bytes, now: datetime) -> Path | None:
    """Keep the till's file under another name too, and leave no journal beside it.

    Left there, SQLite would take it for a part of the restored file.
    """
    journal = files.database.with_name(f"{files.database.name}-wal")
    if journal.exists() and _readable_head(files.database, key):
        _settle_journal(files.database, key)
    kept = _free_name(files.database, now)
    was_there = files.database.exists()
    if was_there:
        _keep(files.database, kept)
    if journal.exists():
        _keep(journal, kept.with_name(f"{kept.name}-wal"))
    sync_folder(files.data_dir)
    journal.unlink(missing_ok=True)
    files.database.with_name(f"{files.database.name}-shm").unlink(missing_ok=True)
    return kept if was_there else None


def _settle_journal(database: Path, key: bytes) -> None:
    """Move what was committed into the file itself, which is whole without its journal then."""
    with (
        suppress(DriverError, StoreUnavailable),  # the journal is kept beside the file instead
        closing(open_connection(database, key, Role.WRITER)) as connection,
    ):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep(path: Path, other_name: Path) -> None:
    """Give a file a second name; a copy, where the disk knows no second names."""
    try:
        other_name.hardlink_to(path)
    except OSError:
        try:
            shutil.copy2(path, other_name)
            sync_file(other_name)
        except OSError:
            other_name.unlink(missing_ok=True)
            raise


def _free_name(database: Path, now: datetime) -> Path:
    stem = f"{database.stem}-replaced-{now:%Y%m%d-%H%M%S}"
    kept, number = database.with_name(f"{stem}.db"), 1
    while kept.exists():
        number += 1
        kept = database.with_name(f"{stem}-{number}.db")
    return kept
