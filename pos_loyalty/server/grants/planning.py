# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Decides what becomes of an account's grants for one till, and hands it to ``Changes``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.units import Unit
from pos_loyalty.server.grants.changes import Changes
from pos_loyalty.server.grants.holder import Holder, Lease
from pos_loyalty.server.grants.holdings import Held, Holding
from pos_loyalty.server.grants.prices import Prices
from pos_loyalty.server.grants.sizing import (
    least_useful,
    lump_of,
    most_useful,
    store_share,
    till_part,
)
from pos_loyalty.server.moments import moment_of

GROWS_DAYS_MAX: Final = 30
"""So long after it began a grant is prolonged. Then another one begins.

A till must know all that was ever taken out of a grant as long as it holds it, and drops
operations when they are 90 days old.
"""

_WORTH_A_CHANGE: Final = 4
"""A lease is topped up when it would grow by so many-th of what it may be."""


@dataclass(frozen=True, slots=True)
class Planner:
    """What one till is given at one moment.

    Attributes:
        changes: Takes what is decided.
    """

    holder: Holder
    prices: Prices
    now: datetime
    changes: Changes

    def at_home(self, member_id: MemberId, holding: Holding) -> None:
        """Give the till its part of what its store holds of an account, for some days.

        Not while the member stands before another till. What began too long ago to be prolonged is
        asked back, so that another grant can begin before it ends.
        """
        lease = self.holder.lease(self.now)
        for unit in holding.units:
            for held in holding.open(unit):
                if self._is_usable(held) and held.left and not self._may_grow(held):
                    self.changes.recall(held)
            if not self._is_visiting_elsewhere(holding, unit):
                self._lease(member_id, holding, unit, lease)

    def in_person(self, member_id: MemberId, holding: Holding) -> None:
        """Give the till all that is free of the account of somebody who stands before it.

        Its part of what its store holds is for some days, the rest for some minutes. Where that
        is less than is of use, those who hold more are asked to give it back.
        """
        lease, visit = self.holder.lease(self.now), self.holder.visit(self.now)
        for unit in holding.units:
            given = 0
            if self.holder.has_leases:
                given = self._lease(member_id, holding, unit, lease)
            self._visit(member_id, holding, unit, visit, given=given)

    def waiting(self, member_id: MemberId, holding: Holding) -> None:
        """Keep what others hold of an account from going to anybody else once they return it."""
        visit = self.holder.visit(self.now)
        for unit in sorted({held.unit for held in holding.grants if held.left}):
            before = self._of_visits(holding, unit, visit)
            if before:
                self.changes.prolong(before[-1], 0, visit)
            else:
                self.changes.begin(self.holder, (member_id, unit), 0, visit, self.now)

    def _lease(self, member_id: MemberId, holding: Holding, unit: Unit, lease: Lease) -> int:
        """Begin or prolong a lease; return what it sets aside in addition."""
        spendable = holding.spendable(unit, lease.days)
        share = store_share(unit, spendable, self.holder.share_percent, self.prices)
        least = least_useful(unit, spendable, self.prices)
        if not share or least is None:
            return 0
        elsewhere = sum(
            held.left
            for held in holding.open(unit)
            if held.row.store_id == self.holder.store_id and not self._is_own(held)
        )
        part = till_part(
            share,
            elsewhere=elsewhere,
            tills=self.holder.tills,
            least=least,
            lump=lump_of(unit, share, self.prices),
        )
        lasting, reserved = self._longest(holding, unit), holding.reserved(unit)
        has = lasting.left if lasting else 0
        more = min(part - has, max(0, spendable - reserved))
        if more < 0 or has + more < least or reserved + more > spendable:
            return 0
        if lasting is None:
            self.changes.begin(self.holder, (member_id, unit), more, lease, self.now)
            return more
        if more * _WORTH_A_CHANGE >= part or self._is_half_over(lasting, lease):
            self.changes.prolong(lasting, more, lease)
            return more
        return 0

    def _visit(
        self, member_id: MemberId, holding: Holding, unit: Unit, visit: Lease, *, given: int
    ) -> None:
        """Set aside for some minutes what is left after ``given``, and ask for more if needed."""
        spendable = holding.spendable(unit, visit.days)
        left = spendable - holding.reserved(unit) - given
        most = most_useful(unit, self.prices)
        wanted = spendable if most is None else min(spendable, most)
        has = sum(held.left for held in holding.open(unit) if self._is_usable(held))
        lacks = has + given + max(0, left) < wanted
        before = self._of_visits(holding, unit, visit)
        if before and left >= 0:
            self.changes.prolong(before[-1], left, visit)
        elif left > 0 or (lacks and not before):
            # Be it nothing: what the others give back is for this till then.
            amount = max(0, left)
            self.changes.begin(self.holder, (member_id, unit), amount, visit, self.now)
        if lacks:
            recall(holding, self.changes, unit=unit, besides=self.holder)

    def _of_visits(self, holding: Holding, unit: Unit, visit: Lease) -> Sequence[Held]:
        return [
            held
            for held in holding.open(unit)
            if self._may_grow(held)
            and moment_of(held.row.usable_until) <= visit.usable_until
            and not self.changes.has(held)
        ]

    def _longest(self, holding: Holding, unit: Unit) -> Held | None:
        growing = [held for held in holding.open(unit) if self._may_grow(held)]
        return growing[-1] if growing else None

    def _is_half_over(self, held: Held, lease: Lease) -> bool:
        return lease.usable_until - moment_of(held.row.usable_until) >= self.holder.half_a_lease

    def _may_grow(self, held: Held) -> bool:
        began_at = moment_of(held.row.issued_at)
        return self._is_usable(held) and self.now - began_at < timedelta(days=GROWS_DAYS_MAX)

    def _is_usable(self, held: Held) -> bool:
        return self._is_own(held) and not held.row.is_recalled

    def _is_own(self, held: Held) -> bool:
        """Return whether the till holds it; what it held in another epoch it has given up."""
        is_till = held.row.till_id == self.holder.till_id.bytes
        return bool(is_till and held.row.epoch == self.holder.epoch)

    def _is_visiting_elsewhere(self, holding: Holding, unit: Unit) -> bool:
        """Return whether another till was given something for the next minutes."""
        visit = self.holder.visit(self.now)
        return any(
            self.now < moment_of(held.row.usable_until) <= visit.usable_until
            for held in holding.open(unit)
            if held.row.till_id != self.holder.till_id.bytes
        )


def recall(
    holding: Holding, changes: Changes, *, unit: Unit | None = None, besides: Holder | None = None
) -> None:
    """Ask whoever holds something of an account to give it back.

    Args:
        unit: ``None`` for every unit.
        besides: Who is not asked.
    """
    for held in holding.grants:
        is_meant = held.left > 0 and unit in {None, held.unit}
        is_besides = besides is not None and held.row.till_id == besides.till_id.bytes
        if is_meant and not held.row.is_recalled and not is_besides:
            changes.recall(held)
