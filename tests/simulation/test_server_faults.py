# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong in the server: conflicts at commit, and death at any statement."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from pos_loyalty.server.database import Database
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.quick_database import QuickDatabase
from pos_loyalty.simulation.server_faults import ServerFaults
from pos_loyalty.sync.troubles import Unreachable


@pytest.fixture(params=[Database, QuickDatabase])
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path / 'server.db'}"
    database: Database = request.param(url, pause=lambda _seconds: None)
    database.write(lambda c: c.execute(text("CREATE TABLE line (n INTEGER)")))
    yield database
    database.close()


def _add_two(connection: Connection) -> None:
    for _ in range(2):
        connection.execute(text("INSERT INTO line VALUES (1)"))


def _count(database: Database) -> int:
    counted = database.read(lambda c: c.execute(text("SELECT count(*) FROM line")).scalar_one())
    return int(counted)


def test_a_conflict_at_commit_is_tried_again_and_counts_once(database: Database) -> None:
    faults = ServerFaults(database, dice(1))
    faults.conflict = 0.5

    for _ in range(20):
        database.write(_add_two)

    assert faults.conflicts > 0
    assert _count(database) == 40


def test_a_death_leaves_a_whole_transaction_or_none(database: Database) -> None:
    faults = ServerFaults(database, dice(1))
    faults.crash = 1
    left = set()

    for _ in range(60):
        before = _count(database)
        with pytest.raises(Unreachable), faults.request():
            database.write(_add_two)
        left.add(_count(database) - before)

    assert faults.crashes == 60
    assert left == {0, 2}


def test_a_healed_server_is_struck_no_more(database: Database) -> None:
    faults = ServerFaults(database, dice(1))
    faults.conflict = faults.crash = 1
    faults.heal()

    with faults.request():
        database.write(_add_two)

    assert (faults.conflicts, faults.crashes, _count(database)) == (0, 0, 2)
