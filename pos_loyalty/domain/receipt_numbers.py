# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The number a till prints on a receipt, so that a return finds its sale.

    R 04K7 261122 00042 XX
    | |    |      |     +-- check, two characters
    | |    |      +-- a number that only grows on this till, from 1
    | |    +-- the business day, year first
    | +-- the till's short name
    +-- receipt

Digits and capitals only: those a scanner types alike on nearly every keyboard layout.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos_loyalty.domain.check_digits import MOD_1271_36

TILL_CHARS: Final = 4
SEQUENCE_MAX: Final = 99_999

_SHAPE: Final = re.compile(r"R([0-9A-Z]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{5})([0-9A-Z]{2})")
_TILL: Final = re.compile(r"[0-9A-Z]{4}")
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """One receipt of one till on one business day.

    Attributes:
        till: The till's short name, four of 0-9 and A-Z.
        business_day: From 2000 to 2099.
        sequence: From 1 to 99,999.
    """

    till: str
    business_day: date
    sequence: int

    def __post_init__(self) -> None:
        if not _TILL.fullmatch(self.till):
            raise ValueError(f"a till's short name has {TILL_CHARS} digits or capitals")
        if not 1 <= self.sequence <= SEQUENCE_MAX:
            raise ValueError(f"a receipt's sequence is from 1 to {SEQUENCE_MAX}")
        if not _CENTURY <= self.business_day.year < _CENTURY + 100:
            raise ValueError("the business day must be in this century")

    def __str__(self) -> str:
        """Return the number as it is printed, check included."""
        body = f"R{self.till}{self.business_day:%y%m%d}{self.sequence:05}"
        return body + MOD_1271_36.check_of(body)


def looks_like_receipt_number(text: str) -> bool:
    """Tell whether the text has the shape, whatever its check says."""
    return _SHAPE.fullmatch(text) is not None


def parse_receipt_number(text: str) -> ReceiptNumber | None:
    """Return the receipt, or ``None`` when shape, day or check are wrong."""
    match = _SHAPE.fullmatch(text)
    if match is None or MOD_1271_36.check_of(text[:-2]) != text[-2:]:
        return None
    till, year, month, day, sequence, _check = match.groups()
    try:
        business_day = date(_CENTURY + int(year), int(month), int(day))
        return ReceiptNumber(till, business_day, int(sequence))
    except ValueError:  # 31 November, or number 0: printed by nobody
        return None
