# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a sale gives to the one who invited the buyer, on an account of their own."""

from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import (
    AccountEffects,
    CounterChange,
    Effects,
    MemberState,
    combine,
)
from pos_loyalty.domain.program.accruing import (
    accrue_for_referrer,
    shared_effects,
    sums_of_points,
)
from pos_loyalty.domain.program.earning import Accrual, Asked
from pos_loyalty.domain.program.lot_terms import LotMaker


@dataclass(frozen=True, slots=True)
class Invited:
    """What the one is given who invited the member."""

    accruals: tuple[Accrual, ...] = ()
    others: tuple[AccountEffects, ...] = ()
    shared: tuple[CounterChange, ...] = ()

    def with_shared(self, *changes: CounterChange) -> tuple[AccountEffects, ...]:
        """Return all that is changed for others, the sums over all members last."""
        return (*self.others, *shared_effects((*changes, *self.shared)))


NOBODY: Final = Invited()


def for_referrer(referrer: MemberState | None, asked: Asked, op_id: OpId) -> Invited:
    """Return what the one is given who invited the buyer; nothing where they are not known."""
    if referrer is None or not asked.occasion.was_referred:
        return NOBODY
    lots, day = LotMaker(op_id), asked.screening.day
    given = accrue_for_referrer(asked.on_account_of(referrer), lots)
    if not given.accruals:
        return NOBODY
    sums = Effects(lots=lots.lots(), counters=sums_of_points(referrer, given.points, day))
    others = AccountEffects(referrer.member_id, combine(given.effects, sums))
    return Invited(given.accruals, (others,), given.shared)
