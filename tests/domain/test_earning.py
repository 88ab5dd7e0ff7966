# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for money, visits and goods: each case is worked out beside it."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.conditions.people import FirstPurchase
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.occasions import Moment, evaluate_moment
from pos_loyalty.domain.program.shares import NO_SHARES
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.program.triggers import Trigger
from pos_loyalty.domain.program.triggers.goods import Category, Item
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.domain.sale import SaleLine
from tests.domain.shopping import (
    MONDAY,
    NAME,
    Shopper,
    basket,
    moment,
    program_of,
    sale_of,
    spend_rule,
    tier_of,
)


def rule_of(trigger: Trigger, points: int = 1) -> EarningRule:
    return EarningRule(rule_id=RuleId("r"), name=NAME, trigger=trigger, effect=Add(points=points))


def bank_of(shopper: Shopper, rule_id: str = "spend") -> int:
    return shopper.state.total(f"remainder:{rule_id}")


@pytest.mark.parametrize(
    ("visits_minor", "points", "banked_minor"),
    [
        pytest.param([99], 0, 99, id="no full step: all of it is banked"),
        pytest.param([100], 1, 0, id="exactly one step"),
        pytest.param([199], 1, 99, id="one step, 99 left"),
        pytest.param([199, 1], 2, 0, id="99 + 1 fills the second step"),
        pytest.param([50, 50, 50], 1, 50, id="150 = 1 step and 50"),
        pytest.param([99, 99, 99], 2, 97, id="297 = 2 steps and 97"),
        pytest.param([0], 0, 0, id="a free basket"),
        pytest.param([0, 99, 0, 1], 1, 0, id="free baskets between change nothing"),
        pytest.param([123_456], 1234, 56, id="1,234.56"),
    ],
)
def test_money_that_fills_no_step_counts_on_the_next_visit(
    visits_minor: list[int], points: int, banked_minor: int
) -> None:
    shopper = Shopper(program_of(spend_rule()))

    for minor in visits_minor:
        shopper.buys(basket(minor))

    assert shopper.points == points
    assert bank_of(shopper) == banked_minor


def test_money_counts_on_every_line() -> None:
    assert Spend(step_minor=100).counts(SaleLine(1, 0))


def test_without_a_bank_what_fills_no_step_is_lost() -> None:
    spend = rule_of(Spend(step_minor=100, carry_remainder=False))
    shopper = Shopper(program_of(spend))

    shopper.buys(basket(199))
    shopper.buys(basket(99))

    assert shopper.points == 1
    assert bank_of(shopper, "r") == 0


def test_a_bank_left_by_a_larger_step_pays_out_on_the_next_sale() -> None:
    shopper = Shopper(program_of(spend_rule(step=100)))
    shopper.buys(basket(90))

    shopper.program = program_of(spend_rule(step=40))
    shopper.buys(basket(0))

    # 90 banked makes 2 steps of 40, although nothing is paid now; 10 stay.
    assert shopper.points == 2
    assert bank_of(shopper) == 10


def test_a_bank_in_debt_is_filled_before_anything_is_earned() -> None:
    shopper = Shopper(program_of(spend_rule()))
    first = shopper.buys(basket(60))
    shopper.buys(basket(50))
    shopper.returns_everything(first)

    # 60 + 50 gave 1 point and 10; without the 60 the bank owes 50, and the point stands.
    assert (shopper.points, bank_of(shopper)) == (1, -50)
    shopper.buys(basket(30))
    assert (shopper.points, bank_of(shopper)) == (1, -20)
    shopper.buys(basket(120))
    assert (shopper.points, bank_of(shopper)) == (2, 0)


def test_a_visit_counts_once_however_many_lines_it_has() -> None:
    shopper = Shopper(program_of(rule_of(Visit(), points=7)))

    bought = shopper.buys(basket(100, 200, 300))

    assert shopper.points == 7
    assert bought.evaluation.accruals[0].shares == NO_SHARES


def test_a_visit_counts_only_when_a_line_counts() -> None:
    visit = replace(rule_of(Visit()), on_lines=LineFilter(categories=("fruit",)))
    shopper = Shopper(program_of(visit))

    bought = shopper.buys(basket(100))

    assert shopper.points == 0
    assert bought.evaluation.trace[0].unmet == Unmet("nothing_to_count")


@pytest.mark.parametrize(
    ("trigger", "points"),
    [
        pytest.param(Item(skus=("apple",)), 2, id="2 apples + 0.5 apple = 2 whole ones"),
        pytest.param(Item(skus=("apple", "bread")), 3, id="2.5 apples + 1 bread = 3 whole ones"),
        pytest.param(Item(skus=("pear",)), 0, id="none of it"),
        pytest.param(Category(categories=("fruit",)), 2, id="the category of the apples"),
        pytest.param(Category(categories=("fruit", "bakery")), 3, id="two categories"),
        pytest.param(Category(categories=("",)), 1, id="lines without a category"),
    ],
)
def test_goods_count_by_the_whole_piece(trigger: Trigger, points: int) -> None:
    shopper = Shopper(program_of(rule_of(trigger)))

    shopper.buys(
        (
            SaleLine(1, 500, "apple", "fruit", (), 2000),
            SaleLine(2, 120, "apple", "fruit", (), 500),
            SaleLine(3, 300, "bread", "bakery"),
            SaleLine(4, 999),
        )
    )

    assert shopper.points == points


