# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards that take money off: a fixed amount, a percentage, or points at a rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pos_loyalty.domain.money import BASIS_POINTS, portion
from pos_loyalty.domain.program.basket import PricedLine, net_total, spread


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentOff:
    """A percentage off the sale or its cheapest line, to a maximum.

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
        paid = [index for index, line in enumerate(lines) if line.net_minor > 0]
        if not paid:
            return tuple(0 for _ in lines)
        cheapest = min(paid, key=lambda index: lines[index].net_minor)
        off = self._bounded(lines[cheapest].net_minor)
        return tuple(off if index == cheapest else 0 for index in range(len(lines)))

    def _bounded(self, minor: int) -> int:
        off = portion(minor, self.basis_points)
        return off if self.maximum_minor is None else min(off, self.maximum_minor)


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

    def points_worth_using(self, due_minor: int, spendable_points: int) -> int:
        """Return the most points that can be spent so that none is wasted."""
        steps = min(due_minor // self.minor_per_step, max(0, spendable_points) // self.points_step)
        return steps * self.points_step
