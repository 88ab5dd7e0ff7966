# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale, as facts: what was bought, where, when, for how much."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

UNIT_MILLI: Final = 1000
"""One piece, in thousandths; 350 g of a good sold by the kilogram is 350."""


class Channel(StrEnum):
    """Where a sale happens. The values are stored and sent: never rename one."""

    STORE = "store"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One line of a receipt.

    Attributes:
        line_id: The line's number on its receipt, from 1; lines are told apart by it.
        gross_minor: The whole line with tax, before any discount of ours; at least 0.
        sku: Article number; empty when the cashier typed only an amount.
        quantity_milli: Thousandths of a piece or of the unit of sale; at least 1.
        tax_minor: The tax within ``gross_minor``; 0 where the register does not say.
    """

    line_id: int
    gross_minor: int
    sku: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    quantity_milli: int = UNIT_MILLI
    tax_minor: int = 0

    def __post_init__(self) -> None:
        if self.gross_minor < 0:
            raise ValueError("a line's amount must not be negative; a return is its own operation")
        if self.quantity_milli < 1:
            raise ValueError("a line holds at least a thousandth")
        if not 0 <= self.tax_minor <= self.gross_minor:
            raise ValueError("the tax is a part of the line's amount")


@dataclass(frozen=True, slots=True)
class Sale:
    """A closed basket.

    Attributes:
        receipt_no: Unique for the store, register and business day.
        store_id: The shop's own name for the store, such as ``waw-1``.
        register_id: The shop's own name for the register.
        currency: ISO 4217.
        business_at: When the sale was made, in the store's time zone.
        lines: In the order of the receipt; at least one, no ``line_id`` twice.
        coupon_codes: As they were shown, in that order; those that unlock nothing too.
        claimed_at: When a sale that was made and paid without a card was claimed by its member, in
            the store's time zone: nothing comes off it any more. ``None`` for any other sale.
    """

    receipt_no: str
    store_id: str
    register_id: str
    currency: str
    business_at: datetime
    lines: tuple[SaleLine, ...]
    channel: Channel = Channel.STORE
    coupon_codes: tuple[str, ...] = ()
    claimed_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.business_at.tzinfo is None:
            raise ValueError("business_at must carry the store's time zone")
        if self.claimed_at is not None and self.claimed_at.tzinfo is None:
            raise ValueError("claimed_at must carry the store's time zone")
        if not self.lines:
            raise ValueError("a sale has at least one line")
        if len({line.line_id for line in self.lines}) != len(self.lines):
            raise ValueError("two lines share a line_id")

    @property
    def gross_minor(self) -> int:
        """Return the total before any discount of ours."""
        return sum(line.gross_minor for line in self.lines)
