# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till's file promises about operations on their way to the server."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.operations import decode_operation
from pos_loyalty.protocol.sync.push import PUSH_BYTES_MAX, Code, Outcome
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow
from tests.fakes.facts import ADA, NOON, TODAY, enrolment, giving, sale, undo, used
from tests.local_db.answering import (
    CLOCK,
    SOON,
    acknowledge,
    answer_to,
    assert_whole,
    points,
    record,
    row_of,
    sent,
    taken_as,
    version,
)


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    return SqliteSyncStore(store, release="1.0")


def test_nothing_waits_in_a_new_file(sync: SqliteSyncStore) -> None:
    standing = sync.standing()

    assert sync.next_batch(CLOCK) is None
    assert (standing.waiting, standing.oldest_waiting_at, standing.in_limbo) == (0, None, False)
    assert (standing.epoch, standing.cursor, standing.generation) == (1, "", None)


def test_operations_go_as_they_were_recorded_oldest_first(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    drafts = [enrolment(points=10), sale(points=25)]
    record(store, *drafts)

    batch = sent(sync)

    assert [decode_operation(payload).draft for payload in batch.operations] == drafts
    assert (batch.header.epoch, batch.header.first_seq) == (1, 1)
    assert batch.header.sizes == tuple(map(len, batch.operations))


def test_what_is_sent_is_in_limbo_until_it_is_answered(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    record(store, enrolment(), sale())
    batch = sent(sync)
    assert sync.standing().in_limbo

    sync.settle(batch, answer_to(batch))

    standing = sync.standing()
    assert (standing.in_limbo, standing.waiting, standing.last_contact_at) == (False, 0, SOON)


def test_limbo_survives_a_restart(
    data_dir: Path,
) -> None:
    store = open_store(data_dir, keyring=None)
    record(store, enrolment())
    first = sent(SqliteSyncStore(store))
    store.close()

    with closing(open_store(data_dir, keyring=None)) as again:
        reopened = SqliteSyncStore(again)

        assert reopened.standing().in_limbo
        assert sent(reopened) == first


def test_a_settled_balance_does_not_move(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10), sale(points=25))
    row = row_of(store, version=2)
    before = version(store)
    batch = sent(sync)

    sync.settle(batch, answer_to(batch, accounts=(row,)))

    assert points(store) == 35
    assert version(store) > before
    assert_whole(store, data_dir)


def test_what_was_recorded_meanwhile_stays_local(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10))
    row = row_of(store, version=1)
    batch = sent(sync)
    record(store, sale(points=25))

    sync.settle(batch, answer_to(batch, accounts=(row,)))

    assert (points(store), sync.standing().waiting) == (35, 1)
    assert sent(sync).header.first_seq == 2
    assert_whole(store, data_dir)


def test_what_other_tills_did_comes_with_the_answer(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10))
    row = row_of(store, version=9)
    richer = replace(row, lots=(*row.lots, *sale(points=5).effects.lots))
    batch = sent(sync)

    sync.settle(batch, answer_to(batch, accounts=(richer,)))

    assert points(store) == 15
    assert_whole(store, data_dir)


def test_the_same_answer_again_changes_nothing(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10), sale(points=25))
    answer = answer_to(sent(sync), accounts=(row_of(store, version=2),))
    batch = sent(sync)
    sync.settle(batch, answer)

    sync.settle(batch, answer)

    assert points(store) == 35
    assert_whole(store, data_dir)


def test_an_older_row_changes_nothing(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10))
    batch = sent(sync)
    sync.settle(batch, answer_to(batch, accounts=(row_of(store, version=3),)))
    record(store, sale(points=25))
    batch = sent(sync)

    stale = AccountRow(member_id=ADA.member_id, version=2)
    sync.settle(batch, answer_to(batch, accounts=(stale,)))

    assert points(store) == 10
    assert_whole(store, data_dir)


def test_a_member_who_joined_here_becomes_the_servers(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment())
    batch = sent(sync)
    renamed = MemberRow(member=replace(ADA, given_name="Zofia", email=""), version=2)

    sync.settle(batch, answer_to(batch, members=(renamed,)))

    with store.reading() as uow:
        assert uow.members.by_card(ADA.card_number).given_name == "Zofia"
        assert [m.given_name for m in uow.members.search("zofia", 5)] == ["Zofia"]
        assert uow.members.search("ada", 5) == ()
    assert sync.versions() == ([(ADA.member_id, 2)], [])
    assert_whole(store, data_dir)


