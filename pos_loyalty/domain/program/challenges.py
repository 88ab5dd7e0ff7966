# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Challenges: reach a goal in time, and be given something for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pos_loyalty.domain.ids import BadgeId, ChallengeId
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.effects import Gift
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak

Goal = Visits | MoneySpent | Pieces | Deeds | Streak


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """Something to be proud of; it is held, and buys nothing."""

    badge_id: BadgeId
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A goal, the time for it, and what is given when it is reached.

    What counts towards it is what is done from ``first`` to ``last``, and in the current period
    where it starts anew with each. It is reached at the moment that its sum is full, never later.

    Attributes:
        gifts: At least one.
        each: It starts anew with each day, week, month or year; ``MEMBERSHIP`` for once and all.
        times_max: How often it can be reached, in each period.
        first: ``None`` for from the beginning.
        last: ``None`` for no end.
    """

    challenge_id: ChallengeId
    name: Mapping[str, str]
    goal: Goal
    gifts: tuple[Gift, ...]
    each: Period = Period.MEMBERSHIP
    times_max: int = 1
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if not self.gifts:
            raise ValueError("a challenge gives something")
        if self.times_max < 1:
            raise ValueError("times_max must be at least 1")
        if self.each is Period.SALE:
            raise ValueError("a challenge spans sales")


def progress_counter(challenge_id: str) -> str:
    """Return the name of the counter of what was done for a challenge."""
    return f"challenge:{challenge_id}"


def reached_counter(challenge_id: str) -> str:
    """Return the name of the counter of how often a challenge was reached."""
    return f"reached:{challenge_id}"
