# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How long a tier is held, what comes after it, and tiers that are bought."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    Downgrade,
    PaidMembership,
    RollingMonths,
    SinceJoining,
    TierStanding,
    TierWindow,
    standing,
)
from tests.domain.ladders import (
    BOUGHT_GOLD,
    BRONZE,
    CLUB,
    GOLD,
    SILVER,
    Days,
    climber,
    ladder,
    tier,
)

ONE_YEAR, SIX_MONTHS, ONE_MONTH = (RollingMonths(months=months) for months in (12, 6, 1))
THIS_YEAR, AND_THE_NEXT = CalendarYear(), CalendarYear(kept_years=1)
Sums = Mapping[str, int]


def account(earned: Sums, **bought: Sums) -> MemberState:
    """Return an account; ``bought`` is by tier and day."""
    return climber(on_days(earned), **{name: on_days(days) for name, days in bought.items()})


def on_days(sums: Sums) -> Days:
    return {date.fromisoformat(on): amount for on, amount in sums.items()}


def held(found: TierStanding) -> tuple[str, str | None]:
    return found.tier.tier_id, found.until.isoformat() if found.until else None


@pytest.mark.parametrize(
    ("window", "earned", "day", "expected"),
    [
        pytest.param(SinceJoining(), {"2026-01-01": 900}, "2026-06-01", ("silver", None)),
        pytest.param(THIS_YEAR, {"2026-01-01": 900}, "2026-06-01", ("silver", "2026-12-31")),
        # One is missing to 500, whatever the other years had.
        pytest.param(
            THIS_YEAR, {"2024-05-01": 400, "2026-01-01": 499}, "2026-06-01", ("bronze", None)
        ),
        pytest.param(
            ONE_YEAR, {"2024-05-01": 400, "2026-01-01": 499}, "2026-06-01", ("bronze", None)
        ),
        pytest.param(AND_THE_NEXT, {"2026-01-01": 900}, "2026-06-01", ("silver", "2027-12-31")),
        # Silver was reached last year, and again this year: the later end counts.
        pytest.param(
            AND_THE_NEXT,
            {"2025-01-01": 900, "2026-01-01": 500},
            "2026-06-01",
            ("silver", "2027-12-31"),
        ),
        # Gold of last year is held to the end of this year; silver would go on for one more.
        pytest.param(
            AND_THE_NEXT,
            {"2025-01-01": 1000, "2026-01-01": 500},
            "2026-06-01",
            ("gold", "2026-12-31"),
        ),
        pytest.param(ONE_YEAR, {"2026-01-10": 500}, "2026-06-01", ("silver", "2027-01-09")),
        # What was reached in January is reached once more in June: 600 in the twelve months.
        pytest.param(
            ONE_YEAR,
            {"2026-01-10": 500, "2026-06-01": 100},
            "2026-06-02",
            ("silver", "2027-05-31"),
        ),
        pytest.param(ONE_MONTH, {"2026-01-31": 500}, "2026-02-01", ("silver", "2026-02-28")),
        pytest.param(ONE_MONTH, {"2026-02-28": 500}, "2026-03-01", ("silver", "2026-03-27")),
        pytest.param(ONE_YEAR, {"2024-02-29": 500}, "2024-02-29", ("silver", "2025-02-28")),
        # The lowest tier has no end.
        pytest.param(ONE_YEAR, {"2026-01-10": 499}, "2026-06-01", ("bronze", None)),
        pytest.param(ONE_YEAR, {}, "2026-06-01", ("bronze", None)),
        # What comes after the day does not count on it.
        pytest.param(ONE_YEAR, {"2026-06-02": 500}, "2026-06-01", ("bronze", None)),
    ],
)
def test_a_tier_is_held_until_its_last_day(
    window: TierWindow, earned: Sums, day: str, expected: tuple[str, str | None]
) -> None:
    found = standing(ladder(window), account(earned), date.fromisoformat(day))

    assert held(found) == expected


