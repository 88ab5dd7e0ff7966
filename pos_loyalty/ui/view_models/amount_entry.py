# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""An amount as it grows key by key: digits with at most one point."""

from typing import Final

from pos_loyalty.domain.money import minor_digits, parse_amount

WHOLE_DIGITS_MAX: Final = 7
_SEPARATORS: Final = ".,"


def typed_with(typed: str, key: str, currency: str) -> str:
    """Return the text after one key; a key that makes no amount changes nothing.

    Args:
        typed: What this function returned before; empty at first.
        key: A digit, ``00``, a comma or a point; anything else is ignored.
        currency: ISO 4217; says how many digits may follow the point.
    """
    if len(key) != 1:
        for part in key if key == "00" else "":
            typed = typed_with(typed, part, currency)
        return typed
    if key in _SEPARATORS:
        return _with_point(typed, currency)
    if not (key.isascii() and key.isdecimal()):
        return typed
    whole, point, fraction = typed.partition(".")
    if point:
        return typed + key if len(fraction) < minor_digits(currency) else typed
    if whole == "0":
        return key
    return typed + key if len(whole) < WHOLE_DIGITS_MAX else typed


def without_last(typed: str) -> str:
    """Return the text without the last key."""
    return typed[:-1]


def amount_of(typed: str, currency: str) -> int | None:
    """Return the minor units; ``None`` while nothing is typed."""
    return parse_amount(typed, currency) if typed else None


def typed_of(minor: int, currency: str) -> str:
    """Return the text of an amount, as if it had been typed to the last digit."""
    digits = minor_digits(currency)
    whole, fraction = divmod(minor, 10**digits)
    return f"{whole}.{fraction:0{digits}}" if digits else str(whole)


def _with_point(typed: str, currency: str) -> str:
    if "." in typed or minor_digits(currency) == 0:
        return typed
    return f"{typed or '0'}."
