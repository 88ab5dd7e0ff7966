# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Discounts of a fixed amount, or of a percentage."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pos_loyalty.domain.money import BASIS_POINTS, portion
from pos_loyalty.domain.program.basket import PricedLine, net_total, spread
from pos_loyalty.domain.program.discounts.pieces import borne_by_lines, goods_in


class PercentOf(StrEnum):
    """What a percentage is taken of. Stored: never rename one."""

    SALE = "sale"
    CHEAPEST_LINE = "cheapest_line"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountOff:
    """A fixed amount off the sale; what the sale does not use is not given back."""

    kind: Literal["amount_off"] = "amount_off"
    minor: int

    def __post_init__(self) -> None:
        if self.minor < 1:
            raise ValueError("minor must be at least 1")

    def discounts(self, lines: Sequence[PricedLine], _points: int) -> tuple[int, ...]:
        """Return the amount spread over the lines by what is paid for them."""
        return spread(min(self.minor, net_total(lines)), lines)

    def takes_off(self, lines: Sequence[PricedLine]) -> bool:
        """Return whether it takes anything off, without saying where."""
        return any(priced.line.gross_minor > priced.discount_minor for priced in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentOff:
    """A percentage off the sale or its cheapest piece, to a maximum.

    The cheapest piece is told by its goods, however many lines they were keyed on; goods that
    are sold by measure are one piece.

    Attributes:
        maximum_minor: ``None`` for no maximum.
    """

    kind: Literal["percent_off"] = "percent_off"
    basis_points: int
    of: PercentOf = PercentOf.SALE
    maximum_minor: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.basis_points <= BASIS_POINTS:
            raise ValueError(f"basis_points are 1 to {BASIS_POINTS}")
        if self.maximum_minor is not None and self.maximum_minor < 1:
            raise ValueError("maximum_minor must be at least 1")

    def discounts(self, lines: Sequence[PricedLine], _points: int) -> tuple[int, ...]:
        """Return what comes off each line."""
        if self.of is PercentOf.SALE:
            return spread(self._bounded(net_total(lines)), lines)
        goods = goods_in(lines)
        prices = [same.net_minor // max(1, same.pieces) for same in goods]
        paid = [place for place, price in enumerate(prices) if price > 0]
        if not paid:
            return tuple(0 for _ in lines)
        cheapest = min(paid, key=prices.__getitem__)
        off = self._bounded(prices[cheapest])
        costs = [int(place == cheapest) for place in range(len(goods))]
        return borne_by_lines(off, lines, goods, costs)

    def takes_off(self, lines: Sequence[PricedLine]) -> bool:
        """Return whether it takes anything off, without saying where."""
        if self.of is PercentOf.SALE:
            return self._bounded(net_total(lines)) > 0
        return any(self.discounts(lines, 0))

    def _bounded(self, minor: int) -> int:
        off = portion(minor, self.basis_points)
        return off if self.maximum_minor is None else min(off, self.maximum_minor)
