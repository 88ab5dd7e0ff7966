# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How much a member still lacks for the next tier or for a challenge, where it is not much."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos_loyalty.domain.ledger import VISITS, MemberState
from pos_loyalty.domain.program.challenges import (
    Challenge,
    progress_counter,
    reached_counter,
)
from pos_loyalty.domain.program.goals.counted import Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.progress import challenge_window, streak_length
from pos_loyalty.domain.program.tiers import Tier, TierLadder, standing
from pos_loyalty.domain.sale import UNIT_MILLI

CLOSE_PERCENT: Final = 25
"""What is missing is close when it is at most so much of the whole way."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What is still to be done.

    Attributes:
        amount: At least 1.
        basis: What it counts: ``earned`` (points), ``spent`` (minor units) or ``visits`` for a
            tier; ``visits``, ``money_spent`` (minor units), ``pieces`` (whole ones), ``deeds``,
            or ``day``, ``week``, ``month`` in a row for a challenge.
    """

    amount: int
    basis: str


def is_close(missing: int, way: int) -> bool:
    """Return whether so much is missing, and no more than a part of the whole way."""
    return missing > 0 and missing * 100 <= way * CLOSE_PERCENT


def close_tier(ladder: TierLadder, state: MemberState, day: date) -> tuple[Tier, Missing] | None:
    """Return the next tier and what it lacks; ``None`` where it is far, or there is none."""
    held = standing(ladder, state, day)
    if held.next_tier is None:
        return None
    goal = held.next_tier.threshold or 0
    below = [tier.threshold or 0 for tier in ladder.tiers if (tier.threshold or 0) < goal]
    if not is_close(held.missing, goal - max(below, default=0)):
        return None
    return held.next_tier, Missing(held.missing, ladder.basis.value)


def close_challenge(
    challenge: Challenge, state: MemberState, day: date, *, is_visit_counted: bool
) -> Missing | None:
    """Return what a challenge lacks after this visit; ``None`` where it is far, done or closed.

    Args:
        is_visit_counted: The account has this visit already; else it is counted along, since
            whoever stands at the till is about to buy.
    """
    window = challenge_window(challenge, day)
    if window is None:
        return None
    reached = state.total(reached_counter(challenge.challenge_id), *window)
    if reached >= challenge.times_max:
        return None
    goal = challenge.goal
    if isinstance(goal, Streak):
        return _close_streak(goal, state, day, window)
    done = state.total(progress_counter(challenge.challenge_id), *window) - reached * goal.needed
    if isinstance(goal, Visits) and not is_visit_counted:
        done += 1
    missing, one = goal.needed - done, 1
    if isinstance(goal, Pieces):
        missing, one = -(-missing // UNIT_MILLI), UNIT_MILLI
    return Missing(missing, goal.kind) if is_close(missing, goal.needed // one) else None


def _close_streak(
    streak: Streak,
    state: MemberState,
    day: date,
    window: tuple[date | None, date | None],
) -> Missing | None:
    visits = _visits_within(state, window)
    visits[day] = 1
    full = streak_length(streak, visits, day) % streak.periods
    missing = streak.periods - full
    is_begun = full > 0
    return Missing(missing, streak.period.value) if is_begun and _is_last(missing, streak) else None


def _is_last(missing: int, streak: Streak) -> bool:
    """Return whether it is close; the last period of a short streak always is."""
    return missing == 1 or is_close(missing, streak.periods)


def _visits_within(state: MemberState, window: tuple[date | None, date | None]) -> dict[date, int]:
    counted: Mapping[date | None, int] = state.counters.get(VISITS, {})
    first, last = window[0] or date.min, window[1] or date.max
    return {d: n for d, n in counted.items() if d is not None and first <= d <= last}
