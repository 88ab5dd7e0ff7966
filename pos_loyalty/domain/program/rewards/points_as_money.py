# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points as money, at a rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.program.basket import PricedLine, net_total, spread


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsAsMoney:
    """Any amount of points as money, at a rate; the cost is what the member chooses.

    Attributes:
        points_step: Points are spent in multiples of this.
        minor_per_step: What one step takes off, in minor units.
    """

    kind: Literal["points_as_money"] = "points_as_money"
    points_step: int
    minor_per_step: int

    def __post_init__(self) -> None:
        if self.points_step < 1 or self.minor_per_step < 1:
            raise ValueError("points_step and minor_per_step must be at least 1")

    def discounts(self, lines: Sequence[PricedLine], points: int) -> tuple[int, ...]:
        """Return the money for so many points spread over the lines."""
        minor = points // self.points_step * self.minor_per_step
        return spread(min(minor, net_total(lines)), lines)

    def whole_steps(self, points: int) -> int:
        """Return the fewest points that are whole steps and at least so many."""
        return -(-points // self.points_step) * self.points_step

    def points_worth_using(self, due_minor: int, spendable_points: int) -> int:
        """Return the most points that can be spent so that none is wasted."""
        steps = min(due_minor // self.minor_per_step, max(0, spendable_points) // self.points_step)
        return steps * self.points_step
