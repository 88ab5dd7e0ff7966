# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which letters stand where on the letter pad: as on the keyboards that people know.

Letters with marks stand beside the others, each on a key of its own: nothing is held down.
"""

from collections.abc import Mapping
from typing import Final

Rows = tuple[str, str, str]

LETTERS: Final[Mapping[str, Rows]] = {
    "en": ("qwertyuiop", "asdfghjkl'", "zxcvbnm-.@"),
    "pl": ("qwertyuiopęó", "asdfghjkląśł", "zxcvbnmżźćń-"),
    "ru": ("йцукенгшщзхъ", "фывапролджэё", "ячсмитьбю-.'"),
}
SIGNS: Final[Rows] = ("1234567890", "@.-_+'/()#", "")
KEYS_PER_ROW_MAX: Final = 12


def rows_of(layout: str, *, shows_signs: bool, are_capitals: bool) -> Rows:
    """Return the three rows of keys, from the top."""
    rows = SIGNS if shows_signs else LETTERS[layout]
    if not are_capitals:
        return rows
    first, second, third = (row.upper() for row in rows)
    return first, second, third
