# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till hands out what the server set aside for it, and not a point more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import (
    InsufficientPoints,
    NotGrantedHere,
)
from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import GrantId, LotId, MemberId, RewardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.ops import GrantReturnFact, Operation
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.units import POINTS, vouchers_for
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.sync.joining import EpochAnswer
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import (
    GrantEnd,
    MemberRow,
)
from pos_loyalty.services.identify import identify
from pos_loyalty.services.ports import StaleState
from pos_loyalty.services.return_grant import return_grant
from tests.domain.shopping import ADA, MONDAY
from tests.fakes.facts import sale
from tests.fakes.store_subject import Subject
from tests.local_db.answering import assert_whole
from tests.local_db.granting import FIRST, ServedTill, grant, points
from tests.services.test_return_policies import GIFT_CARD, MONEY, wallet_program
from tests.services.till import COFFEE, FIVE, MEMBER, till_over

SECOND = GrantId(UUID(int=502))


@pytest.fixture
def till(store: SqliteStore) -> ServedTill:
    """A till where Ada has 500 points."""
    return ServedTill(store, points(500))


def uses(operation: Operation) -> list[tuple[GrantId, int]]:
    return [(use.grant_id, use.amount) for use in operation.draft.uses]


# ---------------------------------------------------------------- redeeming


def test_a_till_without_a_server_asks_for_no_grants(store: SqliteStore) -> None:
    till = till_over(Subject(store), points=100)

    assert till.state.grants is None
    assert uses(till.redeems(COFFEE)) == []


def test_without_a_grant_nothing_is_handed_out(till: ServedTill) -> None:
    with pytest.raises(NotGrantedHere) as refusal:
        till.redeems(COFFEE)

    assert refusal.value.facts == (("granted", 0), ("spendable", 500), ("unit", "points"))
    assert till.points == 500


def test_a_grant_is_used_up_and_no_further(till: ServedTill, data_dir: Path) -> None:
    till.is_granted(grant(100))

    coffee = till.redeems(COFFEE)

    assert uses(coffee) == [(FIRST, 80)]
    assert (till.left, till.points) == ([20], 420)
    with pytest.raises(NotGrantedHere):
        till.redeems(COFFEE)
    assert_whole(till.file, data_dir)


def test_what_ends_first_goes_first(till: ServedTill) -> None:
    later = MONDAY + timedelta(hours=9)
    till.is_granted(grant(50, FIRST, usable_until=later), grant(50, SECOND))

    coffee = till.redeems(COFFEE)

    assert uses(coffee) == [(SECOND, 50), (FIRST, 30)]
    assert till.left == [20]


def test_too_few_points_are_told_apart_from_too_small_a_grant(till: ServedTill) -> None:
    till.hears_of(points(79))
    till.is_granted(grant(100))

    with pytest.raises(InsufficientPoints):
        till.redeems(COFFEE)


def test_a_sale_with_a_reward_needs_a_grant_and_earning_none(till: ServedTill) -> None:
    till.is_granted(grant(100))

    sold = till.sells(2000, chosen=[FIVE])

    assert uses(sold) == [(FIRST, 100)]
    assert uses(till.sells(2000)) == []
    with pytest.raises(NotGrantedHere):
        till.sells(2000, chosen=[FIVE])


def test_two_rewards_of_a_sale_come_out_of_one_grant(till: ServedTill) -> None:
    till.is_granted(grant(179))

    with pytest.raises(NotGrantedHere) as refusal:
        till.quotes(2000, chosen=[FIVE, COFFEE])

    assert refusal.value.granted == 179


def test_points_that_a_return_takes_back_need_no_grant(till: ServedTill) -> None:
    till.hears_of(())
    sold = till.sells(2000)

    back = till.takes_back(sold, {1: 2000})

    assert (uses(back), till.points) == ([], 0)


