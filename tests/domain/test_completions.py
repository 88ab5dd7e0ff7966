# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cards and challenges: what fills them, from where, and in which time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.ids import ActivityId, ChallengeId, LotId, RewardId, RuleId, StampCardId
from pos_loyalty.domain.ledger import CounterChange, Lot
from pos_loyalty.domain.program.basket import Happening, PricedLine
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.completions import Completion, Given, undone
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveStamps
from pos_loyalty.domain.program.expiry import MonthsAfterEarning, Vesting
from pos_loyalty.domain.program.goals.counted import Deeds, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.occasions import Moment, evaluate_moment
from pos_loyalty.domain.program.shares import LineShare
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.triggers import Trigger
from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.goods import Item
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import POINTS, vouchers_for
from tests.domain.shopping import MONDAY, NAME, TODAY, Shopper, basket, program_of

COFFEE = StampCardId("coffee")
CUP = vouchers_for(RewardId("cup"))
STAMP = GiveStamps(card_id=COFFEE)


def stamp_rule(rule_id: str, trigger: Trigger) -> EarningRule:
    return EarningRule(rule_id=RuleId(rule_id), name=NAME, trigger=trigger, effect=STAMP)


def shopper_of(*rules: EarningRule, stamps_needed: int) -> Shopper:
    card = StampCard(
        card_id=COFFEE, name=NAME, stamps_needed=stamps_needed, reward_id=RewardId("cup")
    )
    return Shopper(replace(program_of(*rules), stamp_cards=(card,)))


def streak_in(first_days_ago: int, last_in_days: int) -> Challenge:
    return Challenge(
        challenge_id=ChallengeId("c"),
        name=NAME,
        goal=Streak(period=Period.DAY, periods=2),
        gifts=(Add(points=9),),
        first=TODAY - timedelta(days=first_days_ago),
        last=TODAY + timedelta(days=last_in_days),
    )


def reviews(times: int) -> Challenge:
    goal = Deeds(activity_id=ActivityId("review"), deeds=times)
    return Challenge(
        challenge_id=ChallengeId("reviews"), name=NAME, goal=goal, gifts=(Add(points=9),)
    )


def test_stamps_of_two_rules_fill_one_card() -> None:
    shopper = shopper_of(stamp_rule("a", Visit()), stamp_rule("b", Visit()), stamps_needed=2)

    shopper.buys(basket(100))

    assert shopper.state.amount_of(CUP) == 1


def test_a_rule_that_only_banks_does_not_keep_the_next_from_stamping() -> None:
    banks = stamp_rule("banks", Spend(step_minor=1000))
    shopper = shopper_of(banks, stamp_rule("visit", Visit()), stamps_needed=1)

    bought = shopper.buys(basket(100))

    assert shopper.state.amount_of(CUP) == 1
    assert [accrual.lot_id == "" for accrual in bought.evaluation.accruals] == [True, False]


def test_a_sale_that_only_banks_puts_nothing_on_the_card() -> None:
    shopper = shopper_of(stamp_rule("banks", Spend(step_minor=1000)), stamps_needed=1)

    bought = shopper.buys(basket(100))

    assert [accrual.amount for accrual in bought.evaluation.accruals] == [0]
    assert bought.evaluation.completions == ()


STAMP_FOR_A_VISIT = Challenge(
    challenge_id=ChallengeId("c"),
    name=NAME,
    goal=Visits(visits=1),
    gifts=(STAMP,),
    times_max=9,
)


def test_stamps_of_a_rule_and_of_a_challenge_fill_one_card() -> None:
    shopper = shopper_of(stamp_rule("visit", Visit()), stamps_needed=2)
    shopper.program = replace(shopper.program, challenges=(STAMP_FOR_A_VISIT,))

    shopper.buys(basket(100))

    assert shopper.state.amount_of(CUP) == 1
    assert shopper.state.amount_of(STAMP.unit) == 0


