# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which sums a sale changes besides the points: the member's, the inviter's, all members'."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from pos_loyalty.domain.ids import ActivityId, ChallengeId, MemberId, OpId, RuleId
from pos_loyalty.domain.ledger import ACTIVITIES, PROGRAM_ACCOUNT, CounterChange, MemberState
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.conditions.place import Channels
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.goals.counted import Visits
from pos_loyalty.domain.program.occasions import Moment, evaluate_moment
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.domain.sale import Channel
from tests.domain.shopping import (
    ADA,
    MONDAY,
    NAME,
    TODAY,
    Shopper,
    basket,
    program_of,
    spend_rule,
    tier_of,
)

BOB = MemberId(UUID(int=2))
BRINGING = EarningRule(
    rule_id=RuleId("bringing"),
    name=NAME,
    trigger=Referral(side=Side.REFERRER),
    effect=Add(points=50),
    budget=Budget(amount_max=1000),
)


def invited_by_bob() -> Shopper:
    shopper = Shopper(program_of(BRINGING))
    shopper.state = replace(shopper.state, referred_by=BOB)
    shopper.referrer = MemberState(BOB, date(2026, 1, 1), (), {})
    return shopper


def test_money_and_visits_are_counted_by_day_and_nothing_as_bought() -> None:
    tiers = TierLadder(
        basis=TierBasis.MONEY_SPENT, window=SinceJoining(), tiers=(tier_of("a", 0), tier_of("b", 5))
    )
    shopper = Shopper(replace(program_of(), tiers=tiers))

    shopper.buys(basket(700))

    assert shopper.state.counters == {
        TierBasis.MONEY_SPENT: {TODAY: 700},
        TierBasis.VISITS: {TODAY: 1},
    }


def test_points_for_a_challenge_are_earned_with_the_sale() -> None:
    challenge = Challenge(
        challenge_id=ChallengeId("c"), name=NAME, goal=Visits(visits=1), gifts=(Add(points=20),)
    )
    shopper = Shopper(replace(program_of(spend_rule()), challenges=(challenge,)))

    bought = shopper.buys(basket(300))

    assert bought.evaluation.earned_points == 23
    assert shopper.state.counters[TierBasis.POINTS_EARNED] == {TODAY: 23}


def test_who_invited_the_member_has_earned_what_they_are_given_on_that_day() -> None:
    shopper = invited_by_bob()

    shopper.buys(basket(100))

    assert shopper.referrer is not None
    assert shopper.referrer.counters[TierBasis.POINTS_EARNED] == {TODAY: 50}


def test_what_the_inviter_is_given_counts_towards_the_budget_of_all_members() -> None:
    shopper = invited_by_bob()

    bought = shopper.buys(basket(100))

    assert [other.member_id for other in bought.evaluation.others] == [BOB, PROGRAM_ACCOUNT]
    assert sum(sum(days.values()) for days in shopper.state.shared.values()) == 50


def test_of_a_group_of_rules_for_the_inviter_the_best_is_given() -> None:
    few = replace(BRINGING, rule_id=RuleId("few"), effect=Add(points=20), group="g")
    shopper = invited_by_bob()
    shopper.program = replace(
        program_of(few, replace(BRINGING, group="g")), groups={"g": Combination.BEST}
    )

    bought = shopper.buys(basket(100))

    assert [accrual.points for accrual in bought.evaluation.referrer_accruals] == [50]


def test_nobody_is_given_anything_for_a_member_who_was_not_invited() -> None:
    shopper = invited_by_bob()
    shopper.state = replace(shopper.state, referred_by=None)

    bought = shopper.buys(basket(100))

    assert bought.evaluation.others == ()


def test_an_inviter_who_is_no_member_any_more_is_given_nothing() -> None:
    shopper = invited_by_bob()
    shopper.referrer = None

    bought = shopper.buys(basket(100))

    assert bought.evaluation.others == ()


def test_who_joins_joins_in_the_store() -> None:
    welcome = EarningRule(
        rule_id=RuleId("welcome"),
        name=NAME,
        trigger=Welcome(),
        effect=Add(points=10),
        conditions=(Channels(channels=(Channel.STORE,)),),
    )
    state = MemberState(ADA, TODAY, (), {})
    joining = Moment(Happening.ENROLMENT, MONDAY, "waw-1")

    awarded = evaluate_moment(program_of(welcome), state, joining, op_id=OpId(UUID(int=1)))

    assert awarded.points == 10
    assert awarded.effects.counters == (CounterChange(TierBasis.POINTS_EARNED, TODAY, 10),)


def test_what_each_rule_gives_counts_towards_its_own_budget_on_that_day() -> None:
    daily = Budget(amount_max=5, period=Period.DAY)
    rules = [replace(spend_rule(name), budget=daily) for name in ("a", "b")]
    shopper = Shopper(program_of(*rules, spend_rule("free")))

    shopper.buys(basket(300))
    second = shopper.buys(basket(300))
    third = shopper.buys(basket(300), MONDAY + timedelta(days=1))

    # 3 of 5, then the 2 that are left; 5 again on the next day.
    assert [second.points_of(name) for name in ("a", "b", "free")] == [2, 2, 3]
    assert [third.points_of(name) for name in ("a", "b", "free")] == [3, 3, 3]
    assert len(shopper.state.shared) == 2


def test_a_sale_that_only_banks_counts_towards_no_cap_and_no_budget() -> None:
    rule = replace(
        spend_rule(),
        caps=(Cap(amount_max=5, period=Period.DAY),),
        budget=Budget(amount_max=5),
    )
    shopper = Shopper(program_of(rule))

    bought = shopper.buys(basket(50))

    assert bought.evaluation.others == ()
    assert not any(name.startswith("cap:") for name in shopper.state.counters)


def test_a_deed_is_counted_once() -> None:
    deed = Moment(Happening.ACTIVITY, MONDAY, "waw-1", ActivityId("review"))

    awarded = evaluate_moment(
        program_of(), MemberState(ADA, TODAY, (), {}), deed, op_id=OpId(UUID(int=1))
    )

    assert awarded.effects.counters == (CounterChange(ACTIVITIES, TODAY, 1),)
