# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an operation hands out of an account, and which of the till's grants it comes out of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pos_loyalty.domain.errors import NotGrantedHere
from pos_loyalty.domain.grants import FLOOR, Grant, GrantUse, granted, usable
from pos_loyalty.domain.ledger import ADJUSTMENTS, Account, Effects, LedgerEntry, MemberState
from pos_loyalty.domain.units import Unit


def spent_by(effects: Effects) -> dict[Unit, int]:
    """Return by unit what an operation takes from the member to hand out or set aside; above 0.

    What a return takes back of earned points is not handed out: it needs no grant. What is taken
    by hand does: another till may be handing it out at that moment.
    """
    spent: dict[Unit, int] = {}
    for entry in effects.entries:
        if entry.account in (Account.REDEEMED, Account.HELD) or _is_by_hand(entry):
            spent[entry.unit] = spent.get(entry.unit, 0) + entry.amount
    return {unit: amount for unit, amount in spent.items() if amount > 0}


def _is_by_hand(entry: LedgerEntry) -> bool:
    return entry.account is Account.ISSUED and entry.cause.startswith(ADJUSTMENTS)


def uses_of(effects: Effects, grants: Sequence[Grant], at: datetime) -> tuple[GrantUse, ...]:
    """Return what the operation takes out of each grant: those that end first go first.

    The floor goes last. What the grants do not reach for is left out: whoever decides what may
    be spent has asked ``granted`` before.
    """
    uses = []
    for unit, needed in spent_by(effects).items():
        amount = needed
        for grant in sorted(usable(grants, at), key=_first_to_end):
            taken = min(amount, grant.amount) if grant.unit == unit else 0
            if taken > 0:
                uses.append(GrantUse(grant.grant_id, unit, taken))
                amount -= taken
    return tuple(uses)


def handed_out(effects: Effects, state: MemberState, at: datetime) -> tuple[GrantUse, ...]:
    """Return what the operation takes out of the account's grants; nothing where none are needed.

    Raises:
        NotGrantedHere: If they do not reach for it, or no longer.
    """
    if state.grants is None:
        return ()
    for unit, amount in spent_by(effects).items():
        require_granted(state, unit, amount, at, spendable=amount)
    return uses_of(effects, state.grants, at)


def require_granted(
    state: MemberState, unit: Unit, amount: int, at: datetime, *, spendable: int
) -> None:
    """Refuse to hand out more of a unit than was granted.

    Args:
        spendable: What the account holds of it, for the refusal to say.

    Raises:
        NotGrantedHere: If less may be handed out.
    """
    if state.grants is None:
        return
    reach = granted(state.grants, unit, at)
    if reach < amount:
        raise NotGrantedHere(granted=reach, spendable=spendable, unit=unit)


def taken_back(uses: Iterable[GrantUse]) -> tuple[GrantUse, ...]:
    """Return the uses that put back what these took out."""
    return tuple(replace(use, amount=-use.amount) for use in uses)


def still_granted(state: MemberState, at: datetime) -> MemberState:
    """Return the account without the grants that are over at a moment."""
    if state.grants is None:
        return state
    return replace(state, grants=usable(state.grants, at))


def _first_to_end(grant: Grant) -> tuple[bool, datetime]:
    return (grant.grant_id == FLOOR, grant.usable_until)
