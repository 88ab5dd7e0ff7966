# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""When a challenge is open, and visits that are kept up."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ids import ChallengeId
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.goals.counted import Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.progress import challenge_window, streak_length, times_kept_up

MONDAY = date(2026, 11, 23)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("each", "between", "day", "expected"),
    [
        (Period.MEMBERSHIP, (None, None), "2026-11-23", (None, None)),
        (Period.MEMBERSHIP, ("2026-11-01", None), "2026-11-23", ("2026-11-01", None)),
        (Period.MEMBERSHIP, (None, "2026-11-23"), "2026-11-23", (None, "2026-11-23")),
        (Period.MEMBERSHIP, ("2026-11-23", None), "2026-11-23", ("2026-11-23", None)),
        (Period.MEMBERSHIP, ("2026-11-24", None), "2026-11-23", None),
        (Period.MEMBERSHIP, (None, "2026-11-22"), "2026-11-23", None),
        (Period.DAY, (None, None), "2026-11-23", ("2026-11-23", "2026-11-23")),
        # Weeks are from Monday to Sunday, also across the new year.
        (Period.WEEK, (None, None), "2026-11-29", ("2026-11-23", "2026-11-29")),
        (Period.WEEK, (None, None), "2027-01-01", ("2026-12-28", "2027-01-03")),
        (Period.MONTH, (None, None), "2028-02-10", ("2028-02-01", "2028-02-29")),
        (Period.MONTH, (None, None), "2026-12-31", ("2026-12-01", "2026-12-31")),
        (Period.YEAR, (None, None), "2026-11-23", ("2026-01-01", "2026-12-31")),
        # The period is cut by the days of the challenge.
        (Period.MONTH, ("2026-11-10", "2027-01-20"), "2026-11-23", ("2026-11-10", "2026-11-30")),
        (Period.MONTH, ("2026-11-10", "2027-01-20"), "2026-12-23", ("2026-12-01", "2026-12-31")),
        (Period.MONTH, ("2026-11-10", "2027-01-20"), "2027-01-02", ("2027-01-01", "2027-01-20")),
        (Period.MONTH, ("2026-11-10", "2027-01-20"), "2027-01-21", None),
    ],
)
def test_what_counts_together_is_the_period_within_the_days_of_the_challenge(
    each: Period,
    between: tuple[str | None, str | None],
    day: str,
    expected: tuple[str | None, str | None] | None,
) -> None:
    challenge = Challenge(
        challenge_id=ChallengeId("c"),
        name={"en": "x"},
        goal=Visits(visits=3),
        gifts=(Add(points=1),),
        each=each,
        first=day_of(between[0]),
        last=day_of(between[1]),
    )

    window = challenge_window(challenge, date.fromisoformat(day))

    assert window == (expected and (day_of(expected[0]), day_of(expected[1])))


def came(*days: str) -> dict[date, int]:
    """Return one visit on each of the days of November and December, such as ``11-23``."""
    return {date.fromisoformat(f"2026-{day}"): 1 for day in days}


BY_DAY, BY_WEEK, BY_MONTH = (
    Streak(period=period, periods=2) for period in (Period.DAY, Period.WEEK, Period.MONTH)
)


@pytest.mark.parametrize(
    ("streak", "visits", "day", "length"),
    [
        pytest.param(BY_DAY, {}, "2026-11-23", 0, id="never came"),
        pytest.param(BY_DAY, came("11-23"), "2026-11-23", 1, id="today"),
        pytest.param(BY_DAY, came("11-22"), "2026-11-23", 0, id="not today"),
        pytest.param(BY_DAY, came("11-20", "11-22", "11-23"), "2026-11-23", 2, id="a gap"),
        pytest.param(BY_DAY, came("11-23", "11-24"), "2026-11-23", 1, id="tomorrow is not yet"),
        # Sunday and Monday are two weeks; Monday and Sunday are one.
        pytest.param(BY_WEEK, came("11-22", "11-23"), "2026-11-23", 2, id="Sunday and Monday"),
        pytest.param(BY_WEEK, came("11-23", "11-29"), "2026-11-29", 1, id="Monday and Sunday"),
        pytest.param(BY_WEEK, came("12-27", "12-28"), "2027-01-03", 2, id="over the new year"),
        pytest.param(BY_WEEK, came("11-10", "11-17"), "2026-12-01", 0, id="a week ago is over"),
        pytest.param(BY_MONTH, came("10-31", "11-01"), "2026-11-30", 2, id="a day between months"),
        pytest.param(BY_MONTH, came("11-30", "12-01"), "2027-01-01", 0, id="not this month"),
    ],
)
def test_a_streak_is_counted_back_from_the_period_of_the_day(
    streak: Streak, visits: Mapping[date, int], day: str, length: int
) -> None:
    assert streak_length(streak, visits, date.fromisoformat(day)) == length


def test_december_and_january_are_months_on_end() -> None:
    visits = {date(2026, 12, 31): 1, date(2027, 1, 1): 2, date(2027, 2, 28): 1}

    assert streak_length(BY_MONTH, visits, date(2027, 2, 28)) == 3


@pytest.mark.parametrize(
    ("visits", "times"),
    [
        pytest.param(came("11-22"), 0, id="one day"),
        pytest.param(came("11-22", "11-23"), 1, id="two days"),
        pytest.param(came("11-21", "11-22", "11-23"), 1, id="three days"),
        pytest.param(came("11-20", "11-21", "11-22", "11-23"), 2, id="four days are twice two"),
        pytest.param(came("11-18", "11-19", "11-22", "11-23"), 2, id="before and after a gap"),
        pytest.param(came("11-19", "11-21", "11-23"), 0, id="every second day"),
        pytest.param(came("11-18", "11-19"), 1, id="what was full stays so"),
        pytest.param(came("11-23", "11-24"), 0, id="tomorrow is not yet"),
        pytest.param(came("11-22", "11-23") | {date(2026, 11, 22): 0}, 0, id="a visit came back"),
    ],
)
def test_a_streak_is_full_again_and_again(visits: Mapping[date, int], times: int) -> None:
    assert times_kept_up(BY_DAY, visits, MONDAY) == times


visits_made = st.dictionaries(
    st.integers(0, 60).map(lambda days: MONDAY - timedelta(days=days)), st.integers(0, 2)
)
streaks = st.builds(
    Streak,
    period=st.sampled_from([Period.DAY, Period.WEEK, Period.MONTH]),
    periods=st.integers(2, 4),
)


@given(streaks, visits_made)
def test_coming_again_never_counts_less(streak: Streak, visits: Mapping[date, int]) -> None:
    times = [
        times_kept_up(streak, visits, MONDAY - timedelta(days=days)) for days in range(60, -1, -1)
    ]

    assert times == sorted(times)
    # It is full at most once a day, in the period that ends a run.
    assert all(after - before <= 1 for before, after in pairwise(times))


@given(streaks, visits_made)
def test_the_streak_of_today_counts_once_for_each_full_length(
    streak: Streak, visits: Mapping[date, int]
) -> None:
    length = streak_length(streak, visits, MONDAY)

    assert times_kept_up(streak, visits, MONDAY) >= length // streak.periods


@pytest.mark.parametrize(
    ("period", "periods"), [(Period.YEAR, 2), (Period.SALE, 2), (Period.DAY, 1)]
)
def test_a_streak_is_of_two_days_weeks_or_months_at_least(period: Period, periods: int) -> None:
    with pytest.raises(ValueError, match=r"streak|periods"):
        Streak(period=period, periods=periods)
