# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How far a challenge has come: the days that count for it, and visits that were kept up."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from pos_loyalty.domain.calendar import MONTHS_A_YEAR, add_months
from pos_loyalty.domain.program.caps import Period, first_day_of
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.goals.streak import Streak

WEEK_DAYS: Final = 7


def challenge_window(challenge: Challenge, day: date) -> tuple[date | None, date | None] | None:
    """Return the first and last day of what counts together with that day, ``None`` for no end.

    ``None`` for the whole where the challenge is not open on that day.
    """
    first, last = challenge.first, challenge.last
    if (first is not None and day < first) or (last is not None and last < day):
        return None
    firsts = (first, first_day_of(challenge.each, day))
    lasts = (last, _last_day_of(challenge.each, day))
    return (
        max((bound for bound in firsts if bound is not None), default=None),
        min((bound for bound in lasts if bound is not None), default=None),
    )


def _last_day_of(period: Period, day: date) -> date | None:
    first = first_day_of(period, day)
    if first is None:
        return None
    match period:
        case Period.WEEK:
            return first + timedelta(days=WEEK_DAYS - 1)
        case Period.MONTH:
            return add_months(first, 1) - timedelta(days=1)
        case Period.YEAR:
            return first.replace(month=MONTHS_A_YEAR, day=31)
        case _:
            return day


def streak_length(streak: Streak, visits: Mapping[date, int], day: date) -> int:
    """Return in how many periods in a row there was a visit, the day's own the last of them.

    Args:
        visits: How often the member came, by day; a visit that came back is 0.
    """
    visited = _periods_visited(streak, visits, day)
    (current,) = _NUMBERS[streak.period]([day])
    length = 0
    while current - length in visited:
        length += 1
    return length


def times_kept_up(streak: Streak, visits: Mapping[date, int], day: date) -> int:
    """Return how often the streak was full until that day: twice when it is twice as long.

    A gap starts it anew; what was full before the gap still counts.

    Args:
        visits: As for ``streak_length``.
    """
    times = length = 0
    before: int | None = None
    for number in sorted(_periods_visited(streak, visits, day)):
        length = length + 1 if number - 1 == before else 1
        times += length % streak.periods == 0
        before = number
    return times


def _periods_visited(streak: Streak, visits: Mapping[date, int], day: date) -> set[int]:
    came = [visited for visited, count in visits.items() if count > 0 and visited <= day]
    return _NUMBERS[streak.period](came)


def _day_numbers(days: Iterable[date]) -> set[int]:
    return set(map(date.toordinal, days))


def _week_numbers(days: Iterable[date]) -> set[int]:
    # 1 January of the year 1 is a Monday.
    return {(number - 1) // WEEK_DAYS for number in map(date.toordinal, days)}


def _month_numbers(days: Iterable[date]) -> set[int]:
    return {day.year * MONTHS_A_YEAR + day.month for day in days}


_NUMBERS: Final[Mapping[Period, Callable[[Iterable[date]], set[int]]]] = {
    Period.DAY: _day_numbers,
    Period.WEEK: _week_numbers,
    Period.MONTH: _month_numbers,
}
"""How the periods of days are numbered: each has one more than the one before."""
