# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Multipliers among several bases, lines and groups; each case is worked out beside it."""

from dataclasses import replace

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from tests.domain.shopping import (
    NAME,
    Bought,
    Shopper,
    articles,
    basket,
    program_of,
    spend_rule,
    times_rule,
)

ONE_LINE = LineFilter(skus=("article-2",))


def shopper_of(*rules: EarningRule, **groups: Combination) -> Shopper:
    return Shopper(replace(program_of(*rules), groups=groups))


def shares_of(bought: Bought, rule_id: str) -> dict[int, int]:
    (accrual,) = (a for a in bought.evaluation.accruals if a.rule_id == rule_id)
    return {share.line_id: share.amount for share in accrual.shares}


def in_group(group: str, rule_id: str, numerator: int) -> EarningRule:
    return replace(times_rule(rule_id, numerator), group=group)


def test_the_third_of_a_compound_group_multiplies_what_the_first_two_made() -> None:
    rules = [in_group("g", name, 2) for name in ("a", "b", "c")]

    bought = shopper_of(spend_rule(), *rules, g=Combination.COMPOUND).buys(basket(100))

    # 1; 1 more makes 2, 2 more make 4, 4 more make 8.
    assert [bought.points_of(name) for name in ("spend", "a", "b", "c")] == [1, 1, 2, 4]


def test_two_compound_groups_do_not_multiply_each_other() -> None:
    rules = [in_group("g", "a", 2), in_group("h", "b", 2)]
    groups = {"g": Combination.COMPOUND, "h": Combination.COMPOUND}

    bought = shopper_of(spend_rule(), *rules, **groups).buys(basket(100))

    assert [bought.points_of(name) for name in ("a", "b")] == [1, 1]


def test_a_compound_multiplier_is_exact_to_the_last_minor_unit() -> None:
    rules = [in_group("g", "a", 2), in_group("g", "b", 2)]

    bought = shopper_of(spend_rule(step=1), *rules, g=Combination.COMPOUND).buys(basket(100))

    # 100; 100 more; 200 more, not 201.
    assert [bought.points_of(name) for name in ("a", "b")] == [100, 200]


def test_points_beyond_what_a_float_can_hold_are_exact() -> None:
    most = 2**53 + 1

    bought = shopper_of(spend_rule(step=1), times_rule("twice", 2)).buys(basket(most))

    assert bought.points_of("twice") == most


def test_points_for_money_are_multiplied_wherever_they_stand_in_the_programme() -> None:
    visit = EarningRule(rule_id=RuleId("visit"), name=NAME, trigger=Visit(), effect=Add(points=7))

    bought = shopper_of(visit, spend_rule(), times_rule("twice", 2)).buys(basket(300))

    assert bought.points_of("twice") == 3


def test_points_for_money_that_nothing_was_spent_on_are_not_multiplied() -> None:
    elsewhere = replace(spend_rule("elsewhere"), on_lines=LineFilter(skus=("article-9",)))

    bought = shopper_of(elsewhere, spend_rule(), times_rule("twice", 2)).buys(articles(300))

    assert bought.points_of("twice") == 3


def test_a_line_that_nothing_is_paid_for_has_no_share_of_a_bonus() -> None:
    bought = shopper_of(spend_rule(step=1), times_rule("twice", 2)).buys(articles(100, 0))

    assert shares_of(bought, "twice").get(2, 0) == 0


def test_a_line_that_earned_by_two_rules_has_twice_the_share_of_a_bonus() -> None:
    more = EarningRule(
        rule_id=RuleId("more"),
        name=NAME,
        trigger=Spend(step_minor=100),
        effect=Add(points=1),
        on_lines=ONE_LINE,
    )

    bought = shopper_of(spend_rule(), more, times_rule("twice", 2)).buys(articles(100, 100))

    # The base is 2 for both lines and 1 for the second; by money, 100 and 200 of 3.
    assert shares_of(bought, "twice") == {1: 1, 2: 2}


def test_what_only_banks_wins_against_nobody_in_its_group() -> None:
    banks = replace(spend_rule("banks", step=1000), group="g")
    visit = EarningRule(
        rule_id=RuleId("visit"), name=NAME, trigger=Visit(), effect=Add(points=7), group="g"
    )

    bought = shopper_of(banks, visit, g=Combination.FIRST).buys(basket(100))

    assert bought.points_of("visit") == 7
