# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What stands on a key of a US keyboard, whatever the system's own layout makes of that key.

As it leaves the factory, a reader presses keys by their place on a US keyboard. Under a Russian
layout its letters come out Cyrillic; a French one moves the digits, a German one swaps two letters.
"""

from typing import Final

_ROWS: Final = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    57: (" ", " "),
}
"""By the number of each row's first key, as Linux and the keyboard itself count: plain, shifted."""

_CHARS: Final = {
    first + place: pair
    for first, (plain, shifted) in _ROWS.items()
    for place, pair in enumerate(zip(plain, shifted, strict=True))
}
# X11 and Wayland keep the first eight numbers for themselves; macOS numbers in its own way.
_FIRST_NUMBERS: Final = {"linux": 8, "win32": 0}


def us_char(scan_code: int, platform: str, *, is_shifted: bool) -> str:
    """Return the character at a key's place on a US keyboard; empty when that is not known.

    Args:
        scan_code: The native number of the key; 0 when it is not known.
        platform: As ``sys.platform``.
        is_shifted: Shift was down; Caps Lock, of which a reader knows nothing, does not count.
    """
    if not scan_code or platform not in _FIRST_NUMBERS:
        return ""
    pair = _CHARS.get(scan_code - _FIRST_NUMBERS[platform])
    return pair[is_shifted] if pair else ""
