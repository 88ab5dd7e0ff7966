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
    YEAR = "year"
    MEMBERSHIP = "membership"


def first_day_of(period: Period, day: date) -> date | None:
    """Return the first day of the period that the day is in; ``None`` where it has none.

    A week starts on Monday, a month and a year on their first day. ``SALE`` is not asked for.
    """
    match period:
        case Period.DAY | Period.SALE:
            return day
        case Period.WEEK:
            return day - timedelta(days=day.weekday())
        case Period.MONTH:
            return day.replace(day=1)
        case Period.YEAR:
            return day.replace(month=1, day=1)
        case Period.MEMBERSHIP:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most so much from this rule, for one member, in the period.

    Attributes:
        amount_max: Points, or what else the rule gives.
    """

    amount_max: int
    period: Period

    def __post_init__(self) -> None:
        if self.amount_max < 0:
            raise ValueError("amount_max must not be negative")

    def left(self, counter: str, state: MemberState, day: date) -> int:
        """Return how much the rule may still give on that day."""
        if self.period is Period.SALE:
            return self.amount_max
        first = first_day_of(self.period, day)
        return max(0, self.amount_max - state.total(counter, first, day if first else None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """At most so much from this rule, for all members together, in the period."""

    amount_max: int
    period: Period = Period.MEMBERSHIP

    def __post_init__(self) -> None:
        if self.amount_max < 0:
            raise ValueError("amount_max must not be negative")
        if self.period is Period.SALE:
            raise ValueError("a budget spans sales; a cap limits one")

    def left(self, counter: str, state: MemberState, day: date) -> int:
        """Return how much the rule may still give on that day, as far as is known here."""
        first = first_day_of(self.period, day)
        return max(0, self.amount_max - state.shared_total(counter, first, day if first else None))


def cap_counter(rule_id: str) -> str:
    """Return the name of the counter that a rule's caps are decided by."""
    return f"cap:{rule_id}"


def budget_counter(rule_id: str) -> str:
    """Return the name of the shared counter that a rule's budget is decided by."""
    return f"budget:{rule_id}"


def given_counter(rule_id: str) -> str:
    """Return the name of the counter of how often a rule counted, for those that may not again."""
    return f"given:{rule_id}"
