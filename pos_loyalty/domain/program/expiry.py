# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""When points may be spent, and until when."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from pos_loyalty.domain.calendar import MONTHS_A_YEAR, add_months

MONTHS_MAX: Final = 1200
"""A century: longer than any programme, and no date runs over."""

DAYS_MAX: Final = 36_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """Points do not expire."""

    kind: Literal["never"] = "never"

    def last_day(self, _earned_on: date) -> date | None:
        """Return ``None``: there is none."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsAfterEarning:
    """So many months after they were earned.

    Attributes:
        to_month_end: Until the end of that month, not only to the same day.
    """

    kind: Literal["months_after_earning"] = "months_after_earning"
    months: int
    to_month_end: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.months <= MONTHS_MAX:
            raise ValueError(f"months are 0 to {MONTHS_MAX}")

    def last_day(self, earned_on: date) -> date | None:
        """Return the last day on which the points may be spent."""
        day = add_months(earned_on, self.months)
        return day.replace(day=monthrange(day.year, day.month)[1]) if self.to_month_end else day


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDay:
    """On the same day of every year, such as 31 December.

    Attributes:
        month: 1 to 12.
        day: 1 to 31; the month's last where it is shorter.
        months_min: Points younger than this live on to the next such day.
    """

    kind: Literal["fixed_day"] = "fixed_day"
    month: int
    day: int
    months_min: int = 0

    def __post_init__(self) -> None:
        if not (1 <= self.month <= MONTHS_A_YEAR and 1 <= self.day <= 31):  # noqa: PLR2004 - days
            raise ValueError("a day of the year is a month, 1 to 12, and a day, 1 to 31")
        if not 0 <= self.months_min <= MONTHS_MAX:
            raise ValueError(f"months_min are 0 to {MONTHS_MAX}")

    def last_day(self, earned_on: date) -> date | None:
        """Return the last day on which the points may be spent."""
        earliest = add_months(earned_on, self.months_min)
        this_year = self._in(earliest.year)
        return this_year if this_year >= earliest else self._in(earliest.year + 1)

    def _in(self, year: int) -> date:
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsOfIdleness:
    """So many months without a visit or an activity."""

    kind: Literal["months_of_idleness"] = "months_of_idleness"
    months: int

    def __post_init__(self) -> None:
        if not 1 <= self.months <= MONTHS_MAX:
            raise ValueError(f"months are 1 to {MONTHS_MAX}")

    def last_day(self, _earned_on: date) -> date | None:
        """Return ``None``: it depends on what the member does."""
        return None


Expiry = Never | MonthsAfterEarning | FixedDay | MonthsOfIdleness


@dataclass(frozen=True, slots=True, kw_only=True)
class Vesting:
    """When points may be spent: so many days after they were earned, or once something happened.

    Attributes:
        days: 0 for at once.
        event: What they wait for, such as ``delivered``; empty for nothing. The days count from
            the event where there is one.
    """

    days: int = 0
    event: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.days <= DAYS_MAX:
            raise ValueError(f"days are 0 to {DAYS_MAX}")

    def first_day(self, earned_on: date) -> date | None:
        """Return the first day on which the points may be spent; ``None`` for at once."""
        return earned_on + timedelta(days=self.days) if self.days else None
