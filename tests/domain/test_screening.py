# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is told once for many sales is what each of them would be told."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ids import MemberId, OfferId, OpId, RuleId, TierId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.basket import Happening, Occasion, PricedLine
from pos_loyalty.domain.program.conditions.calendar import Dates
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.discounts.money_off import PercentOff
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.evaluation import BareEvaluation, evaluate, evaluate_bare
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.rule_book import rule_book
from pos_loyalty.domain.program.screening import Screen, circumstances_of
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.sale import Channel, SaleLine
from tests.domain.shopping import ADA, MONDAY, NAME, program_of, sale_of, spend_rule, times_rule
from tests.domain.strategies.conditions import condition as any_condition
from tests.domain.strategies.dice import Dice, seeds
from tests.domain.strategies.scenes import Scene, scenes
from tests.domain.strategies.vocabulary import COUPONS, SEGMENTS, STORES, TIERS

OP: Final = OpId(UUID(int=9))
TRACES: Final = {"trace", "discount_trace"}


def an_occasion(dice: Dice) -> Occasion:
    """Return any purchase, at any time of any day."""
    return Occasion(
        happening=Happening.SALE,
        business_at=MONDAY + timedelta(minutes=dice.number(0, 60 * 24 * 60)),
        store_id=dice.pick(STORES),
        channel=dice.pick(list(Channel)),
        tier_id=dice.pick([None, *TIERS]),
        segments=dice.subset(SEGMENTS, 0),
        is_first_purchase=dice.is_one_in(2),
        joined_on=dice.day(-900, 0),
        birthday=dice.day(-30_000, -6_000),
        coupon_ids=dice.subset(COUPONS, 0),
    )


@given(seeds)
def test_equal_circumstances_have_the_answers_that_only_they_decide(seed: int) -> None:
    dice = Dice(seed)
    condition, occasion = any_condition(dice), an_occasion(dice)
    another = replace(
        occasion,
        business_at=occasion.business_at.replace(hour=dice.number(0, 23)),
        joined_on=dice.day(-900, 0),
        birthday=None,
        was_referred=not occasion.was_referred,
    )
    day = occasion.day

    assert circumstances_of(another, day) == circumstances_of(occasion, day)
    if condition.is_circumstantial:
        assert condition.unmet(another, ()) == condition.unmet(occasion, ())
        assert not condition.looks_at_lines


@given(scenes())
def test_a_decision_is_an_evaluation_without_what_is_only_shown(scene: Scene) -> None:
    shopper, sale, chosen = scene.shopper, scene.sale, scene.chosen
    asked = (scene.program, shopper.state, sale, chosen)

    whole = evaluate(*asked, op_id=OP, referrer=shopper.referrer)
    decision = evaluate_bare(*asked, op_id=OP, referrer=shopper.referrer)

    for part in fields(BareEvaluation):
        one, other = getattr(decision, part.name), getattr(whole, part.name)
        if part.name not in TRACES:
            assert one == other, part.name
    # What is left out of the traces gave nothing.
    assert [told for told in whole.trace if told.amount] == [
        told for told in decision.trace if told.amount
    ]
    assert [told for told in whole.discount_trace if told.minor] == [
        told for told in decision.discount_trace if told.minor
    ]


@given(scenes(), st.integers(1, 400))
def test_what_was_asked_before_changes_no_answer(scene: Scene, days: int) -> None:
    fresh = replace(scene.program)
    later = replace(scene.sale, business_at=scene.sale.business_at + timedelta(days=days))
    state = scene.shopper.state

    evaluate(scene.program, state, later, op_id=OP)
    again = evaluate(scene.program, state, scene.sale, op_id=OP)

    assert again == evaluate(fresh, state, scene.sale, op_id=OP)


def test_more_circumstances_than_are_remembered_are_told_right() -> None:
    last = MONDAY.date() + timedelta(days=600)
    rule = replace(spend_rule(), conditions=(Dates(last=last),))
    program = program_of(rule)
    state = MemberState(ADA, date(2026, 1, 1), (), {})

    def points(days: int) -> int:
        sale = sale_of((SaleLine(1, 500),), MONDAY + timedelta(days=days))
        return evaluate(program, state, sale, op_id=OP).earned_points

    assert [points(days) for days in range(602)] == [5] * 601 + [0]
    assert points(0) == 5


def test_goods_that_are_known_are_asked_about_what_is_new() -> None:
    choices = rule_book(program_of(spend_rule())).choices
    tea = PricedLine(SaleLine(1, 500, "tea"))
    choices.of([tea])

    number = choices.of_filter(LineFilter(skus=("tea",)))

    assert choices.of([tea])[number] == [0]


@pytest.mark.parametrize("traced", [True, False])
def test_only_a_trace_asks_what_cannot_give_anything(*, traced: bool) -> None:
    never = replace(spend_rule("never"), conditions=(Dates(last=date(2026, 1, 1)),))
    program = program_of(spend_rule(), never)
    occasion = replace(an_occasion(Dice(1)), business_at=MONDAY)

    screening = Screen(program).of(occasion, traced=traced)

    told = [one.booked.rule.rule_id for one in screening.adding]
    assert told == (["spend", "never"] if traced else ["spend"])


