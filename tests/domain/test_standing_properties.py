# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold for tiers, over accounts with rare sums, so that tiers come and go."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.calendar import add_months
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    Downgrade,
    RollingMonths,
    SinceJoining,
    TierLadder,
    TierWindow,
    standing,
)
from tests.domain.ladders import BOUGHT_GOLD, BRONZE, CLUB, SILVER, Days, climber, ladder, tier

START = date(2022, 1, 1)
days = st.integers(0, 1800).map(lambda number: START + timedelta(days=number))
windows: st.SearchStrategy[TierWindow] = st.one_of(
    st.just(SinceJoining()),
    st.builds(CalendarYear, kept_years=st.integers(0, 2)),
    st.builds(RollingMonths, months=st.integers(1, 14)),
)
ladders = st.builds(
    lambda window, downgrade: ladder(
        window, BRONZE, CLUB, SILVER, BOUGHT_GOLD, tier("ruby", 1500), downgrade=downgrade
    ),
    windows,
    st.sampled_from(Downgrade),
)
sums = st.dictionaries(days, st.integers(0, 1100), max_size=8)
purchases = st.dictionaries(days, st.integers(0, 2), max_size=3)


accounts = st.builds(climber, sums, club=purchases, gold=purchases)


def place(rungs: TierLadder, state: MemberState, day: date) -> int:
    return rungs.tiers.index(standing(rungs, state, day).tier)


@given(ladders, accounts, days)
def test_until_is_the_last_day_on_which_the_tier_is_held(
    rungs: TierLadder, state: MemberState, day: date
) -> None:
    known: dict[str, dict[date | None, int]] = {
        name: {on: n for on, n in by_day.items() if on is not None and on <= day}
        for name, by_day in state.counters.items()
    }
    today = replace(state, counters=known)

    found = standing(rungs, today, day)

    until = found.until or add_months(day, 1200)
    assert standing(rungs, today, until).tier == found.tier
    if found.until is not None:
        assert place(rungs, today, until + timedelta(days=1)) < place(rungs, today, day)


@given(windows, sums, days)
def test_one_step_down_is_never_below_what_was_earned(
    window: TierWindow, earned: Days, day: date
) -> None:
    state = climber(earned)

    stepwise = place(ladder(window, downgrade=Downgrade.ONE_STEP), state, day)

    assert stepwise >= place(ladder(window), state, day)


@given(ladders, accounts, days, days, st.integers(1, 600))
def test_who_earns_more_never_holds_less(
    rungs: TierLadder, state: MemberState, day: date, on: date, more: int
) -> None:
    earned = dict(state.counters["earned"])
    earned[on] = earned.get(on, 0) + more
    richer = replace(state, counters={**state.counters, "earned": earned})

    before, after = standing(rungs, state, day), standing(rungs, richer, day)

    assert rungs.tiers.index(after.tier) >= rungs.tiers.index(before.tier)
    if after.tier == before.tier:
        assert (after.until or date.max) >= (before.until or date.max)


@given(ladders, accounts, days, days)
def test_a_day_on_which_everything_came_back_leaves_no_trace(
    rungs: TierLadder, state: MemberState, day: date, returned_on: date
) -> None:
    counters = {name: {returned_on: 0, **by_day} for name, by_day in state.counters.items()}
    after = replace(state, counters=counters)

    assert standing(rungs, after, day) == standing(rungs, state, day)


@given(ladders, accounts, days)
def test_what_is_missing_reaches_the_next_tier(
    rungs: TierLadder, state: MemberState, day: date
) -> None:
    found = standing(rungs, state, day)

    earned = dict(state.counters["earned"])
    earned[day] = earned.get(day, 0) + found.missing
    after = replace(state, counters={**state.counters, "earned": earned})

    if found.next_tier is None:
        assert found.missing == 0
    else:
        assert found.missing > 0
        assert standing(rungs, after, day).tier == found.next_tier


@given(st.integers(1, 14), sums, days)
def test_a_rolling_tier_is_the_best_that_was_reached_in_its_months(
    months: int, earned: Days, day: date
) -> None:
    rungs = ladder(RollingMonths(months=months))
    held_from = add_months(day, -months)
    best = 0
    for end in (on for on, amount in earned.items() if amount and held_from < on <= day):
        first = add_months(end, -months)
        best = max(best, sum(amount for on, amount in earned.items() if first < on <= end))

    found = standing(rungs, climber(earned), day)

    assert found.tier == [t for t in rungs.tiers if (t.threshold or 0) <= best][-1]


@given(st.integers(0, 2), sums, days)
def test_year_by_year_one_step_down_is_what_walking_through_the_years_gives(
    kept_years: int, earned: Days, day: date
) -> None:
    rungs = ladder(CalendarYear(kept_years=kept_years), downgrade=Downgrade.ONE_STEP)
    by_year = dict.fromkeys(range(2018, day.year + 1), 0)
    for on, amount in earned.items():
        if on <= day:
            by_year[on.year] += amount
    walked = 0
    for year in range(2021, day.year + 1):
        counting = max(by_year[y] for y in range(year - kept_years, year + 1))
        earned_place = sum(counting >= step for step in (500, 1000))
        walked = max(earned_place, walked - 1)

    found = place(rungs, climber(earned), day)

    assert found == walked
