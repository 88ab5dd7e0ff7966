# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cards and challenges: what fills them, from where, and in which time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.ids import ChallengeId, RewardId, RuleId, StampCardId
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.completions import Completion
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveStamps
from pos_loyalty.domain.program.expiry import MonthsAfterEarning
from pos_loyalty.domain.program.goals.counted import Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.triggers import Trigger
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.units import vouchers_for
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


@pytest.mark.parametrize(("visits", "vouchers"), [(1, 0), (2, 1), (3, 1), (4, 2)])
def test_stamps_for_a_challenge_fill_the_card(visits: int, vouchers: int) -> None:
    challenge = Challenge(
        challenge_id=ChallengeId("c"),
        name=NAME,
        goal=Visits(visits=1),
        gifts=(STAMP,),
        times_max=9,
    )
    shopper = shopper_of(stamps_needed=2)
    shopper.program = replace(shopper.program, challenges=(challenge,))

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


def test_a_name_may_have_a_colon_in_it() -> None:
    completion = Completion("challenge:2026:may", 0, 1, 1, 1, 1)

    assert (completion.kind, completion.name) == ("challenge", "2026:may")
