# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tiers: reached by a sum over a window, held to the window's end."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    RollingMonths,
    SinceJoining,
    TierBasis,
    TierLadder,
    TierWindow,
    standing,
)
from tests.domain.shopping import (
    Shopper,
    basket,
    moment,
    program_of,
    spend_rule,
    tier_of,
)

ONE_YEAR = RollingMonths(months=12)
ONE_MONTH = RollingMonths(months=1)
THIS_YEAR, AND_THE_NEXT = CalendarYear(), CalendarYear(kept_years=1)


def ladder_of(window: TierWindow, basis: TierBasis = TierBasis.POINTS_EARNED) -> TierLadder:
    tiers = (tier_of("bronze", 0), tier_of("silver", 500), tier_of("gold", 1000))
    return TierLadder(basis=basis, window=window, tiers=tiers)


def tier_on(day: str, earned: Mapping[str, int], window: TierWindow) -> tuple[str, int]:
    """Return the tier's id and what is missing to the next, after so many points on such days."""
    shopper = Shopper(program_of())
    by_day: dict[date | None, int] = {date.fromisoformat(on): n for on, n in earned.items()}
    state = replace(shopper.state, counters={"earned": by_day})
    found = standing(ladder_of(window), state, date.fromisoformat(day))
    return str(found.tier.tier_id), found.missing


@pytest.mark.parametrize(
    ("window", "earned", "day", "expected"),
    [
        # ---- since joining: all that was ever earned
        (SinceJoining(), {}, "2026-11-23", ("bronze", 500)),
        (SinceJoining(), {"2020-01-01": 499}, "2026-11-23", ("bronze", 1)),
        (SinceJoining(), {"2020-01-01": 499, "2026-11-23": 1}, "2026-11-23", ("silver", 500)),
        (SinceJoining(), {"2020-01-01": 5000}, "2026-11-23", ("gold", 0)),
        (SinceJoining(), {"2020-01-01": -5}, "2026-11-23", ("bronze", 505)),
        # ---- calendar year: until 31 December
        (THIS_YEAR, {"2026-01-01": 500}, "2026-12-31", ("silver", 500)),
        (THIS_YEAR, {"2026-01-01": 500}, "2027-01-01", ("bronze", 500)),
        (THIS_YEAR, {"2025-12-31": 499, "2026-01-01": 1}, "2026-11-23", ("bronze", 499)),
        # ---- and one year more, while the way to the next tier is counted afresh
        (AND_THE_NEXT, {"2025-03-01": 700}, "2026-12-31", ("silver", 1000)),
        (AND_THE_NEXT, {"2025-03-01": 700}, "2027-01-01", ("bronze", 500)),
        (AND_THE_NEXT, {"2025-03-01": 400, "2026-03-01": 400}, "2026-11-23", ("bronze", 100)),
        (AND_THE_NEXT, {"2025-03-01": 1000, "2026-03-01": 600}, "2027-05-01", ("silver", 1000)),
        # ---- rolling: twelve months that end today, or that ended in the last twelve
        (ONE_YEAR, {"2026-01-10": 500}, "2027-01-09", ("silver", 500)),
        # From 10 January 2027 the sum no longer counts, but it was reached within the year.
        (ONE_YEAR, {"2026-01-10": 499, "2026-06-01": 1}, "2027-01-10", ("silver", 999)),
        (ONE_YEAR, {"2026-01-10": 499, "2026-06-01": 1}, "2027-05-31", ("silver", 999)),
        (ONE_YEAR, {"2026-01-10": 499, "2026-06-01": 1}, "2027-06-01", ("bronze", 500)),
        # Two halves more than a year apart never make a tier.
        (ONE_YEAR, {"2026-01-10": 250, "2027-01-10": 250}, "2027-01-10", ("bronze", 250)),
        (ONE_YEAR, {"2026-01-11": 250, "2027-01-10": 250}, "2027-01-10", ("silver", 500)),
        # What comes after the day does not count on it.
        (ONE_YEAR, {"2026-11-24": 500}, "2026-11-23", ("bronze", 500)),
        # ---- months of unequal length: reached on 31 January, held as long as a month from it
        (ONE_MONTH, {"2026-01-31": 500}, "2026-02-27", ("silver", 500)),
        (ONE_MONTH, {"2026-01-31": 500}, "2026-02-28", ("silver", 500)),
        (ONE_MONTH, {"2026-01-31": 500}, "2026-03-01", ("bronze", 500)),
        (ONE_MONTH, {"2026-02-28": 500}, "2026-03-27", ("silver", 500)),
        (ONE_MONTH, {"2026-02-28": 500}, "2026-03-28", ("bronze", 500)),
        # ---- leap day
        (ONE_YEAR, {"2024-02-29": 500}, "2025-02-28", ("silver", 500)),
        (ONE_YEAR, {"2024-02-29": 500}, "2025-03-01", ("bronze", 500)),
        (THIS_YEAR, {"2024-02-29": 500}, "2024-12-31", ("silver", 500)),
    ],
)
def test_a_tier_is_held_to_the_end_of_its_window(
    window: TierWindow, earned: Mapping[str, int], day: str, expected: tuple[str, int]
) -> None:
    assert tier_on(day, earned, window) == expected


