# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is passed over without being asked would have given nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from pos_loyalty.domain.ids import ActivityId, ChallengeId, OpId, RuleId
from pos_loyalty.domain.ledger import CounterChange, MemberState, with_counters
from pos_loyalty.domain.program.basket import (
    Happening,
    Occasion,
    PricedLine,
    at_full_price,
    discounted,
    in_canonical_order,
    spread,
)
from pos_loyalty.domain.program.caps import Cap, Period
from pos_loyalty.domain.program.challenges import Challenge, Goal
from pos_loyalty.domain.program.conditions.calendar import Hours
from pos_loyalty.domain.program.coupons import look_at_coupons
from pos_loyalty.domain.program.earning import Asked, claims_of, first_unmet, settle
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.evaluation import (
    BareEvaluation,
    evaluate,
    evaluate_bare,
    sale_occasion,
)
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.occasions import Moment, evaluate_moment
from pos_loyalty.domain.program.rule_book import EVERYTHING, NOTHING
from pos_loyalty.domain.program.screening import screen
from pos_loyalty.domain.program.tiers import standing
from pos_loyalty.domain.program.triggers import LineTrigger
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.domain.sale import Channel, SaleLine
from tests.domain.shopping import ADA, MONDAY, NAME, program_of, sale_of, spend_rule, times_rule
from tests.domain.strategies.scenes import FIRST_FOUND, Scene, scenes

OP = OpId(UUID(int=9))
NEWCOMER = MemberState(ADA, date(2026, 1, 1), (), {})


def asked_in(scene: Scene, *, traced: bool) -> Asked:
    """Return the sale as rules are asked about it, before discounts."""
    program, state, sale = scene.program, scene.shopper.state, scene.sale
    day = sale.business_at.date()
    before = standing(program.tiers, state, day) if program.tiers else None
    shown = look_at_coupons(program.coupons, sale.coupon_codes, state, day)
    occasion = sale_occasion(state, before, sale, shown)
    lines, screened = at_full_price(in_canonical_order(sale.lines)), screen(program)
    screening = screened.of(occasion, traced=traced)
    return Asked(state, occasion, lines, screened.places(lines), screening)


def may_give(rule: EarningRule, occasion: Occasion, lines: Sequence[PricedLine]) -> bool:
    """Return whether a rule that adds has anything to count, looked at plainly."""
    taken = [priced for priced in lines if rule.on_lines.takes(priced.line)]
    trigger = rule.trigger
    if not rule.adds or not taken or first_unmet(rule.conditions, occasion, taken):
        return False
    if isinstance(trigger, LineTrigger):
        return any(trigger.counts(priced.line) for priced in taken)
    is_for_another = isinstance(trigger, Referral) and trigger.side is Side.REFERRER
    return occasion.happening in trigger.happenings and not is_for_another


def found_plainly(scene: Scene, asked: Asked) -> set[RuleId]:
    rules = scene.program.earning
    return {rule.rule_id for rule in rules if may_give(rule, asked.occasion, asked.lines)}


@given(scene=scenes(), traced=st.booleans())
def test_every_rule_that_has_something_to_count_is_asked(scene: Scene, *, traced: bool) -> None:
    asked = asked_in(scene, traced=traced)

    rules = asked.screening.adding
    offered = {one.booked.rule.rule_id for one in rules if one.needs in asked.places}

    assert found_plainly(scene, asked) <= offered


def test_some_rules_are_passed_over() -> None:
    def passes_over(scene: Scene) -> bool:
        asked = asked_in(scene, traced=True)
        return any(one.needs not in asked.places for one in asked.screening.adding)

    assert passes_over(find(scenes(), passes_over, settings=FIRST_FOUND))


@given(scenes())
def test_who_asks_for_no_trace_is_claimed_the_same(scene: Scene) -> None:
    whole, bare = (asked_in(scene, traced=traced) for traced in (True, False))

    claims, others = (claims_of(asked.screening.adding, asked) for asked in (whole, bare))

    assert [(c.booked.rule.rule_id, c.amount, c.facts, c.shares()) for c in claims] == [
        (c.booked.rule.rule_id, c.amount, c.facts, c.shares()) for c in others
    ]
    assert bare.traces == {}


@given(scenes())
def test_what_a_claim_banks_is_what_its_lines_bank(scene: Scene) -> None:
    asked = asked_in(scene, traced=False)

    claims = settle(asked, claims_of(asked.screening.adding, asked))

    assert [claim.banked for claim in claims] == [claim.shares().remainder for claim in claims]


def test_a_cap_takes_nothing_from_the_bank() -> None:
    capped = replace(spend_rule(), caps=(Cap(amount_max=3, period=Period.SALE),))
    sale = sale_of((SaleLine(1, 480, "tea"), SaleLine(2, 290, "coffee")))

    found = evaluate(program_of(capped), NEWCOMER, sale, op_id=OP)

    (accrual,) = found.accruals
    assert accrual.amount == 3
    assert accrual.remainder == 70
    assert CounterChange("remainder:spend", None, 70) in found.effects.counters


