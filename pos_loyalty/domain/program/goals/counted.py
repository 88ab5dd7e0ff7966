# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goals that add up: visits, money, pieces, deeds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.ids import ActivityId
from pos_loyalty.domain.program.basket import Happening, Occasion, PricedLine
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.sale import UNIT_MILLI


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """So many sales."""

    counted_at: ClassVar[Happening] = Happening.SALE
    kind: Literal["visits"] = "visits"
    visits: int

    @property
    def needed(self) -> int:
        """Return the sum that reaches the goal."""
        return self.visits

    def weights(self, lines: Sequence[PricedLine]) -> tuple[int, ...]:
        """Return nothing by line."""
        return (0,) * len(lines)

    def times(self, occasion: Occasion) -> int:
        """Return 1 for a sale."""
        return int(occasion.happening is Happening.SALE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySpent:
    """So much paid, on the lines that count."""

    counted_at: ClassVar[Happening] = Happening.SALE
    kind: Literal["money_spent"] = "money_spent"
    minor: int
    on_lines: LineFilter = EVERY_LINE

    @property
    def needed(self) -> int:
        """Return the sum that reaches the goal, in minor units."""
        return self.minor

    def weights(self, lines: Sequence[PricedLine]) -> tuple[int, ...]:
        """Return what is paid for each line that counts."""
        takes = self.on_lines.takes
        return tuple([p.net_minor if takes(p.line) else 0 for p in lines])

    def times(self, _occasion: Occasion) -> int:
        """Return nothing for the whole."""
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """So many pieces, on the lines that count."""

    counted_at: ClassVar[Happening] = Happening.SALE
    kind: Literal["pieces"] = "pieces"
    pieces: int
    on_lines: LineFilter

    @property
    def needed(self) -> int:
        """Return the sum that reaches the goal, in thousandths."""
        return self.pieces * UNIT_MILLI

    def weights(self, lines: Sequence[PricedLine]) -> tuple[int, ...]:
        """Return the thousandths of a piece on each line that counts."""
        takes = self.on_lines.takes
        return tuple([p.line.quantity_milli if takes(p.line) else 0 for p in lines])

    def times(self, _occasion: Occasion) -> int:
        """Return nothing for the whole."""
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """An activity, so many times."""

    counted_at: ClassVar[Happening] = Happening.ACTIVITY
    kind: Literal["deeds"] = "deeds"
    activity_id: ActivityId
    deeds: int

    @property
    def needed(self) -> int:
        """Return the sum that reaches the goal."""
        return self.deeds

    def weights(self, lines: Sequence[PricedLine]) -> tuple[int, ...]:
        """Return nothing by line."""
        return (0,) * len(lines)

    def times(self, occasion: Occasion) -> int:
        """Return 1 for the activity."""
        return int(
            occasion.happening is Happening.ACTIVITY and occasion.activity_id == self.activity_id
        )
