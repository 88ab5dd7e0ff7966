# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the trace says of each rule: what it gave, of what, counted from what, and why not."""

from dataclasses import replace
from datetime import date

from pos_loyalty.domain.ids import CouponId, RewardId, RuleId, StampCardId
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.conditions.calendar import Dates
from pos_loyalty.domain.program.conditions.people import FirstPurchase
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import GiveStamps
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.trace import DiscountTrace, RuleTrace, Unmet
from pos_loyalty.domain.program.triggers.goods import Item
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.units import stamps_on
from tests.domain.shopping import (
    MONDAY,
    NAME,
    Shopper,
    basket,
    program_of,
    sale_of,
    spend_rule,
    times_rule,
)

COFFEE = StampCardId("coffee")
STAMPS = stamps_on(COFFEE)
CARD = StampCard(card_id=COFFEE, name=NAME, stamps_needed=9, reward_id=RewardId("cup"))


def stamp_rule(rule_id: str = "stamps", stamps: int = 2) -> EarningRule:
    return EarningRule(
        rule_id=RuleId(rule_id),
        name=NAME,
        trigger=Visit(),
        effect=GiveStamps(card_id=COFFEE, stamps=stamps),
    )


def shopper_of(*rules: EarningRule) -> Shopper:
    return Shopper(replace(program_of(*rules), stamp_cards=(CARD,)))


def test_money_is_counted_with_what_was_banked_and_the_step() -> None:
    shopper = shopper_of(spend_rule())
    shopper.buys(basket(150))

    bought = shopper.buys(basket(250))

    facts = (("counted", 250), ("banked", 50), ("step", 100))
    assert bought.evaluation.trace == (RuleTrace("spend", 3, facts),)


def test_without_a_bank_nothing_is_said_to_be_banked() -> None:
    shopper = shopper_of(spend_rule())
    shopper.buys(basket(150))
    unbanked = Spend(step_minor=100, carry_remainder=False)

    shopper.program = program_of(replace(spend_rule(), trigger=unbanked))
    bought = shopper.buys(basket(250))

    facts = (("counted", 250), ("banked", 0), ("step", 100))
    assert bought.evaluation.trace == (RuleTrace("spend", 2, facts),)


def test_stamps_are_said_to_be_stamps() -> None:
    bought = shopper_of(stamp_rule()).buys(basket(100))

    assert bought.evaluation.trace == (RuleTrace("stamps", 2, (("counted", 1),), None, STAMPS),)


def test_stamps_that_are_not_given_are_said_to_be_stamps() -> None:
    pieces = replace(stamp_rule(), trigger=Item(skus=("coffee",)))

    bought = shopper_of(pieces).buys(basket(100))

    assert bought.evaluation.trace == (
        RuleTrace("stamps", 0, (), Unmet("nothing_to_count"), STAMPS),
    )


def test_stamps_are_no_points() -> None:
    bought = shopper_of(stamp_rule(), spend_rule()).buys(basket(300))

    assert [accrual.points for accrual in bought.evaluation.accruals] == [0, 3]
    assert bought.evaluation.earned_points == 3


def test_a_condition_that_fails_is_named_with_what_is_not_given() -> None:
    rule = replace(stamp_rule(), conditions=(MinimumSpend(minor=500),))

    bought = shopper_of(rule).buys(basket(100))

    (trace,) = bought.evaluation.trace
    assert trace == RuleTrace("stamps", 0, (), trace.unmet, STAMPS)
    assert trace.unmet is not None
    assert trace.unmet.code == "minimum_spend"


def test_stamps_that_are_over_are_said_to_be_stamps() -> None:
    over = replace(stamp_rule(), conditions=(Dates(last=date(2026, 1, 1)),))

    (trace,) = shopper_of(over).buys(basket(100)).evaluation.trace

    assert trace.unit == STAMPS


def test_who_is_outranked_is_told_by_whom_and_what_it_would_have_been() -> None:
    few = replace(stamp_rule("few", 1), group="g")
    many = replace(stamp_rule("many", 2), group="g")
    shopper = shopper_of(few, many)
    shopper.program = replace(shopper.program, groups={"g": Combination.BEST})

    bought = shopper.buys(basket(100))

    outranked = Unmet("outranked", (("by", "many"), ("amount", 1)))
    assert bought.evaluation.trace == (
        RuleTrace("few", 0, (), outranked, STAMPS),
        RuleTrace("many", 2, (("counted", 1),), None, STAMPS),
    )


def test_a_rule_without_a_group_is_outranked_by_nobody() -> None:
    alone = stamp_rule("alone", 1)
    many = replace(stamp_rule("many", 2), group="g")
    unlisted = replace(stamp_rule("unlisted", 3), group="not named among the groups")
    shopper = shopper_of(alone, many, unlisted, replace(unlisted, rule_id=RuleId("too")))
    shopper.program = replace(shopper.program, groups={"g": Combination.BEST})

    bought = shopper.buys(basket(100))

    assert [trace.amount for trace in bought.evaluation.trace] == [1, 2, 3, 3]


def test_a_cap_is_told_with_what_it_left_of_how_much() -> None:
    rule = replace(spend_rule(), caps=(Cap(amount_max=5, period=Period.SALE),))

    bought = shopper_of(rule).buys(basket(800))

    facts = (("counted", 800), ("banked", 0), ("step", 100), ("uncapped_amount", 8))
    capped = Unmet("capped", (("amount_max", 5), ("uncapped_amount", 8)))
    assert bought.evaluation.trace == (RuleTrace("spend", 5, facts, capped),)


def test_what_just_fits_under_cap_and_budget_is_not_capped() -> None:
    rule = replace(
        spend_rule(), caps=(Cap(amount_max=8, period=Period.SALE),), budget=Budget(amount_max=8)
    )

    bought = shopper_of(rule).buys(basket(800))

    assert bought.evaluation.trace[0].unmet is None


def test_of_cap_and_budget_the_cap_is_named_where_both_leave_the_same() -> None:
    caps = (Cap(amount_max=5, period=Period.SALE),)
    rule = replace(spend_rule(), caps=caps, budget=Budget(amount_max=5))

    bought = shopper_of(rule).buys(basket(800))

    unmet = bought.evaluation.trace[0].unmet
    assert unmet is not None
    assert unmet.code == "capped"


def test_a_multiplier_tells_its_base_and_its_factor() -> None:
    bought = shopper_of(spend_rule(), times_rule("half more", 3, 2)).buys(basket(500))

    facts = (("base_points", 5), ("numerator", 3), ("denominator", 2))
    assert bought.evaluation.trace[1] == RuleTrace("half more", 2, facts)


def test_a_multiplier_whose_condition_fails_tells_no_facts() -> None:
    rule = replace(times_rule("twice", 2), conditions=(FirstPurchase(),))
    shopper = shopper_of(spend_rule(), rule)
    shopper.buys(basket(100))

    bought = shopper.buys(basket(100))

    trace = bought.evaluation.trace[1]
    assert (trace.amount, trace.facts) == (0, ())


def test_a_coupon_that_is_shown_takes_nothing_off_by_itself() -> None:
    coupon = Coupon(coupon_id=CouponId("c"), name=NAME, codes=("A-1",))
    shopper = shopper_of(spend_rule())
    shopper.program = replace(shopper.program, coupons=(coupon,))

    bought = shopper.pays(replace(sale_of(basket(100), MONDAY), coupon_codes=("a-1", "b-2")))

    assert bought.evaluation.discount_trace == (
        DiscountTrace("coupon:a-1", 0),
        DiscountTrace("coupon:b-2", 0, Unmet("unknown_coupon")),
    )