@given(scenes())
def test_a_trace_tells_of_every_rule_once(scene: Scene) -> None:
    shopper = scene.shopper

    told = evaluate(scene.program, shopper.state, scene.sale, scene.chosen, op_id=OP).trace

    asked = asked_in(scene, traced=True)
    of_rules = [*asked.screening.adding, *asked.screening.multiplying]
    assert [one.rule_id for one in told] == [one.booked.rule.rule_id for one in of_rules]


@given(scenes())
def test_the_tier_afterwards_is_that_of_the_account_afterwards(scene: Scene) -> None:
    state, tiers = scene.shopper.state, scene.program.tiers

    found = evaluate(scene.program, state, scene.sale, scene.chosen, op_id=OP)

    changed = with_counters(state, found.effects)
    day = scene.sale.business_at.date()
    assert found.standing_after == (standing(tiers, changed, day) if tiers else None)


@pytest.mark.parametrize("judge", [evaluate, evaluate_bare])
@pytest.mark.parametrize(
    "for_tea",
    [
        pytest.param({}, id="whatever the sale is"),
        pytest.param({"conditions": (Hours(start_minute=0, end_minute=1440),)}, id="at an hour"),
    ],
)
def test_a_multiplier_for_other_goods_leaves_the_next_one_its_turn(
    judge: Callable[..., BareEvaluation], for_tea: dict[str, Any]
) -> None:
    tea = replace(times_rule("tea", 3), on_lines=LineFilter(skus=("tea",)), **for_tea)
    program = program_of(spend_rule(), tea, times_rule("all", 2))

    found = judge(program, NEWCOMER, sale_of((SaleLine(1, 500, "coffee"),)), op_id=OP)

    given = [(accrual.rule_id, accrual.amount) for accrual in found.accruals]
    assert given == [("spend", 5), ("all", 5)]


def test_where_nothing_is_bought_no_goods_are_asked_for_and_nothing_is_multiplied() -> None:
    welcome = EarningRule(
        rule_id=RuleId("welcome"),
        name=NAME,
        trigger=Welcome(),
        effect=Add(points=50),
        on_lines=LineFilter(skus=("tea",)),
    )
    moment = Moment(Happening.ENROLMENT, MONDAY, "store")

    awarded = evaluate_moment(program_of(welcome, times_rule("all", 2)), NEWCOMER, moment, op_id=OP)

    assert [(told.rule_id, told.amount) for told in awarded.trace] == [("welcome", 50)]


def test_nothing_is_a_choice_that_takes_no_line() -> None:
    places = screen(program_of()).places(at_full_price((SaleLine(1, 500),)))

    assert EVERYTHING in places
    assert NOTHING not in places


COUNTED: tuple[Goal, ...] = (
    Visits(visits=3),
    MoneySpent(minor=100),
    Pieces(pieces=2, on_lines=EVERY_LINE),
    Deeds(activity_id=ActivityId("run"), deeds=2),
    Streak(period=Period.WEEK, periods=2),
)


@pytest.mark.parametrize("goal", COUNTED)
@pytest.mark.parametrize("happening", list(Happening))
def test_a_goal_that_is_passed_over_counts_nothing(goal: Goal, happening: Happening) -> None:
    occasion = Occasion(
        happening=happening,
        business_at=MONDAY,
        store_id="store",
        channel=Channel.STORE,
        tier_id=None,
        segments=(),
        is_first_purchase=False,
        joined_on=MONDAY.date(),
        activity_id=ActivityId("run"),
    )
    lines = at_full_price((SaleLine(1, 500),)) if happening is Happening.SALE else ()

    if not isinstance(goal, Streak):
        counted = sum(goal.weights(lines)) + goal.times(occasion)
        assert (counted > 0) == (happening is goal.counted_at)
    challenge = Challenge(
        challenge_id=ChallengeId("c"), name=NAME, goal=goal, gifts=(Add(points=1),)
    )
    open_now = screen(replace(program_of(), challenges=(challenge,))).of(occasion).challenges
    assert [one.challenge for one in open_now] == [challenge] * (happening is goal.counted_at)


def test_a_further_discount_is_added_to_the_one_before() -> None:
    lines = discounted(at_full_price((SaleLine(1, 500), SaleLine(2, 300))), (50, 0))

    assert [line.discount_minor for line in discounted(lines, (10, 5))] == [60, 5]
    assert all(type(line) is PricedLine for line in lines)


@given(st.integers(0, 900))
def test_goods_of_one_number_are_told_apart_by_their_category(minor: int) -> None:
    typed = [SaleLine(n, 300, category=f"department-{n}") for n in (1, 2, 3)]
    numbered = [replace(line, sku=f"sku-{line.line_id}") for line in typed]

    assert spread(minor, at_full_price(typed)) == spread(minor, at_full_price(numbered))
