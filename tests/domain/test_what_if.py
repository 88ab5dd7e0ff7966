# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What points are worth, and what the figures add up to."""

from fractions import Fraction

from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.what_if import Key, PointValue, Side, What, point_value
from tests.domain.shopping import program_of, reward_of, spend_rule

FIVE = reward_of("five", 100, AmountOff(minor=500))
NINE = reward_of("nine", 150, AmountOff(minor=900))
AS_MONEY = reward_of("money", 10, PointsAsMoney(points_step=10, minor_per_step=20))


def side(**sums: int) -> Side:
    """Return a side with 30 points at the end, of which 100 are worth 5.00."""
    keys = {Key(What(name), "x"): amount for name, amount in sums.items()}
    return Side(
        value=PointValue(500, 100), sums=keys, points=30, expired_points=0, tiers={"bronze": 1}
    )


def test_points_are_worth_what_points_as_money_says() -> None:
    program = program_of(spend_rule(), rewards=[FIVE, AS_MONEY])

    assert point_value(program) == PointValue(20, 10, RewardId("money"))


def test_else_they_are_worth_what_the_best_reward_in_money_gives() -> None:
    program = program_of(spend_rule(), rewards=[FIVE, NINE])

    assert point_value(program) == PointValue(900, 150, RewardId("nine"))


def test_without_such_a_reward_they_are_worth_nothing() -> None:
    value = point_value(program_of(spend_rule()))

    assert value == PointValue(0, 1, RewardId(""))
    assert value.of(1_000) == 0


def test_a_point_may_be_worth_a_fraction() -> None:
    assert PointValue(900, 150).of(7) == 42
    assert PointValue(50, 7).of(1) == Fraction(50, 7)


def test_the_cost_is_what_was_given_and_what_is_still_owed() -> None:
    spent = side(discount=1_000, returned=100, handed_over=200, takings=25_000)

    assert spent.discount_minor == 900
    assert spent.liability_minor == 150
    assert spent.cost_minor == 1_250
    assert spent.cost_basis_points == 500


def test_the_cost_is_no_part_of_no_takings() -> None:
    assert side(discount=1_000).cost_basis_points == 0
    assert side(discount=1_000, takings=-5).cost_basis_points == 0


def test_the_cost_of_a_sale_of_a_cent_is_a_part_of_a_cent() -> None:
    assert side(discount=1, takings=1).cost_basis_points == 151 * 10_000
    assert side(discount=1_000, takings=-5).cost_basis_points == 0


def test_sums_are_told_apart_by_what_they_are_of_and_by_unit() -> None:
    sums = {
        Key(What.ISSUED, "rule:b", "points"): 2,
        Key(What.ISSUED, "rule:a", "points"): 3,
        Key(What.ISSUED, "rule:gone", "points"): 0,
        Key(What.ISSUED, "rule:a", "badge:x"): 1,
        Key(What.SPENT, "reward:five", "points"): 9,
    }
    told = Side(value=PointValue(), sums=sums, points=0, expired_points=0, tiers={})

    assert told.total(What.ISSUED, "points") == 5
    assert list(told.by_name(What.ISSUED, "points").items()) == [("rule:a", 3), ("rule:b", 2)]


def test_what_is_no_unit_has_no_name_of_one() -> None:
    assert side(discount=5).by_name(What.DISCOUNT) == {"x": 5}
    assert side(discount=5).total(What.DISCOUNT) == 5
