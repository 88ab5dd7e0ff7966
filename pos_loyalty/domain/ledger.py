# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger: entries and lots are added and never changed, and fold into a balance.

    Entry    a signed change of one account; the entries of an operation sum to zero, unit by unit
    Lot      what was earned together, with the day it may be spent from and expires after
    Effects  everything that one operation changes: entries, lots, counters

Adding two effects and negating one are all the arithmetic there is: an undo is the negation,
a balance the sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from pos_loyalty.domain.grants import Grant
from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.units import POINTS, Unit

PROGRAM_ACCOUNT: Final = MemberId(UUID(int=0))
"""Nobody's account: its counters are sums over all members, such as stock and budgets."""

VISITS: Final = "visits"
ACTIVITIES: Final = "activities"
"""Counters, by day, of what keeps an account from falling idle. Stored: never rename one."""

ADJUSTMENTS: Final = "adjust:"
"""How the causes of entries begin that were made by hand. Stored: never rename it."""


class Account(StrEnum):
    """Where points stand. Stored and sent: never rename one.

    ``HELD`` is set aside for a redemption; ``WRITTEN_OFF`` is what a return should have taken
    and the shop lets go; ``TRANSFERRED`` faces another member's account.
    """

    MEMBER = "member"
    HELD = "held"
    ISSUED = "issued"
    REDEEMED = "redeemed"
    WRITTEN_OFF = "written_off"
    TRANSFERRED = "transferred"


@dataclass(slots=True, unsafe_hash=True)
class LedgerEntry:
    """One signed change of one account.

    Attributes:
        amount: Points, or what the unit counts.
        cause: What moved it: ``rule:<id>``, ``reward:<id>``, ``stamps:<id>``, ``challenge:<id>``,
            ``adjust:<reason>``.
    """

    account: Final[Account]
    amount: Final[int]
    cause: Final[str]
    unit: Final[Unit] = POINTS


@dataclass(slots=True, unsafe_hash=True)
class Lot:
    """What is left of what was earned together.

    Attributes:
        amount: What is left, of the unit. Below 0 when a return took what was already spent:
            what the member earns next pays it off.
        vests_on: First day on which it may be spent; ``None`` for at once.
        expires_on: Last day on which it may be spent; ``None`` for never, or for what only
            idleness ends.
        awaits: The event after which it may be spent; empty for none.
        earned_on: The day on which idleness is counted from; needed with ``idle_months`` only.
        idle_months: It ends after so many months without a visit or an activity; 0 for no such
            end.
    """

    lot_id: Final[LotId]
    amount: Final[int]
    vests_on: Final[date | None] = None
    expires_on: Final[date | None] = None
    unit: Final[Unit] = POINTS
    awaits: Final[str] = ""
    earned_on: Final[date | None] = None
    idle_months: Final[int] = 0

    def is_spendable(self, day: date) -> bool:
        """Return whether the lot has vested and not expired on that day."""
        return (
            not self.awaits
            and (self.vests_on is None or self.vests_on <= day)
            and (self.expires_on is None or day <= self.expires_on)
        )

    def is_vesting(self, day: date) -> bool:
        """Return whether the lot may be spent on a later day only."""
        return not self.has_vested(day) and not self.has_expired(day)

    def has_vested(self, day: date) -> bool:
        """Return whether the lot's first day has come."""
        return not self.awaits and (self.vests_on is None or self.vests_on <= day)

    def has_expired(self, day: date) -> bool:
        """Return whether the lot's last day is over."""
        return self.expires_on is not None and self.expires_on < day


@dataclass(slots=True, unsafe_hash=True)
class CounterChange:
    """A change of one of the sums that tiers, caps and remainders are decided by.

    Attributes:
        name: What is summed: ``earned``, ``spent``, ``visits``, ``cap:<rule>`` and their like;
            docs/program.md lists them all.
        day: The store's business day; ``None`` for a sum that knows no days.
    """

    name: Final[str]
    day: Final[date | None]
    amount: Final[int]


@dataclass(slots=True, unsafe_hash=True)
class Effects:
    """What one operation changes for one member.

    Attributes:
        lots: Changes by lot; the dates matter where the lot is new. No lot twice.
        counters: No (name, day) twice.
    """

    entries: Final[tuple[LedgerEntry, ...]] = ()
    lots: Final[tuple[Lot, ...]] = ()
    counters: Final[tuple[CounterChange, ...]] = ()

    @property
    def points(self) -> int:
        """Return the change of the member's points."""
        return sum(
            entry.amount
            for entry in self.entries
            if entry.account is Account.MEMBER and entry.unit == POINTS
        )


NOTHING: Final = Effects()
"""Of what changes nothing."""


@dataclass(frozen=True, slots=True)
class AccountEffects:
    """What an operation changes for somebody else than the member whose operation it is."""

    member_id: MemberId
    effects: Effects


