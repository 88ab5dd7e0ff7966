# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for deeds that are no purchase."""

from dataclasses import dataclass
from typing import Literal

from pos_loyalty.domain.ids import ActivityId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.basket import Happening, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Counts one each time that the member does it: a review, a survey, a run in the park."""

    kind: Literal["activity"] = "activity"
    activity_id: ActivityId

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """Return what it can be counted at."""
        return (Happening.ACTIVITY,)

    def times(self, occasion: Occasion, _state: MemberState, _given: str) -> int:
        """Return 1 for this activity, 0 for another."""
        return int(occasion.activity_id == self.activity_id)
