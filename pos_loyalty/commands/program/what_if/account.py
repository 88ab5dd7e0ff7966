# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An account that a year of operations is folded into in place.

``ledger.apply_effects` makes a new account each time, which is what a till wants; here a million
operations follow each other and nobody looks back. Both end in the same account: it is a test.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Effects, Lot, MemberState
from pos_loyalty.domain.units import POINTS

Counters = dict[str, dict[date | None, int]]
Shared = Mapping[str, Mapping[date | None, int]]


class Account:
    """A member's account, changed in place."""

    __slots__ = ("_counters", "_others", "_points", "_start")

    def __init__(self, start: MemberState) -> None:
        self._start = start
        self._points: dict[LotId, Lot] = {}
        self._others: dict[LotId, Lot] = {}
        for lot in start.lots:
            (self._points if lot.unit == POINTS else self._others)[lot.lot_id] = lot
        self._counters: Counters = {name: dict(days) for name, days in start.counters.items()}

    def apply(self, effects: Effects) -> None:
        """Add what an operation changes."""
        for change in effects.lots:
            self._add(change)
        for counted in effects.counters:
            by_day = self._counters.setdefault(counted.name, {})
            by_day[counted.day] = by_day.get(counted.day, 0) + counted.amount

    def total(self, counter: str) -> int:
        """Return a counter's sum over all days."""
        return sum(self._counters.get(counter, {}).values())

    def state(self, segments: tuple[str, ...], shared: Shared) -> MemberState:
        """Return the account as it is now; it is good until the next change.

        Args:
            segments: Those that the member is in.
            shared: The sums over all members.
        """
        lots = (*self._points.values(), *self._others.values())
        return self._with(lots, segments, shared)

    def state_without_points(self, segments: tuple[str, ...], shared: Shared) -> MemberState:
        """Return the account without its lots of points: they decide what is spent alone."""
        return self._with(tuple(self._others.values()), segments, shared)

    def _with(
        self, lots: tuple[Lot, ...], segments: tuple[str, ...], shared: Shared
    ) -> MemberState:
        start = self._start
        return MemberState(
            start.member_id,
            start.joined_on,
            lots,
            self._counters,
            segments=segments,
            birthday=start.birthday,
            referred_by=start.referred_by,
            shared=shared,
        )

    def _add(self, change: Lot) -> None:
        lots = self._points if change.unit == POINTS else self._others
        before = lots.get(change.lot_id)
        if before is None:
            lots[change.lot_id] = change
            return
        amount = before.amount + change.amount
        if amount:
            lots[change.lot_id] = replace(before, amount=amount)
        else:
            del lots[change.lot_id]
