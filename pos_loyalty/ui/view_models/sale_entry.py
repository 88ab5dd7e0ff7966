# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier has entered on MEMBER, as one value, and the quote that answers it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from pos_loyalty.domain.basket_entry import EMPTY_BASKET, Basket
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.goods import Goods
from pos_loyalty.domain.ids import OpId, WalletId
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.view_models.amount_entry import amount_of
from pos_loyalty.ui.view_models.wallet_wishes import WalletWish
from pos_loyalty.ui.view_models.wishes import Wish


@dataclass(frozen=True, slots=True)
class TypedPart:
    """What the pad types for now, instead of the amount.

    Attributes:
        wallet_id: Money from this wallet; ``None`` for points as money.
        typed: Whole points, or an amount as ``amount_entry`` keeps it; ``None`` before the first
            key: what was paid stays paid.
    """

    wallet_id: WalletId | None = None
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class SaleEntry:
    """What the cashier has entered so far.

    Attributes:
        op_id: The gesture that confirming will be: made once for this member and this sale.
        typed: The amount, as ``amount_entry`` keeps it; it does not count beside ``lines``. While
            goods are ``asked`` about it is their price.
        coupons: Codes as the programme spells them, in the order in which they were scanned.
        lines: What is bought, in the order of the receipt; empty where only an amount is typed.
        receipt_no: The register's; empty for a number of this till's own.
        business_at: When the register says that it is sold; ``None`` for now.
        wallets: What is to be paid from stored money, in the order in which it was chosen.
        basket: How the lines were scanned; empty where a register told them.
        asked: Goods that are not a line before their price is typed; ``None`` for none.
        part: What is typed instead of the amount; ``None`` while it is the amount.
    """

    op_id: OpId
    typed: str = ""
    wishes: tuple[Wish, ...] = ()
    is_why_open: bool = False
    coupons: tuple[str, ...] = ()
    lines: tuple[SaleLine, ...] = ()
    receipt_no: str = ""
    wallets: tuple[WalletWish, ...] = ()
    basket: Basket = EMPTY_BASKET
    asked: Goods | None = None
    part: TypedPart | None = None
    business_at: datetime | None = None

    def amount_minor(self, currency: str) -> int | None:
        """Return what is bought, before any discount; ``None`` while nothing is entered."""
        if self.lines:
            return sum(line.gross_minor for line in self.lines)
        return None if self.asked else amount_of(self.typed, currency)

    def with_amount_typed(self) -> "SaleEntry":
        """Return the same with the pad given back to the amount; what was typed of a part stays."""
        return replace(self, part=None)

    def emptied(self) -> "SaleEntry":
        """Return the same gesture with nothing entered; the rows of why stay as they are."""
        return SaleEntry(self.op_id, is_why_open=self.is_why_open)


Change = Callable[[SaleEntry], SaleEntry]
"""From what is entered to what is entered next; pure."""


@dataclass(frozen=True, slots=True)
class QuotedSale:
    """A quote, and what it is an answer to.

    Attributes:
        refusal: Why not all wishes and payments are in the quote; ``None`` when they are.
    """

    entry: SaleEntry
    quote: Quote
    refusal: LoyaltyError | None

    def answers(self, entry: SaleEntry) -> bool:
        """Tell whether the quote is for what is entered now, whatever is unfolded beside it."""
        return replace(self.entry, is_why_open=entry.is_why_open) == entry
