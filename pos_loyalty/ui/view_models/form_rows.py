# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the forms of MEMBER, FIND, RETURN, CAMERA and READERS list."""

from dataclasses import dataclass
from datetime import date

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.scan import ScanSource


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One member that the query may mean.

    Attributes:
        phone_mask: Last three digits (``••• 567``), or empty.
        is_blocked: The card was stopped; choosing them says so.
    """

    member_id: MemberId
    short_name: str
    phone_mask: str
    card_mask: str
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class InvitedBy:
    """The member whose card was shown by somebody who joins."""

    member_id: MemberId
    short_name: str


@dataclass(frozen=True, slots=True)
class ReturnLineRow:
    """One line of the sale that may come back.

    Attributes:
        sku: Empty where the cashier had typed only an amount.
        name: Of the goods; empty where the shop's list does not have them.
        sold_minor: The line's price before discounts.
        left_minor: What of it has not come back before.
        chosen_minor: What comes back now; 0 for nothing.
        typed: The amount being typed for it; empty when the whole line was chosen.
        is_active: The keypad types here.
    """

    line_id: int
    sku: str
    sold_minor: int
    left_minor: int
    chosen_minor: int = 0
    typed: str = ""
    is_active: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class ElsewhereForm:
    """What comes back of a sale of another till, as the cashier reads it off the receipt.

    Attributes:
        sold_on: The business day on the receipt.
        price_typed: The price of what comes back, before discounts, as typed so far.
        price_minor: The same as an amount; 0 for nothing.
        paid_typed: What the customer had paid for it in money, not from stored money; empty for
            the price.
        paid_minor: The money that goes back to the customer.
        is_paid_active: The keypad types what was paid; else the price.
    """

    sold_on: date
    price_typed: str = ""
    price_minor: int = 0
    paid_typed: str = ""
    paid_minor: int = 0
    is_paid_active: bool = False

    @property
    def can_confirm(self) -> bool:
        """Tell whether something comes back, and no more is paid for it than it cost."""
        return self.price_minor > 0 and self.paid_minor <= self.price_minor


@dataclass(frozen=True, slots=True)
class ReturnEffect:
    """What confirming the return will do.

    Attributes:
        refund_minor: Money that goes back to the customer, out of the drawer.
        taken_back_points: Earned points that the member loses.
        given_back_points: Spent points that the member gets again.
        balance_after_points: May be below 0.
        to_wallets_minor: What goes back into stored money that had paid for it.
    """

    refund_minor: int
    taken_back_points: int
    given_back_points: int
    balance_after_points: int
    to_wallets_minor: int = 0


@dataclass(frozen=True, slots=True)
class CameraRow:
    """A camera to choose.

    Attributes:
        key: What the settings say of it.
        name: As its maker calls it; empty for one that is chosen and is not plugged in.
    """

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A reader, or a line that readers are on.

    Attributes:
        source: ``wedge``, ``serial`` or ``hid``.
        name: The port; empty for what has none.
        trouble: As the reader's own signal carries it; empty while it is listened to.
    """

    source: ScanSource
    name: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """A line of the basket, for the screen.

    Attributes:
        place: Its place in the basket, from 0.
        name: In the shop's own language: goods have one name.
        price_minor: Of the whole line.
        piece_minor: Of one piece; ``None`` for what was weighed.
        weight_milli: Thousandths of the unit that it is sold by; 0 for pieces.
        is_fixed: The register has made the line: it is changed there.
    """

    place: int
    name: str
    pieces: int
    price_minor: int
    piece_minor: int | None
    weight_milli: int = 0
    is_fixed: bool = False
