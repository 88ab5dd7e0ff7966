# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is close enough to speak of, and how much is missing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pos_loyalty.domain.ids import ActivityId, ChallengeId
from pos_loyalty.domain.ledger import VISITS, MemberState
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import (
    Challenge,
    Goal,
    progress_counter,
    reached_counter,
)
from pos_loyalty.domain.program.closeness import (
    Missing,
    close_challenge,
    close_tier,
    is_close,
)
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.line_filter import EVERY_LINE
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from tests.domain.shopping import ADA, NAME, TODAY, tier_of

LADDER = TierLadder(
    basis=TierBasis.POINTS_EARNED,
    window=SinceJoining(),
    tiers=(tier_of("bronze", 0), tier_of("silver", 500), tier_of("gold", 1_000)),
)
Days = Mapping[date | None, int]


def account(**counters: Days) -> MemberState:
    return MemberState(ADA, date(2026, 1, 1), (), counters)


def challenge(goal: Goal, *, times_max: int = 1, last: date | None = None) -> Challenge:
    return Challenge(
        challenge_id=ChallengeId("c"),
        name=NAME,
        goal=goal,
        gifts=(Add(points=1),),
        times_max=times_max,
        last=last,
    )


def done(amount: int, *, times: int = 0) -> MemberState:
    counters: dict[str, Days] = {
        progress_counter("c"): {TODAY: amount},
        reached_counter("c"): {TODAY: times},
    }
    return account(**counters)


def weeks_before(*weeks: int) -> Days:
    return {TODAY - timedelta(weeks=week): 1 for week in weeks}


@pytest.mark.parametrize(
    ("missing", "way", "expected"),
    [(25, 100, True), (26, 100, False), (1, 4, True), (1, 3, False), (0, 100, False)],
)
def test_a_quarter_of_the_way_is_close(missing: int, way: int, *, expected: bool) -> None:
    assert is_close(missing, way) is expected


@pytest.mark.parametrize(
    ("earned", "tier_id", "missing"),
    [(374, None, 0), (375, "silver", 125), (499, "silver", 1), (500, None, 0), (990, "gold", 10)],
)
def test_the_next_tier_is_close_by_the_way_from_the_one_below(
    earned: int, tier_id: str | None, missing: int
) -> None:
    close = close_tier(LADDER, account(earned={TODAY: earned}), TODAY)

    assert close == (
        None
        if tier_id is None
        else (
            next(tier for tier in LADDER.tiers if tier.tier_id == tier_id),
            Missing(missing, "earned"),
        )
    )


def test_nothing_is_close_at_the_top() -> None:
    assert close_tier(LADDER, account(earned={TODAY: 2_000}), TODAY) is None


@pytest.mark.parametrize(
    ("goal", "amount", "missing"),
    [
        (Visits(visits=10), 8, Missing(2, "visits")),
        (Visits(visits=10), 7, None),
        (MoneySpent(minor=30_000), 25_000, Missing(5_000, "money_spent")),
        (Pieces(pieces=12, on_lines=EVERY_LINE), 10_500, Missing(2, "pieces")),
        (Deeds(activity_id=ActivityId("own-bag"), deeds=20), 15, Missing(5, "deeds")),
        (Deeds(activity_id=ActivityId("own-bag"), deeds=20), 20, None),
    ],
)
def test_a_challenge_is_close_by_what_was_done_for_it(
    goal: Goal, amount: int, missing: Missing | None
) -> None:
    close = close_challenge(challenge(goal), done(amount), TODAY, is_visit_counted=True)

    assert close == missing


def test_the_visit_that_is_about_to_be_made_counts_along() -> None:
    close = close_challenge(challenge(Visits(visits=10)), done(7), TODAY, is_visit_counted=False)

    assert close == Missing(2, "visits")


def test_the_second_time_begins_where_the_first_was_reached() -> None:
    twice = challenge(Visits(visits=10), times_max=2)

    close = close_challenge(twice, done(19, times=1), TODAY, is_visit_counted=True)

    assert close == Missing(1, "visits")


@pytest.mark.parametrize(
    ("over", "state"),
    [
        (challenge(Visits(visits=10)), done(19, times=1)),
        (challenge(Visits(visits=10), last=TODAY - timedelta(days=1)), done(9)),
    ],
    ids=["reached", "closed"],
)
def test_a_challenge_that_is_over_is_not_close(over: Challenge, state: MemberState) -> None:
    assert close_challenge(over, state, TODAY, is_visit_counted=True) is None


@pytest.mark.parametrize(
    ("periods", "visits", "missing"),
    [
        (8, weeks_before(1, 2, 3, 4, 5), Missing(2, "week")),
        (8, weeks_before(1, 2, 3, 4), None),
        (8, weeks_before(2, 3, 4, 5, 6), None),
        (8, weeks_before(1, 2, 3, 4, 5, 6, 7), None),
        (2, {}, Missing(1, "week")),
    ],
    ids=["two-to-go", "far", "broken", "full-with-today", "short"],
)
def test_a_streak_is_close_when_today_carries_it_on(
    periods: int, visits: Days, missing: Missing | None
) -> None:
    streak = challenge(Streak(period=Period.WEEK, periods=periods))

    close = close_challenge(streak, account(**{VISITS: visits}), TODAY, is_visit_counted=False)

    assert close == missing


def test_visits_before_a_challenge_began_are_none_of_its_own() -> None:
    streak = replace(
        challenge(Streak(period=Period.WEEK, periods=4)), first=TODAY - timedelta(days=7)
    )
    state = account(**{VISITS: weeks_before(1, 2)})

    assert close_challenge(streak, state, TODAY, is_visit_counted=False) is None
