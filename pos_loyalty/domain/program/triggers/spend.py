# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for money spent."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.program.basket import Measure
from pos_loyalty.domain.sale import SaleLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Spend:
    """Counts one for each full step of what is paid, discounts taken off.

    Attributes:
        step_minor: Money that makes one, in minor units; at least 1.
        carry_remainder: Keep what does not fill a step for the member's next sale.
    """

    kind: Literal["spend"] = "spend"
    step_minor: int
    carry_remainder: bool = True
    measures: ClassVar[Measure] = Measure.MONEY

    def __post_init__(self) -> None:
        if self.step_minor < 1:
            raise ValueError("step_minor must be at least 1")

    @property
    def step(self) -> int:
        """Return the weight that makes one."""
        return self.step_minor

    def counts(self, _line: SaleLine) -> bool:
        """Return that every line counts."""
        return True