@dataclass(slots=True, unsafe_hash=True)
class MemberState:
    """A member's account at one moment: all that the engine decides by.

    Attributes:
        lots: What is left in each; those at 0 may be missing.
        counters: By name, the amounts by day, days ascending; ``None`` is the day of sums
            that know none.
        version: Grows with every change of the account; equal versions are equal states.
        segments: Those that the member is in.
        birthday: ``None`` when not given.
        referred_by: The member whose invitation they followed; ``None`` for nobody.
        buyer_id: In a household, the one who stands at the till; ``None`` for ``member_id``.
        shared: The counters of ``PROGRAM_ACCOUNT``, as far as known here.
        grants: What may be handed out of the account here; ``None`` where all of it may be.
    """

    member_id: Final[MemberId]
    joined_on: Final[date]
    lots: Final[tuple[Lot, ...]]
    counters: Final[Mapping[str, Mapping[date | None, int]]]
    version: Final[int] = 0
    segments: Final[tuple[str, ...]] = ()
    birthday: Final[date | None] = None
    referred_by: Final[MemberId | None] = None
    buyer_id: Final[MemberId | None] = None
    shared: Final[Mapping[str, Mapping[date | None, int]]] = field(default_factory=dict)
    grants: Final[tuple[Grant, ...] | None] = None

    def total(self, name: str, first: date | None = None, last: date | None = None) -> int:
        """Return a counter's sum, from ``first`` to ``last`` where given, both included."""
        by_day = self.counters.get(name)
        return _sum_of_days(by_day, first, last) if by_day else 0

    def shared_total(self, name: str, first: date | None = None, last: date | None = None) -> int:
        """Return a sum over all members, as far as it is known here."""
        by_day = self.shared.get(name)
        return _sum_of_days(by_day, first, last) if by_day else 0

    def amount_of(self, unit: Unit) -> int:
        """Return all that the account holds of a unit, whether it may be spent or not."""
        return sum(lot.amount for lot in self.lots if lot.unit == unit)


def _sum_of_days(by_day: Mapping[date | None, int], first: date | None, last: date | None) -> int:
    if first is None and last is None:
        return sum(by_day.values())
    if first is not None and first == last:
        return by_day.get(first, 0)
    since, until = first or date.min, last or date.max
    amounts = [
        amount for day, amount in by_day.items() if day is not None and since <= day <= until
    ]
    return sum(amounts)


def arrived_lot_id(lot_id: LotId) -> LotId:
    """Return the name of the lot that another one became when what it waited for came."""
    return LotId(f"{lot_id}+")


def negate(effects: Effects) -> Effects:
    """Return the effects that take these back exactly."""
    return Effects(
        tuple(replace(entry, amount=-entry.amount) for entry in effects.entries),
        tuple(replace(lot, amount=-lot.amount) for lot in effects.lots),
        tuple(replace(change, amount=-change.amount) for change in effects.counters),
    )


_Key = TypeVar("_Key")
_Change = TypeVar("_Change", LedgerEntry, Lot, CounterChange)


def combine(*parts: Effects) -> Effects:
    """Return one set of effects that changes what the parts change together."""
    parts = tuple([part for part in parts if part.entries or part.lots or part.counters])
    if not parts:
        return NOTHING
    entries: dict[tuple[Account, str, Unit], LedgerEntry] = {}
    lots: dict[LotId, Lot] = {}
    counters: dict[tuple[str, date | None], CounterChange] = {}
    for part in parts:
        for entry in part.entries:
            _add(entries, (entry.account, entry.cause, entry.unit), entry)
        for lot in part.lots:
            _add(lots, lot.lot_id, lot)
        for change in part.counters:
            _add(counters, (change.name, change.day), change)
    return Effects(
        tuple([entry for entry in entries.values() if entry.amount]),
        tuple([lot for lot in lots.values() if lot.amount]),
        tuple([change for change in counters.values() if change.amount]),
    )


def _add(sums: dict[_Key, _Change], key: _Key, change: _Change) -> None:
    """Add a change to what changes the same; mostly there is nothing."""
    before = sums.get(key)
    sums[key] = change if before is None else replace(change, amount=before.amount + change.amount)


def apply_effects(state: MemberState, effects: Effects) -> MemberState:
    """Return the account after the effects, one version on."""
    lots = {lot.lot_id: lot for lot in state.lots}
    for change in effects.lots:
        before = lots.get(change.lot_id)
        lots[change.lot_id] = (
            change if before is None else replace(before, amount=before.amount + change.amount)
        )
    counted = with_counters(state, effects)
    return replace(counted, lots=tuple(lots.values()), version=state.version + 1)


def with_counters(state: MemberState, effects: Effects) -> MemberState:
    """Return the account with the effects' counters alone: enough to tell the tier."""
    changed: dict[str, dict[date | None, int]] = {}
    for change in effects.counters:
        by_day = changed.get(change.name)
        if by_day is None:
            by_day = changed[change.name] = dict(state.counters.get(change.name, {}))
        by_day[change.day] = by_day.get(change.day, 0) + change.amount
    return replace(state, counters={**state.counters, **changed})