@pytest.mark.parametrize(("visits", "vouchers"), [(1, 0), (2, 1), (3, 1), (4, 2)])
def test_stamps_for_a_challenge_fill_the_card(visits: int, vouchers: int) -> None:
    shopper = shopper_of(stamps_needed=2)
    shopper.program = replace(shopper.program, challenges=(STAMP_FOR_A_VISIT,))

    for _ in range(visits):
        shopper.buys(basket(100))

    assert shopper.state.amount_of(CUP) == vouchers


def test_what_a_challenge_gives_ends_as_points_do() -> None:
    challenge = Challenge(
        challenge_id=ChallengeId("c"), name=NAME, goal=Visits(visits=1), gifts=(Add(points=9),)
    )
    program = replace(program_of(), challenges=(challenge,), expiry=MonthsAfterEarning(months=1))
    shopper = Shopper(program)

    shopper.buys(basket(100))

    (lot,) = shopper.state.lots
    assert str(lot.expires_on) == "2026-12-23"


@pytest.mark.parametrize(
    ("first_days_ago", "last_in_days", "points"),
    [
        pytest.param(1, 0, 9, id="both days are in it, the first and the last"),
        pytest.param(0, 9, 0, id="yesterday was too early"),
        pytest.param(9, 9, 9, id="both are well within it"),
    ],
)
def test_a_streak_counts_the_visits_in_its_time(
    first_days_ago: int, last_in_days: int, points: int
) -> None:
    challenge = streak_in(first_days_ago, last_in_days)
    shopper = Shopper(replace(program_of(), challenges=(challenge,)))
    shopper.buys(basket(100), MONDAY - timedelta(days=1))

    shopper.buys(basket(100))

    assert shopper.points == points


def test_a_streak_that_may_be_reached_again_gives_once_for_each_full_length() -> None:
    two_days = replace(streak_in(9, 9), times_max=9)
    shopper = Shopper(replace(program_of(), challenges=(two_days,)))

    points = []
    for days in range(6):
        shopper.buys(basket(100), MONDAY + timedelta(days=days))
        points.append(shopper.points)

    assert points == [0, 9, 9, 18, 18, 27]


def test_a_streak_of_last_month_does_not_keep_this_months_from_counting() -> None:
    two_days = replace(streak_in(99, 99), each=Period.MONTH)
    shopper = Shopper(replace(program_of(), challenges=(two_days,)))

    points = []
    for days_ago in (31, 30, 1, 0):
        shopper.buys(basket(100), MONDAY - timedelta(days=days_ago))
        points.append(shopper.points)

    assert points == [0, 9, 9, 18]


@pytest.mark.parametrize(
    "goal",
    [Visits(visits=1), Deeds(activity_id=ActivityId("review"), deeds=1)],
    ids=lambda g: g.kind,
)
def test_what_is_done_once_for_the_whole_is_done_by_no_line(goal: Visits | Deeds) -> None:
    lines = [PricedLine(line) for line in basket(100, 200)]

    assert goal.weights(lines) == (0, 0)


def test_a_name_may_have_a_colon_in_it() -> None:
    completion = Completion("challenge:2026:may", 0, 1, 1, 1, 1)

    assert (completion.kind, completion.name) == ("challenge", "2026:may")


def test_stamps_of_single_lines_are_remembered_by_line() -> None:
    shopper = shopper_of(stamp_rule("pieces", Item(skus=("coffee",))), stamps_needed=9)

    bought = shopper.buys((SaleLine(1, 900, "coffee"), SaleLine(2, 100, "bread")))

    (completion,) = bought.evaluation.completions
    assert completion.shares == (LineShare(1, 1),)


def test_stamps_that_wait_for_something_make_the_card_full_all_the_same() -> None:
    rule = replace(stamp_rule("visit", Visit()), vesting=Vesting(event="delivered"))
    shopper = shopper_of(rule, stamps_needed=2)

    shopper.buys(basket(100))
    shopper.buys(basket(100), MONDAY + timedelta(days=1))

    assert shopper.state.amount_of(CUP) == 1
    assert shopper.state.amount_of(STAMP.unit) == 0


