# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A lease is not prolonged for ever: its till forgets in time what it took out of it."""

from dataclasses import replace
from datetime import timedelta

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.server.grants.service import identify, issue_for_home
from tests.fakes.facts import NOON
from tests.server.made_shop import MadeShop

LEASE = timedelta(hours=72) - timedelta(minutes=10)
DAY = timedelta(days=1)


def test_a_lease_of_long_ago_is_asked_back_and_another_one_begins(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)
    for day in range(30):
        issue_for_home(shop.database, till_id, NOON + day * DAY, members=[member_id])
    (old,) = shop.holds(till_id)

    issue_for_home(shop.database, till_id, NOON + 30 * DAY, members=[member_id])

    (asked_back,) = shop.holds(till_id)
    assert asked_back == replace(old, is_recalled=True)
    shop.takes_back(old.grant_id)
    issue_for_home(shop.database, till_id, NOON + 30 * DAY, members=[member_id])
    (new,) = (row for row in shop.holds(till_id) if row.ended is None)
    assert new.grant_id != old.grant_id
    assert (new.amount, new.usable_until) == (300, NOON + 30 * DAY + LEASE)


def test_a_lease_of_long_ago_of_which_nothing_is_left_is_left_alone(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    (old,) = shop.holds(till_id)
    shop.spends(member_id, 300, (old.grant_id, 300))
    shop.credits(member_id, Lot(LotId("b"), 500))

    issue_for_home(shop.database, till_id, NOON + 30 * DAY, members=[member_id])

    first, new = shop.holds(till_id)
    assert (first, new.amount) == (old, 500)


def test_a_visit_leaves_a_lease_of_long_ago_as_it_is(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    (lease,) = shop.holds(till_id)

    found = identify(shop.database, till_id, member_id, NOON + 30 * DAY)

    assert found.grants == (lease,)
