# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How much a rule may give a member: for a sale, a day, a week, a month, for ever."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pos_loyalty.domain.ledger import MemberState


class Period(StrEnum):
    """What a cap counts over, by the store's business days. Stored: never rename one."""

    SALE = "sale"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most so many points from this rule, for one member, in the period.

    A week starts on Monday, a month on its first day.
    """

    points_max: int
    period: Period

    def __post_init__(self) -> None:
        if self.points_max < 0:
            raise ValueError("points_max must not be negative")

    def left(self, counter: str, state: MemberState, day: date) -> int:
        """Return how many points the rule may still give on that day."""
        if self.period is Period.SALE:
            return self.points_max
        first = {
            Period.DAY: day,
            Period.WEEK: day - timedelta(days=day.weekday()),
            Period.MONTH: day.replace(day=1),
            Period.MEMBERSHIP: None,
        }[self.period]
        return max(0, self.points_max - state.total(counter, first, day))


def cap_counter(rule_id: str) -> str:
    """Return the name of the counter that a rule's caps are decided by."""
    return f"cap:{rule_id}"
