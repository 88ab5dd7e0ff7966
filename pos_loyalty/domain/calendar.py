# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Days and months as a shop counts them."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

MONTHS_A_YEAR: Final = 12

_YEAR_DAYS: Final = 365
"""At least: between two feasts that follow each other."""


@lru_cache(maxsize=4096)
def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day if it is shorter."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def anniversary(of: date, year: int) -> date:
    """Return the day of that year on which something is remembered; 29 February on the 28th."""
    return add_months(of, (year - of.year) * MONTHS_A_YEAR)


def full_years(since: date, day: date) -> int:
    """Return how many anniversaries have come by that day; 0 before the first."""
    years = day.year - since.year
    return max(0, years if anniversary(since, day.year) <= day else years - 1)


def window_around(
    birthday: date, day: date, *, before: int, after: int
) -> tuple[date, date] | None:
    """Return the first and last day of the birthday's window that the day is in, if any."""
    apart = (day - anniversary(birthday, day.year)).days
    is_near_last = apart + _YEAR_DAYS <= after
    is_near_next = apart - _YEAR_DAYS >= -before
    for year in range(day.year - is_near_last, day.year + is_near_next + 1):
        if year < birthday.year:
            continue
        feast = anniversary(birthday, year)
        if -before <= (day - feast).days <= after:
            return feast - timedelta(days=before), feast + timedelta(days=after)
    return None
