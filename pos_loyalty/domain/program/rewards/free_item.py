# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards that are goods: one piece for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.program.basket import PricedLine
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
        """Return the price of one piece off its line; nothing where no line has it."""
        prices = [self._piece_minor(priced) for priced in lines]
        if not any(prices):
            return tuple(0 for _ in lines)
        free = max(range(len(lines)), key=lambda index: prices[index])
        return tuple(price if index == free else 0 for index, price in enumerate(prices))

    def _piece_minor(self, priced: PricedLine) -> int:
        if priced.line.sku not in self.skus:
            return 0
        return priced.net_minor * UNIT_MILLI // max(UNIT_MILLI, priced.line.quantity_milli)
