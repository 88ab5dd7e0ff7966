# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the made-up programmes found to be wrong, each as small as it gets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import RewardUnavailable
from pos_loyalty.domain.ids import CouponId, LotId, OfferId, RewardId, RuleId, StampCardId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveStamps
from pos_loyalty.domain.program.expiry import MonthsOfIdleness, Vesting
from pos_loyalty.domain.program.limits import Limit, coupon_counter
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stacking import DiscountGroup
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import stamps_on, vouchers_for
from tests.domain.shopping import (
    NAME,
    Shopper,
    basket,
    moment,
    program_of,
    reward_of,
    sale_of,
)
from tests.domain.strategies.vocabulary import BEA, CARL

CARD = StampCardId("coffee")
COFFEE = RewardId("free-coffee")
FIVE_OFF = reward_of("five-off", 100, AmountOff(minor=500))


def test_stamps_that_vest_later_fill_a_card_once() -> None:
    stamp = EarningRule(
        rule_id=RuleId("stamp"),
        name=NAME,
        trigger=Visit(),
        effect=GiveStamps(card_id=CARD),
        vesting=Vesting(days=3),
    )
    card = StampCard(card_id=CARD, name=NAME, stamps_needed=1, reward_id=COFFEE)
    shopper = Shopper(replace(program_of(stamp), stamp_cards=(card,)))

    shopper.buys(basket(100))
    shopper.buys(basket(100))

    assert shopper.state.amount_of(vouchers_for(COFFEE)) == 2
    assert shopper.state.amount_of(stamps_on(CARD)) == 0


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([SaleLine(1, 1001, "coffee", quantity_milli=2000)], id="keyed once"),
        pytest.param([SaleLine(1, 501, "coffee"), SaleLine(2, 500, "coffee")], id="keyed twice"),
    ],
)
def test_a_free_piece_costs_the_same_however_it_was_keyed(lines: Sequence[SaleLine]) -> None:
    free = reward_of("coffee", 80, FreeItem(skus=("coffee",)))
    shopper = Shopper(program_of(rewards=[free]), Lot(LotId("all"), 80))

    bought = shopper.buys(lines, chosen=[ChosenReward(free.reward_id)])

    assert bought.evaluation.due_minor == 501


def test_points_as_money_can_be_had_where_its_least_is_no_whole_step() -> None:
    money = reward_of("money", 15, PointsAsMoney(points_step=10, minor_per_step=50))
    shopper = Shopper(program_of(rewards=[money]), Lot(LotId("all"), 25))

    bought = shopper.buys(basket(1000), chosen=[ChosenReward(money.reward_id)])

    assert [(a.unmet, a.points) for a in bought.evaluation.answers] == [(None, 20)]
    assert [spent.points for spent in bought.evaluation.redemptions] == [20]


def test_a_voucher_for_points_as_money_is_not_spent_on_nothing() -> None:
    money = reward_of("money", 10, PointsAsMoney(points_step=10, minor_per_step=50))
    voucher = Lot(LotId("voucher"), 1, unit=vouchers_for(money.reward_id))
    shopper = Shopper(program_of(rewards=[money]), voucher)

    with pytest.raises(RewardUnavailable):
        shopper.buys(basket(1000), chosen=[ChosenReward(money.reward_id, by_voucher=True)])


def test_what_was_set_aside_is_captured_once() -> None:
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), Lot(LotId("all"), 100))
    sale = sale_of(basket(5000))
    held = shopper.sets_aside(ChosenReward(FIVE_OFF.reward_id), sale.business_at)

    with pytest.raises(RewardUnavailable, match="hold_is_over"):
        shopper.pays(sale, [held, held])


def test_what_was_set_aside_is_not_captured_after_its_last_day() -> None:
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), Lot(LotId("all"), 100))
    held = shopper.sets_aside(ChosenReward(FIVE_OFF.reward_id), moment("2026-11-20 12:00"))

    shopper.quotes(sale_of(basket(5000), moment("2026-11-21 23:59")), [held])
    with pytest.raises(RewardUnavailable, match="hold_is_over"):
        shopper.quotes(sale_of(basket(5000), moment("2026-11-22 00:00")), [held])


