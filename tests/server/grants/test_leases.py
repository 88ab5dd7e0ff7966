# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import CounterChange, Lot
from pos_loyalty.domain.units import Unit
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import GrantEnd, OfflineMode, OfflineTerms
from pos_loyalty.server.grants.service import expire_due, issue_for_home, issue_for_page
from pos_loyalty.server.jobs import free_grants
from pos_loyalty.server.tills.roll import TillUnknown, revoke
from tests.fakes.facts import NOON, TODAY
from tests.server.made_shop import (
    GDANSK,
    NOBODY,
    WARSAW,
    MadeShop,
    change_member,
    change_till,
    has_told,
)

LEASE = timedelta(hours=72)
GUARD = timedelta(minutes=10)
GRACE = timedelta(minutes=60)
DAY = timedelta(days=1)


def test_a_till_alone_in_the_shop_holds_all(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)

    assert issue_for_home(shop.database, till_id, NOON) == 1
    (grant,) = shop.holds(till_id)
    assert (grant.member_id, grant.amount, grant.epoch) == (member_id, 300, 1)
    assert grant.usable_until == NOON + LEASE - GUARD


def test_a_store_holds_half_and_its_tills_share_it(shop: MadeShop) -> None:
    first, second = shop.opens_till(), shop.opens_till()
    shop.opens_till(GDANSK)
    member_id = shop.enrols(800)

    issue_for_home(shop.database, first, NOON)
    issue_for_home(shop.database, second, NOON)

    assert shop.amounts(first) == {member_id: 200}
    assert shop.amounts(second) == {member_id: 200}


def test_what_cannot_be_shared_goes_to_the_till_that_asks_first(shop: MadeShop) -> None:
    first, second = shop.opens_till(), shop.opens_till()
    member_id = shop.enrols(150)

    issue_for_home(shop.database, first, NOON)
    issue_for_home(shop.database, second, NOON)

    assert shop.amounts(first) == {member_id: 100}
    assert shop.amounts(second) == {}


def test_home_is_where_somebody_was_seen_last(shop: MadeShop) -> None:
    here, there = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    member_id = shop.enrols(800, stores=[WARSAW, GDANSK])
    shop.sees(member_id, GDANSK, TODAY + timedelta(days=1))

    assert issue_for_home(shop.database, here, NOON) == 0
    assert issue_for_home(shop.database, there, NOON) == 1


