# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a code means in this shop: a card, a receipt, goods, or nothing of ours.

Recognised
+-- CardCode         a card of ours, or of a programme that the shop accepts
+-- MemberCode       the code that a member's phone shows
+-- CouponCode       a code that the programme knows as a coupon's
+-- IssuedCode       a voucher, a gift card, a staff badge or a claim's number
+-- ClaimCode        a sale that was made without a card, for whoever brings the code
+-- ReceiptCode      a receipt printed by a till of ours
+-- ProductCode      goods with an EAN or UPC
+-- InStoreItem      a code that a shop made for itself: scales, counters, shelves
+-- ForeignCode      everything else, and why
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.domain.check_digits import MOD_97_10, are_digits, gs1_check_digit
from pos_loyalty.domain.claim_codes import SignedClaim, looks_like_claim_code, parse_claim_code
from pos_loyalty.domain.issued_numbers import (
    IssuedNumber,
    looks_like_issued_number,
    parse_issued_number,
)
from pos_loyalty.domain.member_codes import looks_like_member_code
from pos_loyalty.domain.receipt_numbers import (
    ReceiptNumber,
    looks_like_receipt_number,
    parse_receipt_number,
)
from pos_loyalty.domain.scan import Symbology

CODE_CHARS_MAX: Final = 512
RANDOM_DIGITS: Final = 16
CARD_DIGITS: Final = RANDOM_DIGITS + 2

CardNumber = NewType("CardNumber", str)
"""A number that names a card. Ours: 16 random digits and 2 check digits, no spaces."""


def new_card_number(random_digits: str) -> CardNumber:
    """Return the card number made of these digits and their check.

    Args:
        random_digits: Sixteen digits from a secure random source: a guessable number is a
            free ride on somebody's points.

    Raises:
        ValueError: If they are not sixteen digits.

    Source:
        ISO/IEC 7064, MOD 97-10: one wrong digit, or any two swapped, never pass.
    """
    if not are_digits(random_digits) or len(random_digits) != RANDOM_DIGITS:
        raise ValueError(f"a card number starts with {RANDOM_DIGITS} digits")
    return CardNumber(random_digits + MOD_97_10.check_of(random_digits))


def parse_card_number(text: str) -> CardNumber | None:
    """Return the number of a card of ours, typed with or without its spaces.

    ``None`` when it has another length, other characters or a wrong check.
    """
    digits = text.replace(" ", "")
    if not _is_card_shaped(digits):
        return None
    number = new_card_number(digits[:RANDOM_DIGITS])
    return number if number == digits else None


def mask(number: str) -> str:
    """Return what may stand on a screen that customers see, and in a log: the last four."""
    return f"•••• {number[-4:]}"


def grouped(number: str) -> str:
    """Return the number as it is printed for people, in groups of four."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


class ForeignReason(StrEnum):
    """Why a code is of no use here. Shown by code in ``ui.messages``: never rename a value."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTROL_CHARACTERS = "control_characters"
    NOT_ASCII = "not_ascii"
    WEB_ADDRESS = "web_address"
    MISREAD = "misread"
    """It has the shape of a code that we know, but its check digits say otherwise."""
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class CardCode:
    """A member's card.

    Attributes:
        scheme_name: The other programme whose card it is; ``None`` for a card of ours.
    """

    number: CardNumber
    scheme_name: str | None = None


@dataclass(frozen=True, slots=True)
class MemberCode:
    """A member's code from a phone. What it says is not kept: it identifies a person."""


