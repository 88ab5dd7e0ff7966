# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods that come back: each case is worked out beside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pos_loyalty.domain.ids import LotId, RewardId, RuleId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOff
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.expiry import MonthsAfterEarning
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import SaleLine
from tests.domain.shopping import (
    NAME,
    TODAY,
    Shopper,
    account_of,
    basket,
    moment,
    program_of,
    reward_of,
    spend_rule,
)

FIVE_OFF = reward_of("five", 100, AmountOff(minor=500))
FIVE = ChosenReward(RewardId("five"))


def visit_rule(points: int) -> EarningRule:
    effect = Add(points=points)
    return EarningRule(rule_id=RuleId("visit"), name=NAME, trigger=Visit(), effect=effect)


def bank_of(shopper: Shopper) -> int:
    return shopper.state.total("remainder:spend")


def test_a_line_takes_back_what_it_earned() -> None:
    shopper = Shopper(program_of(spend_rule()))
    bought = shopper.buys(basket(1000, 500, 250))

    money = shopper.returns(bought, {2: 500})

    assert money == 500
    assert (shopper.points, bank_of(shopper)) == (12, 50)


@pytest.mark.parametrize(
    ("returned_minor", "points", "banked_minor"),
    [
        # Of 10.00 that gave 10 points, so much comes back: whole steps, halves up; the rest is
        # taken from the bank or goes into it, so that what is kept counts in full.
        pytest.param(100, 9, 0, id="one step"),
        pytest.param(349, 7, -49, id="3.49 steps: 3, and 49 from the bank"),
        pytest.param(350, 6, 50, id="3.5 steps: 4, and 50 into the bank"),
        pytest.param(999, 0, 1, id="all but a cent"),
        pytest.param(1, 10, -1, id="a cent"),
        pytest.param(0, 10, 0, id="nothing"),
        pytest.param(1000, 0, 0, id="all"),
    ],
)
def test_part_of_a_line_takes_back_its_steps(
    returned_minor: int, points: int, banked_minor: int
) -> None:
    shopper = Shopper(program_of(spend_rule()))
    bought = shopper.buys(basket(1000, 0))

    shopper.returns(bought, {1: returned_minor})

    assert (shopper.points, bank_of(shopper)) == (points, banked_minor)


def test_half_a_step_keeps_its_points_when_ten_are_given_for_it() -> None:
    shopper = Shopper(program_of(spend_rule(step=1000, points=10)))
    bought = shopper.buys(basket(1000, 5))

    shopper.returns(bought, {1: 350})

    # 0.35 of a step is none: the 10 points stay, and the bank owes the 3.50.
    assert (shopper.points, bank_of(shopper)) == (10, 5 - 350)


def test_without_a_bank_points_come_back_by_their_share_of_the_line() -> None:
    trigger = Spend(step_minor=100, carry_remainder=False)
    rule = replace(spend_rule(points=3), trigger=trigger)
    shopper = Shopper(program_of(rule))
    bought = shopper.buys(basket(399))

    shopper.returns(bought, {1: 133})

    # 9 points; a third of the line is 3 of them.
    assert shopper.points == 6


def test_without_a_bank_half_a_step_takes_half_of_its_points() -> None:
    trigger = Spend(step_minor=1000, carry_remainder=False)
    shopper = Shopper(program_of(replace(spend_rule(points=10), trigger=trigger)))
    bought = shopper.buys(basket(1000))

    shopper.returns(bought, {1: 500})

    assert (shopper.points, bank_of(shopper)) == (5, 0)


def test_a_minimum_that_is_no_longer_met_takes_everything_the_rule_gave() -> None:
    rule = replace(spend_rule(), conditions=(MinimumSpend(minor=2000),))
    shopper = Shopper(program_of(rule, visit_rule(5)))
    bought = shopper.buys(basket(1500, 1000))
    assert shopper.points == 25 + 5

    shopper.returns(bought, {2: 500})
    met = shopper.points
    shopper.returns(bought, {2: 1})

    # 20.00 are kept, then 19.99; the visit had no minimum.
    assert met == 20 + 5
    assert shopper.points == 5
    shopper.returns_everything(bought)
    assert account_of(shopper.state) == ({}, {})


