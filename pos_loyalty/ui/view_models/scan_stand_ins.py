# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up codes in the place of real ones: of the same kind, and saying nothing of anybody."""

from collections.abc import Callable
from datetime import date
from typing import Final

from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.claim_codes import SIGNATURE_BYTES, SignedClaim
from pos_loyalty.domain.codes import (
    CODE_CHARS_MAX,
    CardCode,
    ClaimCode,
    InStoreItem,
    IssuedCode,
    MemberCode,
    ProductCode,
    ReceiptCode,
    Recognised,
    new_card_number,
)
from pos_loyalty.domain.issued_numbers import IssuedNumber
from pos_loyalty.domain.receipt_numbers import SEQUENCE_MAX, ReceiptNumber
from pos_loyalty.domain.scan import Scan, Symbology

_TEXT_CHARS_MAX: Final = CODE_CHARS_MAX + 88
"""What is too long for a code stays too long."""

_WEB: Final = ("http://", "https://", "www.")
_SOME_DAY: Final = date(2026, 1, 1)
_LABEL_KIND_CHARS: Final = 2
"""What says that a number is a shop's own, and of which kind."""


class StandIns:
    """Gives each code its stand-in: the same one each time, so that repeats stay repeats."""

    def __init__(self) -> None:
        self._given: dict[str, Scan] = {}

    def of(self, scan: Scan, code: Recognised) -> Scan:
        """Return the scan with a stand-in for its text.

        A card of another programme becomes one of ours. Goods keep their codes; a shop's
        own label is another label. Of what is foreign only the shape is kept: where letters, digits
        and other signs are.
        """
        if scan.text not in self._given:
            self._given[scan.text] = self._made_up(scan, code, len(self._given) + 1)
        return self._given[scan.text]

    def _made_up(self, scan: Scan, code: Recognised, serial: int) -> Scan:
        is_others = isinstance(code, CardCode) and code.scheme_name is not None
        symbology = Symbology.UNKNOWN if is_others else scan.symbology
        return Scan(_text(scan.text, code, serial), symbology, scan.source)


def _text(text: str, code: Recognised, serial: int) -> str:
    match code:
        case CardCode():
            return new_card_number(f"{serial:016}")
        case MemberCode() | ClaimCode():
            return _claim(code, serial) if isinstance(code, ClaimCode) else _same_size(text)
        case IssuedCode(number=number):
            return str(IssuedNumber(number.kind, f"{serial:016}"))
        case ReceiptCode():
            return str(ReceiptNumber("0000", _SOME_DAY, (serial - 1) % SEQUENCE_MAX + 1))
        case ProductCode() | InStoreItem():
            return _label(text, serial) if isinstance(code, InStoreItem) else text
        case _:
            return _shape(text)


def _label(text: str, serial: int) -> str:
    """Return a label of the same kind: other shops' cards and coupons are printed as such."""
    digits = len(text) - _LABEL_KIND_CHARS - 1
    body = text[:_LABEL_KIND_CHARS] + f"{serial % 10**digits:0{digits}}"
    return body + gs1_check_digit(body)


def _claim(code: ClaimCode, serial: int) -> str:
    """Return a code with as many bytes, none of which says anything."""
    payload = bytes(len(code.claim.payload))
    return str(SignedClaim(payload, serial.to_bytes(SIGNATURE_BYTES, "big")))


def _same_size(member_code: str) -> str:
    """Return the first number of so many bytes whose highest bit is set, in as many digits."""
    size = int(member_code).bit_length()
    return f"{1 << (size - 1):0{len(member_code)}}"


def _shape(text: str) -> str:
    """Return a text with the same signs, but for its letters and digits."""
    kept = text[:_TEXT_CHARS_MAX]
    address = next((start for start in _WEB if kept.lower().startswith(start)), "")
    return address + "".join(_mask_of(sign) for sign in kept[len(address) :])


def _mask_of(sign: str) -> str:
    # Ones, since a code of noughts has the right check digit.
    tests: tuple[tuple[Callable[[str], bool], str], ...] = (
        (str.isdecimal, "1"),
        (str.isupper, "X"),
        (str.isalpha, "x"),
    )
    if not sign.isascii():
        return "ж" if sign.isprintable() else sign
    return next((mask for is_one, mask in tests if is_one(sign)), sign)