@dataclass(frozen=True, slots=True)
class CouponCode:
    """A coupon of the programme in force.

    Attributes:
        code: As it was scanned; capitals and small letters are one.
    """

    code: str


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A voucher, a gift card or a staff badge of ours, or the number of a claimed sale."""

    number: IssuedNumber


@dataclass(frozen=True, slots=True)
class ClaimCode:
    """A sale that was made without a card; nobody has looked at the signature yet."""

    claim: SignedClaim


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """A receipt of ours."""

    number: ReceiptNumber


@dataclass(frozen=True, slots=True)
class ProductCode:
    """Goods that anybody may sell.

    Attributes:
        gtin: 13 digits, or the 8 of a small package; a UPC-A is given its leading zero.
    """

    gtin: str


@dataclass(frozen=True, slots=True)
class InStoreItem:
    """A code with a meaning in one shop only: weighed goods, a voucher, a shelf label.

    Attributes:
        gtin: As for ``ProductCode``.
    """

    gtin: str


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code that this till can do nothing with."""

    reason: ForeignReason


Recognised = (
    CardCode
    | MemberCode
    | CouponCode
    | IssuedCode
    | ClaimCode
    | ReceiptCode
    | ProductCode
    | InStoreItem
    | ForeignCode
)

_OUR_CARD_SYMBOLOGIES: Final = {Symbology.QR_CODE, Symbology.CODE_128, Symbology.UNKNOWN}
_MEMBER_CODE_SYMBOLOGIES: Final = {Symbology.QR_CODE, Symbology.UNKNOWN}
_GTIN_CHARS: Final = {
    Symbology.EAN_13: (13,),
    Symbology.EAN_8: (8,),
    Symbology.UPC_A: (12,),
    Symbology.UNKNOWN: (13, 12, 8),
}
_UPC_A_CHARS: Final = 12
_EAN_8_CHARS: Final = 8
# GS1 General Specifications, section 1.4: restricted circulation numbers.
_IN_STORE_EAN_13: Final = ("02", "04", "2")
_IN_STORE_EAN_8: Final = ("0", "2")


def recognise(text: str, symbology: Symbology, schemes: Sequence[CardScheme]) -> Recognised:
    """Say what a code is in this shop, by its shape. Never fails, whatever the text.

    A coupon has no shape: ask ``coupon_among`` about what ``may_be_coupon``.

    Args:
        text: What was read, exactly.
        symbology: ``UNKNOWN`` when the device did not say.
        schemes: The cards of others that the shop accepts; the first that fits wins.
    """
    if reason := _unusable(text):
        return ForeignCode(reason)
    number = f"0{text}" if _is_upc_a(text, symbology) else text
    return (
        _our_card(text, symbology)
        or _member_code(text, symbology)
        or _issued(text, symbology)
        or _claim(text, symbology)
        or _receipt(text, symbology)
        or _scheme_card(number, symbology, schemes)
        or _goods(text, symbology)
        or ForeignCode(_foreign_reason(text, number, symbology, schemes))
    )


def may_be_coupon(text: str, recognised: Recognised) -> bool:
    """Tell whether the programme may know this text as a coupon's.

    What proves by its check to be ours is never a coupon. A card of another programme is told by
    a length and a prefix at most, and goods may carry what the shop prints: a coupon's code, which
    the shop has written down letter by letter, comes before those.
    """
    match recognised:
        case ForeignCode() | ProductCode() | InStoreItem():
            return bool(text.strip()) and len(text) <= CODE_CHARS_MAX and text.isprintable()
        case CardCode(scheme_name=scheme):
            return scheme is not None
        case _:
            return False


def coupon_among(text: str, codes: Collection[str]) -> CouponCode | None:
    """Return the coupon with this code; capitals and small letters are one.

    Args:
        codes: Those of the programme in force, in any spelling.
    """
    folded = text.strip(" ").casefold()
    is_coupon = any(folded == code.casefold() for code in codes)
    return CouponCode(text.strip(" ")) if is_coupon else None


def _unusable(text: str) -> ForeignReason | None:
    if not text.strip(" "):
        return ForeignReason.EMPTY
    if len(text) > CODE_CHARS_MAX:
        return ForeignReason.TOO_LONG
    if not text.isascii():
        return ForeignReason.NOT_ASCII
    if not text.isprintable():
        return ForeignReason.CONTROL_CHARACTERS
    return None


