# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards before a sale and without one: the tier and the store count, and errors say why."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import (
    InsufficientMoney,
    ReturnExceedsSale,
    RewardUnavailable,
    UnreadableCode,
)
from pos_loyalty.domain.ids import NO_OPERATION, ActivityId, LotId, OpId, RewardId, TierId
from pos_loyalty.domain.ledger import VISITS, Lot
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.people import Tiers
from pos_loyalty.domain.program.conditions.place import Stores
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.program.holds import hold_counter, hold_of, is_open
from pos_loyalty.domain.program.occasions import (
    Moment,
    arrived,
    days_after,
    evaluate_moment,
    evaluate_redemption,
    look_at_member,
)
from pos_loyalty.domain.program.redeeming import ChosenReward, held_for
from pos_loyalty.domain.program.rewards.handed_over import GiftItem
from pos_loyalty.domain.program.tiers import CalendarYear, SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.units import vouchers_for
from tests.domain.shopping import (
    MONDAY,
    TODAY,
    Shopper,
    basket,
    program_of,
    reward_of,
    spend_rule,
    tier_of,
)

R = ChosenReward(RewardId("r"))
GIFT = reward_of("r", 1, GiftItem())
SILVER = TierLadder(basis=TierBasis.VISITS, window=SinceJoining(), tiers=(tier_of("silver", 0),))


def rich(*conditions: Condition) -> Shopper:
    program = program_of(rewards=[replace(GIFT, conditions=conditions)])
    return Shopper(replace(program, tiers=SILVER), Lot(LotId("all"), 10))


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        (Tiers(tier_ids=(TierId("silver"),)), None),
        (Tiers(tier_ids=(TierId("gold"),)), "tiers"),
        (Stores(store_ids=("waw-1",)), None),
        (Stores(store_ids=("waw-2",)), "stores"),
    ],
)
def test_a_look_at_a_member_knows_their_tier_and_the_store(
    condition: Condition, reason: str | None
) -> None:
    shopper = rich(condition)

    _, (answer,) = look_at_member(shopper.program, shopper.state, MONDAY, "waw-1")

    assert (answer.unmet.code if answer.unmet else None) == reason


@pytest.mark.parametrize(
    "condition", [Tiers(tier_ids=(TierId("silver"),)), Stores(store_ids=("waw-1",))]
)
def test_a_reward_for_the_tier_or_the_store_is_handed_over(condition: Condition) -> None:
    shopper = rich(condition)

    (redemption,), effects, _ = evaluate_redemption(
        shopper.program, shopper.state, [R], at=MONDAY, store_id="waw-1"
    )

    assert redemption.points == 1
    assert effects.points == -1


def test_a_refusal_says_what_it_was_decided_by() -> None:
    shopper = rich(Stores(store_ids=("waw-2",)))

    with pytest.raises(RewardUnavailable) as refusal:
        evaluate_redemption(shopper.program, shopper.state, [R], at=MONDAY, store_id="waw-1")

    assert refusal.value.facts == (("store_id", "waw-1"),)


def test_a_reward_that_is_not_in_the_programme_is_unknown() -> None:
    shopper = rich()
    other = ChosenReward(RewardId("other"))

    with pytest.raises(RewardUnavailable) as refusal:
        evaluate_redemption(shopper.program, shopper.state, [other], at=MONDAY, store_id="waw-1")

    assert refusal.value.reason == "unknown_reward"


def test_a_voucher_spends_no_points() -> None:
    shopper = rich()
    voucher = Lot(LotId("voucher"), 1, unit=vouchers_for(RewardId("r")))
    shopper.state = replace(shopper.state, lots=(*shopper.state.lots, voucher))

    (redemption,), effects, _ = evaluate_redemption(
        shopper.program, shopper.state, [replace(R, by_voucher=True)], at=MONDAY, store_id="waw-1"
    )

    assert (redemption.amount, redemption.points, effects.points) == (1, 0, 0)


def test_a_voucher_that_is_used_up_is_none() -> None:
    shopper = rich()
    used = Lot(LotId("voucher"), 0, unit=vouchers_for(RewardId("r")))
    shopper.state = replace(shopper.state, lots=(*shopper.state.lots, used))

    _, (answer,) = look_at_member(shopper.program, shopper.state, MONDAY, "waw-1")

    assert (answer.points, answer.by_voucher) == (1, False)


