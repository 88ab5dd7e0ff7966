# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points for bringing a friend, and for following a friend's invitation."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.basket import Happening, Occasion


class Side(StrEnum):
    """Who is given the points. Stored: never rename one."""

    REFERRER = "referrer"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Counts one when the friend first buys: for the friend, or for the one who invited them.

    The rule's conditions look at the friend's first purchase, whichever side it gives to; its
    caps look at the account that is given to.
    """

    kind: Literal["referral"] = "referral"
    side: Side

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """Return what it can be counted at."""
        return (Happening.SALE,)

    def times(self, occasion: Occasion, _state: MemberState, _given: str) -> int:
        """Return 1 for the first purchase of somebody who was invited."""
        return int(occasion.was_referred and occasion.is_first_purchase)
