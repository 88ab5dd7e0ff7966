# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a shop could read off before and after: every account that a sale touches."""

from collections.abc import Mapping
from datetime import date

from pos_loyalty.domain.ledger import Account, Effects
from pos_loyalty.domain.units import Unit
from tests.domain.shopping import Shopper, account_of

Sums = dict[tuple[str, date | None], int]


def everything(shopper: Shopper) -> tuple[object, ...]:
    """Return the member's account, the referrer's, and the sums over all members."""
    referrer = None if shopper.referrer is None else account_of(shopper.referrer)
    return account_of(shopper.state), referrer, sums_of(shopper.state.shared)


def sums_of(counters: Mapping[str, Mapping[date | None, int]]) -> Sums:
    """Return the sums that came to anything."""
    return {
        (name, day): amount
        for name, by_day in counters.items()
        for day, amount in by_day.items()
        if amount
    }


def assert_in_balance(effects: Effects) -> None:
    """Check that entries sum to zero, and move as much as the lots, unit by unit."""
    for unit in {entry.unit for entry in effects.entries} | {lot.unit for lot in effects.lots}:
        entries = [entry for entry in effects.entries if entry.unit == unit]
        assert sum(entry.amount for entry in entries) == 0
        assert moved_by_lots(effects, unit) == moved_by_entries(effects, unit)
    assert len({lot.lot_id for lot in effects.lots}) == len(effects.lots)
    assert len({(change.name, change.day) for change in effects.counters}) == len(effects.counters)


def moved_by_lots(effects: Effects, unit: Unit) -> int:
    """Return the change of the unit in the lots."""
    return sum(lot.amount for lot in effects.lots if lot.unit == unit)


def moved_by_entries(effects: Effects, unit: Unit) -> int:
    """Return the change of the unit on the member's account."""
    return sum(
        entry.amount
        for entry in effects.entries
        if entry.unit == unit and entry.account is Account.MEMBER
    )
