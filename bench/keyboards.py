# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Keyboards of five countries: what each of their keys types."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

_FIRST_NUMBERS: Final = (2, 16, 30, 43, 57)
"""Of each row's first key, as the keyboard itself counts; the row at 43 has no gap before it."""


class Tap(NamedTuple):
    """A key, by its number, pressed with Shift or without."""

    number: int
    is_shifted: bool


@dataclass(frozen=True)
class Keyboard:
    """A layout.

    Attributes:
        rows: From the top: what each key types, plain and with Shift; last the space bar.
    """

    name: str
    rows: tuple[tuple[str, str], ...]

    def typed(self, tap: Tap, *, has_caps_lock: bool = False) -> str:
        """Return what a tap types."""
        char = self._chars[tap]
        return char.swapcase() if has_caps_lock and len(char.swapcase()) == 1 else char

    def tap_for(self, char: str) -> Tap:
        """Return how a character is typed; ``KeyError`` where it cannot be."""
        return self._taps[char]

    @property
    def letters_and_digits(self) -> str:
        """Return what a cashier types here."""
        return "".join(char for char in self._taps if char.isalnum())

    @cached_property
    def _chars(self) -> Mapping[Tap, str]:
        return {
            Tap(first + place, is_shifted): char
            for first, row in zip(_FIRST_NUMBERS, self.rows, strict=True)
            for is_shifted, chars in enumerate(row)
            for place, char in enumerate(chars)
            for is_shifted in (bool(is_shifted),)
        }

    @cached_property
    def _taps(self) -> Mapping[str, Tap]:
        return {char: tap for tap, char in self._chars.items()}


_US_ROWS: Final = (
    ("1234567890-=", "!@#$%^&*()_+"),
    ("qwertyuiop[]", "QWERTYUIOP{}"),
    ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (" ", ""),
)
US: Final = Keyboard("US", _US_ROWS)
POLISH: Final = Keyboard("Polish", _US_ROWS)
"""The one that programmers made common: its own letters need AltGr."""

RUSSIAN: Final = Keyboard(
    "Russian",
    (
        ("1234567890-=", '!"№;%:?*()_+'),
        ("йцукенгшщзхъ", "ЙЦУКЕНГШЩЗХЪ"),
        ("фывапролджэё", "ФЫВАПРОЛДЖЭЁ"),
        ("\\ячсмитьбю.", "/ЯЧСМИТЬБЮ,"),
        (" ", ""),
    ),
)
GERMAN: Final = Keyboard(
    "German",
    (
        ("1234567890ß´", '!"§$%&/()=?`'),
        ("qwertzuiopü+", "QWERTZUIOPÜ*"),
        ("asdfghjklöä^", "ASDFGHJKLÖÄ°"),
        ("#yxcvbnm,.-", "'YXCVBNM;:_"),
        (" ", ""),
    ),
)
FRENCH: Final = Keyboard(
    "French",
    (
        ("&é\"'(-è_çà)=", "1234567890°+"),
        ("azertyuiop^$", "AZERTYUIOP¨£"),
        ("qsdfghjklmù²", "QSDFGHJKLM%³"),
        ("*wxcvbn,;:!", "µWXCVBN?./§"),
        (" ", ""),
    ),
)
