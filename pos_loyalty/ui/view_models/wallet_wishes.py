# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the member wants to pay from stored money, and how much of that the sale takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.grants import granted
from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.units import money_in
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.view_models.panels import WalletRow


@dataclass(frozen=True, slots=True)
class WalletWish:
    """A wallet that the cashier pressed.

    Attributes:
        minor: How much at most, at least 1; ``None`` for as much as there is to pay. The wish
            stays when a smaller amount leaves room for less.
    """

    wallet_id: WalletId
    minor: int | None = None


def payments_for(wishes: Sequence[WalletWish], quote: Quote) -> tuple[WalletPayment, ...]:
    """Return what each wallet pays of what is due after all discounts, in that order.

    None pays more than it holds, than this till may take of it, or than is left to pay.
    """
    return tuple(_payments(wishes, quote))


def _payments(wishes: Sequence[WalletWish], quote: Quote) -> Iterator[WalletPayment]:
    left, at = quote.evaluation.due_minor, quote.sale.business_at
    for wish in wishes:
        most = min(left, reach_of(wish.wallet_id, quote.state, at))
        minor = most if wish.minor is None else min(most, wish.minor)
        if minor > 0:
            left -= minor
            yield WalletPayment(wish.wallet_id, minor)


def reach_of(wallet_id: WalletId, state: MemberState, at: datetime) -> int:
    """Return how much of a wallet this till may take now, in minor units; never below 0."""
    unit = money_in(wallet_id)
    stored = max(0, spendable_of(state, at.date(), unit))
    return stored if state.grants is None else min(stored, granted(state.grants, unit, at))


def wallet_rows(
    program: Program,
    state: MemberState,
    at: datetime,
    wishes: Sequence[WalletWish],
    quote: Quote | None,
) -> tuple[WalletRow, ...]:
    """Return the wallets that hold something, in the programme's order.

    Args:
        quote: With what is paid from them; ``None`` while there is no amount.
    """
    paid = {p.wallet_id: p.minor for p in quote.evaluation.payments} if quote else {}
    wished = {wish.wallet_id for wish in wishes}
    rows = (
        WalletRow(
            wallet.wallet_id,
            wallet.name,
            spendable_of(state, at.date(), money_in(wallet.wallet_id)),
            reach_of(wallet.wallet_id, state, at),
            paid.get(wallet.wallet_id, 0),
            is_chosen=wallet.wallet_id in wished,
        )
        for wallet in program.wallets
    )
    return tuple(row for row in rows if row.stored_minor > 0)
