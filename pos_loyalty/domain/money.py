# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Money as whole minor units of a currency, and shares of it that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MINOR_DIGITS_DEFAULT: Final = 2
MINOR_DIGITS: Final = {"BHD": 3, "CLP": 0, "ISK": 0, "JPY": 0, "KRW": 0, "KWD": 3, "TND": 3}
"""ISO 4217 currencies whose minor unit is not a hundredth."""

BASIS_POINTS: Final = 10_000
"""Basis points in the whole: 5 % is 500."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in a currency.

    Attributes:
        currency: ISO 4217 code; amounts of two currencies never mix.
        minor: Signed minor units (cents, grosze, kopecks).
    """

    currency: str
    minor: int

    def __add__(self, other: "Money") -> "Money":
        return Money(self._shared_currency(other), self.minor + other.minor)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self._shared_currency(other), self.minor - other.minor)

    def _shared_currency(self, other: "Money") -> str:
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")
        return self.currency


def minor_digits(currency: str) -> int:
    """Return how many decimal digits the currency's minor unit has."""
    return MINOR_DIGITS.get(currency, MINOR_DIGITS_DEFAULT)


def parse_amount(text: str, currency: str) -> int:
    """Return the minor units that a cashier typed, with a comma or a point.

    Raises:
        ValueError: If the text is not a plain amount, or finer than the minor unit.
    """
    whole, _, fraction = text.strip().replace(",", ".").partition(".")
    digits = minor_digits(currency)
    if not (whole + fraction).isdecimal() or not (whole + fraction).isascii():
        raise ValueError("an amount is digits with at most one comma or point")
    if len(fraction) > digits:
        raise ValueError(f"{currency} has {digits} decimal digits")
    return int((whole or "0") + fraction.ljust(digits, "0"))


def portion(minor: int, basis_points: int) -> int:
    """Return the share of an amount, rounded down; ``basis_points`` of 10,000."""
    return minor * basis_points // BASIS_POINTS


def split_by_weight(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split a whole number by weights so that the parts add up to it exactly.

    The largest remainders get the units that are left over; among equal remainders the
    earlier weight does, so callers who need independence of order sort first.

    Args:
        total: What to split; at least 0.
        weights: At least 0 each; when all are 0 everything goes to the first part.
    """
    if len(weights) == 1:
        return (total,)
    whole = sum(weights)
    if whole == 0:
        return (total, *(0 for _ in weights[1:])) if weights else ()
    parts = [total * weight // whole for weight in weights]
    if left_over := total - sum(parts):
        remainders = [total * weight % whole for weight in weights]
        if left_over == 1:
            parts[remainders.index(max(remainders))] += 1
            return tuple(parts)
        # Sorting is stable: among equal remainders the earlier weight comes first.
        largest = sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)
        for index in largest[:left_over]:
            parts[index] += 1
    return tuple(parts)


def rounded_share(total: int, part: int, whole: int) -> int:
    """Return ``total * part / whole``, halves up; all of ``total`` once ``part == whole``.

    Grows with ``part``, so the difference of two calls is what lies between them.
    """
    return total if part == whole else (2 * total * part + whole) // (2 * whole)
