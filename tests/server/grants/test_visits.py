# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert

from pos_loyalty.domain.ids import LotId, MemberId, RewardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.units import vouchers_for
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.server.grants.service import expire_due, identify, issue_for_home, recall
from pos_loyalty.server.tables import alias
from pos_loyalty.server.tills.roll import TillUnknown, revoke
from tests.fakes.facts import NOON
from tests.server.made_shop import (
    GDANSK,
    NOBODY,
    WARSAW,
    MadeShop,
    change_member,
    change_till,
    has_told,
)

VISIT = timedelta(minutes=10)
FREED = timedelta(minutes=10 + 10 + 60)
LEASE = timedelta(hours=72) - timedelta(minutes=10)


def test_a_till_that_has_somebody_before_it_gets_all_that_is_free(shop: MadeShop) -> None:
    here = shop.opens_till(GDANSK)
    shop.opens_till(WARSAW)
    member_id = shop.enrols(300, stores=[WARSAW])

    found = identify(shop.database, here, member_id, NOON)

    assert found.member is not None
    assert found.account is not None
    assert (found.member.member.member_id, found.account.lots[0].amount) == (member_id, 300)
    by_end = sorted((grant.usable_until, grant.amount) for grant in found.grants)
    # Its part of what the store holds lasts longer: this is their home now.
    assert by_end == [(NOON + VISIT, 150), (NOON + LEASE, 150)]


def test_asking_again_prolongs_the_visit_and_gives_nothing_twice(shop: MadeShop) -> None:
    here = shop.opens_till(GDANSK)
    shop.opens_till(WARSAW)
    member_id = shop.enrols(300, stores=[WARSAW])
    first = identify(shop.database, here, member_id, NOON).grants
    later = NOON + timedelta(minutes=4)
    shop.credits(member_id, Lot(LotId("b"), 20))

    again = identify(shop.database, here, member_id, later).grants

    assert {grant.grant_id for grant in again} == {grant.grant_id for grant in first}
    by_end = sorted((grant.usable_until, grant.amount) for grant in again)
    assert by_end == [(later + VISIT, 170), (NOON + LEASE, 150)]


def test_two_tills_never_get_the_same_points(shop: MadeShop) -> None:
    first, second = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    member_id = shop.enrols(300)

    one = identify(shop.database, first, member_id, NOON)
    other = identify(shop.database, second, member_id, NOON)

    assert sum(grant.amount for grant in one.grants) == 300
    assert [grant.amount for grant in other.grants] == [0]


def test_whoever_holds_what_is_needed_is_asked_for_it(shop: MadeShop) -> None:
    first, second = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    member_id = shop.enrols(300)
    identify(shop.database, first, member_id, NOON)

    identify(shop.database, second, member_id, NOON)

    recalled = shop.holds(first)
    assert recalled
    assert all(grant.is_recalled for grant in recalled)


def test_what_came_back_goes_to_the_one_who_needs_it(shop: MadeShop) -> None:
    first, second = shop.opens_till(WARSAW), shop.opens_till(WARSAW)
    shop.opens_till(GDANSK)
    member_id = shop.enrols(300)
    identify(shop.database, first, member_id, NOON)
    identify(shop.database, second, member_id, NOON)
    for grant in shop.holds(first):
        shop.takes_back(grant.grant_id)

    meanwhile = issue_for_home(shop.database, first, NOON, members=[member_id])
    found = identify(shop.database, second, member_id, NOON)
    later = issue_for_home(shop.database, first, NOON + VISIT, members=[member_id])

    assert (meanwhile, later) == (0, 0)
    assert sum(grant.amount for grant in found.grants) == 300


def test_enough_for_what_anybody_takes_recalls_nothing(shop: MadeShop) -> None:
    first, second = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    member_id = shop.enrols(10_000)
    issue_for_home(shop.database, first, NOON)

    found = identify(shop.database, second, member_id, NOON)

    # Its own store's share, and all the rest but for what the other store holds.
    assert sum(grant.amount for grant in found.grants) == 10_000 - 1500
    assert [grant.is_recalled for grant in shop.holds(first)] == [False]


def test_each_unit_is_given_by_itself(shop: MadeShop) -> None:
    here = shop.opens_till(GDANSK)
    cake = vouchers_for(RewardId("cake"))
    member_id = shop.enrols(300, lots=[Lot(LotId("v"), 2, unit=cake)])

    found = identify(shop.database, here, member_id, NOON)

    assert {grant.unit: grant.amount for grant in found.grants} == {"points": 300, cake: 2}


def test_a_visit_that_is_over_frees_what_is_left(shop: MadeShop) -> None:
    first, second = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    shop.allows(OfflineTerms(share_percent=0))
    member_id = shop.enrols(300, stores=[])
    identify(shop.database, first, member_id, NOON)
    has_told(shop, first, NOON + FREED)
    expire_due(shop.database, NOON + FREED)

    found = identify(shop.database, second, member_id, NOON + FREED)

    assert sum(grant.amount for grant in found.grants) == 300


def test_a_shop_without_escrow_gives_for_a_visit_all_the_same(shop: MadeShop) -> None:
    here = shop.opens_till()
    member_id = shop.enrols(300)
    shop.allows(OfflineTerms(mode=OfflineMode.DENY))

    found = identify(shop.database, here, member_id, NOON)

    assert [(g.amount, g.usable_until) for g in found.grants] == [(300, NOON + VISIT)]