@pytest.mark.parametrize(
    ("window", "earned", "day", "expected"),
    [
        # Gold of 2024: silver in 2025, bronze from 2026.
        pytest.param(THIS_YEAR, {"2024-05-01": 1000}, "2024-12-31", ("gold", "2024-12-31")),
        pytest.param(THIS_YEAR, {"2024-05-01": 1000}, "2025-01-01", ("silver", "2025-12-31")),
        pytest.param(THIS_YEAR, {"2024-05-01": 1000}, "2026-01-01", ("bronze", None)),
        # Kept one year more: gold to the end of 2025, silver in 2026, bronze from 2027.
        pytest.param(AND_THE_NEXT, {"2024-05-01": 1000}, "2025-12-31", ("gold", "2025-12-31")),
        pytest.param(AND_THE_NEXT, {"2024-05-01": 1000}, "2026-01-01", ("silver", "2026-12-31")),
        pytest.param(AND_THE_NEXT, {"2024-05-01": 1000}, "2027-01-01", ("bronze", None)),
        # Silver in 2025, one step down from gold; its own 500 hold silver through 2026 no longer
        # than the sum of that year: there is none, and 2025 alone gives silver - 1.
        pytest.param(
            THIS_YEAR,
            {"2024-05-01": 1000, "2025-05-01": 500},
            "2026-01-01",
            ("bronze", None),
        ),
        # Six months: gold to 9 July, silver to 9 January, then bronze.
        pytest.param(SIX_MONTHS, {"2026-01-10": 1000}, "2026-07-09", ("gold", "2026-07-09")),
        pytest.param(SIX_MONTHS, {"2026-01-10": 1000}, "2026-07-10", ("silver", "2027-01-09")),
        pytest.param(SIX_MONTHS, {"2026-01-10": 1000}, "2027-01-10", ("bronze", None)),
        # Silver of May ends in November; what is left of gold is silver to January.
        pytest.param(
            SIX_MONTHS,
            {"2026-01-10": 1000, "2026-07-20": 500},
            "2026-08-01",
            ("silver", "2027-01-19"),
        ),
        pytest.param(
            SIX_MONTHS,
            {"2026-01-10": 1000, "2026-07-05": 500},
            "2026-08-01",
            ("gold", "2027-01-04"),
        ),
        # What was reached since joining never ends, whatever comes after.
        pytest.param(SinceJoining(), {"2020-01-01": 1000}, "2026-01-01", ("gold", None)),
    ],
)
def test_one_step_down_for_each_window_that_goes_by(
    window: TierWindow, earned: Sums, day: str, expected: tuple[str, str | None]
) -> None:
    stepwise = ladder(window, downgrade=Downgrade.ONE_STEP)

    found = standing(stepwise, account(earned), date.fromisoformat(day))

    assert held(found) == expected


@pytest.mark.parametrize(
    ("earned", "gold", "day", "expected"),
    [
        pytest.param({}, {"2026-03-15": 1}, "2026-03-14", ("bronze", None), id="the day before"),
        pytest.param({}, {"2026-03-15": 1}, "2026-03-15", ("gold", "2027-03-14"), id="at once"),
        pytest.param({}, {"2026-03-15": 1}, "2027-03-14", ("gold", "2027-03-14"), id="last day"),
        pytest.param({}, {"2026-03-15": 1}, "2027-03-15", ("bronze", None), id="over"),
        # 15 March 2026 and 24 months.
        pytest.param(
            {},
            {"2026-03-15": 1, "2027-01-20": 1},
            "2027-01-20",
            ("gold", "2028-03-14"),
            id="renewed before the end",
        ),
        pytest.param(
            {}, {"2026-03-15": 1, "2027-04-01": 1}, "2027-03-20", ("bronze", None), id="a gap"
        ),
        pytest.param(
            {},
            {"2026-03-15": 1, "2027-04-01": 1},
            "2027-04-01",
            ("gold", "2028-03-31"),
            id="renewed after the end",
        ),
        pytest.param({}, {"2026-03-15": 2}, "2026-03-15", ("gold", "2028-03-14"), id="two at once"),
        pytest.param({}, {"2026-03-15": 0}, "2026-03-16", ("bronze", None), id="brought back"),
        pytest.param(
            {},
            {"2026-03-15": 1, "2026-04-01": 0},
            "2026-04-02",
            ("gold", "2027-03-14"),
            id="only the renewal brought back",
        ),
        pytest.param({}, {"2024-02-29": 1}, "2024-06-01", ("gold", "2025-02-28"), id="leap day"),
        pytest.param({"2026-03-01": 500}, {}, "2026-03-15", ("silver", "2026-12-31"), id="earned"),
        pytest.param(
            {"2026-03-01": 500},
            {"2026-03-15": 1},
            "2026-03-15",
            ("gold", "2027-03-14"),
            id="bought above what is earned",
        ),
        pytest.param(
            {"2026-03-01": 1000},
            {"2026-03-15": 1},
            "2026-03-15",
            ("gold", "2027-03-14"),
            id="earned and bought, the later end",
        ),
        pytest.param(
            {"2026-03-01": 1000},
            {"2025-05-15": 1},
            "2026-03-15",
            ("gold", "2026-12-31"),
            id="bought and earned, the later end",
        ),
        pytest.param(
            {}, {"2026-03-15": 10**9}, "2026-03-15", ("gold", "3026-03-14"), id="a thousand years"
        ),
    ],
)
def test_a_tier_can_be_bought(
    earned: Sums, gold: Sums, day: str, expected: tuple[str, str | None]
) -> None:
    rungs = ladder(THIS_YEAR, BRONZE, SILVER, BOUGHT_GOLD)

    found = standing(rungs, account(earned, gold=gold), date.fromisoformat(day))

    assert held(found) == expected


