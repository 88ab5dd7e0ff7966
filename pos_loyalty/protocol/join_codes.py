# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One-time codes by which a till becomes known, and the proof that it holds its key."""

from typing import Final

from pos_loyalty.domain.ids import TillId

CODE_CHARS: Final = 10
CODE_BITS: Final = 50
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})
_TYPED_CHARS_MAX: Final = 40


def code_from(number: int) -> str:
    """Return the code that a random number makes.

    Args:
        number: Of ``CODE_BITS`` bits, from a secure random source.

    Raises:
        ValueError: If the number has more bits.

    Source:
        Crockford's base 32: no letter in it is taken for a digit, or says a word.
    """
    if not 0 <= number < 1 << CODE_BITS:
        raise ValueError(f"a code is made of {CODE_BITS} bits")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(CODE_BITS - 5, -1, -5))


def normal_code(typed: str) -> str | None:
    """Return the code as it was made; ``None`` if what was typed can be none.

    Small letters, spaces and hyphens are well; O is a zero, I and L are a one.
    """
    if len(typed) > _TYPED_CHARS_MAX:
        return None
    code = typed.upper().translate(_READ_AS)
    is_code = len(code) == CODE_CHARS and all(char in _ALPHABET for char in code)
    return code if is_code else None


def grouped_code(code: str) -> str:
    """Return the code as it is shown to people."""
    return f"{code[:5]}-{code[5:]}"


def proof_message(code: str, till_id: TillId) -> bytes:
    """Return what a till signs to show that the key it names is its own.

    Args:
        code: As ``normal_code`` returns it.
    """
    return b"loyalty-till-join\0" + code.encode("ascii") + till_id.bytes