def test_a_hold_takes_the_grant_and_capturing_it_nothing_more(till: ServedTill) -> None:
    till.is_granted(grant(100))

    captured = till.sells(2000, chosen=[till.sets_aside(FIVE)])

    assert uses(captured) == []
    assert till.left == []
    with pytest.raises(NotGrantedHere):
        till.holds(COFFEE)


def test_an_undo_puts_back_what_was_taken_out(till: ServedTill, data_dir: Path) -> None:
    till.is_granted(grant(100))
    coffee = till.redeems(COFFEE)

    undone = till.undoes(coffee)

    assert uses(undone) == [(FIRST, -80)]
    assert till.left == [100]
    assert_whole(till.file, data_dir)


def test_stored_money_needs_a_grant_of_money(store: SqliteStore) -> None:
    till = ServedTill(store, [Lot(LotId("loaded"), 2000, unit=MONEY)], wallet_program())
    till.is_granted(grant(500, unit=MONEY))

    paid = till.sells(3000, chosen=[WalletPayment(GIFT_CARD, 400)])

    assert [(use.unit, use.amount) for use in paid.draft.uses] == [(MONEY, 400)]
    with pytest.raises(NotGrantedHere) as refusal:
        till.sells(3000, chosen=[WalletPayment(GIFT_CARD, 101)])
    assert (refusal.value.granted, refusal.value.unit) == (100, MONEY)


def test_a_voucher_needs_a_grant_of_vouchers(store: SqliteStore) -> None:
    unit = vouchers_for(RewardId("coffee"))
    till = ServedTill(store, [Lot(LotId("voucher"), 1, unit=unit)])
    by_voucher = ChosenReward(RewardId("coffee"), by_voucher=True)
    with pytest.raises(NotGrantedHere):
        till.redeems(by_voucher)

    till.is_granted(grant(1, unit=unit))

    assert uses(till.redeems(by_voucher)) == [(FIRST, 1)]


# ---------------------------------------------------------------- what is shown


def test_a_reward_beyond_the_grant_is_shown_with_what_is_available(till: ServedTill) -> None:
    till.is_granted(grant(90))

    view = identify(ADA, store=till.store, at=till.now)

    unmet = {answer.reward.reward_id: answer.unmet for answer in view.answers}
    facts = (("granted", 90), ("spendable", 500), ("unit", "points"))
    assert unmet == {"five": Unmet("not_granted_here", facts), "coffee": None}


def test_a_voucher_that_is_not_granted_leaves_the_price_in_points(store: SqliteStore) -> None:
    unit = vouchers_for(RewardId("coffee"))
    till = ServedTill(store, [*points(500), Lot(LotId("voucher"), 1, unit=unit)])
    till.is_granted(grant(100))

    view = identify(ADA, store=till.store, at=till.now)

    coffee = next(a for a in view.answers if a.reward.reward_id == "coffee")
    assert (coffee.by_voucher, coffee.points, coffee.unmet) == (False, 80, None)


# ---------------------------------------------------------------- when a grant is over


def test_a_grant_that_is_over_is_not_used(till: ServedTill) -> None:
    till.is_granted(grant(100))
    till.waits(days=1)

    with pytest.raises(NotGrantedHere):
        till.redeems(COFFEE)


def test_a_quote_outlives_its_grant_by_not_a_second(till: ServedTill) -> None:
    till.is_granted(grant(100))
    quote = till.quotes(2000, chosen=[FIVE])
    till.waits(3600)

    with pytest.raises(NotGrantedHere):
        till.completes(quote)

    assert till.points == 500


def test_a_quote_is_evaluated_again_when_its_grant_went_elsewhere(till: ServedTill) -> None:
    till.is_granted(grant(100))
    quote = till.quotes(2000, chosen=[FIVE])
    till.redeems(COFFEE)

    with pytest.raises(NotGrantedHere) as refusal:
        till.completes(quote)

    assert refusal.value.granted == 20


