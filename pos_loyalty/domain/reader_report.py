# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a reader sent, what the till made of it, and what to set at the reader.

Made for whoever sets up a shop, and fit to be passed on once ``without_personal_data``.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.codes import (
    CardCode,
    CouponCode,
    ForeignCode,
    ForeignReason,
    InStoreItem,
    IssuedCode,
    MemberCode,
    ProductCode,
    ReceiptCode,
    Recognised,
)
from pos_loyalty.domain.scan import ScanSource, Symbology

_CONTROL_NAMES: Final = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "Tab", "LF", "VT", "FF"),
    *("Enter", "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM"),
    *("SUB", "ESC", "FS", "GS", "RS", "US", "Space"),
)
_DELETE: Final = "\x7f"


class CodeKind(StrEnum):
    """What a code is to this shop. Written in reports: never rename one."""

    CARD = "card"
    OTHER_CARD = "other_card"
    MEMBER_CODE = "member_code"
    COUPON = "coupon"
    ISSUED = "issued"
    RECEIPT = "receipt"
    PRODUCT = "product"
    IN_STORE = "in_store"
    MISREAD = "misread"
    FOREIGN = "foreign"


class Advice(StrEnum):
    """What to set, at the reader or here. Written in reports: never rename one."""

    BY_HAND = "by_hand"
    """It looks typed by a person: nothing to set."""
    TOO_SLOW = "too_slow"
    TOO_SHORT = "too_short"
    FIRST_KEYS_LOST = "first_keys_lost"
    """A pause in its first keys: they went to the window as if typed."""
    PAUSES = "pauses"
    SEND_ENTER = "send_enter"
    CAPS_LOCK = "caps_lock"
    OTHER_LAYOUT = "other_layout"
    """The system's layout made something else of it; the keys' places told what was meant."""
    UNSURE_LAYOUT = "unsure_layout"
    """Two texts are as likely: the shop has to say which keyboard its readers press for."""
    CONTROL_KEYS = "control_keys"
    LINE_SETTINGS = "line_settings"
    """Bytes that no code has: speed or parity of the line are not the reader's."""
    SEND_AIM = "send_aim"
    """It could say the kind of code, and does not."""


@dataclass(frozen=True, slots=True)
class KeySent:
    """One character, as it came.

    Attributes:
        gap_ms: Since the one before; ``None`` for the first, and where no times are known.
        scan_code: The native number of the key; 0 when it is not known.
    """

    char: str
    gap_ms: int | None = None
    scan_code: int = 0


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """One code, or what somebody typed.

    Attributes:
        device: The port's or the reader's name; empty for the keyboard.
        keys: In order, the ending among them; at most 600.
        is_scan: The till took it for a scan.
        typed: What the system's layout made of the keys.
        text: What was understood; empty for typing. So with the four that follow.
        ending: ``Enter``, ``Tab`` or ``LF``; empty for none, and where it is not known.
        kind: ``None`` for typing.
        advice: The most important first; empty when all is well.
    """

    source: ScanSource
    keys: tuple[KeySent, ...]
    is_scan: bool
    device: str = ""
    typed: str = ""
    text: str = ""
    symbology: Symbology = Symbology.UNKNOWN
    prefix: str = ""
    suffix: str = ""
    aim_id: str = ""
    ending: str = ""
    kind: CodeKind | None = None
    advice: tuple[Advice, ...] = ()

    @property
    def gap_ms_max(self) -> int:
        """Return the longest pause between two characters; 0 when none is known."""
        return max((key.gap_ms or 0 for key in self.keys), default=0)

    @property
    def is_personal(self) -> bool:
        """Tell whether it may carry a number that is somebody's."""
        return self.kind in PERSONAL_KINDS or not _HALF_UNDERSTOOD.isdisjoint(self.advice)


PERSONAL_KINDS: Final = {
    CodeKind.CARD,
    CodeKind.OTHER_CARD,
    CodeKind.MEMBER_CODE,
    CodeKind.ISSUED,
    CodeKind.MISREAD,
}
"""Codes that are somebody's: where customers see the screen, they are masked."""

_HALF_UNDERSTOOD: Final = frozenset(
    {Advice.TOO_SLOW, Advice.BY_HAND, Advice.FIRST_KEYS_LOST, Advice.LINE_SETTINGS}
)
"""What came may be a card's number, only not so that it was known for one."""


def key_name(char: str) -> str:
    """Return a character as it can be read: a control character by its name."""
    if char == _DELETE:
        return "DEL"
    return _CONTROL_NAMES[ord(char)] if char <= " " else char


def shape_of(text: str) -> str:
    """Return how long a text is, and of what: digits as 9, letters as A or a, other signs as #.

    Under a layout that is not the reader's, or over a line with the wrong parity, digits come as
    signs: to tell those would be to tell the number.
    """
    return "".join(_shape(char) for char in text)


def without_personal_data(report: ReaderReport) -> ReaderReport:
    """Return a report that tells nobody's card number: shapes for texts, no numbers of keys."""
    keys = tuple(
        replace(key, char=_shape(key.char), scan_code=0 if key.char > " " else key.scan_code)
        for key in report.keys
    )
    return replace(report, keys=keys, typed=shape_of(report.typed), text=shape_of(report.text))


def kind_of(code: Recognised) -> CodeKind:
    """Return what a code is to this shop."""
    match code:
        case CardCode(scheme_name=None):
            return CodeKind.CARD
        case CardCode():
            return CodeKind.OTHER_CARD
        case ForeignCode(ForeignReason.MISREAD):
            return CodeKind.MISREAD
        case _:
            return _KINDS[type(code)]


_KINDS: Final[dict[type, CodeKind]] = {
    MemberCode: CodeKind.MEMBER_CODE,
    CouponCode: CodeKind.COUPON,
    IssuedCode: CodeKind.ISSUED,
    ReceiptCode: CodeKind.RECEIPT,
    ProductCode: CodeKind.PRODUCT,
    InStoreItem: CodeKind.IN_STORE,
    ForeignCode: CodeKind.FOREIGN,
}


def _shape(char: str) -> str:
    if char.isdigit():
        return "9"
    if char.isalpha():
        return "A" if char.isupper() else "a"
    return "#" if char > " " and char != _DELETE else char
