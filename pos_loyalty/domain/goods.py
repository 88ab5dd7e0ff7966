# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The goods that a shop sells, and what a scanned code says of them.

A code names an article, and nothing more; or, where a scale or a counter printed it, an article and
what this piece of it weighs or costs. Where in the code that stands is the shop's own affair, so
the catalogue says it code by code.

Source:
    GS1 General Specifications, sections 1.4 and 2.1.11: restricted circulation numbers.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pos_loyalty.domain.sale import UNIT_MILLI

GTIN_DIGITS: Final = 14
"""Shorter ones have zeros before them; their check digit stays the same."""

_MEASURED: Final = re.compile(r"(?P<beginning>(?:02|04|2\d)\d*)(?P<unused>X?)(?P<digits>P+|W+)X")
_MEASURED_CHARS: Final = 13
_DIGITS_MIN: Final = 4


class NoSuchPattern(ValueError):
    """What should say how a scale's code is built does not."""


@dataclass(frozen=True, slots=True)
class MeasuredCode:
    """How a scale or a counter builds the codes of one article.

    Attributes:
        beginning: The digits that name the article.
        starts_at: Where the measure begins, from 0: one digit may stand between.
        digits: How many it has; at least 4. The code's check digit comes after them.
        is_price: They are the price of the piece, in minor units; else its weight, in
            thousandths of the unit that it is sold by.
    """

    beginning: str
    starts_at: int
    digits: int
    is_price: bool

    def measure(self, gtin: str) -> int:
        """Return what stands in a code of 13 digits that is this article's."""
        return int(gtin[self.starts_at : self.starts_at + self.digits])


def measured_code(pattern: str) -> MeasuredCode:
    """Return what a pattern such as ``2112345WWWWWX`` says of the codes.

    Args:
        pattern: The article's own digits, then ``P`` for each digit of the price or ``W`` for
            each of the weight, and ``X`` for the check digit; one ``X`` may also stand before
            them, where the measure has a check of its own.

    Raises:
        NoSuchPattern: If it is anything else.
    """
    match = _MEASURED.fullmatch(pattern)
    if match is None or len(pattern) != _MEASURED_CHARS or len(match["digits"]) < _DIGITS_MIN:
        raise NoSuchPattern(pattern)
    digits = match["digits"]
    return MeasuredCode(
        match["beginning"], match.start("digits"), len(digits), digits.startswith("P")
    )


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """An article.

    Attributes:
        sku: As the programme's rules name it, and as it stands on the sale's line.
        price_minor: Of a piece or of the unit that it is sold by, with tax; ``None`` where the
            cashier is to be asked.
    """

    sku: str
    name: str
    category: str = ""
    tags: tuple[str, ...] = ()
    price_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """What was scanned: an article, and how much of it.

    Attributes:
        price_minor: Of all of it; ``None`` where the cashier is to be asked.
        is_measured: The code says what this piece weighs or costs: it is never two.
    """

    item: CatalogueItem
    quantity_milli: int = UNIT_MILLI
    price_minor: int | None = None
    is_measured: bool = False


class Catalogue:
    """Articles, found by what is scanned. Made once and never changed: for any thread."""

    def __init__(
        self,
        items: Mapping[str, CatalogueItem],
        measured: Iterable[tuple[MeasuredCode, CatalogueItem]] = (),
    ) -> None:
        """Take the articles.

        Args:
            items: By GTIN, with zeros before it as ``gtin_key`` returns it.
            measured: Articles that a scale or a counter prints codes for.
        """
        self._items = dict(items)
        self._measured = {code.beginning: (code, item) for code, item in measured}
        named = (*self._items.values(), *(item for _, item in self._measured.values()))
        self._names = {item.sku: item.name for item in named}
        # Longest first: what says more of the code is meant.
        self._beginnings = sorted({len(digits) for digits in self._measured}, reverse=True)

    def name_of(self, sku: str) -> str:
        """Return what an article is called; empty if the catalogue does not have it."""
        return self._names.get(sku, "")

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self._items) + len(self._measured)

    def find(self, gtin: str) -> Goods | None:
        """Return the goods with a scanned code; ``None`` if the catalogue does not have them.

        Args:
            gtin: Digits of an EAN-13, EAN-8 or UPC-A, with or without zeros before it.
        """
        if item := self._items.get(gtin_key(gtin)):
            return Goods(item, UNIT_MILLI, item.price_minor)
        if len(gtin) == _MEASURED_CHARS:
            for chars in self._beginnings:
                if found := self._measured.get(gtin[:chars]):
                    return _measured_goods(*found, found[0].measure(gtin))
        return None


EMPTY: Final = Catalogue({})
"""Of a shop that has said nothing of its goods."""


def gtin_key(gtin: str) -> str:
    """Return the number with zeros before it: what one article is called in all its spellings."""
    return gtin.zfill(GTIN_DIGITS)


def cost_of(price_minor: int, quantity_milli: int) -> int:
    """Return what a quantity costs, half a minor unit rounded up."""
    return (2 * price_minor * quantity_milli + UNIT_MILLI) // (2 * UNIT_MILLI)


def _measured_goods(code: MeasuredCode, item: CatalogueItem, measure: int) -> Goods | None:
    if code.is_price:
        return Goods(item, UNIT_MILLI, measure, is_measured=True)
    if measure == 0:  # a scale that weighed nothing: no goods
        return None
    price = None if item.price_minor is None else cost_of(item.price_minor, measure)
    return Goods(item, measure, price, is_measured=True)
