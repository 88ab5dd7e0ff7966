# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What channels ask, and what they are answered. A field that nobody knows is refused."""

from datetime import date
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

LINES_MAX: Final = 200
MINOR_MAX: Final = 1_000_000_000
"""Of a line, in cents and their like: ten million of any currency."""

KEY_CHARS_MAX: Final = 100

# Letters of all kinds, but nothing that a database or a log would stumble over.
_PRINTABLE: Final = r"^[^\x00-\x1f\x7f]+$"
Name = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_PRINTABLE)]
Minor = Annotated[int, Field(ge=0, le=MINOR_MAX)]


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LineIn(_Message):
    """One line of an order.

    Attributes:
        line_id: Its number, from 1; no two alike.
        gross_minor: The whole line with tax, in minor units.
        sku: Article number.
        quantity_milli: Thousandths of a piece or of the unit of sale.
        tax_minor: The tax within ``gross_minor``.
    """

    line_id: int = Field(ge=1, le=9_999)
    gross_minor: Minor
    sku: str = Field(default="", max_length=64, pattern=_PRINTABLE.replace("+$", "*$"))
    category: str = Field(default="", max_length=64, pattern=_PRINTABLE.replace("+$", "*$"))
    tags: tuple[Name, ...] = Field(default=(), max_length=20)
    quantity_milli: int = Field(default=1_000, ge=1, le=MINOR_MAX)
    tax_minor: Minor = 0


class RewardIn(_Message):
    """A reward that the member wants with the order.

    Attributes:
        points: For points as money, how many; leave it out for a reward with a price of its own.
        by_voucher: Pay with a voucher instead of points.
    """

    reward_id: Name
    points: int | None = Field(default=None, ge=1, le=MINOR_MAX)
    by_voucher: bool = False


class SaleIn(_Message):
    """``POST /v1/sales``: a member has bought something.

    Attributes:
        receipt_no: The order's number, unique for the store and its business day.
        business_at: When; leave it out for now.
        currency: ISO 4217; that of the channel's store.
    """

    member_id: UUID
    receipt_no: Name
    currency: str = Field(pattern="^[A-Z]{3}$")
    lines: tuple[LineIn, ...] = Field(min_length=1, max_length=LINES_MAX)
    rewards: tuple[RewardIn, ...] = Field(default=(), max_length=10)
    coupon_codes: tuple[Name, ...] = Field(default=(), max_length=20)
    business_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if len({line.line_id for line in self.lines}) != len(self.lines):
            raise ValueError("two lines share a line_id")
        if any(line.tax_minor > line.gross_minor for line in self.lines):
            raise ValueError("the tax is a part of the line's amount")
        return self


class ActivityIn(_Message):
    """``POST /v1/activities``: a member did something that is no purchase.

    Attributes:
        activity_id: As the programme names it.
        business_at: When; leave it out for now.
    """

    member_id: UUID
    activity_id: Name
    business_at: AwareDatetime | None = None


class UnitOut(_Message):
    """What somebody has of one unit.

    Attributes:
        unit: ``points``, or ``stamp:``, ``voucher:``, ``money:`` and what it is of.
        spendable: What they may spend today; below 0 after a return of what was spent.
        reserved: The part of it that tills hold, to hand out while they are alone.
        vesting: Earned, and not to be spent yet.
        expiring: The part of ``spendable`` that ends within 30 days.
    """

    unit: str
    spendable: int
    reserved: int = 0
    vesting: int = 0
    expiring: int = 0
    expiring_on: date | None = None


class BalanceOut(_Message):
    """What somebody has.

    Attributes:
        member_id: Whose account it is: another's, if theirs was merged into it.
        version: Grows with every change.
    """

    member_id: UUID
    version: int
    units: tuple[UnitOut, ...]


class DiscountOut(_Message):
    """What comes off one line."""

    line_id: int
    minor: int


class RecordedOut(_Message):
    """How a sale or a deed was taken.

    Attributes:
        op_id: The operation; the same for the same key.
        outcome: ``applied`` or ``applied_flagged``.
        code: Why it was flagged; empty for nothing.
        earned_points: What the member was given.
        due_minor: What there is to pay, after discounts; ``None`` for what is no sale.
    """

    op_id: UUID
    outcome: str
    code: str
    earned_points: int
    due_minor: int | None = None
    discounts: tuple[DiscountOut, ...] = ()
    balance: BalanceOut


class MemberOut(_Message):
    """Somebody whom a card belongs to. Who they are is not said."""

    member_id: UUID
    status: str


class MembersOut(_Message):
    """Who has a card; nobody, or one."""

    members: tuple[MemberOut, ...]
