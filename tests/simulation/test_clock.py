# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a machine's clocks show, as wrong as they are made."""

import pytest

from pos_loyalty.simulation.agenda import Agenda
from pos_loyalty.simulation.clock import HOUR, MINUTE, SECOND, TillClock, WorldTime, moment_of


@pytest.fixture
def world() -> WorldTime:
    return WorldTime()


@pytest.fixture
def clock(world: WorldTime) -> TillClock:
    return TillClock(world, "machine-0")


def test_a_right_clock_shows_the_true_time(world: WorldTime, clock: TillClock) -> None:
    world.now_ms = 3 * HOUR

    reading = clock.reading()

    assert reading.wall == moment_of(3 * HOUR)
    assert reading.monotonic_ms == 3 * HOUR


def test_a_wait_within_an_event_passes_on_the_machines_own_clocks(
    world: WorldTime, clock: TillClock
) -> None:
    clock.lag_ms = 15 * SECOND

    assert world.now_ms == 0
    assert clock.wall() == moment_of(15 * SECOND)
    assert clock.monotonic_ms() == 15 * SECOND


def test_a_step_moves_the_wall_clock_alone(world: WorldTime, clock: TillClock) -> None:
    world.now_ms = MINUTE

    clock.step(-HOUR)

    assert clock.wall() == moment_of(MINUTE - HOUR)
    assert clock.monotonic_ms() == MINUTE


def test_a_drift_moves_both_from_now_on(world: WorldTime, clock: TillClock) -> None:
    clock.drift(200)

    world.now_ms = 1000 * SECOND

    assert clock.error_ms() == 200
    assert clock.monotonic_ms() == 1000 * SECOND + 200


def test_a_reboot_keeps_the_wall_clock_as_wrong_as_it_was(
    world: WorldTime, clock: TillClock
) -> None:
    clock.step(HOUR)
    before = clock.reading().boot_id
    world.now_ms = MINUTE

    clock.reboot()

    assert clock.monotonic_ms() == 0
    assert clock.error_ms() == HOUR
    assert clock.reading().boot_id != before


def test_a_clock_that_is_set_right_stays_right(world: WorldTime, clock: TillClock) -> None:
    clock.drift(-200)
    clock.step(HOUR)
    world.now_ms = HOUR

    clock.set_right()
    world.now_ms = 5 * HOUR

    assert clock.error_ms() == 0


def test_things_happen_in_the_order_of_their_time_and_then_of_their_planning() -> None:
    time, done = WorldTime(), list[tuple[str, int]]()
    agenda = Agenda(time)
    agenda.at(MINUTE, lambda: done.append(("b", time.now_ms)))
    agenda.at(MINUTE, lambda: done.append(("c", time.now_ms)))
    agenda.after(SECOND, lambda: done.append(("a", time.now_ms)))

    while agenda.next_ms() is not None:
        agenda.do_next()

    assert done == [("a", SECOND), ("b", MINUTE), ("c", MINUTE)]


def test_what_should_have_happened_already_happens_next() -> None:
    time = WorldTime()
    agenda = Agenda(time)
    time.now_ms = HOUR

    agenda.at(0, lambda: None)

    assert agenda.next_ms() == HOUR
