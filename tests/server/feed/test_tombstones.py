# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import timedelta

import pytest

from pos_loyalty.server.bootstrap.service import manifest
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import CursorGone
from pos_loyalty.server.feed.tombstones import KEPT, drop_tombstones
from tests.fakes.facts import NOON
from tests.server.made_shop import MadeShop, change_member

DAY = timedelta(days=1)


def test_who_has_been_gone_for_long_is_dropped(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    gone, stays = shop.enrols(5), shop.enrols(5)
    change_member(shop, gone, is_gone=1)
    drop_tombstones(database, NOON)

    almost = drop_tombstones(database, NOON + KEPT - timedelta(seconds=1))
    dropped = drop_tombstones(database, NOON + KEPT)

    assert (almost, dropped) == (0, 1)
    cursor = manifest(database, till_id, now=NOON).cursor
    assert shop.pulls(till_id, cursor).members == ()
    assert stays != gone


def test_who_has_missed_a_tombstone_has_to_bootstrap(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    member_id = shop.enrols(5)
    missed = shop.pulls(till_id, shop.cursor(till_id)).cursor or ""
    change_member(shop, member_id, is_gone=1)
    seen = shop.pulls(till_id, missed).cursor or ""
    for now in (NOON, NOON + KEPT):
        drop_tombstones(database, now)

    with pytest.raises(CursorGone):
        shop.pulls(till_id, missed)
    assert shop.pulls(till_id, seen).cursor is None


def test_who_is_gone_since_yesterday_is_told_of_for_months(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    member_id = shop.enrols(5)
    drop_tombstones(database, NOON)
    change_member(shop, member_id, is_gone=1)

    for days in range(1, KEPT.days + 1):
        assert drop_tombstones(database, NOON + days * DAY) == 0

    assert shop.pulls(till_id, shop.cursor(till_id)).members[0].is_gone
    assert drop_tombstones(database, NOON + KEPT + DAY) == 1


def test_who_is_not_gone_is_never_dropped(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    shop.enrols(5)
    for now in (NOON, NOON + KEPT, NOON + 2 * KEPT):
        assert drop_tombstones(database, now) == 0

    assert len(shop.pulls(till_id, shop.cursor(till_id)).members) == 1


def test_a_snapshot_from_below_the_floor_is_made_anew(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    member_id = shop.enrols(5)
    old = manifest(database, till_id, now=NOON)
    change_member(shop, member_id, is_gone=1)
    for now in (NOON, NOON + KEPT):
        drop_tombstones(database, now)

    new = manifest(database, till_id, now=NOON + KEPT)

    assert new.snapshot != old.snapshot
    assert new.members == 0
    assert shop.pulls(till_id, new.cursor).members == ()