def test_a_high_tier_goes_down_step_by_step_long_after_it_was_reached() -> None:
    # Reached on 15 January: platinum to 14 February, gold to 14 March, silver to 14 April.
    tiers = (BRONZE, SILVER, GOLD, tier("platinum", 2000))
    stepwise = ladder(ONE_MONTH, *tiers, downgrade=Downgrade.ONE_STEP)
    reached = account({"2026-01-15": 2000})

    found = [standing(stepwise, reached, date(2026, 4, day)) for day in (14, 15)]

    assert [held(one) for one in found] == [("silver", "2026-04-14"), ("bronze", None)]


def test_a_month_bought_on_the_31st_and_renewed_ends_with_the_longer_month() -> None:
    rungs = ladder(THIS_YEAR, BRONZE, CLUB)
    state = account({}, club={"2026-01-31": 1, "2026-02-28": 1})

    ends = [standing(rungs, state, date(2026, 2, day)).until for day in (1, 28)]

    # A month from 31 January is 28 February; two months are 30 March, the day before the 31st.
    assert ends == [date(2026, 2, 28), date(2026, 3, 30)]


def test_the_way_to_the_next_tier_leaves_out_those_that_are_only_bought() -> None:
    rungs = ladder(THIS_YEAR, BRONZE, SILVER, CLUB, GOLD)
    state = account({"2026-03-01": 700}, club={"2026-03-15": 1})

    earned = standing(rungs, state, date(2026, 3, 14))
    bought = standing(rungs, state, date(2026, 3, 15))

    assert (earned.tier, earned.next_tier, earned.missing) == (SILVER, GOLD, 300)
    assert (bought.tier, bought.next_tier, bought.missing) == (CLUB, GOLD, 300)


def test_above_the_highest_earned_tier_nothing_is_missing() -> None:
    rungs = ladder(THIS_YEAR, BRONZE, SILVER, CLUB)

    found = standing(rungs, account({"2026-03-01": 700}), date(2026, 3, 14))

    assert (found.tier, found.next_tier, found.missing) == (SILVER, None, 0)


def test_a_sale_that_came_back_does_not_renew_what_was_reached_before() -> None:
    before = account({"2026-01-10": 500})
    after = account({"2026-01-10": 500, "2026-12-01": 0})

    both = [standing(ladder(ONE_YEAR), state, date(2026, 12, 2)) for state in (before, after)]

    assert both[0] == both[1]
    assert held(both[0]) == ("silver", "2027-01-09")


def test_windows_of_a_century_do_not_run_over_the_calendar() -> None:
    century = ladder(RollingMonths(months=1200), downgrade=Downgrade.ONE_STEP)

    found = standing(century, account({"2026-01-10": 1000}), date(2026, 12, 2))

    assert held(found) == ("gold", "2126-01-09")


@pytest.mark.parametrize("months", [0, 1201])
def test_a_membership_is_bought_for_a_month_to_a_century(months: int) -> None:
    with pytest.raises(ValueError, match="months"):
        PaidMembership(sku="card", months=months)


def test_a_tier_that_cannot_be_earned_is_for_sale() -> None:
    with pytest.raises(ValueError, match="for sale"):
        replace(CLUB, paid=None)


def test_the_sums_of_some_months_end_on_each_day_that_they_grew_on() -> None:
    # In no order; on 5 October all that was bought came back.
    earned = {"2026-10-10": 50, "2026-09-01": 100, "2026-10-25": 40, "2026-09-20": 200}
    state = account({"2026-10-05": 0, **earned})

    sums = ONE_MONTH.reached(state, "earned", date(2026, 11, 1), 0)

    assert [(amount, on.isoformat()) for amount, on in sums] == [
        (50 + 40, "2026-10-25"),  # from 26 September
        (200 + 50, "2026-10-10"),  # from 11 September
        (100 + 200, "2026-09-20"),  # from 21 August
        (100, "2026-09-01"),
    ]


def test_a_day_that_took_more_than_it_brought_ends_no_sum() -> None:
    state = account({"2026-09-01": -500, "2026-10-25": 40})

    sums = ONE_MONTH.reached(state, "earned", date(2026, 11, 1), 0)

    assert list(sums) == [(40, date(2026, 10, 25))]


@pytest.mark.parametrize("window", [THIS_YEAR, ONE_MONTH])
def test_who_never_did_it_has_no_sum(window: CalendarYear | RollingMonths) -> None:
    assert list(window.reached(account({}), "visits", date(2026, 11, 1), 0)) == []
