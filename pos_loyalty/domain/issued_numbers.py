# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers that a shop issues besides cards and receipts: none of them can pass for another.

    G 4821093310057264 XX
    | |                +-- check, two characters, the letter included
    | +-- random digits
    +-- what it is: C claim, G gift card, S staff badge, V voucher

Digits and capitals only: those a scanner types alike on nearly every keyboard layout.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.check_digits import MOD_1271_36, are_digits

ISSUED_RANDOM_DIGITS: Final = 16
_SHAPE: Final = re.compile(r"([CGSV])([0-9]{16})([0-9A-Z]{2})")


class IssuedKind(StrEnum):
    """What the number stands for: its first letter. Printed: never give a letter a new meaning."""

    CLAIM = "C"
    """A sale that was made without a card: its receipt number once somebody claims it."""
    GIFT_CARD = "G"
    STAFF_BADGE = "S"
    VOUCHER = "V"


@dataclass(frozen=True, slots=True)
class IssuedNumber:
    """One gift card, staff badge or voucher.

    Attributes:
        random_digits: Sixteen digits from a secure random source: whoever guesses the number
            holds the paper.
    """

    kind: IssuedKind
    random_digits: str

    def __post_init__(self) -> None:
        if not are_digits(self.random_digits) or len(self.random_digits) != ISSUED_RANDOM_DIGITS:
            raise ValueError(f"an issued number has {ISSUED_RANDOM_DIGITS} digits")

    def __str__(self) -> str:
        """Return the number as it is printed, check included."""
        body = f"{self.kind.value}{self.random_digits}"
        return body + MOD_1271_36.check_of(body)


def looks_like_issued_number(text: str) -> bool:
    """Tell whether the text has the shape, whatever its check says."""
    return _SHAPE.fullmatch(text) is not None


def parse_issued_number(text: str) -> IssuedNumber | None:
    """Return what was issued under the number, or ``None`` when shape or check are wrong."""
    match = _SHAPE.fullmatch(text)
    if match is None or MOD_1271_36.check_of(text[:-2]) != text[-2:]:
        return None
    return IssuedNumber(IssuedKind(match[1]), match[2])
