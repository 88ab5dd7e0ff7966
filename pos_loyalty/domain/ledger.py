# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The points ledger: entries and lots are added and never changed, and fold into a balance.

    Entry    a signed change of one account; the entries of an operation sum to zero
    Lot      points earned together, with the day they may be spent from and expire after
    Effects  everything that one operation changes: entries, lots, counters

Adding two effects and negating one are all the arithmetic there is: an undo is the negation,
a balance the sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.errors import InsufficientPoints
from pos_loyalty.domain.ids import LotId, MemberId

EXPIRING_SOON_DAYS: Final = 30


class Account(StrEnum):
    """Where points stand. Stored and sent: never rename one."""

    MEMBER = "member"
    ISSUED = "issued"
    REDEEMED = "redeemed"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One signed change of points on one account.

    Attributes:
        cause: What moved the points: ``rule:<id>``, ``reward:<id>``.
    """

    account: Account
    points: int
    cause: str


@dataclass(frozen=True, slots=True)
class PointLot:
    """What is left of points that were earned together.

    Attributes:
        points: What is left. Below 0 when a return took points that were already spent:
            the member's next points pay it off.
        vests_on: First day on which they may be spent; ``None`` for at once.
        expires_on: Last day on which they may be spent; ``None`` for never.
    """

    lot_id: LotId
    points: int
    vests_on: date | None = None
    expires_on: date | None = None

    def is_spendable(self, day: date) -> bool:
        """Return whether the lot has vested and not expired on that day."""
        return self.has_vested(day) and not self.has_expired(day)

    def is_vesting(self, day: date) -> bool:
        """Return whether the lot may be spent on a later day only."""
        return not self.has_vested(day) and not self.has_expired(day)

    def has_vested(self, day: date) -> bool:
        """Return whether the lot's first day has come."""
        return self.vests_on is None or self.vests_on <= day

    def has_expired(self, day: date) -> bool:
        """Return whether the lot's last day is over."""
        return self.expires_on is not None and self.expires_on < day


@dataclass(frozen=True, slots=True)
class CounterChange:
    """A change of one of the sums that tiers, caps and remainders are decided by.

    Attributes:
        name: ``earned``, ``spent``, ``visits``, ``cap:<rule>`` or ``remainder:<rule>``.
        day: The store's business day; ``None`` for a sum that knows no days.
    """

    name: str
    day: date | None
    amount: int


@dataclass(frozen=True, slots=True)
class Effects:
    """What one operation changes for one member.

    Attributes:
        lots: Changes by lot; the dates matter where the lot is new. No lot twice.
        counters: No (name, day) twice.
    """

    entries: tuple[LedgerEntry, ...] = ()
    lots: tuple[PointLot, ...] = ()
    counters: tuple[CounterChange, ...] = ()

    @property
    def points(self) -> int:
        """Return the change of the member's balance."""
        return sum(entry.points for entry in self.entries if entry.account is Account.MEMBER)


@dataclass(frozen=True, slots=True)
class MemberState:
    """A member's account at one moment: all that the engine decides by.

    Attributes:
        version: Grows with every change of the account; equal versions are equal states.
        lots: What is left in each; those at 0 may be missing.
        counters: By name, the amounts by day, days ascending; ``None`` is the day of sums
            that know none.
    """

    member_id: MemberId
    joined_on: date
    lots: tuple[PointLot, ...]
    counters: Mapping[str, Mapping[date | None, int]]
    version: int = 0
    segments: tuple[str, ...] = ()

    def total(self, name: str, first: date | None = None, last: date | None = None) -> int:
        """Return a counter's sum, from ``first`` to ``last`` where given, both included."""
        by_day = self.counters.get(name, {})
        if first is None and last is None:
            return sum(by_day.values())
        return sum(
            amount
            for day, amount in by_day.items()
            if day is not None and (first is None or first <= day) and (last is None or day <= last)
        )


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