def test_a_group_excludes_only_what_comes_after_it() -> None:
    offer = Offer(offer_id=OfferId("ten"), name=NAME, discount=AmountOff(minor=10))
    stacking = (
        DiscountGroup(group="rewards"),
        DiscountGroup(group="offers", excludes=("rewards",)),
    )
    program = replace(program_of(rewards=[FIVE_OFF]), offers=(offer,), stacking=stacking)
    shopper = Shopper(program, Lot(LotId("all"), 100))

    bought = shopper.buys(basket(5000), chosen=[ChosenReward(FIVE_OFF.reward_id)])

    assert bought.evaluation.due_minor == 4490
    assert [answer.unmet for answer in bought.evaluation.answers] == [None]


def test_pieces_that_came_back_count_no_more_for_a_least_number() -> None:
    rule = EarningRule(
        rule_id=RuleId("three"),
        name=NAME,
        trigger=Visit(),
        effect=Add(points=10),
        conditions=(MinimumQuantity(pieces=3),),
    )
    shopper = Shopper(program_of(rule))
    bought = shopper.buys([SaleLine(1, 300, "apple", quantity_milli=3000)])

    shopper.returns(bought, {1: 100})

    assert shopper.points == 0


def test_what_is_kept_counts_with_its_own_tax() -> None:
    rule = EarningRule(
        rule_id=RuleId("spends"),
        name=NAME,
        trigger=Visit(),
        effect=Add(points=10),
        conditions=(MinimumSpend(minor=950, without_tax=True),),
    )
    shopper = Shopper(program_of(rule))
    lines = [SaleLine(1, 1000, "apple", tax_minor=900), SaleLine(2, 1000, "apple")]
    bought = shopper.buys(lines)

    kept = []
    for minor in (500, 499, 1):
        shopper.returns(bought, {1: minor})
        kept.append(shopper.points)

    assert kept == [10, 10, 10]


def _invited(rule: EarningRule, *coupons: Coupon) -> Shopper:
    shopper = Shopper(replace(program_of(rule), coupons=coupons))
    shopper.state = replace(shopper.state, referred_by=CARL)
    shopper.referrer = MemberState(CARL, date(2026, 1, 1), (), {}, buyer_id=BEA)
    return shopper


def _for_the_referrer(*conditions: WithCoupon | MinimumQuantity) -> EarningRule:
    return EarningRule(
        rule_id=RuleId("friends"),
        name=NAME,
        trigger=Referral(side=Side.REFERRER),
        effect=Add(points=10),
        conditions=conditions,
    )


def test_a_coupon_that_gave_the_referrer_something_is_used() -> None:
    once = Limit(times_max=1, period=Period.MEMBERSHIP)
    coupon = Coupon(coupon_id=CouponId("bring"), name=NAME, codes=("bring",), limits=(once,))
    shopper = _invited(_for_the_referrer(WithCoupon(coupon_ids=(coupon.coupon_id,))), coupon)

    shopper.pays(replace(sale_of(basket(100)), coupon_codes=("bring",)))

    assert shopper.state.total(coupon_counter("bring")) == 1


def test_a_part_return_takes_the_referrers_share_in_the_household_back() -> None:
    shopper = _invited(_for_the_referrer(MinimumQuantity(pieces=2)))
    bought = shopper.buys(basket(100, 100))

    shopper.returns(bought, {1: 100})

    assert shopper.referrer is not None
    assert shopper.referrer.total(f"earned_by:{BEA}") == 0


IDLE = MonthsOfIdleness(months=6)


def _idle_lot(points: int) -> Lot:
    return Lot(LotId("idle"), points, earned_on=date(2026, 6, 1), idle_months=IDLE.months)


def test_points_that_come_back_live_as_long_as_the_member_keeps_coming() -> None:
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), _idle_lot(150))
    bought = shopper.buys(
        basket(5000), moment("2026-11-23 12:00"), [ChosenReward(FIVE_OFF.reward_id)]
    )

    shopper.returns_everything(bought, date(2026, 12, 2))

    assert [(lot.lot_id, lot.amount) for lot in shopper.state.lots] == [("idle", 150)]


def test_points_that_come_back_after_half_a_year_of_idleness_live_for_the_grace_time() -> None:
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), _idle_lot(150))
    held = shopper.sets_aside(ChosenReward(FIVE_OFF.reward_id), moment("2026-11-23 12:00"))

    assert held.hold is not None
    shopper.releases(held.hold, moment("2026-12-10 12:00"))

    assert balance_of(shopper.state, date(2026, 12, 10)).spendable_points == 100
