# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Nobody who follows the feed ever misses a row, whatever its writers do to each other.

The short form takes seconds: ``--feed-rows 100000`` is the long one.
"""

from collections.abc import Iterator

import pytest

from pos_loyalty.server.database import Database
from tests.server.conftest import PreparedCluster
from tests.server.feed.racing import POLLERS, WRITERS, Race
from tests.server.made_shop import MadeShop


@pytest.fixture
def race(prepared: PreparedCluster, request: pytest.FixtureRequest) -> Iterator[Race]:
    """Run one race on PostgreSQL."""
    name = prepared.cluster.new_database(prepared.template)
    database = Database(prepared.cluster.url(name), connections_max=WRITERS + POLLERS + 6)
    shop = MadeShop(database)
    till_id = shop.opens_till()
    race = Race(database, request.config.getoption("--feed-rows"), till_id, shop.cursor(till_id))
    race.run()
    yield race
    database.close()
    prepared.cluster.drop(name)


@pytest.mark.timeout(900)
def test_nobody_who_follows_the_feed_misses_a_row(race: Race) -> None:
    assert race.written >= 20_000
    assert race.missed() == [0] * POLLERS
    # The control, of the same race: cursors over numbers and over times do miss rows.
    assert [race.missed_by(cursor) > 0 for cursor in race.naive] == [True, True]
