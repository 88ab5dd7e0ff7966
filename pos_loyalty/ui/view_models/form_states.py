# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What ENROL, FIND, RETURN, CAMERA and READERS draw: the parts of ``TillState`` that are forms."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # forms are empty at first, and the till stands the sooner
    from datetime import date, datetime

    from pos_loyalty.domain.reader_report import ReaderReport
    from pos_loyalty.ui.view_models.form_rows import (
        CameraRow,
        ElsewhereForm,
        FoundRow,
        InvitedBy,
        ReaderRow,
        ReturnEffect,
        ReturnLineRow,
    )


@dataclass(frozen=True, slots=True)
class LettersForm:
    """The letters on the screen.

    Attributes:
        is_open: They stand there instead of the number pad.
        layout: ``en``, ``pl`` or ``ru``; empty for that of the cashier's language.
        is_shifted: The next letter is a capital, or small if it would have been one by itself.
        shows_signs: Digits and signs stand there instead of letters.
    """

    is_open: bool = False
    layout: str = ""
    is_shifted: bool = False
    shows_signs: bool = False


@dataclass(frozen=True, slots=True)
class JoinExtras:
    """What nobody has to say who joins.

    Attributes:
        is_open: It stands on the page.
        wants_profile: The member's own yes to offers after what they buy; never preset.
        other_contact: An e-mail address beside a phone, or a phone beside an address, as typed.
        channel: How they want to be written to: a ``ContactChannel``; empty for what there is.
        messages_per_month: At most so many.
        birthday: As typed.
    """

    is_open: bool = False
    wants_profile: bool = False
    other_contact: str = ""
    channel: str = ""
    messages_per_month: int = 4
    birthday: str = ""


@dataclass(frozen=True, slots=True)
class EnrolForm:
    """Three inputs: a name, a phone or e-mail, and a yes or no; and what is extra.

    Attributes:
        name: First name, and a family name after a space if given.
        contact: A phone number or an e-mail address, as typed.
        wants_news: The member's own yes; never preset.
        card_mask: Of the card that the member will get.
        is_blank_card: A card of the shop was scanned; else the till makes a number to print.
        can_confirm: There is a name or a contact.
        can_open_existing: Somebody holds the contact or the card: ``open_existing`` shows them.
        existing: Who may be that person, and is a member already; at most three.
        invited_by: The member who sent them; ``None`` for nobody.
    """

    name: str = ""
    contact: str = ""
    wants_news: bool = False
    card_mask: str = ""
    is_blank_card: bool = False
    can_confirm: bool = False
    can_open_existing: bool = False
    extras: JoinExtras = field(default_factory=JoinExtras)
    existing: "tuple[FoundRow, ...]" = ()
    invited_by: "InvitedBy | None" = None

    @property
    def is_begun(self) -> bool:
        """Tell whether something would be lost by leaving."""
        typed = (self.name, self.contact, self.extras.other_contact, self.extras.birthday)
        is_invited = self.invited_by is not None
        return any(map(str.strip, typed)) or self.is_blank_card or is_invited


@dataclass(frozen=True, slots=True)
class FindForm:
    """Looking for a member without a card.

    Attributes:
        matches: Likeliest first, at most 20.
        is_searched: ``matches`` answers ``query``; an empty answer then means nobody.
    """

    query: str = ""
    matches: "tuple[FoundRow, ...]" = ()
    is_searched: bool = False


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """A return by receipt.

    Attributes:
        receipt_text: As typed or scanned.
        sold_at: ``None`` until the sale is found.
        earlier_on: The business day of the sale that had the same number before; ``None`` where
            there is none.
        effect: ``None`` until something is chosen.
        elsewhere: The sale is another till's, which this one does not know.
    """

    receipt_text: str = ""
    sold_at: "datetime | None" = None
    short_name: str = ""
    lines: "tuple[ReturnLineRow, ...]" = ()
    earlier_on: "date | None" = None
    effect: "ReturnEffect | None" = None
    can_confirm: bool = False
    elsewhere: "ElsewhereForm | None" = None

    @property
    def is_found(self) -> bool:
        """Tell whether it is known which sale goods come back from."""
        return self.sold_at is not None or self.elsewhere is not None

    @property
    def is_begun(self) -> bool:
        """Tell whether something would be lost by leaving."""
        is_typed = self.elsewhere is not None and self.elsewhere.price_minor > 0
        return is_typed or any(line.chosen_minor for line in self.lines)


@dataclass(frozen=True, slots=True)
class CameraForm:
    """Which camera reads the cards.

    Attributes:
        rows: What can be chosen besides no camera.
        chosen: The key of a row; empty for no camera.
        is_mirrored: The picture is shown as a mirror would.
        region_percent: How much of its width and height is read.
        trouble: Why there is no picture, as ``camera_trouble`` names it; empty for no reason.
        last_read: The end of the last code that was read on this page; empty for none yet.
    """

    rows: "tuple[CameraRow, ...]" = ()
    chosen: str = ""
    is_mirrored: bool = False
    region_percent: int = 100
    trouble: str = ""
    last_read: str = ""


@dataclass(frozen=True, slots=True)
class ReadersForm:
    """What the shop's readers send.

    Attributes:
        rows: The readers that are listened to.
        reports: The newest first, a few at most.
    """

    rows: "tuple[ReaderRow, ...]" = ()
    reports: "tuple[ReaderReport, ...]" = ()
