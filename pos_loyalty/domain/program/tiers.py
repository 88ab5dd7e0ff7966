# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tiers: a status that is reached by a sum over a window, and held to the window's end.

The tier of a day is a function of the counters alone. So a return that takes the sum back takes
the tier back, in whatever order sales and returns arrive, and nothing is stored that could drift.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Literal

from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.money import BASIS_POINTS
from pos_loyalty.domain.program.expiry import MONTHS_MAX, add_months

KEPT_YEARS_MAX: Final = 100


class TierBasis(StrEnum):
    """What a tier is reached by; each value is also the counter's name. Never rename one."""

    POINTS_EARNED = "earned"
    MONEY_SPENT = "spent"
    VISITS = "visits"


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceJoining:
    """All that a member ever did; a tier once reached is kept."""

    kind: Literal["since_joining"] = "since_joining"

    def best_sum(self, state: MemberState, name: str, _day: date) -> int:
        """Return the sum that decides the tier."""
        return state.total(name)

    def running_sum(self, state: MemberState, name: str, _day: date) -> int:
        """Return what the next tier is counted from."""
        return state.total(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """What was done in a year; the tier is held to the end of that year and ``kept_years`` more."""

    kind: Literal["calendar_year"] = "calendar_year"
    kept_years: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.kept_years <= KEPT_YEARS_MAX:
            raise ValueError(f"kept_years are 0 to {KEPT_YEARS_MAX}")

    def best_sum(self, state: MemberState, name: str, day: date) -> int:
        """Return the best year's sum among those that still count on that day."""
        years = range(day.year - self.kept_years, day.year + 1)
        return max(state.total(name, date(y, 1, 1), min(day, date(y, 12, 31))) for y in years)

    def running_sum(self, state: MemberState, name: str, day: date) -> int:
        """Return this year's sum, which the next tier is counted from."""
        return state.total(name, date(day.year, 1, 1), day)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollingMonths:
    """What was done in any so many months; the tier is held as long after reaching it."""

    kind: Literal["rolling_months"] = "rolling_months"
    months: int

    def __post_init__(self) -> None:
        if not 1 <= self.months <= MONTHS_MAX:
            raise ValueError(f"months are 1 to {MONTHS_MAX}")

    def best_sum(self, state: MemberState, name: str, day: date) -> int:
        """Return the best sum that was reached within the last so many months."""
        held_from = self._first_day(day)
        days = [d for d in state.counters.get(name, {}) if d is not None and held_from <= d <= day]
        # Sums only grow on a day with activity, so the best one ends on such a day, or now.
        return max(self.running_sum(state, name, end) for end in (*days, day))

    def running_sum(self, state: MemberState, name: str, day: date) -> int:
        """Return the sum of the months up to that day: what the next tier is counted from."""
        return state.total(name, self._first_day(day), day)

    def _first_day(self, last: date) -> date:
        return add_months(last, -self.months) + timedelta(days=1)


TierWindow = SinceJoining | CalendarYear | RollingMonths


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A status and what it gives.

    Attributes:
        name: By language code.
        threshold: The sum that reaches it: points, minor units or visits.
        discount_basis_points: Off every sale; 500 is 5 %.
        perks: Benefits in words, by language code.
    """

    tier_id: TierId
    name: Mapping[str, str]
    threshold: int
    discount_basis_points: int = 0
    perks: tuple[Mapping[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.discount_basis_points <= BASIS_POINTS:
            raise ValueError(f"discount_basis_points are 0 to {BASIS_POINTS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TierLadder:
    """The tiers, lowest first; the lowest starts at 0, so that every member holds one."""

    basis: TierBasis
    window: TierWindow
    tiers: tuple[Tier, ...]

    def __post_init__(self) -> None:
        thresholds = [tier.threshold for tier in self.tiers]
        if not thresholds or thresholds[0] != 0 or sorted(set(thresholds)) != thresholds:
            raise ValueError("thresholds must start at 0 and rise")
        if len({tier.tier_id for tier in self.tiers}) != len(self.tiers):
            raise ValueError("two tiers share an id")


@dataclass(frozen=True, slots=True)
class TierStanding:
    """The tier that a member holds, and the way to the next.

    Attributes:
        missing: What the sum still lacks for ``next_tier``; 0 at the top.
    """

    tier: Tier
    next_tier: Tier | None
    missing: int


def standing(ladder: TierLadder, state: MemberState, day: date) -> TierStanding:
    """Return the tier held on that day, and what is missing to the next one."""
    best = ladder.window.best_sum(state, ladder.basis.value, day)
    held = max(
        (t for t in ladder.tiers if t.threshold <= best),
        key=lambda t: t.threshold,
        default=ladder.tiers[0],
    )
    above = [tier for tier in ladder.tiers if tier.threshold > held.threshold]
    if not above:
        return TierStanding(held, None, 0)
    running = ladder.window.running_sum(state, ladder.basis.value, day)
    return TierStanding(held, above[0], above[0].threshold - running)
