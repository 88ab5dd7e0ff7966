# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The tier of a day, from all that was ever counted."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    Downgrade,
    RollingMonths,
    TierLadder,
)
from tests.domain.reference.days import ONE_DAY, months_after


def tier_on(ladder: TierLadder, state: MemberState, day: date) -> TierId:
    """Return the highest tier that is earned or paid for on that day."""
    places = [_earned_place(ladder, state, day)]
    for place, tier in enumerate(ladder.tiers):
        bought = sorted(
            (on, times)
            for on, times in state.counters.get(f"paid:{tier.tier_id}", {}).items()
            if on and on <= day and times > 0
        )
        if tier.paid and bought and _paid_until(bought, tier.paid.months) >= day:
            places.append(place)
    return ladder.tiers[max(places)].tier_id


def _paid_until(bought: list[tuple[date, int]], months: int) -> date:
    """Return the last day that is paid for: what is bought in time adds to the end."""
    start, paid_months, last = date.min, 0, date.min
    for on, times in bought:
        if on > last:
            start, paid_months = on, 0
        paid_months += months * times
        last = _last_of(start, paid_months)
    return last


def _last_of(start: date, months: int) -> date:
    end = months_after(start, months)
    return end - ONE_DAY if end.day == start.day else end


def _earned_place(ladder: TierLadder, state: MemberState, day: date) -> int:
    steps = [place for place, tier in enumerate(ladder.tiers) if tier.threshold is not None]
    counted = state.counters.get(ladder.basis.value, {})
    best = 0
    for amount, last in _sums(ladder, counted, day):
        reached = sum((ladder.tiers[place].threshold or 0) <= amount for place in steps) - 1
        windows = 0
        while (until := last(windows)) is not None and until < day and reached > 0:
            reached = reached - 1 if ladder.downgrade is Downgrade.ONE_STEP else 0
            windows += 1
        best = max(best, reached)
    return steps[best]


def _sums(
    ladder: TierLadder, counted: Mapping[date | None, int], day: date
) -> Iterator[tuple[int, Callable[[int], date | None]]]:
    """Yield each sum that ever counted, and the last day on which it does, windows later."""
    past = {on: amount for on, amount in counted.items() if on and on <= day}
    match ladder.window:
        case CalendarYear(kept_years=kept):
            for year in {on.year for on in past}:
                amount = sum(n for on, n in past.items() if on.year == year)
                yield amount, partial(_end_of_year, year + kept)
        case RollingMonths(months=months):
            for on, grown in past.items():
                first = months_after(on, -months)
                if grown > 0:
                    amount = sum(n for other, n in past.items() if first < other <= on)
                    yield amount, partial(_end_of_months, on, months)
        case _:
            yield sum(counted.values()), _no_end


def _end_of_year(year: int, windows: int) -> date:
    return date(year + windows, 12, 31)


def _end_of_months(reached_on: date, months: int, windows: int) -> date:
    return _last_of(reached_on, months * (windows + 1))


def _no_end(_windows: int) -> None:
    return None
