# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cards of other programmes that a shop accepts: what tells them from everything else."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.check_digits import (
    MOD_97_10,
    are_digits,
    gs1_check_digit,
    luhn_check_digit,
)
from pos_loyalty.domain.scan import Symbology

EAN_13_CHARS: Final = 13
_CHECKED_CHARS_MIN: Final = 3
_CARD_CHARS_MAX: Final = 48


class CheckRule(StrEnum):
    """How a card number proves itself. Stored in the shop's settings: never rename a value."""

    NONE = "none"
    GS1 = "gs1"
    LUHN = "luhn"
    MOD_97_10 = "mod_97_10"

    def holds(self, number: str) -> bool:
        """Tell whether the check at the number's end belongs to the rest of it."""
        if self is CheckRule.NONE:
            return True
        if not are_digits(number) or len(number) < _CHECKED_CHARS_MIN:
            return False
        if self is CheckRule.MOD_97_10:
            return MOD_97_10.check_of(number[:-2]) == number[-2:]
        digit_of = gs1_check_digit if self is CheckRule.GS1 else luhn_check_digit
        return digit_of(number[:-1]) == number[-1]


@dataclass(frozen=True, slots=True)
class CardScheme:
    """How the cards of one other programme look.

    Attributes:
        name: What the shop calls the programme.
        symbology: ``EAN_13`` or ``CODE_128``, as printed on the card.
        prefixes: What the numbers begin with; at least one for EAN-13, where the rest is goods.
        chars_min: Shortest number, in characters, its check included.
        chars_max: Longest number; 48 at most.
        check: How the number proves itself; EAN-13 has its own.
    """

    name: str
    symbology: Symbology
    prefixes: tuple[str, ...]
    chars_min: int = EAN_13_CHARS
    chars_max: int = EAN_13_CHARS
    check: CheckRule = CheckRule.GS1

    def __post_init__(self) -> None:
        if self.symbology not in {Symbology.EAN_13, Symbology.CODE_128}:
            raise ValueError("a card scheme is printed as EAN-13 or Code 128")
        if not 1 <= self.chars_min <= self.chars_max <= _CARD_CHARS_MAX:
            raise ValueError(f"a card number has 1 to {_CARD_CHARS_MAX} characters")
        if self.symbology is Symbology.EAN_13:
            self._refuse_an_impossible_ean()

    def _refuse_an_impossible_ean(self) -> None:
        if (self.chars_min, self.chars_max) != (EAN_13_CHARS, EAN_13_CHARS):
            raise ValueError("an EAN-13 has 13 digits")
        if self.check is not CheckRule.GS1:
            raise ValueError("an EAN-13 has the check digit of GS1")
        if not self.prefixes or not all(are_digits(prefix) for prefix in self.prefixes):
            raise ValueError("only a prefix of digits tells an EAN-13 card from goods")

    def claims(self, number: str, symbology: Symbology) -> bool:
        """Tell whether a code of this shape is a card of the scheme, rightly read or not.

        A keyboard scanner does not say the symbology: then the shape alone decides.
        """
        return (
            symbology in {self.symbology, Symbology.UNKNOWN}
            and self.chars_min <= len(number) <= self.chars_max
            and number.isascii()
            and number.isalnum()
            and number == number.upper()
            and (not self.prefixes or number.startswith(self.prefixes))
        )
