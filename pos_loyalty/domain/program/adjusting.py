# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points given or taken by hand: a change with a reason, which no rule of the programme asks for.

What is given ends as other points of that day do, and may be spent at once: it makes something
good. What is taken comes out of what may be spent, what ends first before the rest, and never more
than that: a balance does not fall below zero by hand.
"""

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.balances import as_kept, lots_of, spendable_of, take_points
from pos_loyalty.domain.handing_out import require_granted
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import (
    ADJUSTMENTS,
    Account,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
    MemberState,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.lot_terms import lot_id_of, terms_of
from pos_loyalty.domain.units import POINTS

ADJUSTED: Final = "adjusted"
"""The counter, by day, of how many points were given and taken by hand. Stored: never rename it."""

ADJUSTMENT_POINTS_MAX: Final = 1_000_000


class AdjustmentReason(StrEnum):
    """Why. Stored and sent: never rename one."""

    GOODWILL = "goodwill"
    MISSED = "missed"
    MISTAKE = "mistake"
    MOVED = "moved"
    OTHER = "other"


def adjustment_effects(
    points: int,
    reason: AdjustmentReason,
    state: MemberState,
    program: Program,
    *,
    op_id: OpId,
    at: datetime,
) -> Effects:
    """Return what giving or taking points by hand changes.

    Args:
        points: Above 0 to give, below 0 to take; never 0.
        op_id: Names the lot of what is given.
        at: In the store's time zone.

    Raises:
        InsufficientPoints: If more would be taken than may be spent.
        NotGrantedHere: If more may be spent than is for this till to take.
    """
    day = at.date()
    lots = _given(points, program, op_id, day) if points > 0 else _taken(-points, state, at)
    cause = f"{ADJUSTMENTS}{reason}"
    entries = (
        LedgerEntry(Account.MEMBER, points, cause),
        LedgerEntry(Account.ISSUED, -points, cause),
    )
    return Effects(entries, lots, (CounterChange(ADJUSTED, day, abs(points)),))


def _given(points: int, program: Program, op_id: OpId, day: date) -> tuple[Lot, ...]:
    terms = terms_of(program.expiry, POINTS, day)
    return (replace(terms, lot_id=lot_id_of(op_id, 0), amount=points),)


def _taken(points: int, state: MemberState, at: datetime) -> tuple[Lot, ...]:
    day = at.date()
    taken = as_kept(take_points(points, lots_of(state), day), state)
    require_granted(state, POINTS, points, at, spendable=spendable_of(state, day))
    return taken
