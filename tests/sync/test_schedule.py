# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.schedule import (
    BACK_OFF_SECONDS_MAX,
    BACK_OFF_SECONDS_MIN,
    IDLE_SECONDS,
    NEWS_BACK_OFF_SECONDS_MAX,
    Schedule,
    next_schedule,
    woken,
)

NOW = 5000.0
FAILED = [Outcome.SHORT, Outcome.UNREACHABLE, Outcome.REFUSED, Outcome.BROKEN]
DICE = st.floats(0, 1, exclude_max=True)


def after(outcome: Outcome, schedule: Schedule, thrown: float = 0.5) -> Schedule:
    return next_schedule(NOW, outcome, schedule, dice=lambda: thrown)


def test_after_something_moved_the_next_step_is_due_at_once() -> None:
    schedule = after(Outcome.MOVED, Schedule(NOW, failures=7))

    assert schedule == Schedule(NOW)


def test_a_greeting_alone_does_not_make_a_till_that_fails_try_faster() -> None:
    schedule = after(Outcome.AGREED, Schedule(NOW, setbacks=7))

    assert schedule == Schedule(NOW, setbacks=7)


def test_once_the_server_is_reached_again_the_outage_counts_no_more() -> None:
    after_outage = Schedule(NOW, failures=9)

    greeted = after(Outcome.AGREED, after_outage)
    put_off = after(Outcome.SHORT, after_outage, thrown=0.999_999)

    assert greeted == Schedule(NOW)
    assert round(put_off.wait_seconds(NOW)) == 2


@given(DICE)
def test_with_nothing_to_do_the_till_rests(thrown: float) -> None:
    schedule = after(Outcome.NOTHING, Schedule(NOW, failures=3), thrown)

    assert IDLE_SECONDS * 0.75 <= schedule.wait_seconds(NOW) <= IDLE_SECONDS * 1.25
    assert schedule.failures == 0


@given(DICE, st.integers(0, 10_000), st.sampled_from(FAILED))
def test_every_back_off_has_its_bounds(thrown: float, failures: int, outcome: Outcome) -> None:
    schedule = after(outcome, Schedule(NOW, failures), thrown)

    assert BACK_OFF_SECONDS_MIN <= schedule.wait_seconds(NOW) <= BACK_OFF_SECONDS_MAX
    is_setback = outcome in {Outcome.SHORT, Outcome.BROKEN}
    expected = (0, 1) if is_setback else (failures + 1, 0)
    assert (schedule.failures, schedule.setbacks) == expected


def test_the_longest_back_off_doubles_up_to_the_bound() -> None:
    schedule, waits = Schedule(NOW), []

    for _ in range(10):
        schedule = after(Outcome.UNREACHABLE, schedule, thrown=0.999_999)
        waits.append(round(schedule.wait_seconds(NOW)))

    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_tills_that_fail_together_come_back_apart() -> None:
    failed = Schedule(NOW, failures=8)
    dice = [number / 200 for number in range(200)]

    due = [after(Outcome.UNREACHABLE, failed, thrown).due_at for thrown in dice]

    busiest = max(sum(1 for other in due if at <= other < at + 10) for at in due)
    assert busiest <= 10


@given(st.floats(0, 10_000))
def test_what_the_server_asks_for_holds_up_to_the_bound(asked: float) -> None:
    schedule = next_schedule(
        NOW,
        Outcome.UNREACHABLE,
        Schedule(NOW),
        dice=lambda: 0.0,
        retry_after_seconds=asked,
    )

    wait = schedule.wait_seconds(NOW)
    assert wait == pytest.approx(min(max(asked, BACK_OFF_SECONDS_MIN), BACK_OFF_SECONDS_MAX))
    assert woken(NOW, schedule, dice=lambda: 0.0).wait_seconds(NOW) >= min(asked, wait)


def test_something_recorded_goes_out_at_once_where_all_is_well() -> None:
    resting = Schedule(NOW + 20)

    assert woken(NOW, resting, dice=lambda: 0.5).wait_seconds(NOW) == 0


@given(DICE, st.integers(1, 50), st.floats(0, 300))
def test_something_recorded_is_a_reason_to_look_sooner_but_not_at_once(
    thrown: float, failures: int, wait: float
) -> None:
    schedule = woken(NOW, Schedule(NOW + wait, failures), dice=lambda: thrown)

    assert schedule.due_at <= NOW + wait
    assert schedule.wait_seconds(NOW) >= min(wait, BACK_OFF_SECONDS_MIN) - 1e-6
    assert schedule.wait_seconds(NOW) <= NEWS_BACK_OFF_SECONDS_MAX
