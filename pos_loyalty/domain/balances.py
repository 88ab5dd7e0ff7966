# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an account holds on a day: which lots count, what they add up to, which are spent first."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from pos_loyalty.domain.calendar import add_months
from pos_loyalty.domain.errors import InsufficientPoints
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import ACTIVITIES, VISITS, Lot, MemberState
from pos_loyalty.domain.units import POINTS, Unit

EXPIRING_SOON_DAYS: Final = 30


def lots_of(state: MemberState, unit: Unit = POINTS) -> tuple[Lot, ...]:
    """Return the account's lots of a unit, with the day that idleness ends them on."""
    kept = _KeptUp(state)
    return tuple(kept.ending(lot) for lot in state.lots if lot.unit == unit)


def ending(lot: Lot, state: MemberState) -> Lot:
    """Return the lot with the day that it really ends on: idleness ends it sooner, or later."""
    return _KeptUp(state).ending(lot)


def as_kept(changes: Iterable[Lot], state: MemberState) -> tuple[Lot, ...]:
    """Return lot changes on the account's own terms: a later visit moves what idleness ends."""
    kept = {lot.lot_id: lot for lot in state.lots}
    return tuple(replace(kept[change.lot_id], amount=change.amount) for change in changes)


class _KeptUp:
    """How long visits and activities that follow each other in time keep lots from ending."""

    def __init__(self, state: MemberState) -> None:
        self._state = state
        self._lasts: dict[int, list[date]] = {}

    def ending(self, lot: Lot) -> Lot:
        """Return the lot with the day that it really ends on."""
        if not lot.idle_months:
            return lot
        since = self._last_in_time(lot.earned_on or self._state.joined_on, lot.idle_months)
        end = add_months(since, lot.idle_months)
        return replace(lot, expires_on=min(end, lot.expires_on) if lot.expires_on else end)

    def _last_in_time(self, since: date, months: int) -> date:
        """Return the last day of those that follow, none later than so many months after."""
        following = bisect_right(self._days, since)
        if following == len(self._days) or self._days[following] > add_months(since, months):
            return since
        if months not in self._lasts:
            self._lasts[months] = self._last_days(months)
        return self._lasts[months][following]

    def _last_days(self, months: int) -> list[date]:
        """Return for each day the last of those that follow it in time."""
        lasts = list(self._days)
        for place in range(len(lasts) - 2, -1, -1):
            if self._days[place + 1] <= add_months(self._days[place], months):
                lasts[place] = lasts[place + 1]
        return lasts

    @cached_property
    def _days(self) -> list[date]:
        """Return the days of visits and activities, ascending."""
        active = {
            day
            for name in (VISITS, ACTIVITIES)
            for day, count in self._state.counters.get(name, {}).items()
            if day is not None and count > 0
        }
        return sorted(active)


@dataclass(frozen=True, slots=True)
class Balance:
    """A member's points on one day.

    Attributes:
        spendable_points: What may be spent now; below 0 after a return of spent points.
        vesting_points: Earned, but not to be spent yet.
        expiring_points: The part of ``spendable_points`` that ends within 30 days.
        expiring_on: The first day on which some of it is gone; ``None`` if nothing is.
    """

    spendable_points: int
    vesting_points: int = 0
    expiring_points: int = 0
    expiring_on: date | None = None


def balance_of(state: MemberState, day: date, unit: Unit = POINTS) -> Balance:
    """Return what the account holds of a unit on that day."""
    return balance_on(day, lots_of(state, unit))


def spendable_of(state: MemberState, day: date, unit: Unit = POINTS) -> int:
    """Return ``balance_of(state, day, unit).spendable_points``, sooner where nothing is owed."""
    spendable = 0
    for lot in state.lots:
        if lot.unit != unit:
            continue
        if lot.amount < 0 or lot.idle_months:
            return balance_of(state, day, unit).spendable_points
        if lot.is_spendable(day):
            spendable += lot.amount
    return spendable


def balance_on(day: date, lots: Iterable[Lot]) -> Balance:
    """Fold lots of one unit into the balance of that day.

    Expired lots count no more, debts always do.
    """
    lots = tuple(lots)
    vested, debt = _after_debts(day, lots)
    usable = [lot for lot in vested if lot.amount and not lot.has_expired(day)]
    horizon = day + timedelta(days=EXPIRING_SOON_DAYS)
    ending = [lot for lot in usable if lot.expires_on and lot.expires_on <= horizon]
    spendable = sum(lot.amount for lot in usable) - debt
    vesting = [lot for lot in lots if lot.amount > 0 and lot.is_vesting(day)]
    expiring = max(0, min(sum(lot.amount for lot in ending), spendable))
    first_end = ending[0].expires_on if expiring else None
    return Balance(
        spendable,
        sum(lot.amount for lot in vesting),
        expiring,
        first_end + timedelta(days=1) if first_end else None,
    )


def _after_debts(day: date, lots: Sequence[Lot]) -> tuple[list[Lot], int]:
    """Return the vested lots less the debts they pay, first to expire first, and what is unpaid.

    A lot pays the debts of those that expire with it or before it, and they stay paid when it
    has expired. It pays no debt of a later one: it was spent or gone before that became a debt.
    """
    debt = 0
    left = []
    for lot in sorted(lots, key=_spending_order):
        if lot.amount < 0:
            debt -= lot.amount
        elif lot.has_vested(day):
            paid = min(debt, lot.amount)
            debt -= paid
            left.append(replace(lot, amount=lot.amount - paid) if paid else lot)
    return left, debt


def take_points(points: int, lots: Iterable[Lot], day: date) -> tuple[Lot, ...]:
    """Return the lot changes that spend ``points``, what expires first before the rest.

    Args:
        points: At least 0; or so many of the unit that the lots hold.
        lots: Of one unit.

    Raises:
        InsufficientPoints: If less may be spent; then nothing is taken.
    """
    lots = tuple(lots)
    spendable = balance_on(day, lots).spendable_points
    if spendable < points:
        raise InsufficientPoints(needed_points=points, spendable_points=spendable)
    return take_up_to(points, lots, day)


def take_up_to(amount: int, lots: Iterable[Lot], day: date) -> tuple[Lot, ...]:
    """Return the lot changes that take so much, or all there is to spend if it is less."""
    taken: list[Lot] = []
    left = amount
    for lot in sorted(lots, key=_spending_order):
        if left == 0:
            break
        if lot.amount > 0 and lot.is_spendable(day):
            part = min(left, lot.amount)
            taken.append(replace(lot, amount=-part))
            left -= part
    return tuple(taken)


def _spending_order(lot: Lot) -> tuple[date, bool, date, LotId]:
    is_credit = lot.amount > 0
    return (lot.expires_on or date.max, is_credit, lot.vests_on or date.min, lot.lot_id)
