# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A basket as it is scanned: goods one after the other, counted, taken out again.

The order of scans changes nothing but the order of the lines.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pos_loyalty.domain.goods import Goods
from pos_loyalty.domain.sale import SaleLine

LINES_MAX: Final = 200
"""As many as the server takes."""

PIECES_MAX: Final = 999


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One line of the basket.

    Attributes:
        goods: What was scanned; ``price_minor`` is that of one piece, or of all that was weighed.
        pieces: At least 1; always 1 of what a scale or a counter has measured.
    """

    goods: Goods
    pieces: int = 1

    @property
    def price_minor(self) -> int:
        """Return what the line costs."""
        return (self.goods.price_minor or 0) * self.pieces

    def sale_line(self, line_id: int) -> SaleLine:
        """Return the line as a sale has it."""
        item = self.goods.item
        return SaleLine(
            line_id,
            self.price_minor,
            item.sku,
            item.category,
            item.tags,
            self.goods.quantity_milli * self.pieces,
        )


@dataclass(frozen=True, slots=True)
class Basket:
    """Goods in the order in which they were first scanned; their places count from 0."""

    lines: tuple[BasketLine, ...] = ()

    @property
    def is_full(self) -> bool:
        """Tell whether it takes no line more."""
        return len(self.lines) >= LINES_MAX

    @property
    def pieces(self) -> int:
        """Return how many things are in it; what was weighed is one."""
        return sum(line.pieces for line in self.lines)

    def with_goods(self, goods: Goods) -> "Basket":
        """Return the basket with one more of these; the same one if it is full of them.

        Pieces of one article at one price share a line; what was measured has a line of its own.
        """
        for place, line in enumerate(self.lines):
            if line.goods == goods and not goods.is_measured:
                return self.counted(place, 1)
        return self if self.is_full else Basket((*self.lines, BasketLine(goods)))

    def counted(self, place: int, more: int) -> "Basket":
        """Return the basket with so many pieces more of a line, or fewer; without it at none."""
        line = self.lines[place]
        pieces = min(line.pieces + more, 1 if line.goods.is_measured else PIECES_MAX)
        kept = (replace(line, pieces=pieces),) if pieces > 0 else ()
        return Basket((*self.lines[:place], *kept, *self.lines[place + 1 :]))

    def sale_lines(self) -> tuple[SaleLine, ...]:
        """Return the lines as a sale has them."""
        return tuple(line.sale_line(number) for number, line in enumerate(self.lines, start=1))


EMPTY_BASKET: Final = Basket()


@dataclass(frozen=True, slots=True)
class RegisterBasket:
    """A basket that the shop's own register tells of.

    Attributes:
        receipt_no: Of the sale that it becomes.
        lines: As the register has them; none for a basket that it took away again.
        business_at: When the register says that it is sold; ``None`` for when it is saved. The
            receipt's number is unique on that day only.
    """

    receipt_no: str
    lines: tuple[SaleLine, ...]
    business_at: datetime | None = None
