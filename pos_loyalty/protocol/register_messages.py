# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the shop's own registers ask a till, and what they are answered.

A field that nobody knows is refused. Described, with examples, in docs/register.md.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

LINES_MAX: Final = 200
MINOR_MAX: Final = 1_000_000_000
"""Of a line, in cents and their like: ten million of any currency."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_PRINTABLE: Final = r"^[^\x00-\x1f\x7f]*$"
Word = Annotated[str, StringConstraints(max_length=64, pattern=_PRINTABLE)]
Name = Annotated[Word, StringConstraints(min_length=1)]
Card = Annotated[str, StringConstraints(min_length=1, max_length=512, pattern=_PRINTABLE)]
RegisterName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$", to_upper=True)
]
Number = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9./_-]{0,39}$", to_upper=True)
]
Minor = Annotated[int, Field(strict=True, ge=0, le=MINOR_MAX)]
LineId = Annotated[int, Field(strict=True, ge=1, le=9_999)]


def _require_written_day(said: object) -> object:
    """Refuse a bare number: it would count from some day, in some unit."""
    if isinstance(said, int | float) or (isinstance(said, str) and not _DAY.match(said)):
        raise ValueError("write it as text that begins with year, month and day: 2026-03-02")
    return said


Moment = Annotated[datetime, BeforeValidator(_require_written_day)]
"""Without an offset, as the store's own clock shows it."""

Day = Annotated[date, BeforeValidator(_require_written_day)]


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LineIn(_Message):
    """One line of a receipt.

    Attributes:
        line_id: Its number; without it, its place from 1.
        gross_minor: The whole line with tax, after the register's own discounts, in minor units.
        gtin: The number below the bars: what else is not said is taken from the catalogue by it.
        sku: Article number, as the programme's rules name it.
        quantity_milli: Thousandths of a piece or of the unit of sale.
        tax_minor: The tax within ``gross_minor``.
    """

    line_id: LineId | None = None
    gross_minor: Minor
    gtin: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,14}$")] | None = None
    sku: Word = ""
    category: Word = ""
    tags: tuple[Name, ...] = Field(default=(), max_length=20)
    quantity_milli: int = Field(default=1_000, strict=True, ge=1, le=MINOR_MAX)
    tax_minor: Minor = 0

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.tax_minor > self.gross_minor:
            raise ValueError("the tax is a part of the line's amount")
        return self


def _require_own_numbers(lines: Sequence[LineIn]) -> None:
    ids = {line.line_id or place for place, line in enumerate(lines, start=1)}
    if len(ids) != len(lines):
        raise ValueError("two lines share a line_id")


class RewardIn(_Message):
    """A reward that the member wants with the sale.

    Attributes:
        points: For points as money, how many; leave it out for a reward with a price of its own.
        by_voucher: Pay with a voucher instead of points.
    """

    reward_id: Name
    points: int | None = Field(default=None, strict=True, ge=1, le=MINOR_MAX)
    by_voucher: bool = False


class QuoteIn(_Message):
    """``POST /v1/quote``: what would this sale earn and cost?

    Attributes:
        card: What was scanned or typed of the member's card; nobody's for a sale without one.
        register: The register's name in the shop.
        currency: ISO 4217; the store's.
        coupon_codes: As they were scanned.
        business_at: When the sale is made; ``None`` for now.
    """

    card: Card | None = None
    register_name: RegisterName = Field(alias="register")
    currency: str = Field(pattern="^[A-Z]{3}$")
    lines: tuple[LineIn, ...] = Field(min_length=1, max_length=LINES_MAX)
    rewards: tuple[RewardIn, ...] = Field(default=(), max_length=10)
    coupon_codes: tuple[Name, ...] = Field(default=(), max_length=20)
    business_at: Moment | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _require_own_numbers(self.lines)
        if self.card is None and (self.rewards or self.coupon_codes):
            raise ValueError("rewards and coupons are a member's: name the card")
        return self


class SaleIn(QuoteIn):
    """``POST /v1/sales``: the customer has paid.

    Attributes:
        receipt_no: Unique for the register and the business day.
        business_at: When they paid: said, so that the sale can be sent again.
    """

    card: Card
    receipt_no: Number
    business_at: Moment


