# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an earning rule gives for each time that it counts."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """So many points each time."""

    kind: Literal["add"] = "add"
    points: int

    def __post_init__(self) -> None:
        if self.points < 1:
            raise ValueError("points must be at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiply:
    """Makes the base points (those for money spent) ``numerator / denominator`` as many.

    The bonus is the part beyond the base, on the lines that the rule takes, rounded down.
    Multipliers look at the base only, never at each other.
    """

    kind: Literal["multiply"] = "multiply"
    numerator: int
    denominator: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.denominator < self.numerator:
            raise ValueError("a multiplier is more than 1")
