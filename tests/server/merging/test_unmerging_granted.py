# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A merge is not taken back while tills may be handing out what would go with it."""

import pytest

from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.sync.rows import GrantRow
from pos_loyalty.server.database import Database
from pos_loyalty.server.grants.service import identify, issue_for_home
from pos_loyalty.server.merging.service import GrantedToTills, merge_members, unmerge_member
from tests.fakes.facts import ADA, NOON, enrolment
from tests.server.gestures import (
    BOB,
    grant_return,
    lot_of,
    merge_command,
    redemption,
    unmerge_command,
)
from tests.server.grants.conftest import publish_program
from tests.server.made_shop import GDANSK, MadeShop
from tests.server.merging.test_merging import points_of
from tests.server.pushing import APPLIED, PushingTill, outcomes


class MergedShop:
    """Ada brought 300 points to Bob, and a till holds them all."""

    def __init__(self, database: Database, bobs_points: int = 0) -> None:
        publish_program(database)
        self.database = database
        self.made = MadeShop(database)
        self.till_id = self.made.opens_till()
        self.made.opens_till(GDANSK)
        self.log = PushingTill(self.till_id.int)
        self.joined = enrolment(points=300)
        self.log.does(database, self.joined, enrolment(BOB, points=bobs_points))
        merge_members(database, merge_command(ADA, BOB), NOON)

    def grants(self) -> list[GrantRow]:
        """Let Bob stand before the till; return what it may hand out to him."""
        return list(identify(self.database, self.till_id, BOB.member_id, NOON).grants)

    def unmerges(self) -> None:
        """Take the merge back."""
        unmerge_member(self.database, unmerge_command(ADA), NOON)


def test_a_merge_stands_while_a_till_may_hand_out_what_it_brought(database: Database) -> None:
    shop = MergedShop(database)
    held = shop.grants()

    with pytest.raises(GrantedToTills):
        shop.unmerges()

    assert points_of(database, ADA, BOB) == [0, 300]
    assert all(row.is_recalled for row in shop.made.holds(shop.till_id))
    uses = [GrantUse(row.grant_id, POINTS, row.amount) for row in held]
    spent = redemption(300, lot_of(shop.joined), BOB.member_id, uses)
    assert outcomes(shop.log.does(database, spent)) == [APPLIED]


def test_once_it_is_given_back_the_merge_may_be_taken_back(database: Database) -> None:
    shop = MergedShop(database)
    held = shop.grants()
    with pytest.raises(GrantedToTills):
        shop.unmerges()
    shop.log.does(database, *(grant_return(row.grant_id, row.amount) for row in held))

    shop.unmerges()

    assert points_of(database, ADA, BOB) == [300, 0]


def test_what_the_absorbed_brought_may_be_held_of_their_own(database: Database) -> None:
    publish_program(database)
    made = MadeShop(database)
    till_id = made.opens_till()
    log = PushingTill(till_id.int)
    log.does(database, enrolment(points=300), enrolment(BOB))
    identify(database, till_id, ADA.member_id, NOON)
    merge_members(database, merge_command(ADA, BOB), NOON)

    unmerge_member(database, unmerge_command(ADA), NOON)

    assert points_of(database, ADA, BOB) == [300, 0]


def test_what_stays_with_the_survivor_may_stay_granted(database: Database) -> None:
    shop = MergedShop(database, bobs_points=700)
    issue_for_home(database, shop.till_id, NOON, members=[BOB.member_id])
    before = shop.made.holds(shop.till_id)

    shop.unmerges()

    assert points_of(database, ADA, BOB) == [300, 700]
    assert [row.amount for row in before] == [500]
    assert shop.made.holds(shop.till_id) == before
