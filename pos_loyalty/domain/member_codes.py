# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The outside of a member code, the QR that a phone shows: enough to call it by its name.

A member code is a few dozen signed bytes, printed as one decimal number that is filled up with
zeros to a fixed length. What is inside, and whether the signature is good, is not looked at here.
"""

from typing import Final

from pos_loyalty.domain.check_digits import are_digits

_FORMS: Final = {200: 83, 193: 80, 436: 181}
"""How many bytes a code of so many digits holds: from a phone, printed, with its own binding."""

_VERSION_BIT: Final = 0x80
"""The first byte of every version that there is has it."""


def looks_like_member_code(text: str) -> bool:
    """Tell whether the text is a member code by its length and its first byte."""
    size = _FORMS.get(len(text))
    if size is None or not are_digits(text):
        return False
    number = int(text)
    if number.bit_length() > size * 8:
        return False
    return bool(number.to_bytes(size, "big")[0] & _VERSION_BIT)