def balance_on(day: date, lots: Iterable[PointLot]) -> Balance:
    """Fold lots into the balance of that day; expired lots count no more, debts always do."""
    lots = tuple(lots)
    vested, debt = _after_debts(day, lots)
    usable = [lot for lot in vested if lot.points and not lot.has_expired(day)]
    horizon = day + timedelta(days=EXPIRING_SOON_DAYS)
    ending = [lot for lot in usable if lot.expires_on and lot.expires_on <= horizon]
    spendable = sum(lot.points for lot in usable) - debt
    vesting = [lot for lot in lots if lot.points > 0 and lot.is_vesting(day)]
    expiring = max(0, min(sum(lot.points for lot in ending), spendable))
    first_end = ending[0].expires_on if expiring else None
    return Balance(
        spendable,
        sum(lot.points for lot in vesting),
        expiring,
        first_end + timedelta(days=1) if first_end else None,
    )


def _after_debts(day: date, lots: Sequence[PointLot]) -> tuple[list[PointLot], int]:
    """Return the vested lots less the debts they pay, first to expire first, and what is unpaid.

    A lot pays the debts of those that expire with it or before it, and they stay paid when it
    has expired. It pays no debt of a later one: it was spent or gone before that became a debt.
    """
    debt = 0
    left = []
    for lot in sorted(lots, key=_spending_order):
        if lot.points < 0:
            debt -= lot.points
        elif lot.has_vested(day):
            paid = min(debt, lot.points)
            debt -= paid
            left.append(replace(lot, points=lot.points - paid) if paid else lot)
    return left, debt


def take_points(points: int, lots: Iterable[PointLot], day: date) -> tuple[PointLot, ...]:
    """Return the lot changes that spend ``points``, what expires first before the rest.

    Raises:
        InsufficientPoints: If less may be spent; then nothing is taken.
    """
    lots = tuple(lots)
    spendable = balance_on(day, lots).spendable_points
    if spendable < points:
        raise InsufficientPoints(needed_points=points, spendable_points=spendable)
    taken: list[PointLot] = []
    left = points
    for lot in sorted(lots, key=_spending_order):
        if left == 0:
            break
        if lot.points > 0 and lot.is_spendable(day):
            part = min(left, lot.points)
            taken.append(replace(lot, points=-part))
            left -= part
    return tuple(taken)


def _spending_order(lot: PointLot) -> tuple[date, bool, date, LotId]:
    is_credit = lot.points > 0
    return (lot.expires_on or date.max, is_credit, lot.vests_on or date.min, lot.lot_id)


def negate(effects: Effects) -> Effects:
    """Return the effects that take these back exactly."""
    return Effects(
        tuple(replace(entry, points=-entry.points) for entry in effects.entries),
        tuple(replace(lot, points=-lot.points) for lot in effects.lots),
        tuple(replace(change, amount=-change.amount) for change in effects.counters),
    )


def combine(*parts: Effects) -> Effects:
    """Return one set of effects that changes what the parts change together."""
    entries: dict[tuple[Account, str], int] = {}
    lots: dict[LotId, PointLot] = {}
    counters: dict[tuple[str, date | None], int] = {}
    for part in parts:
        for entry in part.entries:
            key = (entry.account, entry.cause)
            entries[key] = entries.get(key, 0) + entry.points
        for lot in part.lots:
            before = lots.get(lot.lot_id)
            lots[lot.lot_id] = replace(lot, points=lot.points + (before.points if before else 0))
        for change in part.counters:
            name = (change.name, change.day)
            counters[name] = counters.get(name, 0) + change.amount
    return Effects(
        tuple(LedgerEntry(a, points, cause) for (a, cause), points in entries.items() if points),
        tuple(lot for lot in lots.values() if lot.points),
        tuple(CounterChange(n, day, amount) for (n, day), amount in counters.items() if amount),
    )


def apply_effects(state: MemberState, effects: Effects) -> MemberState:
    """Return the account after the effects, one version on."""
    lots = {lot.lot_id: lot for lot in state.lots}
    for change in effects.lots:
        before = lots.get(change.lot_id)
        lots[change.lot_id] = (
            change if before is None else replace(before, points=before.points + change.points)
        )
    counters = {name: dict(by_day) for name, by_day in state.counters.items()}
    for counted in effects.counters:
        by_day = counters.setdefault(counted.name, {})
        by_day[counted.day] = by_day.get(counted.day, 0) + counted.amount
    return replace(state, lots=tuple(lots.values()), counters=counters, version=state.version + 1)
