# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.store import SqliteStore
from tests.durability.worked_store import open_worked_store
from tests.fakes.fake_store import PLACE


@pytest.fixture(scope="session")
def empty_store_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store that tests copy: loading the migrations takes half a second."""
    folder = tmp_path_factory.mktemp("store") / "till"
    create_store(folder, PLACE, keyring=None).close()
    return folder


@pytest.fixture
def data_dir(tmp_path: Path, empty_store_dir: Path) -> Path:
    """The folder of a closed, empty store."""
    return Path(shutil.copytree(empty_store_dir, tmp_path / "till"))


@pytest.fixture
def open_till(data_dir: Path) -> Iterator[Callable[[], SqliteStore]]:
    """Opens the store of ``data_dir``; at most once at a time; closed at the end."""
    opened: list[SqliteStore] = []

    def open_it() -> SqliteStore:
        opened.append(open_store(data_dir, keyring=None))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_till: Callable[[], SqliteStore]) -> SqliteStore:
    """An open, empty store."""
    return open_till()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    open_worked_store(tmp_path / "till", 20).close()
    return tmp_path / "till"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "usb" / "till-copy.db"
