# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The arithmetic that catches a misread or mistyped code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PureSystem:
    """A check of two characters that catches any one wrong and any two swapped characters.

    Any two of at most 20 characters, that is, and of at most 96 for digits.

    Attributes:
        radix: How many characters there are: 10 for digits, 36 for digits and capitals.
        modulus: Divided by it, the number that a whole code spells leaves 1.

    Source:
        ISO/IEC 7064, pure systems with two check characters.
    """

    radix: int
    modulus: int

    def check_of(self, body: str) -> str:
        """Return the two characters that belong behind ``body``.

        Args:
            body: Characters of the system only; at least one.
        """
        shifted = int(body, self.radix) * self.radix**2
        high, low = divmod(self.modulus + 1 - shifted % self.modulus, self.radix)
        return _CHARACTERS[high] + _CHARACTERS[low]


_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

MOD_97_10 = PureSystem(radix=10, modulus=97)
"""For digits: the cards of the shop."""

MOD_1271_36 = PureSystem(radix=36, modulus=1271)
"""For digits and capital letters: receipts."""


def are_digits(text: str) -> bool:
    """Tell whether the text is one or more of 0-9; ``str.isdigit`` also takes ``²`` and ``٣``."""
    return text.isascii() and text.isdigit()


def gs1_check_digit(body: str) -> str:
    """Return the last digit of an EAN-13, EAN-8 or UPC-A whose other digits are ``body``.

    Source:
        GS1 General Specifications, section 7.9.1.
    """
    weighted = sum(
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body))
    )
    return str(-weighted % 10)


def luhn_check_digit(body: str) -> str:
    """Return the last digit that many banks and airlines put on a card.

    Source:
        ISO/IEC 7812-1, annex B.
    """
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - a sum of two digits
    return str(-total % 10)