@pytest.mark.parametrize(
    ("paid_minor", "points"),
    [
        pytest.param(1999, 0, id="just missed"),
        pytest.param(2000, 20, id="met exactly"),
        pytest.param(2001, 20, id="met"),
    ],
)
def test_a_minimum_is_met_by_what_is_paid(paid_minor: int, points: int) -> None:
    rule = replace(spend_rule(), conditions=(MinimumSpend(minor=2000),))
    shopper = Shopper(program_of(rule))

    bought = shopper.buys(basket(paid_minor))

    assert bought.evaluation.earned_points == points


def test_a_minimum_looks_at_the_lines_that_count() -> None:
    rule = replace(
        spend_rule(),
        on_lines=LineFilter(excluded_tags=("gift-card",)),
        conditions=(MinimumSpend(minor=2000),),
    )
    shopper = Shopper(program_of(rule))

    bought = shopper.buys((SaleLine(1, 1999), SaleLine(2, 5000, tags=("gift-card",))))

    facts = (("needed_minor", 2000), ("spend_minor", 1999))
    assert bought.evaluation.trace[0].unmet == Unmet("minimum_spend", facts)
    assert shopper.points == 0


def test_the_first_purchase_is_first_until_a_purchase_stands() -> None:
    rule = replace(rule_of(Visit(), points=100), conditions=(FirstPurchase(),))
    shopper = Shopper(program_of(rule))
    first = shopper.buys(basket(100))

    assert first.evaluation.earned_points == 100
    assert shopper.buys(basket(100)).evaluation.earned_points == 0


def test_a_purchase_that_came_back_whole_was_none() -> None:
    rule = replace(rule_of(Visit(), points=100), conditions=(FirstPurchase(),))
    shopper = Shopper(program_of(rule))
    shopper.returns_everything(shopper.buys(basket(100)))

    again = shopper.buys(basket(100))

    assert again.evaluation.earned_points == 100


def test_joining_is_rewarded_once_and_a_sale_never_counts_as_joining() -> None:
    program = program_of(replace(rule_of(Welcome(), points=50), rule_id=RuleId("welcome")))
    shopper = Shopper(program)

    joining = Moment(Happening.ENROLMENT, MONDAY, "waw-1")
    awarded = evaluate_moment(program, shopper.state, joining, op_id=shopper.gesture())
    bought = shopper.buys(basket(10_000))

    assert [(a.rule_id, a.points) for a in awarded.accruals] == [("welcome", 50)]
    assert awarded.effects.points == 50
    assert bought.evaluation.accruals == ()
    assert bought.evaluation.trace == ()


def test_joining_outside_the_dates_of_a_welcome_gives_nothing() -> None:
    welcome = replace(rule_of(Welcome()), conditions=(FirstPurchase(),))
    program = program_of(welcome)
    shopper = Shopper(program)
    shopper.buys(basket(1))

    joining = Moment(Happening.ENROLMENT, MONDAY, "waw-1")
    awarded = evaluate_moment(program, shopper.state, joining, op_id=shopper.gesture())

    assert awarded.accruals == ()
    assert awarded.effects.points == 0


def test_the_trace_says_what_was_counted() -> None:
    shopper = Shopper(program_of(spend_rule()))
    shopper.buys(basket(60))

    bought = shopper.buys(basket(150))

    # 60 banked + 150 = 210: 2 points.
    trace = bought.evaluation.trace[0]
    assert (trace.rule_id, trace.amount, trace.unmet) == ("spend", 2, None)
    assert trace.facts == (("counted", 150), ("banked", 60), ("step", 100))


def test_each_line_is_told_its_share() -> None:
    shopper = Shopper(program_of(spend_rule()))

    bought = shopper.buys(basket(150, 130, 20))

    # 300 is 3 points: 1.5, 1.3 and 0.2 of one; the one left over goes to the largest part, 0.5.
    # In canonical order (dearest first): 2, 1, 0; what each line lacks or has over is its bank.
    shares = bought.evaluation.accruals[0].shares
    assert [(s.line_id, s.amount, s.remainder) for s in shares] == [
        (1, 2, -50),
        (2, 1, 30),
        (3, 0, 20),
    ]


def test_the_tier_discount_does_not_depend_on_how_goods_are_keyed() -> None:
    fruit = replace(spend_rule(step=1), on_lines=LineFilter(categories=("fruit",)))
    whole = (SaleLine(1, 30, "apple", "fruit", (), 3000), SaleLine(2, 29, "bread"))
    pieces = (
        *(SaleLine(number, 10, "apple", "fruit") for number in (1, 2, 3)),
        SaleLine(4, 29, "bread"),
    )
    ladder = TierLadder(
        basis=TierBasis.VISITS, window=SinceJoining(), tiers=(tier_of("member", 0, off=200),)
    )
    program = replace(program_of(fruit), tiers=ladder)

    points = [Shopper(program).buys(lines).points_of("spend") for lines in (whole, pieces)]

    # 2 % of 59 is 1, and goes to the apples: 30 of 59 is more than 29. Line by line each apple's
    # 10 of 59 would be less than the bread's 29, and the apples would earn one point more.
    assert points == [29, 29]


def test_a_sale_in_another_currency_has_no_programme() -> None:
    shopper = Shopper(program_of(spend_rule()))
    in_euro = replace(sale_of(basket(100)), currency="EUR")

    with pytest.raises(NoProgramInForce):
        shopper.pays(in_euro)


def test_a_business_day_is_the_stores() -> None:
    shopper = Shopper(program_of(spend_rule()))

    # Half past midnight in Warsaw is the day before in UTC.
    shopper.buys(basket(100), moment("2026-11-24 00:30"))

    days = shopper.state.counters["earned"]
    assert [str(day) for day in days] == ["2026-11-24"]