def test_a_draft_that_takes_more_than_is_left_is_stale(till: ServedTill) -> None:
    till.is_granted(grant(100))
    too_much = replace(
        sale(member_id=ADA), uses=(GrantUse(FIRST, POINTS, 101),), occurred_at=till.now
    )

    with till.store.writing() as uow, pytest.raises(StaleState):
        uow.log.record(too_much, expected_version=None)


def test_an_ended_grant_stays_ended_whatever_comes_late(till: ServedTill, data_dir: Path) -> None:
    till.is_granted(grant(100, ended=GrantEnd.EXPIRED))

    till.is_granted(grant(100))

    assert till.left == []
    assert_whole(till.file, data_dir)


def test_a_grant_of_another_epoch_is_none(till: ServedTill) -> None:
    till.is_granted(grant(100, epoch=2))

    assert till.left == []


def test_a_new_epoch_gives_up_what_was_held(till: ServedTill, data_dir: Path) -> None:
    till.is_granted(grant(100))

    till.sync.begin_epoch(EpochAnswer(epoch=2, server_time=MONDAY))

    assert till.left == []
    assert_whole(till.file, data_dir)


def test_a_file_that_may_have_forgotten_uses_no_grants(till: ServedTill) -> None:
    till.is_granted(grant(100))
    coffee = till.redeems(COFFEE)
    with till.file.writing() as uow:
        uow.connection.execute("UPDATE standing SET needs_epoch = 1")
        uow.commit()

    assert till.left == []
    again = replace(coffee.draft, op_id=till.gesture())
    with till.store.writing() as uow, pytest.raises(StaleState):
        uow.log.record(again, expected_version=None)


def is_merged_into_ada(till: ServedTill, amount: int) -> None:
    """Let the till hold so much of somebody who turns out to be Ada."""
    other = replace(MEMBER, member_id=MemberId(UUID(int=20)), card_number="200")
    till.is_granted(grant(amount, member_id=other.member_id))
    row = MemberRow(member=other, version=2, merged_into=ADA)
    till.sync.take_page(PullPage(server_time=MONDAY, members=(row,)))


def test_grants_of_an_absorbed_account_are_the_survivors(till: ServedTill) -> None:
    is_merged_into_ada(till, 100)

    assert uses(till.redeems(COFFEE)) == [(FIRST, 80)]


def test_a_grant_of_an_absorbed_account_is_used_up_and_no_further(
    till: ServedTill, data_dir: Path
) -> None:
    is_merged_into_ada(till, 100)

    coffee = till.redeems(COFFEE)

    assert till.left == [20]
    with pytest.raises(NotGrantedHere):
        till.redeems(COFFEE)
    again = replace(coffee.draft, op_id=till.gesture())
    with till.store.writing() as uow, pytest.raises(StaleState):
        uow.log.record(again, expected_version=None)
    assert_whole(till.file, data_dir)


def test_what_was_taken_before_a_merge_counts_with_what_is_taken_after_it(
    till: ServedTill,
) -> None:
    is_merged_into_ada(till, 200)
    other = MemberId(UUID(int=20))
    before = replace(
        sale(member_id=other), uses=(GrantUse(FIRST, POINTS, 100),), occurred_at=till.now
    )
    with till.store.writing() as uow:
        uow.log.record(before, expected_version=None)
        uow.commit()

    till.redeems(COFFEE)

    assert till.left == [20]


def test_a_grant_of_an_absorbed_account_that_was_given_back_is_over(till: ServedTill) -> None:
    is_merged_into_ada(till, 200)
    till.redeems(COFFEE)

    back = return_grant(
        FIRST, op_id=till.gesture(), at=till.now, store=till.store, clock=till.clock
    )

    assert back
    assert isinstance(back.fact, GrantReturnFact)
    assert back.fact.amount == 120
    assert till.left == []
    assert till.member_of(FIRST) is None
