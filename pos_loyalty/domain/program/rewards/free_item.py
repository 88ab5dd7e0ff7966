# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards that are goods: one piece for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.program.basket import PricedLine
from pos_loyalty.domain.program.discounts.pieces import Goods, borne_by_lines, goods_in
from pos_loyalty.domain.sale import UNIT_MILLI


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeItem:
    """One piece of a named article: off the basket where it is in it, else handed over.

    Attributes:
        skus: Any one of them; the dearest piece in the basket is the free one.
    """

    kind: Literal["free_item"] = "free_item"
    skus: tuple[str, ...]

    def discounts(self, lines: Sequence[PricedLine], _points: int) -> tuple[int, ...]:
        """Return the price of one piece off its lines; nothing where no line has it."""
        goods = [same for same in goods_in(lines) if lines[same.places[0]].line.sku in self.skus]
        prices = [_piece_minor(same, lines) for same in goods]
        off = max(prices, default=0)
        costs = [0] * len(goods)
        if off:
            costs[prices.index(off)] = off
        return borne_by_lines(off, lines, goods, costs)


def _piece_minor(goods: Goods, lines: Sequence[PricedLine]) -> int:
    """Return what one piece costs, or all of it where it is less than a piece."""
    milli = sum(lines[place].line.quantity_milli for place in goods.places)
    return goods.net_minor * UNIT_MILLI // max(UNIT_MILLI, milli)
