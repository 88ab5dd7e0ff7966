# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One press of a key, as everybody here speaks of it."""

from typing import NamedTuple


class Stroke(NamedTuple):
    """A key that went down; a tuple, since every key pressed anywhere in the till makes one.

    Attributes:
        key: Which key of the keyboard; its release has the same number.
        char: What the key types; Enter and Tab as the control characters that they are; empty for
            a key that types nothing, and for the repeats of one that stays down.
        at_seconds: When it was pressed, by the device's own clock.
        scan_code: The native number of the key; 0 when the platform does not tell it.
        is_shifted: Shift was down.
    """

    key: int
    char: str
    at_seconds: float
    scan_code: int = 0
    is_shifted: bool = False
