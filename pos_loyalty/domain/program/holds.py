# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Holds: what is set aside for a redemption until it is captured or released.

hold       MEMBER -> HELD, out of the lots that expire first
capture    HELD -> REDEEMED, with the sale, even if the lots have expired meanwhile
release    HELD -> MEMBER, back into the same lots
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from pos_loyalty.domain.balances import ending
from pos_loyalty.domain.ids import OpId, RewardId
from pos_loyalty.domain.ledger import Account, CounterChange, Effects, LedgerEntry, Lot, MemberState
from pos_loyalty.domain.program.lot_terms import lot_id_of
from pos_loyalty.domain.units import Unit

HOLDS: Final = "hold:"
"""How the counters of holds begin. Stored: never rename it."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Points, or a voucher, set aside for one reward.

    Attributes:
        hold_op_id: The operation that set them aside.
        amount: At least 1.
        lots: What was taken, by lot, below 0, in the order in which they were taken.
        last_day: It may be captured until then; afterwards the till releases it.
    """

    hold_op_id: OpId
    reward_id: RewardId
    amount: int
    unit: Unit
    lots: tuple[Lot, ...]
    last_day: date


def hold_counter(hold_op_id: OpId) -> str:
    """Return the name of the counter that is 1 while the hold is open, and then 0."""
    return HOLDS + hold_op_id.hex


def hold_of(counter: str) -> OpId:
    """Return the operation that a hold's counter is named after."""
    return OpId(UUID(hex=counter.removeprefix(HOLDS)))


def is_open(hold_op_id: OpId, state: MemberState) -> bool:
    """Return whether what was set aside has been neither captured nor released."""
    return state.total(hold_counter(hold_op_id)) == 1


def hold_effects(hold: Hold) -> Effects:
    """Return what setting aside changes."""
    entries = _moved(hold, Account.MEMBER, Account.HELD)
    return Effects(entries, hold.lots, (CounterChange(hold_counter(hold.hold_op_id), None, 1),))


def capture_effects(hold: Hold) -> Effects:
    """Return what capturing changes: the lots were taken from when it was set aside."""
    entries = _moved(hold, Account.HELD, Account.REDEEMED)
    return Effects(entries, (), (CounterChange(hold_counter(hold.hold_op_id), None, -1),))


def release_effects(
    hold: Hold, state: MemberState, *, op_id: OpId, day: date, reinstated_days: int
) -> Effects:
    """Return what releasing changes.

    What came from a lot that has expired meanwhile lives again for the programme's grace time.

    Args:
        state: The account before it.
        op_id: Names the lot of what lives again.
    """
    back = tuple(replace(lot, amount=-lot.amount) for lot in hold.lots)
    return Effects(
        _moved(hold, Account.HELD, Account.MEMBER),
        reinstated(back, state, op_id=op_id, day=day, reinstated_days=reinstated_days),
        (CounterChange(hold_counter(hold.hold_op_id), None, -1),),
    )


def reinstated(
    lots: tuple[Lot, ...], state: MemberState, *, op_id: OpId, day: date, reinstated_days: int
) -> tuple[Lot, ...]:
    """Return lot changes in which what comes back to an expired lot has a new one, for a time.

    Args:
        state: The account before it: idleness ends a lot by its visits.
        op_id: Names the new lots: one for each unit, numbered from 0.
    """
    kept: list[Lot] = []
    revived: dict[Unit, int] = {}
    for lot in lots:
        if lot.amount > 0 and ending(lot, state).has_expired(day):
            revived[lot.unit] = revived.get(lot.unit, 0) + lot.amount
        else:
            kept.append(lot)
    expires_on = day + timedelta(days=reinstated_days)
    grace = [
        Lot(lot_id_of(op_id, number), amount, None, expires_on, unit)
        for number, (unit, amount) in enumerate(revived.items())
    ]
    return (*kept, *grace)


def _moved(hold: Hold, source: Account, target: Account) -> tuple[LedgerEntry, ...]:
    cause = f"reward:{hold.reward_id}"
    return (
        LedgerEntry(source, -hold.amount, cause, hold.unit),
        LedgerEntry(target, hold.amount, cause, hold.unit),
    )
