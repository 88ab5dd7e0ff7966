# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How much is bought."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.program.basket import (
    Occasion,
    PricedLine,
    net_total,
    net_without_tax_total,
)
from pos_loyalty.domain.program.trace import Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumSpend:
    """At least so much is paid for the lines that count, discounts taken off.

    Attributes:
        without_tax: Count what is paid less the tax in it.
    """

    looks_at_lines: ClassVar[bool] = True
    is_circumstantial: ClassVar[bool] = False
    kind: Literal["minimum_spend"] = "minimum_spend"
    minor: int
    without_tax: bool = False

    def unmet(self, _occasion: Occasion, lines: Sequence[PricedLine]) -> Unmet | None:
        """Return what is needed and what there is, when it is too little."""
        spend_minor = net_without_tax_total(lines) if self.without_tax else net_total(lines)
        if spend_minor >= self.minor:
            return None
        return Unmet(self.kind, (("needed_minor", self.minor), ("spend_minor", spend_minor)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumQuantity:
    """At least so many pieces are bought, on the lines that count."""

    looks_at_lines: ClassVar[bool] = True
    is_circumstantial: ClassVar[bool] = False
    kind: Literal["minimum_quantity"] = "minimum_quantity"
    pieces: int

    def unmet(self, _occasion: Occasion, lines: Sequence[PricedLine]) -> Unmet | None:
        """Return what is needed and what there is, when it is too little."""
        pieces = sum(priced.line.quantity_milli for priced in lines) // 1000
        if pieces >= self.pieces:
            return None
        return Unmet(self.kind, (("needed_pieces", self.pieces), ("pieces", pieces)))
