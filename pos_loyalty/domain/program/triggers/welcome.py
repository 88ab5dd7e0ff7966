# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for joining."""

from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.basket import Happening, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Counts one, once, when the member enrols; never for a sale."""

    kind: Literal["welcome"] = "welcome"

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """Return what it can be counted at."""
        return (Happening.ENROLMENT,)

    def times(self, _occasion: Occasion, _state: MemberState, _given: str) -> int:
        """Return 1: a member joins once."""
        return 1