def test_who_has_not_come_for_a_year_gets_nothing_beforehand(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(800, seen_on=TODAY - timedelta(days=401))

    assert issue_for_home(shop.database, till_id, NOON) == 0


@pytest.mark.parametrize("mode", [OfflineMode.DENY, OfflineMode.FLOOR])
def test_a_shop_without_escrow_leases_nothing(shop: MadeShop, mode: OfflineMode) -> None:
    till_id = shop.opens_till()
    shop.enrols(800)
    shop.allows(OfflineTerms(mode=mode))

    assert issue_for_home(shop.database, till_id, NOON) == 0


@pytest.mark.parametrize(
    "lot",
    [
        Lot(LotId("a"), 800, vests_on=TODAY + timedelta(days=1)),
        Lot(LotId("a"), 800, expires_on=TODAY - timedelta(days=1)),
        Lot(LotId("a"), 800, expires_on=TODAY + timedelta(days=2)),  # ends while the lease lives
        Lot(LotId("a"), 800, awaits="delivery"),
        Lot(LotId("a"), 800, unit=Unit("badge:year")),
    ],
    ids=["vesting", "expired", "expiring", "awaiting", "badge"],
)
def test_only_what_can_be_spent_all_the_while_is_leased(shop: MadeShop, lot: Lot) -> None:
    till_id = shop.opens_till()
    shop.enrols(lots=[lot])

    assert issue_for_home(shop.database, till_id, NOON) == 0


def test_what_a_debt_eats_is_not_leased(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(lots=[Lot(LotId("a"), 500), Lot(LotId("b"), -300)])

    issue_for_home(shop.database, till_id, NOON)

    assert shop.amounts(till_id) == {member_id: 200}


def test_each_member_is_looked_at_once_in_a_while(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(800)
    issue_for_home(shop.database, till_id, NOON)
    shop.enrols(800)

    assert issue_for_home(shop.database, till_id, NOON + timedelta(hours=23)) == 0
    assert issue_for_home(shop.database, till_id, NOON + timedelta(hours=24)) == 1


def test_a_walk_goes_on_where_it_stopped(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    members = {
        shop.enrols(300, seen_on=TODAY - timedelta(days=number % 7)) for number in range(401)
    }

    rounds = [issue_for_home(shop.database, till_id, NOON) for _ in range(4)]

    assert rounds == [200, 200, 1, 0]
    assert shop.amounts(till_id).keys() == members


def test_those_seen_last_come_first(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    for _ in range(200):
        shop.enrols(300, seen_on=TODAY - timedelta(days=2))
    member_id = shop.enrols(300, seen_on=TODAY)

    issue_for_home(shop.database, till_id, NOON)

    assert member_id in shop.amounts(till_id)


def test_a_lease_is_renewed_when_half_of_it_is_over(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)

    assert issue_for_home(shop.database, till_id, NOON + DAY) == 0
    assert issue_for_home(shop.database, till_id, NOON + 2 * DAY) == 1
    (grant,) = shop.holds(till_id)
    assert (grant.amount, grant.usable_until) == (300, NOON + 2 * DAY + LEASE - GUARD)


def test_a_lease_grows_with_the_account(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    shop.credits(member_id, Lot(LotId("b"), 200))

    issue_for_home(shop.database, till_id, NOON + DAY)

    (grant,) = shop.holds(till_id)
    assert (grant.amount, grant.usable_until) == (500, NOON + DAY + LEASE - GUARD)


def test_a_lease_is_not_renewed_over_what_ends_meanwhile(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(lots=[Lot(LotId("a"), 300, expires_on=TODAY + timedelta(days=4))])
    issue_for_home(shop.database, till_id, NOON)

    assert issue_for_home(shop.database, till_id, NOON + 2 * DAY) == 0
    (grant,) = shop.holds(till_id)
    assert grant.usable_until == NOON + LEASE - GUARD


def test_a_lease_is_filled_up_after_it_was_used(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.opens_till(GDANSK)
    member_id = shop.enrols(800)
    issue_for_home(shop.database, till_id, NOON)
    (lease,) = shop.holds(till_id)
    shop.spends(member_id, 300, (lease.grant_id, 300))

    issue_for_home(shop.database, till_id, NOON + DAY)

    (grant,) = shop.holds(till_id)
    assert grant.grant_id == lease.grant_id
    assert grant.amount == 550  # 300 of it were used; half of the 500 that are left


def test_another_epoch_holds_nothing_of_what_was_leased_before(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    change_till(shop, till_id, epoch=2)

    assert issue_for_home(shop.database, till_id, NOON) == 0
    later = NOON + LEASE + GRACE
    has_told(shop, till_id, later)
    assert expire_due(shop.database, later) == 1
    assert issue_for_home(shop.database, till_id, later + DAY) == 1
    (grant,) = shop.holds(till_id)
    assert (grant.member_id, grant.epoch, grant.amount) == (member_id, 2, 300)


def test_a_revoked_till_is_leased_nothing(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(300)
    revoke(shop.database, till_id)

    assert issue_for_home(shop.database, till_id, NOON) == 0


def test_blocked_cards_are_leased_nothing(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    change_member(shop, shop.enrols(300), status="blocked")

    assert issue_for_home(shop.database, till_id, NOON) == 0


def test_certain_members_can_be_looked_at_at_once(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    issue_for_home(shop.database, till_id, NOON)
    first, second = shop.enrols(300), shop.enrols(400)

    assert issue_for_home(shop.database, till_id, NOON, members=[second]) == 1
    assert shop.amounts(till_id) == {second: 400}
    assert first not in shop.amounts(till_id)


def test_a_lease_that_would_hardly_grow_stays_as_it_is(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    shop.credits(member_id, Lot(LotId("b"), 90))
    hardly = issue_for_home(shop.database, till_id, NOON, members=[member_id])
    shop.credits(member_id, Lot(LotId("c"), 10))

    assert hardly == 0
    assert issue_for_home(shop.database, till_id, NOON, members=[member_id]) == 1
    assert shop.amounts(till_id) == {member_id: 400}


def test_what_a_page_tells_of_is_looked_at(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    member_id = shop.enrols(0)
    cursor = shop.pulls(till_id, shop.cursor(till_id)).cursor or ""
    shop.counts("uses:coffee", 3)
    shop.credits(member_id, Lot(LotId("b"), 300))
    page = shop.pulls(till_id, cursor)

    changes = [issue_for_page(shop.database, till_id, page, NOON) for _ in range(2)]

    assert changes == [1, 0]
    assert shop.amounts(till_id) == {member_id: 300}


def test_a_page_without_accounts_changes_nothing(shop: MadeShop) -> None:
    till_id = shop.opens_till()

    assert issue_for_page(shop.database, till_id, PullPage(server_time=NOON), NOON) == 0


def test_a_page_to_a_revoked_till_changes_nothing(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(300)
    page = shop.pulls(till_id, shop.cursor(till_id))
    revoke(shop.database, till_id)

    assert issue_for_page(shop.database, till_id, page, NOON) == 0


def test_of_those_who_have_no_account_of_their_own_nothing_is_leased(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    survivor = shop.enrols(300)
    absorbed, gone = shop.enrols(400), shop.enrols(500)
    change_member(shop, absorbed, merged_into=survivor.bytes)
    change_member(shop, gone, is_gone=1)
    nobody = MemberId(UUID(int=404))

    issue_for_home(shop.database, till_id, NOON, members=[survivor, absorbed, gone, nobody])

    assert shop.amounts(till_id) == {survivor: 300}


def test_what_only_idleness_ends_is_leased_while_it_lasts(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    since = TODAY - timedelta(days=30)
    lot = Lot(LotId("a"), 300, earned_on=since, idle_months=1)
    kept, idle = shop.enrols(lots=[lot]), shop.enrols(lots=[lot])
    shop.credits(kept, counters=[CounterChange("visits", TODAY, 1)])

    issue_for_home(shop.database, till_id, NOON)

    assert shop.amounts(till_id) == {kept: 300}
    assert idle != kept


def test_a_till_that_nobody_knows_is_leased_nothing(shop: MadeShop) -> None:
    with pytest.raises(TillUnknown):
        issue_for_home(shop.database, NOBODY, NOON)


# ------------------------------------------------------------------ the end


def test_what_a_holder_stopped_using_is_freed_some_time_later(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    frees_at = NOON + LEASE + GRACE
    has_told(shop, till_id, frees_at)

    assert expire_due(shop.database, frees_at - timedelta(microseconds=1)) == 0
    assert expire_due(shop.database, frees_at) == 1
    assert expire_due(shop.database, frees_at) == 0
    assert shop.holds(till_id) == []


def test_what_a_till_holds_that_is_still_cut_off_stays_set_aside(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    frees_at = NOON + LEASE + GRACE
    has_told(shop, till_id, frees_at - timedelta(seconds=1))

    assert expire_due(shop.database, frees_at + 30 * DAY) == 0
    has_told(shop, till_id, frees_at)
    assert expire_due(shop.database, frees_at + 30 * DAY) == 1


def test_what_a_lost_till_held_is_freed_in_time_once_it_is_revoked(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    revoke(shop.database, till_id)
    frees_at = NOON + LEASE + GRACE

    assert expire_due(shop.database, frees_at - timedelta(seconds=1)) == 0
    assert expire_due(shop.database, frees_at) == 1


def test_a_holder_is_told_of_the_end(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    cursor = shop.pulls(till_id, shop.cursor(till_id)).cursor or ""
    has_told(shop, till_id, NOON + LEASE + GRACE)

    expire_due(shop.database, NOON + LEASE + GRACE)

    page = shop.pulls(till_id, cursor)
    assert [grant.ended for grant in page.grants] == [GrantEnd.EXPIRED]
    assert shop.pulls(till_id, page.cursor or "").cursor is None


def test_all_that_is_due_is_freed_by_the_job(shop: MadeShop) -> None:
    till_id = shop.opens_till()
    for _ in range(3):
        shop.enrols(300)
    issue_for_home(shop.database, till_id, NOON)
    has_told(shop, till_id, NOON + LEASE + GRACE)

    assert free_grants(shop.database, NOON + LEASE + GRACE) == 3
