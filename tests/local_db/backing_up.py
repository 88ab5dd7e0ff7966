# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from pos_loyalty.local_db.backup import Restored, backup_store, restore_store
from pos_loyalty.local_db.connection import open_for_inspection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.opening import open_store
from tests.durability.shop_day import ShopDay

EVENING = datetime(2026, 3, 10, 18, 30, 5, tzinfo=UTC)


def back_up(folder: Path, copy: Path) -> int:
    copy.parent.mkdir(exist_ok=True)
    return backup_store(folder, copy, keyring=None)


def restore(copy: Path, folder: Path) -> Restored:
    return restore_store(copy, folder, keyring=None, clock=lambda: EVENING)


def work(folder: Path, operations: int) -> None:
    store = open_store(folder, keyring=None)
    list(islice(ShopDay(store, 99).gestures(), operations))
    store.close()


def count(folder: Path) -> int:
    store = open_store(folder, keyring=None)
    try:
        with store.reading() as uow:
            return uow.log.count()
    finally:
        store.close()


def places(folder: Path) -> list[tuple[int, int]]:
    """Return the epochs and numbers of the operations in the file."""
    files = StoreFiles(folder)
    with closing(open_for_inspection(files.database, find_key(files, None))) as connection:
        return connection.execute("SELECT epoch, seq FROM op ORDER BY epoch, seq").fetchall()
