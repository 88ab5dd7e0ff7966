# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Caps: how much a rule gives in a sale, a day, a week, a month, for ever."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.trace import Unmet
from tests.domain.accounts import ADA, TODAY, account
from tests.domain.shopping import Shopper, basket, moment, program_of, spend_rule


def capped_program(*caps: Cap) -> Program:
    return program_of(replace(spend_rule(), caps=caps))


# Each sale is of 8.00, which is 8 points; the cap is 10.
@pytest.mark.parametrize(
    ("period", "times", "points"),
    [
        (Period.SALE, ["2026-11-23 10:00", "2026-11-23 11:00"], [8, 8]),
        (Period.DAY, ["2026-11-23 10:00", "2026-11-23 11:00"], [8, 2]),
        (Period.DAY, ["2026-11-23 10:00", "2026-11-23 11:00", "2026-11-23 12:00"], [8, 2, 0]),
        # A new day begins at midnight of the store's clock, 23:00 UTC.
        (Period.DAY, ["2026-11-23 23:59", "2026-11-24 00:00"], [8, 8]),
        (Period.DAY, ["2026-11-24 00:00", "2026-11-24 23:59"], [8, 2]),
        # 25 October 2026 has 25 hours: both sides of the change are one day.
        (Period.DAY, ["2026-10-25 00:30", "2026-10-25 23:30"], [8, 2]),
        (Period.DAY, ["2026-10-24 23:59", "2026-10-25 00:00"], [8, 8]),
        # A week is from Monday to Sunday.
        (Period.WEEK, ["2026-11-23 10:00", "2026-11-29 23:59"], [8, 2]),
        (Period.WEEK, ["2026-11-29 23:59", "2026-11-30 00:00"], [8, 8]),
        # Also over the end of a year: Thursday and Friday of one week.
        (Period.WEEK, ["2026-12-31 10:00", "2027-01-01 10:00"], [8, 2]),
        (Period.MONTH, ["2026-11-01 00:00", "2026-11-30 23:59"], [8, 2]),
        (Period.MONTH, ["2026-11-30 23:59", "2026-12-01 00:00"], [8, 8]),
        (Period.MEMBERSHIP, ["2026-01-01 10:00", "2031-11-23 10:00"], [8, 2]),
    ],
)
def test_a_cap_counts_over_its_period(
    period: Period, times: Sequence[str], points: Sequence[int]
) -> None:
    shopper = Shopper(capped_program(Cap(amount_max=10, period=period)))

    earned = [shopper.buys(basket(800), moment(at)).evaluation.earned_points for at in times]

    assert earned == list(points)


def test_the_same_hour_twice_when_the_clock_goes_back_is_one_day() -> None:
    shopper = Shopper(capped_program(Cap(amount_max=10, period=Period.DAY)))
    first = moment("2026-10-25 02:30")

    earned = [
        shopper.buys(basket(800), first.replace(fold=fold)).evaluation.earned_points
        for fold in (0, 1)
    ]

    assert earned == [8, 2]


def test_the_tightest_of_several_caps_decides() -> None:
    caps = (Cap(amount_max=100, period=Period.DAY), Cap(amount_max=3, period=Period.SALE))
    shopper = Shopper(capped_program(*caps))

    bought = shopper.buys(basket(800))

    assert bought.evaluation.earned_points == 3
    facts = (("amount_max", 3), ("uncapped_amount", 8))
    assert bought.evaluation.trace[0].unmet == Unmet("capped", facts)


def test_what_a_cap_cut_off_is_not_kept_for_later() -> None:
    shopper = Shopper(capped_program(Cap(amount_max=10, period=Period.DAY)))
    shopper.buys(basket(1550), moment("2026-11-23 10:00"))

    # 15 points and 50 over, 5 points cut off; next day 50 + 50 is 1 point, not 6.
    shopper.buys(basket(50), moment("2026-11-24 10:00"))

    assert shopper.points == 11


def test_a_return_gives_the_room_under_the_cap_back() -> None:
    shopper = Shopper(capped_program(Cap(amount_max=10, period=Period.DAY)))
    first = shopper.buys(basket(800))
    shopper.returns_everything(first)

    again = shopper.buys(basket(1000))

    assert again.evaluation.earned_points == 10
    assert shopper.points == 10


def test_half_of_a_capped_sale_takes_half_of_what_it_gave() -> None:
    shopper = Shopper(capped_program(Cap(amount_max=10, period=Period.DAY)))
    bought = shopper.buys(basket(2000, 2000))

    # 40 points, cut to 10: 5 on each line.
    shopper.returns(bought, {1: 2000})

    assert shopper.points == 5
    assert shopper.state.total("cap:spend") == 5


def test_a_cap_of_zero_gives_nothing_and_says_so() -> None:
    shopper = Shopper(capped_program(Cap(amount_max=0, period=Period.SALE)))

    bought = shopper.buys(basket(500))

    assert bought.evaluation.earned_points == 0
    assert bought.evaluation.effects.entries == ()
    unmet = bought.evaluation.trace[0].unmet
    assert unmet is not None
    assert unmet.code == "capped"


def test_a_cap_that_was_lowered_takes_nothing_back() -> None:
    shopper = Shopper(capped_program(Cap(amount_max=10, period=Period.DAY)))
    shopper.buys(basket(800))
    shopper.program = capped_program(Cap(amount_max=5, period=Period.DAY))

    shopper.buys(basket(800))

    assert shopper.points == 8


ADA_THEN = account(ADA, r={None: 1, date(2026, 11, 22): 2, date(2026, 11, 24): 4})
"""An account that has counted on the day before and on the day after; one sum knows no days."""


@pytest.mark.parametrize(
    ("period", "left"),
    [
        (Period.DAY, 100),
        (Period.WEEK, 100),
        (Period.MONTH, 98),
        (Period.YEAR, 98),
        (Period.MEMBERSHIP, 93),
    ],
)
def test_what_was_given_on_a_later_day_takes_nothing_from_today(period: Period, left: int) -> None:
    # Monday the 23rd; a till whose clock was ahead has recorded something on Tuesday.
    everybody = replace(ADA_THEN, counters={}, shared=ADA_THEN.counters)

    assert Cap(amount_max=100, period=period).left("r", ADA_THEN, TODAY) == left
    assert Budget(amount_max=100, period=period).left("r", everybody, TODAY) == left
    assert Limit(times_max=100, period=period).left("r", ADA_THEN, TODAY) == left
    all_of_us = Limit(times_max=100, period=period, who=Who.EVERYONE)
    assert all_of_us.left("r", everybody, TODAY) == left


def test_what_is_used_in_this_sale_is_used() -> None:
    limit = Limit(times_max=3, period=Period.DAY)

    assert limit.left("r", account(ADA), TODAY, in_this_sale=1) == 2
