# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server's database for tests: each of them runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import pytest

from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import found
from pos_loyalty.server.upgrade import bring_up_to_date
from tests.fakes.facts import NOON
from tests.memory import folder_in_memory
from tools.postgres import WHY_NOT, Cluster, find_binaries, running_cluster

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass(frozen=True)
class PreparedCluster:
    """A server with one database that is up to date, to be copied from."""

    cluster: Cluster
    template: str


@pytest.fixture(scope="session")
def prepared() -> Iterator[PreparedCluster]:
    """Start PostgreSQL for this session; skip what needs it where it is not installed."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip(WHY_NOT)
    # Nobody cuts this machine's power: many databases are made and dropped, none is kept.
    settings = ("max_connections=60", "fsync=off")
    with running_cluster(binaries, *settings, within=folder_in_memory()) as cluster:
        template = cluster.new_database()
        _make_tables(cluster.url(template))
        yield PreparedCluster(cluster, template)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file that is up to date, to be copied."""
    file = tmp_path_factory.mktemp("template") / "shop.db"
    _make_tables(f"sqlite:///{file}")
    return file


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of a new database, with its tables, of either kind."""
    if request.param == SQLITE:
        with TemporaryDirectory(dir=folder_in_memory()) as folder:
            file = Path(folder) / "shop.db"
            shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
            yield f"sqlite:///{file}"
        return
    prepared: PreparedCluster = request.getfixturevalue("prepared")
    name = prepared.cluster.new_database(prepared.template)
    yield prepared.cluster.url(name)
    prepared.cluster.drop(name)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Open a new database of either kind."""
    opened = Database(database_url)
    yield opened
    opened.close()


class NewDatabase(Protocol):
    """Opens a new database of its own, as often as it is asked."""

    def __call__(self) -> AbstractContextManager[Database]:
        """Open one; it is gone afterwards."""
        ...


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """Return how to open new databases of either kind, for tests that need many."""
    if request.param == SQLITE:
        template: Path = request.getfixturevalue("sqlite_template")
        return _new_sqlite(template)
    return _new_postgresql(request.getfixturevalue("prepared"))


def _make_tables(url: str) -> None:
    database = Database(url)
    bring_up_to_date(database)
    found(database, NOON)
    database.close()


def _new_sqlite(template: Path) -> NewDatabase:
    @contextmanager
    def open_one() -> Iterator[Database]:
        with TemporaryDirectory(dir=folder_in_memory()) as folder:
            copy = Path(folder) / "shop.db"
            shutil.copyfile(template, copy)
            database = Database(f"sqlite:///{copy}")
            yield database
            database.close()

    return open_one


def _new_postgresql(prepared: PreparedCluster) -> NewDatabase:
    @contextmanager
    def open_one() -> Iterator[Database]:
        name = prepared.cluster.new_database(prepared.template)
        database = Database(prepared.cluster.url(name), connections_max=3)
        yield database
        database.close()
        prepared.cluster.drop(name)

    return open_one
