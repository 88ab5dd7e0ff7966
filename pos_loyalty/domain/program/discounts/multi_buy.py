# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Discounts for buying more of it: three for two, the second at half price, a set for a price."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pos_loyalty.domain.money import BASIS_POINTS, portion
from pos_loyalty.domain.program.basket import PricedLine
from pos_loyalty.domain.program.discounts.pieces import borne_by_lines, dearest_first, goods_in
from pos_loyalty.domain.program.discounts.sets import Candidates, dearest_sets
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.sale import SaleLine

PARTS_MAX: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyXGetY:
    """Of each ``buy + free`` pieces the cheapest ``free`` cost nothing.

    The pieces are told off the dearest first; those that fill no group are paid for.
    """

    kind: Literal["buy_x_get_y"] = "buy_x_get_y"
    buy: int
    free: int = 1

    def __post_init__(self) -> None:
        if self.buy < 1 or self.free < 1:
            raise ValueError("buy and free must be at least 1")

    def discounts(self, lines: Sequence[PricedLine], _points: int) -> tuple[int, ...]:
        """Return what comes off each line."""
        return _off_the_cheapest(lines, self.buy + self.free, self.free, BASIS_POINTS)

    def takes_off(self, lines: Sequence[PricedLine]) -> bool:
        """Return whether it takes anything off."""
        return any(self.discounts(lines, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class NthAtPercent:
    """Of each ``nth`` pieces the cheapest costs so much less; the second at half price is 2, 5000.

    The pieces are told off as for ``BuyXGetY``. The discount is rounded down once, for all.

    Attributes:
        basis_points: What comes off that piece, 1 to 10,000.
    """

    kind: Literal["nth_at_percent"] = "nth_at_percent"
    nth: int = 2
    basis_points: int

    def __post_init__(self) -> None:
        if self.nth < 2:  # noqa: PLR2004 - the first alone is a percentage off
            raise ValueError("nth must be at least 2")
        if not 1 <= self.basis_points <= BASIS_POINTS:
            raise ValueError(f"basis_points are 1 to {BASIS_POINTS}")

    def discounts(self, lines: Sequence[PricedLine], _points: int) -> tuple[int, ...]:
        """Return what comes off each line."""
        return _off_the_cheapest(lines, self.nth, 1, self.basis_points)

    def takes_off(self, lines: Sequence[PricedLine]) -> bool:
        """Return whether it takes anything off."""
        return any(self.discounts(lines, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePart:
    """A part of a set: so many pieces of what the filter takes."""

    takes: LineFilter
    pieces: int = 1

    def __post_init__(self) -> None:
        if self.pieces < 1:
            raise ValueError("pieces must be at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePrice:
    """A set of parts for one price; as many sets as the basket holds, of the dearest pieces.

    Attributes:
        parts: One to eight; a piece is part of one set only, whichever parts it fits.
        price_minor: For a whole set; a set that is cheaper anyway stays as it is.
    """

    kind: Literal["bundle_price"] = "bundle_price"
    parts: tuple[BundlePart, ...]
    price_minor: int

    def __post_init__(self) -> None:
        if not 1 <= len(self.parts) <= PARTS_MAX:
            raise ValueError(f"a set has 1 to {PARTS_MAX} parts")
        if self.price_minor < 0:
            raise ValueError("price_minor must be at least 0")

    def discounts(self, lines: Sequence[PricedLine], _points: int) -> tuple[int, ...]:
        """Return what comes off each line: the sets' pieces bear it by what they cost."""
        goods = []
        fits = []
        for same in goods_in(lines):
            if same.pieces and (parts := self._parts_for(lines[same.places[0]].line)):
                goods.append(same)
                fits.append(parts)
        alike = dearest_first(goods)
        chosen = dearest_sets(
            [Candidates(price, fits[place], pieces) for price, place, pieces in alike],
            [part.pieces for part in self.parts],
            self.price_minor,
        )
        costs = [0] * len(goods)
        for (price, place, _), pieces in zip(alike, chosen.pieces, strict=True):
            costs[place] += price * pieces
        off = sum(costs) - chosen.sets * self.price_minor
        return borne_by_lines(off, lines, goods, costs)

    def takes_off(self, lines: Sequence[PricedLine]) -> bool:
        """Return whether it takes anything off."""
        return any(self.discounts(lines, 0))

    def _parts_for(self, line: SaleLine) -> int:
        """Return the parts that the goods of the line fit, as the bits of a number."""
        fitting = 0
        for number, part in enumerate(self.parts):
            if part.takes.takes(line):
                fitting |= 1 << number
        return fitting


def _off_the_cheapest(
    lines: Sequence[PricedLine], of_each: int, cheapest: int, basis_points: int
) -> tuple[int, ...]:
    """Return what comes off each line when the cheapest of each so many pieces cost less."""
    goods = goods_in(lines)
    costs = [0] * len(goods)
    told_off = cheap = 0
    in_groups = sum(same.pieces for same in goods) // of_each * of_each
    for alike in dearest_first(goods):
        told_off = min(told_off + alike.pieces, in_groups)
        cheap_now = _cheap_among(told_off, of_each, cheapest)
        costs[alike.goods] += alike.price_minor * (cheap_now - cheap)
        cheap = cheap_now
    off = portion(sum(costs), basis_points)
    return borne_by_lines(off, lines, goods, costs)


def _cheap_among(pieces: int, of_each: int, cheapest: int) -> int:
    """Return how many of the first so many pieces are among the cheapest of their group."""
    groups, rest = divmod(pieces, of_each)
    return groups * cheapest + max(0, rest - (of_each - cheapest))
