# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Values that cannot be wrong: what none of them lets itself be made of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId, OpId, ProgramId, RuleId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import RefundFact, ReleaseFact, UndoFact, refers_to
from pos_loyalty.domain.program.caps import Cap, Period
from pos_loyalty.domain.program.conditions.calendar import Hours, Weekdays
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOff
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Add, Multiply
from pos_loyalty.domain.program.expiry import FixedDay, MonthsAfterEarning, Vesting
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    RollingMonths,
    SinceJoining,
    TierBasis,
    TierLadder,
)
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import Sale, SaleLine
from tests.domain.shopping import (
    MONDAY,
    NAME,
    Shopper,
    basket,
    program_of,
    reward_of,
    sale_of,
    spend_rule,
    tier_of,
)

PROGRAM = program_of(spend_rule())
LINE = SaleLine(1, 100)


def ladder(*thresholds: int) -> TierLadder:
    tiers = tuple(tier_of(f"t{n}", threshold) for n, threshold in enumerate(thresholds))
    return TierLadder(basis=TierBasis.VISITS, window=SinceJoining(), tiers=tiers)


@pytest.mark.parametrize(
    "make",
    [
        lambda: SaleLine(1, -1),
        lambda: SaleLine(1, 1, quantity_milli=0),
        lambda: sale_of(()),
        lambda: sale_of((LINE, LINE)),
        lambda: sale_of((LINE,), datetime(2026, 11, 23, 12, 0)),  # noqa: DTZ001 - what is refused
        lambda: Add(points=0),
        lambda: Multiply(numerator=1, denominator=1),
        lambda: Multiply(numerator=1, denominator=2),
        lambda: Multiply(numerator=-2, denominator=-3),
        lambda: Multiply(numerator=2, denominator=0),
        lambda: EarningRule(
            rule_id=RuleId("r"), name=NAME, trigger=Visit(), effect=Multiply(numerator=2)
        ),
        lambda: Spend(step_minor=0),
        lambda: Cap(amount_max=-1, period=Period.DAY),
        lambda: Weekdays(days=()),
        lambda: Weekdays(days=(0,)),
        lambda: Weekdays(days=(1, 8)),
        lambda: Hours(start_minute=-1, end_minute=60),
        lambda: Hours(start_minute=1440, end_minute=60),
        lambda: Hours(start_minute=0, end_minute=0),
        lambda: Hours(start_minute=0, end_minute=1441),
        lambda: MonthsAfterEarning(months=-1),
        lambda: MonthsAfterEarning(months=1201),
        lambda: FixedDay(month=0, day=1),
        lambda: FixedDay(month=13, day=1),
        lambda: FixedDay(month=1, day=0),
        lambda: FixedDay(month=1, day=32),
        lambda: FixedDay(month=1, day=1, months_min=-1),
        lambda: Vesting(days=-1),
        lambda: Vesting(days=36_501),
        lambda: AmountOff(minor=0),
        lambda: PercentOff(basis_points=0),
        lambda: PercentOff(basis_points=10_001),
        lambda: PercentOff(basis_points=1, maximum_minor=0),
        lambda: PointsAsMoney(points_step=0, minor_per_step=1),
        lambda: PointsAsMoney(points_step=1, minor_per_step=0),
        lambda: CalendarYear(kept_years=-1),
        lambda: CalendarYear(kept_years=101),
        lambda: RollingMonths(months=0),
        lambda: RollingMonths(months=1201),
        lambda: tier_of("t", 0, off=-1),
        lambda: tier_of("t", 0, off=10_001),
        ladder,
        lambda: ladder(1),
        lambda: ladder(0, 5, 5),
        lambda: ladder(0, 5, 4),
        lambda: replace(ladder(0), tiers=(tier_of("t", 0), tier_of("t", 1))),
        lambda: reward_of("r", 0, AmountOff(minor=1)),
        lambda: program_of(spend_rule("same"), spend_rule("same")),
        lambda: replace(PROGRAM, rewards=(reward_of("r", 1, AmountOff(minor=1)),) * 2),
        lambda: replace(PROGRAM, reinstated_days=-1),
        lambda: replace(PROGRAM, reinstated_days=36_501),
        lambda: replace(PROGRAM, currency="zl"),
        lambda: replace(PROGRAM, currency="ZŁO"),
    ],
)
def test_a_value_that_makes_no_sense_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()


def test_the_total_of_a_sale_is_that_of_its_lines() -> None:
    sale: Sale = sale_of(basket(100, 250))

    assert sale.gross_minor == 350


@pytest.mark.parametrize(
    ("given_name", "family_name", "shown"),
    [("Ada", "Lovelace", "Ada L."), ("Łucja", "Żak", "Łucja Ż."), ("Ada", "", "Ada")],
)
def test_a_screen_shows_a_first_name_and_an_initial(
    given_name: str, family_name: str, shown: str
) -> None:
    member = Member(MemberId(UUID(int=1)), "123", given_name, family_name)

    assert member.short_name == shown


def test_returns_and_undos_name_what_they_take_back() -> None:
    sale_op, undone_op = OpId(UUID(int=5)), OpId(UUID(int=6))
    refund = RefundFact(
        sale_op_id=sale_op,
        receipt_no="R1",
        business_at=MONDAY,
        returned_minor={1: 100},
        refund_minor=100,
    )
    undo = UndoFact(undone_op_id=undone_op, business_at=MONDAY.astimezone(UTC))
    sold = Shopper(PROGRAM).buys(basket(100)).sold

    assert refers_to(refund) == sale_op
    assert refers_to(undo) == undone_op
    assert refers_to(ReleaseFact(hold_op_id=sale_op, business_at=MONDAY)) == sale_op
    assert refers_to(sold.fact) is None
    assert sold.fact.program_id == ProgramId("p")


def test_a_group_that_compounds_holds_multipliers_only() -> None:
    rule = replace(spend_rule(), group="g")

    with pytest.raises(ValueError, match="compound"):
        replace(program_of(), earning=(rule,), groups={"g": Combination.COMPOUND})


def test_no_rule_takes_the_name_of_a_tiers_multiplier() -> None:
    with pytest.raises(ValueError, match="tier:"):
        program_of(spend_rule("tier:gold"))