def test_from_a_visit_on_the_store_follows_the_account(shop: MadeShop) -> None:
    here = shop.opens_till(GDANSK)
    member_id = shop.enrols(300, stores=[WARSAW])
    cursor = shop.pulls(here, shop.cursor(here)).cursor or ""
    identify(shop.database, here, member_id, NOON)

    version = shop.credits(member_id, Lot(LotId("b"), 20))

    assert shop.pulls(here, cursor, scope=Scope.HOME).is_news
    page = shop.pulls(here, cursor)
    assert [(row.member_id, row.version) for row in page.accounts] == [(member_id, version)]


def test_from_a_first_visit_on_the_other_tills_of_the_store_have_the_account(
    shop: MadeShop,
) -> None:
    here, beside = shop.opens_till(GDANSK), shop.opens_till(GDANSK)
    member_id = shop.enrols(300, stores=[WARSAW])
    cursor = shop.pulls(beside, shop.cursor(beside)).cursor or ""

    identify(shop.database, here, member_id, NOON)

    page = shop.pulls(beside, cursor)
    assert [row.member_id for row in page.accounts] == [member_id]
    identify(shop.database, here, member_id, NOON)
    assert shop.pulls(beside, page.cursor or "").accounts == ()


def test_nobody_is_found_by_an_id_that_nobody_has(shop: MadeShop) -> None:
    here = shop.opens_till()

    found = identify(shop.database, here, MemberId(UUID(int=404)), NOON)

    assert (found.member, found.account, found.grants) == (None, None, ())


def test_who_was_merged_spends_from_the_other_account(shop: MadeShop) -> None:
    here, there = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    absorbed, survivor = shop.enrols(0), shop.enrols(300)
    old = shop.enrols(200)
    issue_for_home(shop.database, there, NOON, members=[old])
    for gone, into in ((old, absorbed), (absorbed, survivor)):
        merge(shop, gone, into)

    found = identify(shop.database, here, old, NOON)

    assert found.member is not None
    assert found.account is not None
    assert (found.member.merged_into, found.account.member_id) == (absorbed, survivor)
    # What was set aside of the account that is merged counts against the one it is part of.
    assert sum(grant.amount for grant in found.grants) == 300 - 100


def merge(shop: MadeShop, gone: MemberId, into: MemberId) -> None:
    change_member(shop, gone, merged_into=into.bytes)
    row = {"from_id": gone.bytes, "to_id": into.bytes, "made_at": ""}
    shop.database.write(lambda connection: connection.execute(insert(alias).values(row)))


def test_somebody_whose_card_is_blocked_is_shown_and_given_nothing(shop: MadeShop) -> None:
    here = shop.opens_till()
    member_id = shop.enrols(300)
    change_member(shop, member_id, status="blocked")

    found = identify(shop.database, here, member_id, NOON)

    assert found.account is not None
    assert found.grants == ()


def test_a_revoked_till_is_shown_them_and_given_nothing(shop: MadeShop) -> None:
    here = shop.opens_till()
    member_id = shop.enrols(300)
    revoke(shop.database, here)

    found = identify(shop.database, here, member_id, NOON)

    assert found.member is not None
    assert found.grants == ()


def test_a_till_that_nobody_knows_is_told_nothing(shop: MadeShop) -> None:
    with pytest.raises(TillUnknown):
        identify(shop.database, NOBODY, shop.enrols(300), NOON)


def test_what_the_till_held_in_another_epoch_is_not_its_own(shop: MadeShop) -> None:
    here = shop.opens_till()
    member_id = shop.enrols(300)
    identify(shop.database, here, member_id, NOON)
    change_till(shop, here, epoch=2)

    found = identify(shop.database, here, member_id, NOON)

    assert [(grant.epoch, grant.amount) for grant in found.grants] == [(2, 0)]


def test_a_channel_that_needs_it_asks_all_who_hold_something(shop: MadeShop) -> None:
    first, second = shop.opens_till(), shop.opens_till()
    member_id = shop.enrols(800)
    for till_id in (first, second):
        issue_for_home(shop.database, till_id, NOON)

    assert recall(shop.database, member_id) == 2
    assert recall(shop.database, member_id) == 0
    assert all(grant.is_recalled for till in (first, second) for grant in shop.holds(till))


def test_what_is_given_back_for_a_channel_waits_for_it(shop: MadeShop) -> None:
    till_id, channel_id = shop.opens_till(), shop.opens_till(kind="channel")
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    recall(shop.database, member_id, waits=(channel_id, NOON))
    for held in shop.holds(till_id):
        shop.takes_back(held.grant_id)

    soon = issue_for_home(shop.database, till_id, NOON + timedelta(minutes=9), members=[member_id])
    late = issue_for_home(shop.database, till_id, NOON + timedelta(minutes=11), members=[member_id])

    assert (soon, late) == (0, 1)


def test_a_channel_that_asks_again_waits_on_in_one_grant(shop: MadeShop) -> None:
    till_id, channel_id = shop.opens_till(), shop.opens_till(kind="channel")
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)

    for minute in range(5):
        at = NOON + timedelta(minutes=minute)
        recall(shop.database, member_id, waits=(channel_id, at))

    (waiting,) = shop.holds(channel_id)
    assert (waiting.amount, waiting.usable_until) == (0, NOON + timedelta(minutes=14))
    assert expire_due(shop.database, NOON + timedelta(days=1)) == 1


def test_a_recalled_grant_does_not_grow(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    recall(shop.database, member_id)
    shop.credits(member_id, Lot(LotId("b"), 100))

    issue_for_home(shop.database, till_id, NOON, members=[member_id])

    assert sorted((g.amount, g.is_recalled) for g in shop.holds(till_id)) == [
        (100, False),
        (300, True),
    ]