class BasketIn(_Message):
    """``POST /v1/baskets``: a basket for the till's window, where the card is scanned.

    Attributes:
        receipt_no: Of the receipt that the sale will have; unique for the register and the day.
        business_at: When the sale is made; its day is a part of the basket's name.
    """

    register_name: RegisterName = Field(alias="register")
    receipt_no: Number
    business_at: Moment
    currency: str = Field(pattern="^[A-Z]{3}$")
    lines: tuple[LineIn, ...] = Field(min_length=1, max_length=LINES_MAX)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _require_own_numbers(self.lines)
        return self


class SoldIn(_Message):
    """The sale that goods come back from.

    Attributes:
        register_name: Where it was made; ``None`` for a receipt of the till itself.
        sold_on: The business day on the receipt.
    """

    register_name: RegisterName | None = Field(default=None, alias="register")
    receipt_no: Number
    sold_on: Day


class ReturnedLineIn(_Message):
    """How much of one line comes back.

    Attributes:
        gross_minor: Of the line's amount before our discounts.
    """

    line_id: LineId
    gross_minor: int = Field(strict=True, ge=1, le=MINOR_MAX)


class ReturnIn(_Message):
    """``POST /v1/returns``: goods came back.

    Attributes:
        receipt_no: Of the return's own receipt; unique for the register and the business day.
        refund_minor: What the customer was given back, in money. Needed for a sale that this till
            does not know: it is kept until the server has found the sale.
    """

    register_name: RegisterName = Field(alias="register")
    receipt_no: Number
    business_at: Moment
    sale: SoldIn
    lines: tuple[ReturnedLineIn, ...] = Field(min_length=1, max_length=LINES_MAX)
    refund_minor: Minor | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if len({line.line_id for line in self.lines}) != len(self.lines):
            raise ValueError("two lines share a line_id")
        return self


class DiscountOut(_Message):
    """What comes off one line."""

    line_id: int
    minor: int


class BalanceOut(_Message):
    """What the member may spend.

    Attributes:
        as_of: What other tills did later is not in it.
    """

    points: int
    as_of: AwareDatetime


class RewardOut(_Message):
    """A reward of the programme, as this sale stands.

    Attributes:
        name: By language code.
        cost_points: ``None`` where only a voucher gives it.
        reason: Why it cannot be had now; empty where it can.
    """

    reward_id: str
    name: dict[str, str]
    cost_points: int | None
    reason: str


class QuoteOut(_Message):
    """What a sale would earn and cost.

    Attributes:
        due_minor: What there is to pay, after the discounts.
        balance: Before the sale; ``None`` without a member.
    """

    gross_minor: int
    due_minor: int
    discounts: tuple[DiscountOut, ...] = ()
    earned_points: int = 0
    spent_points: int = 0
    balance: BalanceOut | None = None
    rewards: tuple[RewardOut, ...] = ()


class SaleOut(_Message):
    """A sale that is recorded: safe on the till's disk.

    Attributes:
        op_id: The same however often the sale is sent.
        receipt_no: What it is found by at the till.
        wallets_minor: What was paid from gift cards and their like at the window.
        due_minor: What is left to pay, after the discounts and that.
        balance: Now, after the sale and whatever came since; ``None`` where it cannot be read.
    """

    op_id: UUID
    receipt_no: str
    gross_minor: int
    wallets_minor: int
    due_minor: int
    discounts: tuple[DiscountOut, ...]
    earned_points: int
    spent_points: int
    balance: BalanceOut | None


class BasketOut(_Message):
    """What became of a basket.

    Attributes:
        state: ``waiting`` for the cashier; ``recorded``; or ``gone``: dropped at the window, taken
            away, pushed out by another, or never there.
        sale: Once it is recorded.
    """

    state: Literal["waiting", "recorded", "gone"]
    sale: SaleOut | None = None


class ReturnOut(_Message):
    """A return that is recorded.

    Attributes:
        refund_minor: What the customer is given back now: net of the discounts they had, and of
            what went back to where it was paid from.
        wallets_minor: What went back to gift cards and their like: not to be paid out.
        taken_points: Earned points that went.
        given_points: Spent points that came back.
        state: ``done``, or ``parked``: the points follow when the server has found the sale.
    """

    op_id: UUID
    refund_minor: int
    wallets_minor: int = 0
    taken_points: int
    given_points: int
    state: Literal["done", "parked"]
    balance: BalanceOut | None = None


class StatusOut(_Message):
    """``GET /v1/status``: who answers here."""

    store_id: str
    till_no: int
    currency: str
    zone: str


class RefusalOut(_Message):
    """Why not.

    Attributes:
        error: A code to decide by; it is never renamed.
        message: For the person who connects the register.
    """

    error: str
    message: str