def test_a_member_whom_the_server_has_not_confirmed_stays_known(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment())

    acknowledge(store)

    with store.reading() as uow:
        assert uow.members.get(ADA.member_id) == ADA
    assert sync.versions() == ([], [])
    assert_whole(store, data_dir)


def test_sums_over_all_members_are_settled_too(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, giving(enrolment(), {PROGRAM_ACCOUNT: used(2)}))
    batch = sent(sync)
    row = AccountRow(
        member_id=PROGRAM_ACCOUNT,
        version=7,
        counters=(CounterChange("reward:coffee", TODAY, 5),),
    )

    sync.settle(batch, answer_to(batch, accounts=(row,)))

    with store.reading() as uow:
        assert uow.ledger.shared() == {"reward:coffee": {TODAY: 5}}
    assert sync.versions()[1] == [(PROGRAM_ACCOUNT, 7)]
    assert_whole(store, data_dir)


def test_what_was_not_simply_applied_is_counted(store: SqliteStore, sync: SqliteSyncStore) -> None:
    record(store, enrolment(), sale(), sale(), sale())
    batch = sent(sync)
    results = taken_as(
        batch,
        [
            (Outcome.APPLIED_FLAGGED, Code.ALREADY_ENROLLED),
            (Outcome.PARKED, Code.UNKNOWN_MEMBER),
            (Outcome.QUARANTINED, Code.FAILED),
            (Outcome.QUARANTINED, Code.UNREADABLE),
        ],
    )

    sync.settle(batch, answer_to(batch, results=results))

    assert (sync.standing().parked, sync.standing().quarantined) == (1, 2)


def test_an_answer_that_took_nothing_leaves_everything_waiting(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    record(store, enrolment(points=10))
    batch = sent(sync)

    sync.settle(batch, answer_to(batch, 0, need_from=1))

    assert (sync.standing().waiting, sync.standing().in_limbo) == (1, False)
    assert points(store) == 10


def test_a_batch_is_bounded_in_number_and_bytes(store: SqliteStore, sync: SqliteSyncStore) -> None:
    record(store, enrolment(), *(sale(receipt_no=f"R{n}") for n in range(250)))

    batch = sent(sync)

    assert len(batch.operations) == 200
    assert sum(batch.header.sizes) <= PUSH_BYTES_MAX


def test_a_large_operation_goes_alone(store: SqliteStore, sync: SqliteSyncStore) -> None:
    large = replace(sale(), actor="x" * PUSH_BYTES_MAX)
    record(store, enrolment(), large, sale())

    acknowledge(store)

    batch = sent(sync)
    assert (batch.header.first_seq, len(batch.operations)) == (2, 1)


def test_an_undone_sale_leaves_nothing_behind(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    bought = sale(points=25)
    record(store, enrolment(), bought)
    row = row_of(store, 2)
    record(store, undo(bought))
    batch = sent(sync)

    sync.settle(batch, answer_to(batch, 2, accounts=(row,)))

    assert points(store) == 0
    assert_whole(store, data_dir)


def test_the_release_and_the_head_are_said_first(store: SqliteStore, sync: SqliteSyncStore) -> None:
    record(store, enrolment())

    hello = sync.hello()

    with store.reading() as uow:
        head = uow.log.head()
    assert (hello.epoch, hello.next_seq, hello.chain) == (1, 2, head.chain.hex())
    assert hello.release == "1.0"


def test_an_alarm_covers_every_gap(sync: SqliteSyncStore) -> None:
    sync.lack(5, 9)
    sync.lack(3, 4)

    assert sync.standing().gap_from == 3


def test_a_file_knows_whether_it_waits_for_somebody(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    record(store, enrolment())
    acknowledge(store)

    with store.reading() as uow:
        assert not uow.ledger.has_unsent(ADA.member_id)
    assert sync.standing().oldest_waiting_at is None
    record(store, sale())
    assert sync.standing().oldest_waiting_at == NOON
    assert UUID(int=10) == ADA.member_id
