# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""When it is bought, by the store's own clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from pos_loyalty.domain.program.basket import Occasion, PricedLine
from pos_loyalty.domain.program.trace import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekdays:
    """On these days of the week, 1 for Monday to 7 for Sunday."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
    kind: Literal["weekdays"] = "weekdays"
    days: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.days or not all(1 <= day <= 7 for day in self.days):  # noqa: PLR2004 - ISO 8601
            raise ValueError("days are 1 (Monday) to 7 (Sunday)")

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return the day, when it is another one."""
        today = occasion.business_at.isoweekday()
        return None if today in self.days else Unmet(self.kind, (("weekday", today),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Between two times of the day; past midnight when the end is before the start.

    Attributes:
        start_minute: Minutes after midnight, included; 0 to 1439.
        end_minute: Minutes after midnight, not included; 1 to 1440.
    """

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = False
    kind: Literal["hours"] = "hours"
    start_minute: int
    end_minute: int

    def __post_init__(self) -> None:
        if not (0 <= self.start_minute < 1440 and 1 <= self.end_minute <= 1440):  # noqa: PLR2004 - minutes of a day
            raise ValueError("a time of day is 0 to 1440 minutes after midnight")

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return the minute of the day, when it lies outside."""
        now = occasion.business_at.hour * 60 + occasion.business_at.minute
        if self.start_minute < self.end_minute:
            holds = self.start_minute <= now < self.end_minute
        else:
            holds = now >= self.start_minute or now < self.end_minute
        return None if holds else Unmet(self.kind, (("minute", now),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """From one day to another, both included; ``None`` leaves that side open."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
    kind: Literal["dates"] = "dates"
    first: date | None = None
    last: date | None = None

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return the day, when it lies outside."""
        day = occasion.day
        holds = (self.first is None or self.first <= day) and (
            self.last is None or day <= self.last
        )
        return None if holds else Unmet(self.kind, (("day", day.isoformat()),))
