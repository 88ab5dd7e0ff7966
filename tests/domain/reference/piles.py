# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The basket as piles of goods: on how many lines they were keyed does not matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.sale import SaleLine


@dataclass
class Pile:
    """All of the same goods, and what comes off them."""

    sku: str
    category: str
    tags: tuple[str, ...]
    milli: int = 0
    gross_minor: int = 0
    tax_minor: int = 0
    off_minor: int = 0

    @property
    def net_minor(self) -> int:
        """Return what is paid for the pile."""
        return self.gross_minor - self.off_minor

    @property
    def goods(self) -> tuple[str, str, tuple[str, ...]]:
        """Return what they are."""
        return (self.sku, self.category, self.tags)


def piles_of(lines: Sequence[SaleLine]) -> list[Pile]:
    """Return the piles in the order of their names."""
    piles: list[Pile] = []
    for goods in sorted({(line.sku, line.category, line.tags) for line in lines}):
        pile = Pile(*goods)
        for line in lines:
            if (line.sku, line.category, line.tags) == goods:
                pile.milli += line.quantity_milli
                pile.gross_minor += line.gross_minor
                pile.tax_minor += line.tax_minor
        piles.append(pile)
    return piles


def total(piles: Sequence[Pile]) -> int:
    """Return what is paid for them."""
    return sum(pile.net_minor for pile in piles)


def taken_by(chosen: LineFilter, piles: Sequence[Pile]) -> list[Pile]:
    """Return the piles that a filter takes."""
    taken = []
    for pile in piles:
        named = set(pile.tags) & set(chosen.tags)
        named |= {pile.sku} & set(chosen.skus)
        named |= {pile.category} & set(chosen.categories)
        excluded = set(pile.tags) & set(chosen.excluded_tags)
        excluded |= {pile.sku} & set(chosen.excluded_skus)
        excluded |= {pile.category} & set(chosen.excluded_categories)
        names_nothing = not (chosen.skus or chosen.categories or chosen.tags)
        if not excluded and (named or names_nothing):
            taken.append(pile)
    return taken


def share_out(whole: int, weights: Sequence[int]) -> list[int]:
    """Return whole numbers that add up; what is over goes one by one to who lacks most."""
    if not weights:
        return []
    if not sum(weights):
        return [whole, *([0] * (len(weights) - 1))]
    due = [Fraction(whole * weight, sum(weights)) for weight in weights]
    parts = [int(part) for part in due]
    while sum(parts) < whole:
        lacking = [want - part for want, part in zip(due, parts, strict=True)]
        parts[lacking.index(max(lacking))] += 1
    return parts


def take_off(minor: int, piles: Sequence[Pile], weights: Sequence[int] | None = None) -> int:
    """Take so much off the piles, by what is paid for them unless told otherwise."""
    by = [pile.net_minor for pile in piles] if weights is None else weights
    for pile, part in zip(piles, share_out(minor, by), strict=True):
        pile.off_minor += part
    return minor