def _our_card(text: str, symbology: Symbology) -> CardCode | None:
    if symbology not in _OUR_CARD_SYMBOLOGIES or " " in text:
        return None
    number = parse_card_number(text)
    return None if number is None else CardCode(number)


def _scheme_card(
    number: str, symbology: Symbology, schemes: Sequence[CardScheme]
) -> CardCode | None:
    for scheme in _claimants(number, symbology, schemes):
        if scheme.check.holds(number):
            return CardCode(CardNumber(number), scheme.name)
    return None


def _claimants(
    number: str, symbology: Symbology, schemes: Sequence[CardScheme]
) -> tuple[CardScheme, ...]:
    # A UPC-A is an EAN-13 with a leading zero: the same bars, and the number has 13 digits here.
    printed = Symbology.EAN_13 if symbology is Symbology.UPC_A else symbology
    return tuple(scheme for scheme in schemes if scheme.claims(number, printed))


def _member_code(text: str, symbology: Symbology) -> MemberCode | None:
    is_likely = symbology in _MEMBER_CODE_SYMBOLOGIES and looks_like_member_code(text)
    return MemberCode() if is_likely else None


def _issued(text: str, symbology: Symbology) -> IssuedCode | None:
    if symbology not in _OUR_CARD_SYMBOLOGIES:
        return None
    number = parse_issued_number(text)
    return None if number is None else IssuedCode(number)


def _claim(text: str, symbology: Symbology) -> ClaimCode | None:
    claim = parse_claim_code(text) if symbology in _OUR_CARD_SYMBOLOGIES else None
    return None if claim is None else ClaimCode(claim)


def _receipt(text: str, symbology: Symbology) -> ReceiptCode | None:
    if symbology not in _OUR_CARD_SYMBOLOGIES:
        return None
    number = parse_receipt_number(text)
    return None if number is None else ReceiptCode(number)


def _goods(text: str, symbology: Symbology) -> ProductCode | InStoreItem | None:
    if not _is_gtin_shaped(text, symbology) or gs1_check_digit(text[:-1]) != text[-1]:
        return None
    if len(text) == _EAN_8_CHARS:
        return InStoreItem(text) if text.startswith(_IN_STORE_EAN_8) else ProductCode(text)
    gtin = text.zfill(13)
    return InStoreItem(gtin) if gtin.startswith(_IN_STORE_EAN_13) else ProductCode(gtin)


def _foreign_reason(
    text: str, number: str, symbology: Symbology, schemes: Sequence[CardScheme]
) -> ForeignReason:
    if text.lower().startswith(("http://", "https://", "www.")):
        return ForeignReason.WEB_ADDRESS
    is_ours = symbology in _OUR_CARD_SYMBOLOGIES
    looks_known = (
        (is_ours and _is_ours_by_shape(text))
        or bool(_claimants(number, symbology, schemes))
        or _is_gtin_shaped(text, symbology)
    )
    return ForeignReason.MISREAD if looks_known else ForeignReason.NOT_OURS


def _is_ours_by_shape(text: str) -> bool:
    shapes = (looks_like_receipt_number, looks_like_issued_number, looks_like_claim_code)
    return _is_card_shaped(text) or any(looks_so(text) for looks_so in shapes)


def _is_card_shaped(text: str) -> bool:
    return len(text) == CARD_DIGITS and are_digits(text)


def _is_gtin_shaped(text: str, symbology: Symbology) -> bool:
    return len(text) in _GTIN_CHARS.get(symbology, ()) and are_digits(text)


def _is_upc_a(text: str, symbology: Symbology) -> bool:
    is_possible = symbology in {Symbology.UPC_A, Symbology.UNKNOWN}
    return is_possible and len(text) == _UPC_A_CHARS and are_digits(text)
