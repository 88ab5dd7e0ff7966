# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a return takes when the points that it should take are spent already."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from pos_loyalty.domain.ledger import (
    Account,
    Effects,
    LedgerEntry,
    Lot,
    MemberState,
    arrived_lot_id,
    combine,
)
from pos_loyalty.domain.units import POINTS

LET_GO = "refund_policy"
"""The cause of entries for points that a return should take and the shop lets go."""


class RefundPolicy(StrEnum):
    """How far a return may reach. Stored: never rename one.

    ALLOW_NEGATIVE  takes all; the balance may fall below 0, and what is earned next pays it off
    PENDING_ONLY    takes what may not be spent yet (vesting), and lets go of the rest
    NEVER           takes what is left of the lots that the sale made, and lets go of the rest
    """

    ALLOW_NEGATIVE = "allow_negative"
    PENDING_ONLY = "pending_only"
    NEVER = "never"


def let_go(effects: Effects, state: MemberState, policy: RefundPolicy, day: date) -> Effects:
    """Return a return's effects with what the policy lets go written off.

    Args:
        effects: All that the return should take, and give back.
        state: The account before it.
        day: The business day of the return.
    """
    if policy is RefundPolicy.ALLOW_NEGATIVE:
        return effects
    held = {lot.lot_id: lot for lot in state.lots}
    kept: list[Lot] = []
    points = 0
    for change in effects.lots:
        allowed = change.amount
        if change.amount < 0 and change.unit == POINTS:
            lots = (held.get(change.lot_id), held.get(arrived_lot_id(change.lot_id)))
            reach = sum(lot.amount for lot in lots if lot and _is_within_reach(lot, policy, day))
            allowed = -min(-change.amount, max(0, reach))
        points += allowed - change.amount
        kept.append(replace(change, amount=allowed))
    entries = (
        LedgerEntry(Account.MEMBER, points, LET_GO),
        LedgerEntry(Account.WRITTEN_OFF, -points, LET_GO),
    )
    return combine(replace(effects, lots=tuple(kept)), Effects(entries))


def _is_within_reach(lot: Lot, policy: RefundPolicy, day: date) -> bool:
    """Return whether a return may take from a lot; what is owed on it counts too."""
    return policy is RefundPolicy.NEVER or lot.amount < 0 or lot.is_vesting(day)
