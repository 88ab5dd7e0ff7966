# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a reader meant while the keyboard was switched to an alphabet that is not Latin.

A reader presses keys by their place on a US keyboard, as it leaves the factory. Digits stand at
the same place nearly everywhere; letters become Cyrillic when the cashier writes Russian.
"""

from typing import Final

_ROWS: Final = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm"}
"""The number of each row's first key; Linux and the keyboard itself count alike."""

_LETTERS: Final = {
    first + place: letter for first, row in _ROWS.items() for place, letter in enumerate(row)
}
# X11 and Wayland keep the first eight numbers for themselves; macOS numbers in its own way.
_FIRST_NUMBERS: Final = {"linux": 8, "win32": 0}


def latin_letter(char: str, scan_code: int, platform: str) -> str:
    """Return the Latin letter at a key's place; ``char`` itself if it needs no other.

    Args:
        char: What the key typed.
        scan_code: The native number of the key; 0 when it is not known.
        platform: As ``sys.platform``.
    """
    if char.isascii() or not char.isalpha() or platform not in _FIRST_NUMBERS:
        return char
    letter = _LETTERS.get(scan_code - _FIRST_NUMBERS[platform], char)
    return letter.upper() if char.isupper() else letter
