# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Multipliers, and how the rules of a group go together."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.ids import RuleId, TierId
from pos_loyalty.domain.program.caps import Cap, Period
from pos_loyalty.domain.program.conditions.people import Tiers
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import SaleLine
from tests.domain.shopping import (
    NAME,
    Shopper,
    basket,
    program_of,
    spend_rule,
    tier_of,
    times_rule,
)

FRUIT = LineFilter(categories=("fruit",))


def grouped(policy: Combination, *rules: EarningRule) -> Program:
    in_group = (replace(rule, group="g") for rule in rules)
    return replace(program_of(spend_rule(), *in_group), groups={"g": policy})


def visit_rule(rule_id: str, points: int) -> EarningRule:
    effect = Add(points=points)
    return EarningRule(rule_id=RuleId(rule_id), name=NAME, trigger=Visit(), effect=effect)


@pytest.mark.parametrize(
    ("numerator", "denominator", "bonus"),
    [
        pytest.param(2, 1, 7, id="twice 7 is 7 more"),
        pytest.param(3, 1, 14, id="three times is 14 more"),
        pytest.param(3, 2, 3, id="half of 7 is 3.5, rounded down"),
        pytest.param(8, 7, 1, id="a seventh of 7"),
        pytest.param(9, 8, 0, id="an eighth of 7 is less than one"),
    ],
)
def test_a_multiplier_adds_what_is_beyond_the_base(
    numerator: int, denominator: int, bonus: int
) -> None:
    rules = spend_rule(), times_rule("times", numerator, denominator)
    shopper = Shopper(program_of(*rules))

    bought = shopper.buys(basket(700))

    assert bought.points_of("spend") == 7
    assert bought.points_of("times") == bonus


def test_a_bonus_on_some_lines_counts_the_points_of_every_rule_for_money() -> None:
    fruit = replace(times_rule("times", 2), on_lines=FRUIT)
    rules = spend_rule("one"), spend_rule("three", points=3), spend_rule("two", points=2)
    shopper = Shopper(program_of(*rules, fruit))

    bought = shopper.buys((SaleLine(1, 400, "apple", "fruit"), SaleLine(2, 600, "bread")))

    # 10, 30 and 20 points for 10.00, of which 4.00 is for fruit: 4, 12 and 8 once more.
    assert bought.points_of("times") == 24


def test_a_bonus_on_some_lines_is_exact_to_the_point_however_much_is_paid() -> None:
    fruit = replace(times_rule("times", 2), on_lines=FRUIT)
    shopper = Shopper(program_of(spend_rule(), fruit))
    fruit_minor, whole_minor = 1_000_000_101, 2_000_000_102

    bought = shopper.buys(
        (
            SaleLine(1, fruit_minor, "apple", "fruit"),
            SaleLine(2, whole_minor - fruit_minor, "bread"),
        )
    )

    # The fruit's part of 20,000,001 points is one 2,000,000,102nd of a point less than 10,000,001.
    assert bought.points_of("spend") == 20_000_001
    assert bought.points_of("times") == 10_000_000


@pytest.mark.parametrize(
    ("policy", "bonuses"),
    [
        # The base is 10 points; double is 10 more, triple 20 more.
        (Combination.SUM, (10, 20)),
        (Combination.BEST, (0, 20)),
        (Combination.FIRST, (10, 0)),
    ],
)
def test_multipliers_look_at_the_base_and_never_at_each_other(
    policy: Combination, bonuses: tuple[int, int]
) -> None:
    program = grouped(policy, times_rule("double", 2), times_rule("triple", 3))
    shopper = Shopper(program)

    bought = shopper.buys(basket(1000))

    assert (bought.points_of("double"), bought.points_of("triple")) == bonuses
    assert shopper.points == 10 + sum(bonuses)


@pytest.mark.parametrize(
    ("policy", "points"),
    [
        (Combination.SUM, (5, 9, 9)),
        # Of equals the first of the document wins.
        (Combination.BEST, (0, 9, 0)),
        (Combination.FIRST, (5, 0, 0)),
    ],
)
def test_rules_that_add_combine_as_their_group_says(
    policy: Combination, points: tuple[int, int, int]
) -> None:
    rules = visit_rule("five", 5), visit_rule("nine", 9), visit_rule("other-nine", 9)
    shopper = Shopper(grouped(policy, *rules))

    bought = shopper.buys(basket(50))

    assert tuple(bought.points_of(rule.rule_id) for rule in rules) == points


def test_the_trace_names_the_rule_that_won() -> None:
    program = grouped(Combination.BEST, visit_rule("five", 5), visit_rule("nine", 9))

    bought = Shopper(program).buys(basket(50))

    unmet = {trace.rule_id: trace.unmet for trace in bought.evaluation.trace}
    assert unmet["five"] == Unmet("outranked", (("by", "nine"), ("amount", 5)))
    assert unmet["nine"] is None


def test_a_group_that_is_not_named_adds_up() -> None:
    program = replace(grouped(Combination.BEST, visit_rule("a", 5), visit_rule("b", 9)), groups={})

    bought = Shopper(program).buys(basket(50))

    assert bought.evaluation.earned_points == 14


