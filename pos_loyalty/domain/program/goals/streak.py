# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goals that are kept up: a visit in each of so many days, weeks or months on end."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.caps import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """At least one visit in each of so many periods in a row, the current one included.

    Attributes:
        period: ``DAY``, ``WEEK`` or ``MONTH``.
        periods: At least 2.
    """

    counted_at: ClassVar[Happening] = Happening.SALE
    kind: Literal["streak"] = "streak"
    period: Period
    periods: int

    def __post_init__(self) -> None:
        if self.period not in (Period.DAY, Period.WEEK, Period.MONTH):
            raise ValueError("a streak is kept by day, week or month")
        if self.periods < 2:  # noqa: PLR2004 - one period is a visit, not a streak
            raise ValueError("periods must be at least 2")
