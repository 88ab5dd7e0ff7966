# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Two accounts of one person become one, and apart again.

All that an account holds is lots and all that it counted is counters, so a merge is an addition:
the survivor is left as if everything had been done on its account. Caps, limits and tiers look
at what was done on both; idleness too, so that points which one card let lapse while the other
was in use live again. What is set aside is no part of an account: release it first.

Taking a merge back is its negation. What the survivor did since stays with the survivor; so its
balance falls below 0 where it has spent what goes back, and what it earns next pays that off.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import (
    Account,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
    MemberState,
    negate,
)
from pos_loyalty.domain.program.lot_terms import lot_id_of
from pos_loyalty.domain.units import Unit


class Transfer(NamedTuple):
    """What an operation takes from one account and gives to another."""

    source: Effects
    target: Effects


def merge(absorbed: MemberState, survivor: MemberState, *, op_id: OpId) -> Transfer:
    """Return what merging changes on the absorbed account and on the survivor's.

    Args:
        op_id: Names the survivor's new lots.

    Raises:
        ValueError: If both are the same account.
    """
    if absorbed.member_id == survivor.member_id:
        raise ValueError("an account cannot be merged with itself")
    return transfer(absorbed.lots, counted(absorbed), cause="merge", op_id=op_id)


def unmerge(merged: Transfer) -> Transfer:
    """Return what taking the merge back changes on the same two accounts."""
    return Transfer(negate(merged.source), negate(merged.target))


def counted(state: MemberState) -> Iterable[CounterChange]:
    """Yield all that the account ever counted."""
    for name, by_day in state.counters.items():
        for day, amount in by_day.items():
            yield CounterChange(name, day, amount)


def transfer(
    lots: Iterable[Lot], counters: Iterable[CounterChange], *, cause: str, op_id: OpId
) -> Transfer:
    """Return the effects that move lots and counters from one account to another.

    Lots keep their days and get new names, in the order of the old. Debts move as well. The
    order of the arguments does not matter: equal accounts give equal effects.
    """
    moving = sorted((lot for lot in lots if lot.amount), key=lambda lot: lot.lot_id)
    sums: dict[Unit, int] = {}
    for lot in moving:
        sums[lot.unit] = sums.get(lot.unit, 0) + lot.amount
    entries = tuple(
        LedgerEntry(account, amount, cause, unit)
        for unit, held in sorted(sums.items())
        if held
        for account, amount in ((Account.MEMBER, held), (Account.TRANSFERRED, -held))
    )
    changes = tuple(sorted((change for change in counters if change.amount), key=_by_name_and_day))
    renamed = tuple(
        replace(lot, lot_id=lot_id_of(op_id, number)) for number, lot in enumerate(moving)
    )
    return Transfer(
        negate(Effects(entries, tuple(moving), changes)), Effects(entries, renamed, changes)
    )


def _by_name_and_day(change: CounterChange) -> tuple[str, date]:
    return (change.name, change.day or date.min)
