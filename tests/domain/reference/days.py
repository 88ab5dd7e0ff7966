# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Days, counted one by one."""

from collections.abc import Mapping
from datetime import date, timedelta

from pos_loyalty.domain.program.caps import Period

ONE_DAY = timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last that month has."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year + 1, 1) if month else (year - 1, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, day.day)


def years_between(since: date, day: date) -> int:
    """Return how often the day of the year came round."""
    years = 0
    while months_after(since, 12 * (years + 1)) <= day:
        years += 1
    return years


def feasts(birthday: date, day: date) -> list[date]:
    """Return the birthdays of last year, this year and the next."""
    years = (day.year - birthday.year + more for more in (-1, 0, 1))
    return [months_after(birthday, 12 * year) for year in years if year >= 0]


def is_same(period: Period, one: date, other: date) -> bool:
    """Return whether both days are in one period."""
    match period:
        case Period.WEEK:
            return one.isocalendar()[:2] == other.isocalendar()[:2]
        case Period.MONTH:
            return (one.year, one.month) == (other.year, other.month)
        case Period.YEAR:
            return one.year == other.year
        case Period.MEMBERSHIP:
            return True
        case _:
            return one == other


Counted = Mapping[str, Mapping[date | None, int]]


def counted_in(counted: Counted, name: str, period: Period, day: date) -> int:
    """Return the sum of the period up to the day; of a membership all of it."""
    return sum(
        amount
        for on, amount in counted.get(name, {}).items()
        if period is Period.MEMBERSHIP or (on and on <= day and is_same(period, on, day))
    )