def program_with(basis: TierBasis, thresholds: tuple[int, int] = (0, 10)) -> Program:
    tiers = (tier_of("low", thresholds[0]), tier_of("high", thresholds[1], off=1000))
    ladder = TierLadder(basis=basis, window=SinceJoining(), tiers=tiers)
    return replace(program_of(spend_rule()), tiers=ladder)


@pytest.mark.parametrize(
    ("basis", "baskets_minor", "tier_id"),
    [
        (TierBasis.POINTS_EARNED, [999], "low"),
        (TierBasis.POINTS_EARNED, [1000], "high"),
        (TierBasis.MONEY_SPENT, [9], "low"),
        (TierBasis.MONEY_SPENT, [9, 1], "high"),
        (TierBasis.VISITS, [1000] * 9, "low"),
        (TierBasis.VISITS, [1] * 10, "high"),
    ],
)
def test_a_tier_is_reached_by_what_the_ladder_counts(
    basis: TierBasis, baskets_minor: list[int], tier_id: str
) -> None:
    shopper = Shopper(program_with(basis))

    bought = [shopper.buys(basket(minor)) for minor in baskets_minor]

    after = bought[-1].evaluation.standing_after
    assert after is not None
    assert after.tier.tier_id == tier_id


def test_the_discount_is_that_of_the_tier_before_the_sale() -> None:
    shopper = Shopper(program_with(TierBasis.VISITS, (0, 1)))

    due = [shopper.buys(basket(1000)).evaluation.due_minor for _ in range(2)]

    assert due == [1000, 900]


def test_the_discount_is_rounded_down_once_for_the_sale() -> None:
    shopper = Shopper(program_with(TierBasis.VISITS, (0, 1)))
    shopper.buys(basket(1))

    bought = shopper.buys(basket(19, 19, 19))

    # 10 % of 57 is 5.7: 5, not three times 1.9 rounded down. The first lines bear what is odd.
    off = [(discount.line_id, discount.minor) for discount in bought.evaluation.discounts]
    assert off == [(1, 2), (2, 2), (3, 1)]


def test_spending_points_does_not_cost_the_tier_but_a_return_does() -> None:
    shopper = Shopper(program_with(TierBasis.POINTS_EARNED))
    bought = shopper.buys(basket(1000), moment("2026-11-23 10:00"))
    held = standing_id(shopper, date(2026, 11, 23))

    shopper.returns_everything(bought, date(2026, 11, 24))

    assert held == "high"
    assert standing_id(shopper, date(2026, 11, 24)) == "low"


def standing_id(shopper: Shopper, day: date) -> str:
    assert shopper.program.tiers is not None
    return str(standing(shopper.program.tiers, shopper.state, day).tier.tier_id)