def test_a_decision_does_not_tell_of_what_cannot_give_anything() -> None:
    never = replace(spend_rule("never"), conditions=(Dates(last=date(2026, 1, 1)),))
    program, sale = program_of(spend_rule(), never), sale_of((SaleLine(1, 500),))
    state = MemberState(ADA, date(2026, 1, 1), (), {})

    decision = evaluate_bare(program, state, sale, op_id=OP)

    assert [told.rule_id for told in decision.trace] == ["spend"]
    assert [told.rule_id for told in evaluate(program, state, sale, op_id=OP).trace] == [
        "spend",
        "never",
    ]


def test_a_decision_gives_the_one_who_invited_the_member_their_part() -> None:
    bringing = EarningRule(
        rule_id=RuleId("bringing"),
        name=NAME,
        trigger=Referral(side=Side.REFERRER),
        effect=Add(points=50),
    )
    bob = MemberState(MemberId(UUID(int=2)), date(2026, 1, 1), (), {})
    ada = MemberState(ADA, date(2026, 1, 1), (), {}, referred_by=bob.member_id)
    sale = sale_of((SaleLine(1, 500),))

    decision = evaluate_bare(program_of(bringing), ada, sale, op_id=OP, referrer=bob)

    assert [accrual.points for accrual in decision.referrer_accruals] == [50]
    assert [other.member_id for other in decision.others] == [bob.member_id]


TEA: Final = LineFilter(skus=("tea",))
COFFEE_SALE: Final = sale_of((SaleLine(1, 500, "coffee"),))
NEVER: Final = (Dates(last=date(2026, 1, 1)),)


def an_offer(offer_id: str) -> Offer:
    return Offer(offer_id=OfferId(offer_id), name=NAME, discount=PercentOff(basis_points=1000))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"store_id": "elsewhere"}, id="store"),
        pytest.param({"channel": Channel.ONLINE}, id="channel"),
        pytest.param({"tier_id": TierId("other")}, id="tier"),
        pytest.param({"segments": ("other",)}, id="segments"),
    ],
)
def test_other_circumstances_are_told_apart(other: dict[str, object]) -> None:
    occasion = replace(an_occasion(Dice(1)), channel=Channel.STORE)
    another = replace(occasion, **other)  # type: ignore[arg-type] # each is of its field's type

    assert circumstances_of(another, MONDAY.date()) != circumstances_of(occasion, MONDAY.date())


def test_equal_circumstances_are_told_once() -> None:
    screen, occasion = (
        Screen(program_of(spend_rule())),
        replace(an_occasion(Dice(1)), birthday=None),
    )

    assert screen.of(occasion) is screen.of(replace(occasion, birthday=date(1990, 1, 1)))


@pytest.mark.parametrize("traced", [True, False])
def test_only_a_trace_tells_of_goods_that_are_not_bought(*, traced: bool) -> None:
    for_tea = replace(spend_rule("tea"), on_lines=TEA)
    offers = an_offer("all"), replace(an_offer("tea"), on_lines=TEA)
    program = replace(program_of(for_tea, spend_rule()), offers=offers)
    state = MemberState(ADA, date(2026, 1, 1), (), {})

    judge = evaluate if traced else evaluate_bare
    found = judge(program, state, COFFEE_SALE, op_id=OP)

    assert found.due_minor == 450
    assert [told.rule_id for told in found.trace] == (["tea", "spend"] if traced else ["spend"])
    assert [told.source for told in found.discount_trace] == (
        ["offer:all", "offer:tea"] if traced else ["offer:all"]
    )


def test_a_decision_has_the_multipliers_and_offers_that_hold_and_no_others() -> None:
    twice, never = times_rule("twice", 2), replace(times_rule("never", 2), conditions=NEVER)
    offers = an_offer("now"), replace(an_offer("never"), conditions=NEVER)
    program = replace(program_of(spend_rule(), twice, never), offers=offers)
    state = MemberState(ADA, date(2026, 1, 1), (), {})

    decision = evaluate_bare(program, state, COFFEE_SALE, op_id=OP)

    assert [(told.rule_id, told.amount) for told in decision.trace] == [("spend", 4), ("twice", 4)]
    assert [(told.source, told.minor) for told in decision.discount_trace] == [("offer:now", 50)]


def test_a_condition_is_asked_before_the_goods() -> None:
    rule = replace(spend_rule(), on_lines=TEA, conditions=(MinimumSpend(minor=900),))
    state = MemberState(ADA, date(2026, 1, 1), (), {})

    (told,) = evaluate(program_of(rule), state, COFFEE_SALE, op_id=OP).trace

    assert told.unmet is not None
    assert told.unmet.code == "minimum_spend"


def test_one_condition_on_two_kinds_of_goods_is_two_questions() -> None:
    enough = (MinimumSpend(minor=900),)
    rules = [
        replace(spend_rule(sku), on_lines=LineFilter(skus=(sku,)), conditions=enough)
        for sku in ("tea", "coffee")
    ]
    sale = sale_of((SaleLine(1, 900, "tea"), SaleLine(2, 899, "coffee")))
    state = MemberState(ADA, date(2026, 1, 1), (), {})

    found = evaluate(program_of(*rules), state, sale, op_id=OP)

    assert [(told.rule_id, told.amount) for told in found.trace] == [("tea", 9), ("coffee", 0)]
