# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for coming: once for a sale."""

from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.basket import Happening, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Counts one for the whole sale, however many lines it has."""

    kind: Literal["visit"] = "visit"

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """Return what it can be counted at."""
        return (Happening.SALE,)

    def times(self, _occasion: Occasion, _state: MemberState, _given: str) -> int:
        """Return 1: once for each sale."""
        return 1
