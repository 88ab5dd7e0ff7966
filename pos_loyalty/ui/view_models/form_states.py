# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What ENROL, FIND and RETURN draw: the parts of ``TillState`` that are forms."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the modules behind these names cost more than all the forms
    from datetime import datetime

    from pos_loyalty.domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class EnrolForm:
    """Three inputs: a name, a phone or e-mail, and a yes or no.

    Attributes:
        name: First name, and a family name after a space if given.
        contact: A phone number or an e-mail address, as typed.
        wants_news: The member's own yes; never preset.
        card_mask: Of the card that the member will get.
        is_blank_card: A card of the shop was scanned; else the till makes a number to print.
        can_confirm: Both texts are there.
        can_open_existing: Somebody holds the contact or the card: ``open_existing`` shows them.
    """

    name: str = ""
    contact: str = ""
    wants_news: bool = False
    card_mask: str = ""
    is_blank_card: bool = False
    can_confirm: bool = False
    can_open_existing: bool = False


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One member that the query may mean.

    Attributes:
        phone_mask: Last three digits (``••• 567``), or empty.
        is_blocked: The card was stopped; choosing them says so.
    """

    member_id: "MemberId"
    short_name: str
    phone_mask: str
    card_mask: str
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class FindForm:
    """Looking for a member without a card.

    Attributes:
        matches: Likeliest first, at most 20.
        is_searched: ``matches`` answers ``query``; an empty answer then means nobody.
    """

    query: str = ""
    matches: tuple[FoundRow, ...] = ()
    is_searched: bool = False


@dataclass(frozen=True, slots=True)
class ReturnLineRow:
    """One line of the sale that may come back.

    Attributes:
        sku: Empty where the cashier had typed only an amount.
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


@dataclass(frozen=True, slots=True)
class ReturnEffect:
    """What confirming the return will do.

    Attributes:
        refund_minor: Money that goes back to the customer.
        taken_back_points: Earned points that the member loses.
        given_back_points: Spent points that the member gets again.
        balance_after_points: May be below 0.
    """

    refund_minor: int
    taken_back_points: int
    given_back_points: int
    balance_after_points: int


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """A return by receipt.

    Attributes:
        receipt_text: As typed or scanned.
        sold_at: ``None`` until the sale is found.
        effect: ``None`` until something is chosen.
    """

    receipt_text: str = ""
    sold_at: "datetime | None" = None
    short_name: str = ""
    lines: tuple[ReturnLineRow, ...] = ()
    effect: ReturnEffect | None = None
    can_confirm: bool = False

    @property
    def is_begun(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return any(line.chosen_minor for line in self.lines)
