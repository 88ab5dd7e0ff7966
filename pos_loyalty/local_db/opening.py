# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Making a till's store, and opening one that was made before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Role, Sync, open_connection, translated
from pos_loyalty.local_db.files import OWNER_ONLY, StoreFiles, sync_folder
from pos_loyalty.local_db.key_store import Keyring, find_key, make_key
from pos_loyalty.local_db.lock import StoreLock
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.upgrade import bring_up_to_date, migrate
from pos_loyalty.protocol.chain import genesis
from pos_loyalty.services.ports import TillPlace

FIRST_EPOCH: Final = 1

_ALL_KEPT: Final = (0, 0, None, 0)


def store_exists(data_dir: Path) -> bool:
    """Return whether a store was made in the folder."""
    return StoreFiles(data_dir).database.exists()


def store_was_made(data_dir: Path) -> bool:
    """Return whether a store was ever made in the folder, be its database missing now."""
    files = StoreFiles(data_dir)
    return files.database.exists() or next(_traces(files), None) is not None


def create_store(
    data_dir: Path, place: TillPlace, *, keyring: Keyring | None, sync: Sync = Sync.FULL
) -> SqliteStore:
    """Make a store in the folder, which is made too if need be, and open it.

    A creation that was interrupted leaves no store, and may be begun again, with the key that it
    may have left. Where a store has been and its database is gone, none is made: the till would
    work on as if nothing had ever been there.

    Args:
        keyring: Where the key is kept; ``None`` for a file beside the database.
        sync: Anything but ``FULL`` loses confirmed work when the power goes; for tests.

    Raises:
        FileExistsError: If the folder holds a store.
        DamagedFile: If it held one, and the database is missing.
        StoreInUse: If another process is making one.
        UnsafeLibrary: If the driver's SQLite is too old.
        DiskFull: If there is no room for it.
    """
    files = StoreFiles(data_dir)
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(files) as lock:
        if files.database.exists():
            raise FileExistsError(files.database)
        _require_no_traces(files)
        key = make_key(files, keyring)
        _build(files, key, place)
        return SqliteStore(files, key, lock, sync=sync)


def open_store(data_dir: Path, *, keyring: Keyring | None, sync: Sync = Sync.FULL) -> SqliteStore:
    """Open the store in the folder, upgraded first if an older release made it.

    Args:
        keyring: Where the key is looked for if it is not in a file beside the database.
        sync: As for ``create_store``.

    Raises:
        StoreInUse: If another process has it open.
        WrongKey: If the key is not here, or not this file's.
        DamagedFile: If the file is missing or torn.
        NewerFile: If a newer release has upgraded it.
        UnsafeLibrary: If the driver's SQLite is too old.
    """
    files = StoreFiles(data_dir)
    if not files.database.exists():
        raise DamagedFile(f"there is no {files.database.name}")
    with _locked(files) as lock:
        key = find_key(files, keyring)
        bring_up_to_date(files, key)
        return SqliteStore(files, key, lock, sync=sync)


@contextmanager
def _locked(files: StoreFiles) -> Iterator[StoreLock]:
    lock = StoreLock(files.lock)
    try:
        yield lock
    except BaseException:
        lock.give_back()
        raise


def _require_no_traces(files: StoreFiles) -> None:
    """Raise ``DamagedFile`` beside what only a finished store leaves."""
    for trace in _traces(files):
        raise DamagedFile(f"{files.database.name} is missing, but there is {trace.name}")


def _traces(files: StoreFiles) -> Iterator[Path]:
    """Yield what only a finished store leaves; its key alone is no trace."""
    return (file for file in (files.mark, files.backups, *files.replaced) if file.exists())


def _build(files: StoreFiles, key: bytes, place: TillPlace) -> None:
    """Make the database under another name, and give it its own once it is whole."""
    draft = files.database.with_suffix(".new")
    for leftover in (draft, Path(f"{draft}-wal"), Path(f"{draft}-shm")):
        leftover.unlink(missing_ok=True)
    migrate(draft, key)
    with translated():
        connection = open_connection(draft, key, Role.WRITER)
        try:
            start = genesis(place.till_id, FIRST_EPOCH)
            head = (start.epoch, start.seq + 1, start.chain, start.earlier, start.epoch, 0)
            where = (place.store_id, place.store_name, place.till_no, place.zone, place.currency)
            row = (1, place.till_id.bytes, *head, *where, None, *_ALL_KEPT)
            connection.execute(statements.INSERT_TILL, row)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    draft.chmod(OWNER_ONLY)
    draft.replace(files.database)
    sync_folder(files.data_dir)
