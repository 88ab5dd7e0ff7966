# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What time it is, when the machine's clock may be wrong."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.services.trusted_time import (
    ClockMemory,
    Clocks,
    Confidence,
    ToldTime,
    heard_time,
    tell_time,
)
from tests.fakes.facts import NOON

STARTED = Clocks(NOON, 1_000, "boot-1")
REBOOTED = Clocks(NOON + timedelta(hours=1), 500, "boot-2")


def later(clocks: Clocks, elapsed: timedelta, wall_step: timedelta = timedelta(0)) -> Clocks:
    """Return the clocks after a time, in which somebody may have moved the wall clock."""
    return replace(
        clocks,
        wall_at=clocks.wall_at + elapsed + wall_step,
        monotonic_ms=clocks.monotonic_ms + int(elapsed / timedelta(milliseconds=1)),
    )


def heard(server_at: datetime = NOON, clocks: Clocks = STARTED) -> ClockMemory:
    memory = heard_time(server_at, clocks, clocks)
    assert memory
    return memory


def told(memory: ClockMemory, *readings: Clocks) -> ToldTime:
    """Look at the clocks one time after the other; return what was told last."""
    result = None
    for reading in readings:
        result, memory = tell_time(memory, reading)
    assert result
    return result


# ---------------------------------------------------------------- with an anchor


def test_after_contact_the_time_is_the_servers_whatever_the_wall_says() -> None:
    memory = heard(NOON + timedelta(hours=5))

    now = told(memory, later(STARTED, timedelta(minutes=3)))

    assert now.at == NOON + timedelta(hours=5, minutes=3)
    assert now.confidence is Confidence.TRUSTED


def test_the_answer_was_given_half_way_between_question_and_answer() -> None:
    memory = heard_time(NOON, STARTED, later(STARTED, timedelta(seconds=4)))

    assert memory
    assert memory.anchor
    assert memory.anchor.server_at == NOON + timedelta(seconds=2)
    assert memory.anchor.error == timedelta(seconds=2)


@pytest.mark.parametrize("answered", [REBOOTED, replace(STARTED, monotonic_ms=1)])
def test_an_answer_says_nothing_if_the_machine_was_started_meanwhile(answered: Clocks) -> None:
    assert heard_time(NOON, STARTED, answered) is None


def test_an_answer_that_was_long_under_way_says_nothing() -> None:
    asleep = later(STARTED, timedelta(hours=8))

    assert heard_time(NOON, STARTED, later(STARTED, timedelta(minutes=2)))
    assert heard_time(NOON, STARTED, later(STARTED, timedelta(minutes=2, milliseconds=1))) is None
    assert heard_time(NOON, STARTED, asleep) is None


@pytest.mark.parametrize("step", [timedelta(seconds=121), timedelta(seconds=-121)])
def test_a_jump_of_the_wall_clock_is_told_once_and_doubted_until_contact(step: timedelta) -> None:
    moved = later(STARTED, timedelta(minutes=1), step)
    first, memory = tell_time(heard(), STARTED)
    jumped, memory = tell_time(memory, moved)
    after, memory = tell_time(memory, later(moved, timedelta(minutes=1)))

    assert [first.is_news, jumped.is_news, after.is_news] == [False, True, False]
    assert [jumped.confidence, after.confidence] == [Confidence.UNKNOWN] * 2
    assert jumped.at == NOON + timedelta(minutes=1)
    anew = heard(NOON, moved)
    assert told(anew, later(moved, timedelta(minutes=1))).confidence is Confidence.TRUSTED


@pytest.mark.parametrize("seconds", [-119, 0, 119])
def test_a_clock_that_is_set_right_a_little_is_not_doubted(seconds: int) -> None:
    moved = later(STARTED, timedelta(minutes=1), timedelta(seconds=seconds))

    assert told(heard(), STARTED, moved).confidence is Confidence.TRUSTED


# ---------------------------------------------------------------- without one


def test_a_till_that_never_had_a_server_goes_by_the_wall_clock() -> None:
    now = told(ClockMemory(), STARTED)

    assert now == ToldTime(NOON, Confidence.ESTIMATED)


def test_its_clock_may_jump_and_nobody_is_told() -> None:
    jumped = later(STARTED, timedelta(minutes=1), timedelta(days=-400))

    now = told(ClockMemory(), STARTED, jumped)

    assert (now.confidence, now.is_news) == (Confidence.UNKNOWN, False)


def test_after_a_start_without_the_server_the_wall_clock_is_an_estimate() -> None:
    now = told(heard(), STARTED, REBOOTED)

    assert now == ToldTime(REBOOTED.wall_at, Confidence.ESTIMATED)


def test_after_a_start_it_is_never_before_what_was_believed() -> None:
    memory = heard(NOON + timedelta(hours=2))
    slow = replace(REBOOTED, wall_at=NOON + timedelta(hours=2) - timedelta(seconds=90))

    now = told(memory, slow)

    assert now == ToldTime(NOON + timedelta(hours=2), Confidence.ESTIMATED)


def test_a_wall_clock_behind_what_was_believed_is_doubted() -> None:
    memory = heard(NOON + timedelta(hours=2))

    now = told(memory, REBOOTED)

    assert now.at == NOON + timedelta(hours=2)
    assert (now.confidence, now.is_news) == (Confidence.UNKNOWN, True)


def test_what_the_till_went_by_for_hours_is_believed_after_a_start() -> None:
    late = later(STARTED, timedelta(hours=3))

    now = told(heard(), late, REBOOTED)

    assert now.at == NOON + timedelta(hours=3)


def test_a_jump_far_ahead_is_forgotten_with_the_next_contact() -> None:
    ahead = replace(REBOOTED, wall_at=NOON + timedelta(days=3650))
    _, memory = tell_time(heard(), ahead)
    assert memory.high_water == ahead.wall_at

    anew = heard(NOON + timedelta(hours=1), ahead)

    assert told(anew, later(ahead, timedelta(minutes=1))).at == NOON + timedelta(hours=1, minutes=1)
    assert anew.high_water == NOON + timedelta(hours=1)


def test_a_monotonic_clock_that_goes_back_is_as_good_as_a_start() -> None:
    broken = replace(STARTED, monotonic_ms=5, wall_at=NOON + timedelta(minutes=1))

    now = told(heard(), broken)

    assert now == ToldTime(NOON + timedelta(minutes=1), Confidence.ESTIMATED)


# ---------------------------------------------------------------- whatever happens

steps = st.tuples(
    st.integers(0, 100_000),
    st.sampled_from((0, 0, 0, 60, -60, 200, -200, 10**7, -(10**7))),
    st.booleans(),
)


@given(st.lists(steps, max_size=20))
def test_what_is_told_never_goes_back_beyond_the_shop_being_wrong(
    moves: list[tuple[int, int, bool]],
) -> None:
    """Told times ascend, unless the till was wrong ahead and the server has said so."""
    memory, clocks, latest = heard(), STARTED, NOON
    for number, (seconds, step, is_started) in enumerate(moves):
        clocks = later(clocks, timedelta(seconds=seconds), timedelta(seconds=step))
        if is_started:
            clocks = replace(clocks, boot_id=f"boot-{number + 2}", monotonic_ms=0)
        now, memory = tell_time(memory, clocks)

        assert now.at >= latest or now.confidence is Confidence.UNKNOWN
        if now.confidence is not Confidence.UNKNOWN:
            latest = now.at