def test_a_group_does_not_mix_adding_with_multiplying() -> None:
    with pytest.raises(ValueError, match="not both"):
        grouped(Combination.BEST, visit_rule("a", 5), times_rule("double", 2))


def test_a_multiplier_takes_its_own_lines_only() -> None:
    double_fruit = replace(times_rule("fruit", 2), on_lines=FRUIT)
    shopper = Shopper(program_of(spend_rule(), double_fruit))

    bought = shopper.buys((SaleLine(1, 400, category="fruit"), SaleLine(2, 600)))

    # 10 points for 10.00, of which 4.00 are fruit: 4 more, all of them on the fruit.
    assert bought.points_of("fruit") == 4
    bonus = next(a for a in bought.evaluation.accruals if a.rule_id == "fruit")
    assert [(share.line_id, share.amount) for share in bonus.shares] == [(1, 4)]


def test_the_bonus_goes_by_the_money_on_the_lines_that_both_rules_take() -> None:
    on_fruit = replace(spend_rule("on-fruit"), on_lines=FRUIT)
    shopper = Shopper(program_of(on_fruit, times_rule("double", 2)))

    bought = shopper.buys((SaleLine(1, 400, category="fruit"), SaleLine(2, 600)))

    # The base is 4 points for fruit alone; double is 4 more although bread is doubled too.
    assert bought.points_of("double") == 4
    bonus = next(a for a in bought.evaluation.accruals if a.rule_id == "double")
    assert [share.line_id for share in bonus.shares] == [1]


def test_lines_for_nothing_are_multiplied_to_nothing() -> None:
    free_fruit = replace(times_rule("fruit", 2), on_lines=FRUIT)
    shopper = Shopper(program_of(spend_rule(), free_fruit))

    bought = shopper.buys((SaleLine(1, 0, category="fruit"), SaleLine(2, 600)))

    assert bought.points_of("fruit") == 0
    assert bought.evaluation.trace[1].unmet == Unmet("nothing_to_count")


def test_a_basket_for_nothing_has_nothing_to_multiply() -> None:
    shopper = Shopper(program_of(spend_rule(), times_rule("double", 2)))

    bought = shopper.buys(basket(0, 0))

    assert [trace.unmet for trace in bought.evaluation.trace] == [Unmet("nothing_to_count")] * 2


def test_points_from_the_bank_alone_are_not_multiplied() -> None:
    shopper = Shopper(program_of(spend_rule(step=100)))
    shopper.buys(basket(90))
    shopper.program = program_of(spend_rule(step=40), times_rule("double", 2))

    bought = shopper.buys(basket(0))

    # 90 banked makes 2 steps of 40; no money is paid by which a bonus could be shared.
    assert (bought.points_of("spend"), bought.points_of("double")) == (2, 0)


def test_a_multiplier_for_a_tier_needs_the_tier_held_before_the_sale() -> None:
    gold_only = replace(times_rule("gold", 2), conditions=(Tiers(tier_ids=(TierId("gold"),)),))
    ladder = TierLadder(
        basis=TierBasis.POINTS_EARNED,
        window=SinceJoining(),
        tiers=(tier_of("bronze", 0), tier_of("gold", 10)),
    )
    shopper = Shopper(replace(program_of(spend_rule(), gold_only), tiers=ladder))

    first, second = shopper.buys(basket(1000)), shopper.buys(basket(1000))

    # The first sale reaches gold; only the next one is made by a gold member.
    assert first.points_of("gold") == 0
    assert first.evaluation.trace[1].unmet == Unmet("tiers", (("tier_id", "bronze"),))
    assert second.points_of("gold") == 10


def test_a_multiplier_of_capped_points_multiplies_what_is_left() -> None:
    capped = replace(spend_rule(), caps=(Cap(amount_max=4, period=Period.SALE),))
    shopper = Shopper(program_of(capped, times_rule("double", 2)))

    bought = shopper.buys(basket(1000))

    assert bought.evaluation.earned_points == 8


def test_a_cap_on_a_multiplier_bounds_the_bonus_alone() -> None:
    double = replace(times_rule("double", 2), caps=(Cap(amount_max=4, period=Period.SALE),))
    shopper = Shopper(program_of(spend_rule(), double))

    bought = shopper.buys(basket(500, 500))

    assert (bought.points_of("spend"), bought.points_of("double")) == (10, 4)


def test_the_bonus_goes_when_what_it_multiplied_goes() -> None:
    big_baskets = replace(spend_rule(), conditions=(MinimumSpend(minor=5000),))
    shopper = Shopper(program_of(big_baskets, times_rule("double", 2)))
    bought = shopper.buys(basket(2000, 4000))
    assert shopper.points == 60 + 60

    # 40.00 are left, less than the 50.00 that the points were for.
    shopper.returns(bought, {1: 2000})

    assert shopper.points == 0


def test_the_bonus_of_a_line_goes_with_the_line() -> None:
    shopper = Shopper(program_of(spend_rule(), times_rule("double", 2)))
    bought = shopper.buys(basket(2000, 4000))

    shopper.returns(bought, {1: 2000})

    assert shopper.points == 40 + 40
