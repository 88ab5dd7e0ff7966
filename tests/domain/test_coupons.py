# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Coupons: used when they gave something, and one for one thing."""

from collections.abc import Sequence
from dataclasses import replace

from pos_loyalty.domain.ids import CouponId, LotId, RewardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.limits import Limit
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.triggers.anniversaries import Birthday
from tests.domain.shopping import (
    NAME,
    TODAY,
    Shopper,
    basket,
    program_of,
    reward_of,
    sale_of,
    spend_rule,
)

A, B = CouponId("a"), CouponId("b")


def coupon(coupon_id: CouponId, *codes: str) -> Coupon:
    once = Limit(times_max=1, period=Period.MEMBERSHIP)
    return Coupon(coupon_id=coupon_id, name=NAME, codes=codes, limits=(once,))


def unlocked_by(*coupon_ids: CouponId) -> EarningRule:
    return replace(spend_rule(), conditions=(WithCoupon(coupon_ids=coupon_ids),))


def with_coupons(rule: EarningRule) -> Program:
    return replace(program_of(rule), coupons=(coupon(A, "A1", "A2"), coupon(B, "B1")))


def uses_after(program: Program, codes: Sequence[str]) -> dict[str, int]:
    shopper = Shopper(program)
    shopper.pays(replace(sale_of(basket(1_000)), coupon_codes=tuple(codes)))
    names = [name for name in shopper.state.counters if name.startswith("coupon:")]
    return {name: shopper.state.total(name) for name in names}


def test_a_coupon_that_unlocks_points_is_used() -> None:
    assert uses_after(with_coupons(unlocked_by(A)), ["A1"]) == {"coupon:a1": 1}


def test_a_coupon_whose_rule_has_reached_its_limit_stays_good() -> None:
    nothing_left = replace(unlocked_by(A), caps=(Cap(amount_max=0, period=Period.DAY),))

    assert uses_after(with_coupons(nothing_left), ["A1"]) == {}


def test_of_two_coupons_for_one_thing_the_first_shown_is_used() -> None:
    assert uses_after(with_coupons(unlocked_by(A, B)), ["B1", "A1"]) == {"coupon:b1": 1}


def test_of_two_codes_of_one_coupon_the_first_shown_is_used() -> None:
    assert uses_after(with_coupons(unlocked_by(A)), ["A2", "A1"]) == {"coupon:a2": 1}


def test_a_second_code_of_a_coupon_does_not_put_another_coupon_first() -> None:
    assert uses_after(with_coupons(unlocked_by(A, B)), ["A1", "B1", "A2"]) == {"coupon:a1": 1}


def test_a_code_that_is_used_up_leaves_its_use_to_the_next_code_of_the_coupon() -> None:
    shopper = Shopper(with_coupons(unlocked_by(A)))
    for codes in (("A1",), ("A1", "A2")):
        shopper.pays(replace(sale_of(basket(1_000)), coupon_codes=codes))

    assert [shopper.state.total(name) for name in ("coupon:a1", "coupon:a2")] == [1, 1]


def test_a_coupon_that_unlocks_a_reward_is_used() -> None:
    reward = reward_of("r", 100, AmountOff(minor=500))
    reward = replace(reward, conditions=(WithCoupon(coupon_ids=(A,)),))
    program = replace(program_of(rewards=[reward]), coupons=(coupon(A, "A1"),))
    shopper = Shopper(program, Lot(LotId("all"), 100))
    sale = replace(sale_of(basket(1_000)), coupon_codes=("A1",))

    shopper.pays(sale, [ChosenReward(RewardId("r"))])

    assert shopper.state.total("coupon:a1") == 1


def test_a_birthday_gift_that_the_budget_did_not_allow_may_come_later() -> None:
    gift = replace(
        spend_rule("birthday"), trigger=Birthday(days_after=7), budget=Budget(amount_max=0)
    )
    shopper = Shopper(program_of(gift))
    shopper.state = replace(shopper.state, birthday=TODAY.replace(year=1990))

    shopper.buys(basket(1_000))

    assert shopper.state.total("given:birthday") == 0
