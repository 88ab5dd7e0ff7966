# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for what is bought: by article, by category, by tag."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.program.basket import PricedLine
from pos_loyalty.domain.sale import UNIT_MILLI


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Counts pieces of named articles."""

    kind: Literal["item"] = "item"
    skus: tuple[str, ...]
    carry_remainder: Literal[False] = False

    @property
    def step(self) -> int:
        """Return the thousandths that make one piece."""
        return UNIT_MILLI

    def weights(self, lines: Sequence[PricedLine]) -> tuple[int, ...]:
        """Return the thousandths of a piece on each line."""
        return tuple(
            priced.line.quantity_milli if priced.line.sku in self.skus else 0 for priced in lines
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Counts pieces of named categories."""

    kind: Literal["category"] = "category"
    categories: tuple[str, ...]
    carry_remainder: Literal[False] = False

    @property
    def step(self) -> int:
        """Return the thousandths that make one piece."""
        return UNIT_MILLI

    def weights(self, lines: Sequence[PricedLine]) -> tuple[int, ...]:
        """Return the thousandths of a piece on each line."""
        return tuple(
            priced.line.quantity_milli if priced.line.category in self.categories else 0
            for priced in lines
        )
