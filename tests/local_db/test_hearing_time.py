# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every answer of the server says the time; the file remembers it when there is need."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pos_loyalty.domain.errors import NotGrantedHere
from pos_loyalty.domain.ids import OpId
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.push import ClockReading
from pos_loyalty.services.note_clock import note_clock
from pos_loyalty.services.trusted_time import ClockMemory, Clocks
from tests.domain.shopping import MONDAY
from tests.fakes.facts import NOON, sale
from tests.local_db.granting import ServedTill, grant, points
from tests.services.till import COFFEE

ASKED = ClockReading(wall=NOON, monotonic_ms=1_000, boot_id="boot-1")
ANSWERED = replace(ASKED, wall=NOON + timedelta(seconds=2), monotonic_ms=3_000)


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    return SqliteSyncStore(store)


def memory(store: SqliteStore) -> ClockMemory:
    with store.reading() as uow:
        return uow.clocks.memory()


def server_at(store: SqliteStore) -> datetime:
    anchor = memory(store).anchor
    assert anchor
    return anchor.server_at


def test_the_first_answer_sets_the_time(store: SqliteStore, sync: SqliteSyncStore) -> None:
    sync.hear_time(NOON, ASKED, ANSWERED)

    assert server_at(store) == NOON + timedelta(seconds=1)


@pytest.mark.parametrize(("minutes", "is_written"), [(4, False), (6, True)])
def test_a_quiet_till_writes_the_time_now_and_then(
    store: SqliteStore, sync: SqliteSyncStore, minutes: int, *, is_written: bool
) -> None:
    sync.hear_time(NOON, ASKED, ASKED)
    passed = timedelta(minutes=minutes)
    now = replace(ASKED, wall=NOON + passed, monotonic_ms=1_000 + minutes * 60_000)

    sync.hear_time(NOON + passed, now, now)

    assert (server_at(store) > NOON) is is_written


def test_an_answer_ends_every_doubt(store: SqliteStore, sync: SqliteSyncStore) -> None:
    sync.hear_time(NOON, ASKED, ASKED)
    jumped = Clocks(NOON + timedelta(hours=5), 2_000, "boot-1")
    note_clock(jumped, op_id=OpId(sale().op_id), store=store)
    assert memory(store).is_doubted

    now = replace(ASKED, wall=jumped.wall_at, monotonic_ms=3_000)
    sync.hear_time(NOON, now, now)

    assert not memory(store).is_doubted


def test_an_answer_across_a_start_of_the_machine_says_nothing(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    sync.hear_time(NOON, ASKED, replace(ANSWERED, boot_id="boot-2"))

    assert memory(store) == ClockMemory()


def test_no_grant_is_used_while_the_clock_is_doubted(store: SqliteStore) -> None:
    till = ServedTill(store, points(500))
    till.is_granted(grant(100))
    reading = replace(ASKED, wall=MONDAY)
    till.sync.hear_time(MONDAY, reading, reading)

    note_clock(
        Clocks(MONDAY - timedelta(hours=1), 2_000, "boot-1"), op_id=till.gesture(), store=store
    )

    with pytest.raises(NotGrantedHere):
        till.redeems(COFFEE)
    till.sells(2000)
