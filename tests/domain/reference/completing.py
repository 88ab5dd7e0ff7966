# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Challenges that are reached and stamp cards that are full."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.effects import Gift, GiveVoucher
from pos_loyalty.domain.program.goals.counted import MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.units import Unit, stamps_on
from tests.domain.reference.days import ONE_DAY, is_same
from tests.domain.reference.holding import on_the_card
from tests.domain.reference.piles import Pile, taken_by


@dataclass(frozen=True)
class Full:
    """What came in for something, how often that made it full, and what is given each time."""

    cause: str
    gained: int
    times: int
    gifts: tuple[Gift, ...]
    needed: int


def completed(
    program: Program,
    state: MemberState,
    day: date,
    piles: Sequence[Pile],
    came_in: dict[Unit, int],
) -> list[Full]:
    """Return what became of the challenges that are open, then of the cards that were stamped.

    Args:
        came_in: What the rules gave, by unit; filled with what the challenges give.
    """
    done = []
    for challenge in program.challenges:
        if full := _challenge(challenge, state, day, piles):
            done.append(full)
            for gift in full.gifts if full.times else ():
                came_in[gift.unit] = came_in.get(gift.unit, 0) + gift.amount * full.times
    for card in program.stamp_cards:
        unit = stamps_on(card.card_id)
        if unit in came_in:
            stamps, times = on_the_card(state, unit, day) + came_in[unit], 0
            while stamps >= card.stamps_needed:
                stamps, times = stamps - card.stamps_needed, times + 1
            voucher = (GiveVoucher(reward_id=card.reward_id),)
            cause, needed = f"stamps:{card.card_id}", card.stamps_needed
            done.append(Full(cause, came_in[unit], times, voucher, needed))
    return done


def _challenge(
    challenge: Challenge, state: MemberState, day: date, piles: Sequence[Pile]
) -> Full | None:
    if not _is_open(challenge, day):
        return None
    reached = _counted(f"reached:{challenge.challenge_id}", challenge, state, day)
    left = max(0, challenge.times_max - reached)
    if isinstance(challenge.goal, Streak):
        gained = _streaks(challenge, challenge.goal, state, day)
        sum_before, needed = 0, 1
    else:
        gained, needed = _gained(challenge, piles)
        done = _counted(f"challenge:{challenge.challenge_id}", challenge, state, day)
        sum_before = done - reached * needed
    if not gained:
        return None
    times = 0
    while times < left and sum_before + gained >= needed * (times + 1):
        times += 1
    cause = f"challenge:{challenge.challenge_id}"
    return Full(cause, gained, times, challenge.gifts, needed)


def _is_open(challenge: Challenge, day: date) -> bool:
    is_early = challenge.first is not None and day < challenge.first
    is_late = challenge.last is not None and day > challenge.last
    return not is_early and not is_late


def _counted(name: str, challenge: Challenge, state: MemberState, day: date) -> int:
    return sum(
        amount
        for on, amount in state.counters.get(name, {}).items()
        if on and _counts(challenge, on, day)
    )


def _gained(challenge: Challenge, piles: Sequence[Pile]) -> tuple[int, int]:
    """Return what the sale adds to a goal, and what makes it full."""
    match challenge.goal:
        case Visits(visits=visits):
            return 1, visits
        case MoneySpent(minor=minor, on_lines=on_lines):
            return sum(pile.net_minor for pile in taken_by(on_lines, piles)), minor
        case Pieces(pieces=pieces, on_lines=on_lines):
            return sum(pile.milli for pile in taken_by(on_lines, piles)), 1000 * pieces
    return 0, 1


def _streaks(challenge: Challenge, streak: Streak, state: MemberState, day: date) -> int:
    """Walk day by day from the first visit; every so many periods in a row make one."""
    counts = {**state.counters.get("visits", {})}
    counts[day] = counts.get(day, 0) + 1
    visits = {
        on
        for on, count in counts.items()
        if on and on <= day and count > 0 and _counts(challenge, on, day)
    }
    times = length = 0
    on = min(visits, default=day)
    while on <= day:
        is_visited = False
        begun = on
        while on <= day and is_same(streak.period, begun, on):
            is_visited = is_visited or on in visits
            on += ONE_DAY
        length = length + 1 if is_visited else 0
        times += is_visited and length % streak.periods == 0
    reached = _counted(f"reached:{challenge.challenge_id}", challenge, state, day)
    return max(0, times - reached)


def _counts(challenge: Challenge, on: date, day: date) -> bool:
    return _is_open(challenge, on) and is_same(challenge.each, on, day)
