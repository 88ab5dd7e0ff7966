# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stored value at the till: what is bought to fill a wallet, and what is paid from it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pos_loyalty.domain.balances import balance_of, lots_of, take_up_to
from pos_loyalty.domain.errors import InsufficientMoney, MoreThanDue
from pos_loyalty.domain.handing_out import require_granted
from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.ledger import NOTHING, Account, Effects, LedgerEntry, MemberState, combine
from pos_loyalty.domain.program.basket import net_total
from pos_loyalty.domain.program.earning import Asked
from pos_loyalty.domain.program.lot_terms import LotMaker, terms_of
from pos_loyalty.domain.program.stored_value import WalletLoad, WalletPayment
from pos_loyalty.domain.units import money_in


def load(asked: Asked, lots: LotMaker) -> tuple[WalletLoad, ...]:
    """Return what goes into each wallet: what is paid for the lines that fill it.

    Args:
        lots: Filled with it.
    """
    loads = []
    for wallet, choice in asked.screening.wallets:
        taken = [asked.lines[place] for place in asked.places.get(choice, ()) if asked.nets[place]]
        if minor := net_total(taken):
            terms = terms_of(wallet.expiry, money_in(wallet.wallet_id), asked.screening.day)
            lot_id = lots.add(terms, minor)
            line_ids = tuple(sorted(priced.line.line_id for priced in taken))
            loads.append(WalletLoad(wallet.wallet_id, minor, line_ids, lot_id))
    return tuple(loads)


def load_effects(loads: Iterable[WalletLoad]) -> Effects:
    """Return the entries of what is loaded; the lot maker has the lots."""
    entries = []
    for loaded in loads:
        cause, unit = f"wallet:{loaded.wallet_id}", money_in(loaded.wallet_id)
        entries.append(LedgerEntry(Account.MEMBER, loaded.minor, cause, unit))
        entries.append(LedgerEntry(Account.ISSUED, -loaded.minor, cause, unit))
    return Effects(tuple(entries))


def pay(
    state: MemberState, payments: Sequence[WalletPayment], due_minor: int, at: datetime
) -> Effects:
    """Return what paying a part of the sale from wallets changes.

    Args:
        due_minor: What there is to pay.

    Raises:
        InsufficientMoney: If a wallet holds less; then nothing is paid.
        MoreThanDue: If they pay more than there is to pay.
        NotGrantedHere: If it holds more than is for this till to take.
    """
    if not payments:
        return NOTHING
    by_wallet: dict[WalletId, int] = {}
    for payment in payments:
        by_wallet[payment.wallet_id] = by_wallet.get(payment.wallet_id, 0) + payment.minor
    if (paid_minor := sum(by_wallet.values())) > due_minor:
        raise MoreThanDue(paid_minor=paid_minor, due_minor=due_minor)
    return combine(*(_paid(state, wallet, minor, at) for wallet, minor in by_wallet.items()))


def _paid(state: MemberState, wallet_id: WalletId, minor: int, at: datetime) -> Effects:
    unit, day = money_in(wallet_id), at.date()
    stored = balance_of(state, day, unit).spendable_points
    if stored < minor:
        raise InsufficientMoney(needed_minor=minor, stored_minor=stored)
    require_granted(state, unit, minor, at, spendable=stored)
    cause = f"wallet:{wallet_id}"
    entries = (
        LedgerEntry(Account.MEMBER, -minor, cause, unit),
        LedgerEntry(Account.REDEEMED, minor, cause, unit),
    )
    return Effects(entries, take_up_to(minor, lots_of(state, unit), day))