def test_a_hold_is_found_by_the_name_of_its_counter() -> None:
    op_id = OpId(UUID(int=7))

    assert hold_of(hold_counter(op_id)) == op_id


REGULAR = TierLadder(
    basis=TierBasis.VISITS, window=CalendarYear(), tiers=(tier_of("new", 0), tier_of("silver", 5))
)


def regular(*conditions: Condition) -> Shopper:
    """Return somebody who has come often enough for the second tier."""
    shopper = rich(*conditions)
    shopper.program = replace(shopper.program, tiers=REGULAR)
    shopper.state = replace(shopper.state, counters={VISITS: {TODAY: 5}})
    return shopper


def test_the_tier_on_the_day_decides_about_a_deed_and_a_reward() -> None:
    shopper = regular(Tiers(tier_ids=(TierId("silver"),)))
    deed = Moment(Happening.ACTIVITY, MONDAY, "waw-1", ActivityId("review"))

    awarded = evaluate_moment(shopper.program, shopper.state, deed, op_id=shopper.gesture())
    (redemption,), _, _ = evaluate_redemption(
        shopper.program, shopper.state, [R], at=MONDAY, store_id="waw-1"
    )

    assert awarded.occasion.tier_id == "silver"
    assert redemption.points == 1


def test_before_a_sale_no_minimum_of_goods_is_met() -> None:
    shopper = rich(MinimumSpend(minor=100))

    _, (answer,) = look_at_member(shopper.program, shopper.state, MONDAY, "waw-1")

    assert answer.unmet is not None
    assert answer.unmet.code == "minimum_spend"


@pytest.mark.parametrize(("event", "days"), [("delivered", 5), ("paid", 2), ("gone", 0)])
def test_the_longest_wait_after_an_event_counts_and_none_where_none_is_left(
    event: str, days: int
) -> None:
    waits = (("delivered", 3), ("delivered", 5), ("paid", 2))
    rules = [replace(spend_rule(f"r{n}"), vesting=Vesting(event=name, days=n)) for name, n in waits]

    assert days_after(program_of(*rules), event) == days


def test_each_lot_that_waited_arrives_under_a_name_of_its_own() -> None:
    waiting = [Lot(LotId(name), n, awaits="delivered") for name, n in (("b", 2), ("a", 3))]
    shopper = Shopper(program_of(), *waiting, Lot(LotId("c"), 5, awaits="other"))

    shopper.takes(arrived(shopper.state, "delivered", TODAY, 3))

    on = TODAY + timedelta(days=3)
    assert {lot for lot in shopper.state.lots if lot.amount} == {
        Lot(LotId("a+"), 3, on),
        Lot(LotId("b+"), 2, on),
        Lot(LotId("c"), 5, awaits="other"),
    }


def test_what_is_set_aside_is_open_until_it_is_captured() -> None:
    shopper = rich()
    held = shopper.sets_aside(R, MONDAY)
    assert held.hold is not None
    assert is_open(held.hold.hold_op_id, shopper.state)

    shopper.buys(basket(100), chosen=[held])

    assert not is_open(held.hold.hold_op_id, shopper.state)
    assert shopper.state.total(hold_counter(held.hold.hold_op_id)) == 0


def test_what_is_to_be_set_aside_is_not_yet_named() -> None:
    shopper = rich()

    hold = held_for(shopper.program, shopper.state, R, MONDAY)

    assert (hold.hold_op_id, hold.last_day) == (NO_OPERATION, TODAY)


def test_what_was_never_set_aside_is_not_open() -> None:
    assert not is_open(OpId(UUID(int=7)), rich().state)


def test_who_agreed_to_a_reward_is_remembered() -> None:
    shopper = rich()
    agreed = replace(R, approver="manager")

    (redemption,), _, _ = evaluate_redemption(
        shopper.program, shopper.state, [agreed], at=MONDAY, store_id="waw-1"
    )

    assert redemption.approver == "manager"


def test_errors_carry_what_the_cashier_has_to_know() -> None:
    money = InsufficientMoney(needed_minor=5, stored_minor=3)

    assert (money.needed_minor, money.stored_minor) == (5, 3)
    assert ReturnExceedsSale(left_minor=4).left_minor == 4
    assert UnreadableCode("too_long").reason == "too_long"
