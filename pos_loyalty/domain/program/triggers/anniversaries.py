# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for days that come round: the birthday, and each year as a member.

They are given at the first sale of the time that they have, or by the day's own run.
"""

from dataclasses import dataclass
from typing import Final, Literal

from pos_loyalty.domain.calendar import full_years, window_around
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.basket import Happening, Occasion

WINDOW_DAYS_MAX: Final = 180
"""Two windows of one person never meet, even around a leap day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Birthday:
    """Counts one, once a year, on the birthday or the days around it.

    Attributes:
        days_before: 0 to 180, together with ``days_after``.
    """

    kind: Literal["birthday"] = "birthday"
    days_before: int = 0
    days_after: int = 0

    def __post_init__(self) -> None:
        if min(self.days_before, self.days_after) < 0:
            raise ValueError("days_before and days_after must not be negative")
        if self.days_before + self.days_after > WINDOW_DAYS_MAX:
            raise ValueError(f"a birthday's window is at most {WINDOW_DAYS_MAX} days")

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """Return what it can be counted at."""
        return (Happening.SALE, Happening.DAY)

    def times(self, occasion: Occasion, state: MemberState, given: str) -> int:
        """Return 1 within the window, unless it was given in this window before."""
        if occasion.birthday is None:
            return 0
        window = window_around(
            occasion.birthday, occasion.day, before=self.days_before, after=self.days_after
        )
        if window is None:
            return 0
        return int(state.total(given, *window) <= 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Counts one for each full year as a member."""

    kind: Literal["tenure"] = "tenure"

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """Return what it can be counted at."""
        return (Happening.SALE, Happening.DAY)

    def times(self, occasion: Occasion, state: MemberState, given: str) -> int:
        """Return the full years that were not counted yet."""
        return max(0, full_years(state.joined_on, occasion.day) - state.total(given))
