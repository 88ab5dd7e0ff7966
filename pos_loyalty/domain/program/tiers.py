# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tiers: a status that is reached by a sum over a window, and held to the window's end.

The tier of a day is a function of the counters alone. So a return that takes the sum back takes
the tier back, in whatever order sales and returns arrive, and nothing is stored that could drift.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from pos_loyalty.domain.calendar import MONTHS_A_YEAR, add_months
from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.money import BASIS_POINTS
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.expiry import MONTHS_MAX
from pos_loyalty.domain.program.prepared import PreparedFor

KEPT_YEARS_MAX: Final = 100

TIER_RULE: Final = "tier:"
"""How the ids begin of the rules that tiers' multipliers are among the earning rules."""

_MONTH_DAYS_MAX: Final = 31
_PAID_MONTHS_MAX: Final = 12_000
"""A thousand years, however often it was bought; and no date runs over."""


class TierBasis(StrEnum):
    """What a tier is reached by; each value is also the counter's name. Never rename one."""

    POINTS_EARNED = "earned"
    MONEY_SPENT = "spent"
    VISITS = "visits"


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceJoining:
    """All that a member ever did; a tier once reached is kept."""

    kind: Literal["since_joining"] = "since_joining"

    def reached(
        self, state: MemberState, name: str, day: date, _windows: int
    ) -> Iterable[tuple[int, date]]:
        """Yield the one sum that decides the tier."""
        yield state.total(name), day

    def running_sum(self, state: MemberState, name: str, _day: date) -> int:
        """Return what the next tier is counted from."""
        return state.total(name)

    def last_day(self, _reached_on: date, _windows: int) -> date | None:
        """Return ``None``: there is none."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """What was done in a year; the tier is held to the end of that year and ``kept_years`` more."""

    kind: Literal["calendar_year"] = "calendar_year"
    kept_years: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.kept_years <= KEPT_YEARS_MAX:
            raise ValueError(f"kept_years are 0 to {KEPT_YEARS_MAX}")

    def reached(
        self, state: MemberState, name: str, day: date, _windows: int
    ) -> Iterable[tuple[int, date]]:
        """Yield the sum of each year and its first day, the newest first."""
        by_year: dict[int, int] = {}
        for on, amount in _by_day(state, name, day):
            by_year[on.year] = by_year.get(on.year, 0) + amount
        for year in sorted(by_year, reverse=True):
            yield by_year[year], date(year, 1, 1)

    def running_sum(self, state: MemberState, name: str, day: date) -> int:
        """Return this year's sum, which the next tier is counted from."""
        return state.total(name, date(day.year, 1, 1), day)

    def last_day(self, reached_on: date, windows: int) -> date | None:
        """Return the last day on which a sum of that year counts, and so many windows later."""
        return date(reached_on.year + self.kept_years + windows, MONTHS_A_YEAR, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollingMonths:
    """What was done in any so many months; the tier is held as long after reaching it."""

    kind: Literal["rolling_months"] = "rolling_months"
    months: int

    def __post_init__(self) -> None:
        if not 1 <= self.months <= MONTHS_MAX:
            raise ValueError(f"months are 1 to {MONTHS_MAX}")

    def reached(
        self, state: MemberState, name: str, day: date, windows: int
    ) -> Iterable[tuple[int, date]]:
        """Yield the sum of the months up to each day on which it grew, the newest first.

        A day whose purchases all came back is none: it would renew what was reached before.

        Args:
            windows: What was reached before so many windows is of no use, and may be left out.
        """
        days_back = _MONTH_DAYS_MAX * self.months * (windows + 2)
        oldest = date.fromordinal(max(1, day.toordinal() - days_back))
        by_day = _by_day(state, name, day, oldest)
        newest = max([on for on, amount in by_day if amount > 0], default=None)
        if newest is None:
            return
        since = _first_of_months(newest, self.months)
        latest = [amount for on, amount in by_day if since <= on <= newest]
        yield sum(latest), newest  # mostly there is no more to ask
        by_day.sort()
        days = [on for on, _ in by_day]
        sums = [0, *accumulate([amount for _, amount in by_day])]
        for place in range(bisect_left(days, newest) - 1, -1, -1):
            if sums[place + 1] > sums[place]:
                first = bisect_left(days, _first_of_months(days[place], self.months))
                yield sums[place + 1] - sums[first], days[place]

    def running_sum(self, state: MemberState, name: str, day: date) -> int:
        """Return the sum of the months up to that day: what the next tier is counted from."""
        return state.total(name, _first_of_months(day, self.months), day)

    def last_day(self, reached_on: date, windows: int) -> date | None:
        """Return the last day within so many months of it, and so many windows later."""
        return _last_of_months(reached_on, self.months * (windows + 1))


@lru_cache(maxsize=4096)
def _first_of_months(last: date, months: int) -> date:
    """Return the first of so many months that end on that day."""
    return add_months(last, -months) + timedelta(days=1)


def _by_day(
    state: MemberState, name: str, last: date, first: date = date.min
) -> list[tuple[date, int]]:
    """Return what was done on each day between the two, both included."""
    return [
        (day, amount)
        for day, amount in state.counters.get(name, {}).items()
        if day is not None and first <= day <= last
    ]


def _last_of_months(first: date, months: int) -> date:
    """Return the last day of so many months; 28 February for a month from 31 January."""
    end = add_months(first, months)
    return end if add_months(end, -months) < first else end - timedelta(days=1)


TierWindow = SinceJoining | CalendarYear | RollingMonths


class Downgrade(StrEnum):
    """What comes after a tier whose time is over. Stored: never rename one.

    ``TO_EARNED`` is the tier that was earned meanwhile; ``ONE_STEP`` is at most one lower than
    before, for each window that goes by.
    """

    TO_EARNED = "to_earned"
    ONE_STEP = "one_step"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidMembership:
    """A tier that is bought: for so many months from the day on which the article is paid for.

    Attributes:
        sku: The article at the till; bringing it back takes the tier back.
    """

    sku: str
    months: int = 12

    def __post_init__(self) -> None:
        if not 1 <= self.months <= MONTHS_MAX:
            raise ValueError(f"months are 1 to {MONTHS_MAX}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A status and what it gives.

    Attributes:
        name: By language code.
        threshold: The sum that reaches it: points, minor units or visits. ``None`` for a tier
            that is only bought.
        discount_basis_points: Off every sale; 500 is 5 %.
        multiplier: Of the points for money spent; ``None`` for as many as anybody's.
        paid: How it is bought; ``None`` where it is not for sale.
        perks: Benefits in words, by language code.
    """

    tier_id: TierId
    name: Mapping[str, str]
    threshold: int | None
    discount_basis_points: int = 0
    multiplier: Multiply | None = None
    paid: PaidMembership | None = None
    perks: tuple[Mapping[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.discount_basis_points <= BASIS_POINTS:
            raise ValueError(f"discount_basis_points are 0 to {BASIS_POINTS}")
        if self.threshold is None and self.paid is None:
            raise ValueError("a tier without a threshold has to be for sale")


@dataclass(frozen=True, slots=True, kw_only=True)
class TierLadder:
    """The tiers, lowest first; the lowest starts at 0, so that every member holds one.

    Attributes:
        multiplier_group: The group of the tiers' multipliers among the earning rules.
    """

    basis: TierBasis
    window: TierWindow
    tiers: tuple[Tier, ...]
    downgrade: Downgrade = Downgrade.TO_EARNED
    multiplier_group: str = ""

    def __post_init__(self) -> None:
        thresholds = [tier.threshold for tier in self.tiers if tier.threshold is not None]
        if not thresholds or thresholds[0] != 0 or sorted(set(thresholds)) != thresholds:
            raise ValueError("thresholds must start at 0 and rise")
        if len({tier.tier_id for tier in self.tiers}) != len(self.tiers):
            raise ValueError("two tiers share an id")


@dataclass(slots=True, unsafe_hash=True)
class TierStanding:
    """The tier that a member holds, and the way to the next.

    Attributes:
        next_tier: The next that can be reached by doing; ``None`` at the top.
        missing: What the sum still lacks for ``next_tier``; 0 at the top.
        until: The last day on which ``tier`` is held if nothing more happens; ``None`` for no
            end.
    """

    tier: Final[Tier]
    next_tier: Final[Tier | None]
    missing: Final[int]
    until: Final[date | None] = None


class _Held(NamedTuple):
    """A place in the ladder, and the last day on which it is held; ``None`` for no end."""

    place: int
    until: date | None


def standing(ladder: TierLadder, state: MemberState, day: date) -> TierStanding:
    """Return the tier held on that day, and what is missing to the next one.

    A tier is earned or bought; the higher counts, and of the same tier the one that ends later.
    """
    steps = _steps(ladder)
    held = _earned(ladder, steps, state, day)
    for bought in _bought(steps, state, day):
        held = max(held, bought, key=_rank)
    tier, next_tier = ladder.tiers[held.place], steps.following[held.place]
    if next_tier is None:
        return TierStanding(tier, None, 0, held.until)
    running = ladder.window.running_sum(state, ladder.basis.value, day)
    return TierStanding(tier, next_tier, (next_tier.threshold or 0) - running, held.until)


class _Steps(NamedTuple):
    """A ladder, taken apart.

    Attributes:
        places: Of the tiers that are reached by doing.
        thresholds: Their own.
        following: By place in the ladder, the next that is reached by doing.
        paid: The places of those that are bought, how, and the counter of how often.
    """

    places: tuple[int, ...]
    thresholds: tuple[int, ...]
    following: tuple[Tier | None, ...]
    paid: tuple[tuple[int, PaidMembership, str], ...]


def _taken_apart(ladder: TierLadder) -> _Steps:
    tiers = ladder.tiers
    done = [(place, tier.threshold) for place, tier in enumerate(tiers)]
    reached = [(place, threshold) for place, threshold in done if threshold is not None]
    following = (
        next((tiers[above] for above, _ in reached if above > place), None)
        for place in range(len(tiers))
    )
    return _Steps(
        tuple(place for place, _ in reached),
        tuple(threshold for _, threshold in reached),
        tuple(following),
        tuple(
            (place, tier.paid, paid_counter(tier.tier_id))
            for place, tier in enumerate(tiers)
            if tier.paid
        ),
    )


_steps: Final = PreparedFor(_taken_apart)


def _rank(held: _Held) -> tuple[int, date]:
    return (held.place, held.until or date.max)


def _earned(ladder: TierLadder, ladder_steps: _Steps, state: MemberState, day: date) -> _Held:
    """Return the best that any sum is still good for on that day."""
    places, thresholds = ladder_steps.places, ladder_steps.thresholds
    steps_down = len(places) - 1 if ladder.downgrade is Downgrade.ONE_STEP else 0
    best = _Held(places[0], None)
    steps_max = 0
    most = _most(state, ladder.basis.value)
    steps_possible = bisect_right(thresholds, most) - 1
    if steps_possible < 1:
        return best
    for amount, on in ladder.window.reached(state, ladder.basis.value, day, steps_down):
        steps = bisect_right(thresholds, amount) - 1
        # What is older ends sooner, so it is of use only where it reached more.
        if steps > steps_max:
            steps_max = steps
            left, until = _left_of(ladder, steps, on, day)
            best = max(best, _Held(places[left], until), key=_rank) if left else best
        if steps == steps_possible:
            break  # nothing can have reached more, and what is older ends sooner
    return best


def _most(state: MemberState, name: str) -> int:
    """Return as much as any sum can be: all that ever came in, and nothing that went."""
    came_in = [amount for amount in state.counters.get(name, {}).values() if amount > 0]
    return sum(came_in)


def _left_of(ladder: TierLadder, steps: int, on: date, day: date) -> tuple[int, date | None]:
    """Return how many steps above the lowest tier a sum of that day is still good for."""
    windows = 0
    until = ladder.window.last_day(on, windows)
    while steps and until is not None and until < day:
        steps = steps - 1 if ladder.downgrade is Downgrade.ONE_STEP else 0
        windows += 1
        until = ladder.window.last_day(on, windows)
    return steps, until


def _bought(ladder_steps: _Steps, state: MemberState, day: date) -> Iterable[_Held]:
    for place, paid, counter in ladder_steps.paid:
        if counter in state.counters:
            end = _paid_until(paid, sorted(_by_day(state, counter, day)))
            if end is not None and day <= end:
                yield _Held(place, end)


def _paid_until(paid: PaidMembership, purchases: Sequence[tuple[date, int]]) -> date | None:
    """Return the last day that is paid for; ``None`` where nothing was bought.

    Buying again before the end adds its months to the end; buying after it starts anew.

    Args:
        purchases: Days and how often it was bought on each, days ascending.
    """
    start, months, last = date.min, 0, None
    for on, times in purchases:
        if times > 0:
            if last is None or last < on:
                start, months = on, 0
            months = min(months + paid.months * times, _PAID_MONTHS_MAX)
            last = _last_of_months(start, months)
    return last


def paid_counter(tier_id: TierId) -> str:
    """Return the name of the counter of how often a tier was bought, by day."""
    return f"paid:{tier_id}"
