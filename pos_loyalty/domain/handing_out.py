# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an operation hands out of an account, and which of the till's grants it comes out of."""

from collections.abc import Sequence
from datetime import datetime

from pos_loyalty.domain.grants import FLOOR, Grant, GrantUse
from pos_loyalty.domain.ledger import Account, Effects
from pos_loyalty.domain.units import Unit


def spent_by(effects: Effects) -> dict[Unit, int]:
    """Return by unit what an operation takes from the member to hand out or set aside; above 0.

    What a return takes back of earned points is not handed out: it needs no grant.
    """
    spent: dict[Unit, int] = {}
    for entry in effects.entries:
        if entry.account in (Account.REDEEMED, Account.HELD):
            spent[entry.unit] = spent.get(entry.unit, 0) + entry.amount
    return {unit: amount for unit, amount in spent.items() if amount > 0}


def uses_of(effects: Effects, grants: Sequence[Grant], at: datetime) -> tuple[GrantUse, ...]:
    """Return what the operation takes out of each grant: those that end first go first.

    The floor goes last. What the grants do not reach for is left out: whoever decides what may
    be spent has asked ``granted`` before.
    """
    uses = []
    for unit, needed in spent_by(effects).items():
        amount = needed
        for grant in sorted(grants, key=lambda g: (g.grant_id == FLOOR, g.usable_until)):
            if grant.unit != unit or at >= grant.usable_until:
                continue
            taken = min(amount, grant.amount)
            if taken > 0:
                uses.append(GrantUse(grant.grant_id, unit, taken))
                amount -= taken
    return tuple(uses)
