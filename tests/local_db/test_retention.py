# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations that the server has had for long go; what is left is whole."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import GrantId
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.domain.program.late_claims import CLAIM_DAYS_MAX
from pos_loyalty.domain.units import POINTS
from pos_loyalty.local_db import retention
from pos_loyalty.local_db.retention import KEPT_DAYS, prune
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.joining import EpochAnswer
from pos_loyalty.services.return_grant import return_grant
from tests.domain.shopping import MONDAY
from tests.fakes.facts import NOON, enrolment, giving, sale, used
from tests.local_db.answering import (
    CLOCK,
    acknowledge,
    answer_to,
    assert_whole,
    points,
    record,
    row_of,
    sent,
)
from tests.local_db.granting import FIRST, ServedTill, grant
from tests.local_db.granting import points as lots_of
from tests.local_db.test_other_accounts import BOB
from tests.services.till import COFFEE

OLD = timedelta(days=91)


def numbers(store: SqliteStore) -> list[tuple[int, int]]:
    with store.reading() as uow:
        return uow.connection.execute("SELECT epoch, seq FROM op ORDER BY epoch, seq").fetchall()


def at(draft: OperationDraft, moment: datetime) -> OperationDraft:
    return replace(draft, occurred_at=moment)


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    return SqliteSyncStore(store)


@pytest.fixture
def settled(store: SqliteStore, sync: SqliteSyncStore) -> SqliteStore:
    """Ada joined and bought; the server has it. A sale of today waits."""
    referred = giving(sale(points=5), {BOB.member_id: used(1, "referrals")})
    record(store, enrolment(points=10), referred, at(sale(points=1), NOON + OLD))
    row = row_of(store, 3)
    batch = sent(sync)
    sync.settle(batch, answer_to(batch, accounts=(row,)))
    record(store, sale(points=2))
    return store


def test_what_is_old_and_acknowledged_goes_and_nothing_else(
    settled: SqliteStore, data_dir: Path
) -> None:
    assert prune(settled, NOON + OLD) == 2

    assert numbers(settled) == [(1, 3), (1, 4)]
    assert points(settled) == 18
    with settled.reading() as uow:
        assert uow.log.count() == 4
        entries = uow.connection.execute("SELECT DISTINCT seq FROM ledger_entry").fetchall()
        others = uow.connection.execute("SELECT count(*) FROM op_other").fetchone()
    assert (entries, others) == ([(3,), (4,)], (0,))
    assert_whole(settled, data_dir)


def test_what_is_not_ninety_days_old_stays(settled: SqliteStore) -> None:
    assert prune(settled, NOON + timedelta(days=90)) == 0

    assert len(numbers(settled)) == 4


def test_what_waits_stays_however_old(settled: SqliteStore) -> None:
    prune(settled, NOON + timedelta(days=9_000))

    assert numbers(settled) == [(1, 4)]


def test_a_kept_operation_keeps_what_follows_it(store: SqliteStore) -> None:
    record(store, at(enrolment(), NOON + OLD), sale())
    acknowledge(store)

    assert prune(store, NOON + OLD) == 0


def test_the_log_goes_on_from_where_it_was_cut(
    settled: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    before = sync.next_batch(CLOCK)
    prune(settled, NOON + timedelta(days=9_000))

    assert sync.next_batch(CLOCK) == before
    record(settled, sale())
    acknowledge(settled)
    assert_whole(settled, data_dir)


def test_all_may_go(store: SqliteStore, data_dir: Path) -> None:
    record(store, enrolment(), sale())
    acknowledge(store)

    prune(store, NOON + OLD)

    assert numbers(store) == []
    assert_whole(store, data_dir)
    record(store, sale())
    assert_whole(store, data_dir)


def test_whole_epochs_may_go(store: SqliteStore, sync: SqliteSyncStore, data_dir: Path) -> None:
    record(store, enrolment(), sale())
    acknowledge(store)
    sync.begin_epoch(EpochAnswer(epoch=2, server_time=NOON, held=((1, 1), (1, 2))))
    record(store, sale(), sale())
    acknowledge(store)
    record(store, sale())

    assert prune(store, NOON + OLD) == 4

    assert numbers(store) == [(2, 3)]
    assert_whole(store, data_dir)


def test_some_go_at_a_time(
    settled: SqliteStore, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "DROPPED_AT_ONCE_MAX", 1)

    dropped = [prune(settled, NOON + timedelta(days=9_000)) for _ in range(4)]

    assert dropped == [1, 1, 1, 0]
    assert_whole(settled, data_dir)


def test_what_is_gone_cannot_be_sent_to_a_restored_server(
    settled: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    prune(settled, NOON + OLD)

    sync.rewind(1)

    assert sent(sync).header.first_seq == 3
    assert_whole(settled, data_dir)


def test_grants_go_with_what_was_taken_out_of_them(store: SqliteStore, data_dir: Path) -> None:
    till = ServedTill(store, lots_of(500))
    till.is_granted(grant(100), grant(100, GrantId(UUID(int=600))))
    till.redeems(COFFEE)
    acknowledge(store)

    prune(store, MONDAY + OLD)

    with store.reading() as uow:
        for table in ("grant_held", "grant_use"):
            sql = f"SELECT count(*) FROM {table}"  # noqa: S608 - names of our own
            assert uow.connection.execute(sql).fetchone() == (0,)
    assert_whole(store, data_dir)


def test_what_was_taken_out_of_a_grant_that_lives_on_is_never_forgotten(
    store: SqliteStore, data_dir: Path
) -> None:
    till = ServedTill(store, lots_of(500))
    till.is_granted(grant(100))
    till.redeems(COFFEE)
    acknowledge(store)
    till.is_granted(grant(100, usable_until=MONDAY + OLD + timedelta(hours=1)))

    assert prune(store, MONDAY + OLD) == 0

    assert till.left == [20]
    assert_whole(store, data_dir)


def test_that_a_grant_was_given_back_is_remembered_as_long_as_the_grant(
    store: SqliteStore,
) -> None:
    till = ServedTill(store, lots_of(500))
    till.is_granted(grant(100, usable_until=MONDAY + OLD))
    return_grant(FIRST, op_id=till.gesture(), at=till.now, store=till.store, clock=till.clock)
    acknowledge(store)

    assert prune(store, MONDAY + OLD) == 0

    assert till.left == []


def test_a_use_of_a_grant_that_is_not_known_here_is_counted_and_goes(
    store: SqliteStore, data_dir: Path
) -> None:
    ServedTill(store, ())
    use = GrantUse(GrantId(UUID(int=601)), POINTS, -5)
    record(store, replace(enrolment(), uses=(use,)))
    acknowledge(store)

    prune(store, NOON + OLD)

    assert numbers(store) == []
    assert_whole(store, data_dir)


def test_a_till_knows_that_a_code_was_claimed_for_as_long_as_it_is_good() -> None:
    assert CLAIM_DAYS_MAX < KEPT_DAYS
