# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points afterwards, for who came without the card."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

CLAIM_DAYS_MAX: Final = 89
"""Fewer than a till keeps what it has sent: while a code is good, it knows of the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateClaims:
    """How long the code on a receipt without a card is good for points.

    Attributes:
        days: 1 to 89; the last of them counts, and the day of the purchase does not.
        needs_approval: A supervisor agrees to each, where the shop has a staff list.
    """

    days: int
    needs_approval: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.days <= CLAIM_DAYS_MAX:
            raise ValueError(f"the days of late claims are 1 to {CLAIM_DAYS_MAX}")

    def last_day(self, sold_on: date) -> date:
        """Return the last business day on which a purchase may be claimed."""
        return sold_on + timedelta(days=self.days)