def test_stamps_that_have_ended_fill_no_card_and_the_others_leave_it() -> None:
    rule = replace(stamp_rule("visit", Visit()), expiry=MonthsAfterEarning(months=1))
    shopper = shopper_of(rule, stamps_needed=2)
    shopper.buys(basket(100), MONDAY - timedelta(days=60))

    vouchers = []
    for days in (0, 1):
        shopper.buys(basket(100), MONDAY + timedelta(days=days))
        vouchers.append(shopper.state.amount_of(CUP))

    assert vouchers == [0, 1]
    assert balance_of(shopper.state, TODAY + timedelta(days=1), STAMP.unit).spendable_points == 0


def test_stamps_for_a_deed_fill_the_card() -> None:
    review = ActivityId("review")
    shopper = shopper_of(stamp_rule("review", Activity(activity_id=review)), stamps_needed=1)
    deed = Moment(Happening.ACTIVITY, MONDAY, "waw-1", review)

    awarded = evaluate_moment(shopper.program, shopper.state, deed, op_id=shopper.gesture())

    assert {lot.unit: lot.amount for lot in awarded.effects.lots} == {CUP: 1}


@pytest.mark.parametrize(("done", "points"), [("review", 9), ("survey", 0)])
def test_a_challenge_of_deeds_counts_that_deed_and_no_other(done: str, points: int) -> None:
    shopper = Shopper(replace(program_of(), challenges=(reviews(1),)))
    deed = Moment(Happening.ACTIVITY, MONDAY, "waw-1", ActivityId(done))

    awarded = evaluate_moment(shopper.program, shopper.state, deed, op_id=shopper.gesture())

    assert awarded.points == points


def test_a_deed_and_what_it_reaches_are_counted_on_its_day() -> None:
    shopper = Shopper(replace(program_of(), challenges=(reviews(1),)))
    deed = Moment(Happening.ACTIVITY, MONDAY, "waw-1", ActivityId("review"))

    awarded = evaluate_moment(shopper.program, shopper.state, deed, op_id=shopper.gesture())

    assert {change.name: change.amount for change in awarded.effects.counters} == {
        "challenge:reviews": 1,
        "reached:reviews": 1,
        "activities": 1,
        "earned": 9,
    }
    assert {change.day for change in awarded.effects.counters} == {TODAY}


def test_goods_are_no_deed() -> None:
    shopper = Shopper(replace(program_of(), challenges=(reviews(1),)))

    shopper.buys(basket(100, 200))

    assert shopper.points == 0
    assert "challenge:reviews" not in shopper.state.counters


def test_the_last_stamps_taken_come_back_first() -> None:
    taken = (Lot(LotId("a"), -2, unit=STAMP.unit), Lot(LotId("b"), -3, unit=STAMP.unit))
    full = Completion("stamps:coffee", 0, 5, 5, 1, 9, taken=taken)
    twice = replace(
        full, gained=10, times=2, taken=tuple(replace(t, amount=t.amount * 2) for t in taken)
    )

    assert {lot.lot_id: lot.amount for lot in undone(full, 1, TODAY).lots} == {"a": -2, "b": -3}
    assert {lot.lot_id: lot.amount for lot in undone(twice, 1, TODAY).lots} == {"b": -5}
    assert {lot.lot_id: lot.amount for lot in undone(twice, 6, TODAY).lots} == {"a": -4, "b": -6}
    thrice = replace(full, gained=15, times=3, taken=(*twice.taken, Lot(LotId("c"), -5)))
    assert {lot.lot_id: lot.amount for lot in undone(thrice, 6, TODAY).lots} == {"b": -5, "c": -5}


def test_what_is_lost_of_a_challenge_is_lost_on_the_day_of_the_sale() -> None:
    given_points = (Given(POINTS, 9, LotId("a")),)
    reached = Completion("challenge:c", 1, 3, 2, 2, 9, given=given_points)

    effects = undone(reached, 1, TODAY)

    # 1 and 3 are twice 2; without one of them it is once, and 1 is over.
    assert effects.counters == (
        CounterChange("challenge:c", TODAY, 1),
        CounterChange("reached:c", TODAY, 1),
    )
    assert effects.lots == (Lot(LotId("a"), 9),)
