# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop as real processes: its server on either database, and its tills."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos_loyalty.local_db.key_store import KEY_IN_FILE_VARIABLE
from tests.net.putting_back import Backup, PostgresBackup, SqliteBackup
from tests.net.shop_server import ShopServer
from tests.server.conftest import POSTGRESQL, SQLITE, PreparedCluster, prepared
from tools.postgres import find_binaries

__all__ = ["prepared"]


@dataclass(frozen=True)
class KeptShop:
    """A shop that is served, and a way to keep a copy of its database."""

    server: ShopServer
    backup: Backup


@pytest.fixture(autouse=True)
def keys_in_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_IN_FILE_VARIABLE, "1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the server keeps its things."""
    made = tmp_path / "server"
    made.mkdir()
    return made


@pytest.fixture
def server(prepared: PreparedCluster, folder: Path) -> Iterator[ShopServer]:
    """Serve a new shop on PostgreSQL."""
    with _on_postgresql(prepared, folder) as (served, _name):
        yield served


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def kept(request: pytest.FixtureRequest, folder: Path) -> Iterator[KeptShop]:
    """Serve a new shop of which copies can be kept, on either database."""
    if request.param == SQLITE:
        yield from _kept_on_sqlite(folder)
        return
    cluster: PreparedCluster = request.getfixturevalue("prepared")
    with _on_postgresql(cluster, folder) as (served, name):
        binaries = find_binaries()
        assert binaries is not None
        yield KeptShop(served, PostgresBackup(binaries, cluster.cluster.folder, name, folder))


@pytest.fixture
def kept_simply(folder: Path) -> Iterator[KeptShop]:
    """Serve a new shop on SQLite, of which copies can be kept."""
    yield from _kept_on_sqlite(folder)


def _kept_on_sqlite(folder: Path) -> Iterator[KeptShop]:
    file = folder / "shop.db"
    with ShopServer(folder, f"sqlite:///{file}") as served:
        yield KeptShop(served, SqliteBackup(file))


@contextmanager
def _on_postgresql(prepared: PreparedCluster, folder: Path) -> Iterator[tuple[ShopServer, str]]:
    name = prepared.cluster.new_database()
    try:
        with ShopServer(folder, prepared.cluster.url(name)) as served:
            yield served, name
    finally:
        prepared.cluster.drop(name)