def test_a_visit_stays_until_the_last_line_is_back() -> None:
    shopper = Shopper(program_of(visit_rule(5)))
    bought = shopper.buys(basket(100, 200))

    shopper.returns(bought, {1: 100})
    kept = shopper.points
    shopper.returns(bought, {2: 200})

    assert (kept, shopper.points) == (5, 0)
    assert shopper.state.total("visits") == 0


def test_a_visit_for_some_goods_goes_with_the_last_of_them() -> None:
    rule = replace(visit_rule(5), on_lines=LineFilter(skus=("coffee",)))
    shopper = Shopper(program_of(rule))
    bought = shopper.buys((SaleLine(1, 900, "coffee"), SaleLine(2, 500, "bread")))

    shopper.returns(bought, {1: 900})

    assert shopper.points == 0


def test_a_free_line_comes_back_by_being_named() -> None:
    shopper = Shopper(program_of(visit_rule(5)))
    bought = shopper.buys(basket(0, 300))

    shopper.returns(bought, {2: 300})
    kept = shopper.points
    shopper.returns(bought, {1: 0})

    assert (kept, shopper.points) == (5, 0)


def test_points_that_were_spent_become_a_debt_that_the_next_points_pay() -> None:
    shopper = Shopper(program_of(spend_rule(), rewards=[FIVE_OFF]))
    first = shopper.buys(basket(10_000))
    shopper.buys(basket(500), chosen=[FIVE])

    shopper.returns_everything(first)

    assert shopper.balance().spendable_points == -100
    shopper.buys(basket(12_000))
    assert shopper.balance().spendable_points == 20


def test_a_paid_debt_does_not_come_back_when_the_points_that_paid_it_end() -> None:
    program = program_of(spend_rule(), rewards=[FIVE_OFF])
    shopper = Shopper(replace(program, expiry=MonthsAfterEarning(months=12)))
    first = shopper.buys(basket(10_000), moment("2026-01-10 12:00"))
    shopper.buys(basket(500), moment("2026-01-11 12:00"), [FIVE])
    shopper.returns_everything(first, date(2026, 1, 12))
    shopper.buys(basket(10_000), moment("2026-02-10 12:00"))

    balances = [
        shopper.balance(day).spendable_points for day in (date(2026, 2, 10), date(2027, 2, 11))
    ]

    assert balances == [0, 0]


def test_points_that_were_spent_on_a_line_come_back_to_their_lot() -> None:
    held = Lot(LotId("old"), 100, None, TODAY + timedelta(days=5))
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), held)
    bought = shopper.buys(basket(1000, 1000), chosen=[FIVE])

    money = shopper.returns(bought, {1: 1000})

    # 2.50 came off each line for 50 points each.
    assert money == 750
    assert shopper.points == 50
    shopper.returns(bought, {2: 1000})
    assert shopper.state.lots == (held,)


def test_points_come_back_first_to_the_lot_that_was_taken_last() -> None:
    soon = Lot(LotId("soon"), 60, None, TODAY + timedelta(days=5))
    later = Lot(LotId("later"), 60)
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), soon, later)
    bought = shopper.buys(basket(1000, 1000), chosen=[FIVE])

    shopper.returns(bought, {1: 1000})

    # 60 were taken of the one that ends soon and 40 of the other; 50 come back: 40, then 10.
    assert account_of(shopper.state)[0] == {"soon": 10, "later": 60}


def test_a_reward_that_was_handed_over_stays_paid_for() -> None:
    coffee = reward_of("coffee", 80, FreeItem(skus=("coffee",)))
    shopper = Shopper(program_of(rewards=[coffee]), Lot(LotId("a"), 80))
    bought = shopper.buys(basket(100, 200), chosen=[ChosenReward(RewardId("coffee"))])

    shopper.returns(bought, {1: 100})
    kept = shopper.points
    shopper.returns(bought, {2: 200})

    assert (kept, shopper.points) == (0, 0)


