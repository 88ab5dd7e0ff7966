# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The clock that an open till goes by."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import ClockFact, Operation
from pos_loyalty.linking.till_clock import TillClock
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.push import ClockReading
from tests.fakes.facts import NOON
from tests.local_db.conftest import data_dir, empty_store_dir, open_till, store

__all__ = ["data_dir", "empty_store_dir", "open_till", "store"]

NAMED = OpId(UUID(int=7))


class Machine:
    """A machine's clocks; the one on the wall may be set."""

    def __init__(self) -> None:
        self.wall, self.monotonic_ms, self.boot_id = NOON, 50_000, "b1"

    def __call__(self) -> ClockReading:
        return ClockReading(wall=self.wall, monotonic_ms=self.monotonic_ms, boot_id=self.boot_id)

    def passes(self, time: timedelta) -> None:
        self.wall += time
        self.monotonic_ms += int(time.total_seconds() * 1000)

    def starts_anew(self) -> None:
        self.monotonic_ms, self.boot_id = 1_000, "b2"


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> TillClock:
    return TillClock(machine, new_id=lambda: NAMED)


def heard(store: SqliteStore, machine: Machine, server_time: datetime) -> None:
    SqliteSyncStore(store).hear_time(server_time, machine(), machine())


def recorded(store: SqliteStore) -> Operation | None:
    with store.reading() as uow:
        return uow.log.find(NAMED)


def test_before_the_first_look_it_is_the_wall_clock(clock: TillClock, machine: Machine) -> None:
    machine.wall = NOON + timedelta(hours=3)

    assert clock() == NOON + timedelta(hours=3)
    assert not clock.is_doubted


def test_between_two_looks_the_wall_clock_may_be_set_as_it_likes(
    clock: TillClock, machine: Machine, store: SqliteStore
) -> None:
    clock.look(store)
    machine.passes(timedelta(minutes=5))
    machine.wall -= timedelta(days=400)

    assert clock() == NOON + timedelta(minutes=5)


def test_after_a_start_of_the_machine_it_is_the_wall_clock_until_the_next_look(
    clock: TillClock, machine: Machine, store: SqliteStore
) -> None:
    clock.look(store)
    machine.wall += timedelta(hours=1)
    machine.starts_anew()

    assert clock() == NOON + timedelta(hours=1)


def test_the_servers_time_is_believed(
    clock: TillClock, machine: Machine, store: SqliteStore
) -> None:
    heard(store, machine, NOON + timedelta(minutes=20))
    clock.look(store)
    machine.passes(timedelta(minutes=1))

    assert clock() == NOON + timedelta(minutes=21)
    assert recorded(store) is None


def test_a_clock_that_was_turned_back_is_doubted_and_recorded(
    clock: TillClock, machine: Machine, store: SqliteStore
) -> None:
    heard(store, machine, NOON)
    clock.look(store)
    machine.starts_anew()
    machine.wall -= timedelta(days=2)

    clock.look(store)

    assert clock.is_doubted
    assert clock() == NOON
    noted = recorded(store)
    assert noted is not None
    assert isinstance(noted.fact, ClockFact)
    assert (noted.fact.wall_at, noted.fact.trusted_at) == (NOON - timedelta(days=2), NOON)
