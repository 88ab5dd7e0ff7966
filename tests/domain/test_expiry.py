# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""When points may be spent, and until when."""

from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.calendar import add_months
from pos_loyalty.domain.ids import NO_LOT
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.expiry import (
    Expiry,
    FixedDay,
    MonthsAfterEarning,
    Never,
    Vesting,
)
from pos_loyalty.domain.program.lot_terms import terms_of
from pos_loyalty.domain.units import POINTS
from tests.domain.shopping import TODAY, Shopper, basket, moment, program_of, spend_rule


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-05-31", -3, "2026-02-28"),
        ("2026-11-23", 0, "2026-11-23"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize(
    ("expiry", "earned_on", "last_day"),
    [
        (Never(), "2026-11-23", None),
        (MonthsAfterEarning(months=12), "2026-11-23", "2027-11-23"),
        (MonthsAfterEarning(months=12), "2024-02-29", "2025-02-28"),
        (MonthsAfterEarning(months=0), "2026-11-23", "2026-11-23"),
        (MonthsAfterEarning(months=12, to_month_end=True), "2026-11-01", "2027-11-30"),
        (MonthsAfterEarning(months=1, to_month_end=True), "2024-01-31", "2024-02-29"),
        (FixedDay(month=12, day=31), "2026-11-23", "2026-12-31"),
        (FixedDay(month=12, day=31), "2026-12-31", "2026-12-31"),
        (FixedDay(month=3, day=31), "2026-11-23", "2027-03-31"),
        # Too young at the end of this year: lives on to the next.
        (FixedDay(month=12, day=31, months_min=3), "2026-11-23", "2027-12-31"),
        (FixedDay(month=12, day=31, months_min=1), "2026-11-30", "2026-12-31"),
        # A day that the month does not have is its last.
        (FixedDay(month=2, day=31), "2028-01-01", "2028-02-29"),
        (FixedDay(month=2, day=31), "2026-03-01", "2027-02-28"),
    ],
)
def test_points_live_to_their_last_day(
    expiry: Expiry, earned_on: str, last_day: str | None
) -> None:
    shopper = Shopper(replace(program_of(spend_rule()), expiry=expiry))

    shopper.buys(basket(100), moment(f"{earned_on} 12:00"))

    assert shopper.state.lots[0].expires_on == (last_day and date.fromisoformat(last_day))


def test_points_may_be_spent_on_their_last_day_and_not_after() -> None:
    expiry = MonthsAfterEarning(months=1)
    shopper = Shopper(replace(program_of(spend_rule()), expiry=expiry))
    shopper.buys(basket(500), moment("2026-11-23 12:00"))

    assert shopper.balance(date(2026, 12, 23)).spendable_points == 5
    assert shopper.balance(date(2026, 12, 24)).spendable_points == 0


def test_points_vest_on_their_first_day() -> None:
    shopper = Shopper(replace(program_of(spend_rule()), vesting=Vesting(days=14)))
    shopper.buys(basket(500), moment("2026-11-23 23:59"))

    before, after = shopper.balance(date(2026, 12, 6)), shopper.balance(date(2026, 12, 7))

    assert (before.spendable_points, before.vesting_points) == (0, 5)
    assert (after.spendable_points, after.vesting_points) == (5, 0)


def test_what_no_rule_says_anything_about_has_no_days() -> None:
    assert Vesting().first_day(TODAY) is None
    assert terms_of(Never(), POINTS, TODAY) == Lot(NO_LOT, 0)


def test_days_that_count_from_an_event_wait_for_the_event() -> None:
    waiting = terms_of(Never(), POINTS, TODAY, Vesting(days=3, event="delivered"))

    assert waiting == Lot(NO_LOT, 0, vests_on=None, awaits="delivered", earned_on=TODAY)


def test_what_a_rule_leaves_open_the_programme_says() -> None:
    waiting = replace(spend_rule("waits"), vesting=Vesting(days=3))
    ending = replace(spend_rule("ends"), expiry=MonthsAfterEarning(months=2))
    program = program_of(waiting, ending)
    program = replace(program, expiry=MonthsAfterEarning(months=1), vesting=Vesting(days=1))

    bought = Shopper(program).buys(basket(100), moment("2026-11-23 12:00"))

    days = [(str(lot.vests_on), str(lot.expires_on)) for lot in bought.evaluation.effects.lots]
    assert days == [("2026-11-26", "2026-12-23"), ("2026-11-24", "2027-01-23")]