def test_a_reward_that_was_handed_over_stays_counted_on_its_day() -> None:
    once_a_day = Limit(times_max=1, period=Period.DAY)
    in_stock = Limit(times_max=9, period=Period.DAY, who=Who.EVERYONE)
    coffee = reward_of("coffee", 80, FreeItem(skus=("coffee",)))
    coffee = replace(coffee, limits=(once_a_day, in_stock))
    shopper = Shopper(program_of(rewards=[coffee]), Lot(LotId("a"), 80))
    bought = shopper.buys(basket(100), chosen=[ChosenReward(RewardId("coffee"))])

    shopper.returns_everything(bought, TODAY + timedelta(days=1))

    assert shopper.state.total("reward:coffee", TODAY, TODAY) == 1
    assert shopper.state.shared_total("reward:coffee", TODAY, TODAY) == 1


@pytest.mark.parametrize(
    ("grace_days", "last_day"),
    [(30, date(2026, 12, 31)), (0, date(2026, 12, 1))],
)
def test_points_of_a_lot_that_ended_meanwhile_live_again_for_a_while(
    grace_days: int, last_day: date
) -> None:
    held = Lot(LotId("old"), 100, None, date(2026, 11, 30))
    program = replace(program_of(rewards=[FIVE_OFF]), reinstated_days=grace_days)
    shopper = Shopper(program, held)
    bought = shopper.buys(basket(1000), moment("2026-11-30 12:00"), [FIVE])

    shopper.returns_everything(bought, date(2026, 12, 1))

    assert shopper.balance(last_day).spendable_points == 100
    assert shopper.balance(last_day + timedelta(days=1)).spendable_points == 0
    assert {lot.lot_id: lot.amount for lot in shopper.state.lots if lot.lot_id == "old"} == {
        "old": 0
    }


def test_points_that_live_on_go_back_to_their_own_lot_beside_those_that_ended() -> None:
    over = Lot(LotId("over"), 60, None, date(2026, 11, 30))
    alive = Lot(LotId("alive"), 60)
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), over, alive)
    bought = shopper.buys(basket(1000), moment("2026-11-30 12:00"), [FIVE])

    shopper.returns_everything(bought, date(2026, 12, 1))

    left = sorted(points for points in account_of(shopper.state)[0].values())  # type: ignore[attr-defined] # a dict
    assert left == [60, 60]
    assert shopper.balance(date(2026, 12, 31)).spendable_points == 120
    assert shopper.balance(date(2027, 1, 1)).spendable_points == 60


def test_the_maximum_of_a_percentage_is_shared_exactly_on_returns() -> None:
    percent = PercentOff(basis_points=1000, maximum_minor=100)
    shopper = Shopper(program_of(rewards=[reward_of("ten", 30, percent)]), Lot(LotId("a"), 30))
    bought = shopper.buys(basket(700, 700, 600), chosen=[ChosenReward(RewardId("ten"))])

    money = [shopper.returns(bought, {line: gross}) for line, gross in ((1, 700), (2, 700))]

    # 1.00 off 20.00: 0.35, 0.35, 0.30; the customer gets back what they paid.
    assert money == [665, 665]
    # 30 points over 0.35, 0.35 and 0.30: 10.5, 10.5 and 9; the odd one to the first.
    assert shopper.points == 21
    assert shopper.returns(bought, {3: 600}) == 570
    assert shopper.points == 30


def test_the_money_of_pieces_adds_up_to_what_was_paid() -> None:
    shopper = Shopper(program_of(rewards=[FIVE_OFF]), Lot(LotId("a"), 100))
    bought = shopper.buys(basket(1000), chosen=[FIVE])

    money = [shopper.returns(bought, {1: piece}) for piece in (333, 333, 333, 1)]

    # Half of each: 166.5 up, 333, 499.5 up and 500 so far.
    assert money == [167, 166, 167, 0]


def test_an_excluded_line_gives_and_takes_nothing() -> None:
    rule = replace(spend_rule(), on_lines=LineFilter(excluded_tags=("gift-card",)))
    shopper = Shopper(program_of(rule))
    bought = shopper.buys((SaleLine(1, 500, tags=("gift-card",)), SaleLine(2, 300)))

    shopper.returns(bought, {1: 500})

    assert shopper.points == 3
