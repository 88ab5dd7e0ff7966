# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The stores that are measured: made once, kept in ``bench/.cache``, made anew for a new schema."""

import hashlib
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from bench import filling
from pos_loyalty.domain.ids import TillId
from pos_loyalty.local_db.bootstrap import publish_program
from pos_loyalty.local_db.connection import Connection, Role, Sync, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.places import find_places
from pos_loyalty.services.ports import TillPlace

CACHE: Final = Path(__file__).parent / ".cache"
BUILD_METHOD: Final = (
    "members made inside SQLite, in the order of their keys, by the same statements for our "
    "file and the plain one (bench/filling.sql)"
)
PLACE: Final = TillPlace(
    till_id=TillId(UUID(int=1)),
    store_id="corner-1",
    store_name="Corner Shop",
    till_no=1,
    zone="Europe/Warsaw",
    currency="PLN",
)

_SCHEMA: Final = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
)
"""Its rows come in the order in which they were made."""


def empty_store(folder: Path) -> None:
    """Make a store with the sample programme and no members in a folder that does not exist."""
    store = create_store(folder, PLACE, keyring=None)
    document = (find_places().resources_dir / "programs" / "sample.json").read_bytes()
    publish_program(store, document)
    store.release_writing_thread()
    store.close()


def connect(folder: Path, role: Role, *, sync: Sync = Sync.FULL) -> Connection:
    """Open a store's file without the store."""
    files = StoreFiles(folder)
    return open_connection(files.database, find_key(files, None), role, sync=sync)


def store_with(count: int) -> Path:
    """Return the folder of a store with so many members; for reading only."""
    return cached(f"store-{count}", count, _build_store)


def plain_file_with(count: int) -> Path:
    """Return a plain SQLite file with the same tables and the same members, unencrypted."""
    return cached(f"plain-{count}", count, _build_plain) / "plain.db"


def copy_of_store(count: int, name: str) -> Path:
    """Return the folder of a store with so many members, to write into; a fresh copy each time."""
    copy = CACHE / f"copy-{name}"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(store_with(count), copy)
    return copy


def remove_copies() -> None:
    """Remove the copies that were made to write into."""
    for copy in CACHE.glob("copy-*"):
        shutil.rmtree(copy)


def _build_store(folder: Path, count: int) -> None:
    empty_store(folder)
    connection = connect(folder, Role.WRITER)
    filling.fill(connection, count)
    connection.close()


def _build_plain(folder: Path, count: int) -> None:
    folder.mkdir()
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for statement in _schema():
        connection.execute(statement)
    filling.fill(connection, count)
    connection.close()


def cached(name: str, count: int, build: Callable[[Path, int], None]) -> Path:
    """Return the folder that ``build`` fills; an earlier run's, where nothing has changed since."""
    CACHE.mkdir(exist_ok=True)
    folder = CACHE / f"{name}-{_fingerprint()}"
    if folder.exists():
        return folder
    for outdated in CACHE.glob(f"{name}-*"):
        shutil.rmtree(outdated)
    draft = CACHE / f"draft-{name}"
    shutil.rmtree(draft, ignore_errors=True)
    began_at = time.perf_counter()
    build(draft, count)
    draft.rename(folder)
    seconds = time.perf_counter() - began_at
    print(f"built {name} in {seconds:.0f} s", file=sys.stderr, flush=True)
    return folder


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a folder on the disk that the stores are on, which is gone afterwards."""
    CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as folder:
        yield Path(folder)


@cache
def _empty_file() -> tuple[tuple[str, ...], str]:
    """Return the schema of a new store, and how its file is encrypted and laid out."""
    with scratch_folder() as folder:
        empty_store(folder / "store")
        connection = connect(folder / "store", Role.READER)
        schema = tuple(sql for (sql,) in connection.execute(_SCHEMA))
        settings = ("cipher_settings", "page_size")
        layout = [connection.execute(f"PRAGMA {name}").fetchall() for name in settings]
        connection.close()
    return schema, repr(layout)


def _schema() -> tuple[str, ...]:
    return _empty_file()[0]


def _fingerprint() -> str:
    parts = repr((_empty_file(), filling.SQL, filling.family_names()))
    return hashlib.sha256(parts.encode()).hexdigest()[:12]
