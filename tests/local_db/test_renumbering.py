# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Epochs: what the server does not hold is numbered anew, and nothing that is shown moves."""

from pathlib import Path

import pytest

from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.local_db import renumbering
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.protocol.operations import (
    UnreadableOperation,
    decode_operation,
    encode_operation,
    renumbered,
)
from pos_loyalty.protocol.sync.joining import EpochAnswer, JoinAnswer
from pos_loyalty.protocol.sync.rows import OfflineTerms
from tests.fakes.facts import NOON, enrolment, giving, sale, used
from tests.fakes.fake_store import PLACE
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
from tests.local_db.backing_up import back_up, places, restore
from tests.local_db.server_words import GENERATION, greeting
from tests.local_db.test_other_accounts import BOB


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    sync = SqliteSyncStore(store)
    sync.greet(greeting(), at=NOON)
    return sync


def epoch(number: int, *held: tuple[int, int]) -> EpochAnswer:
    return EpochAnswer(epoch=number, server_time=NOON, held=held)


def numbers(store: SqliteStore) -> list[tuple[int, int]]:
    with store.reading() as uow:
        return uow.connection.execute("SELECT epoch, seq FROM op ORDER BY epoch, seq").fetchall()


def test_what_is_not_held_gets_numbers_in_the_new_epoch(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    drafts = [enrolment(points=10), *(sale(points=5, receipt_no=f"R{n}") for n in range(3))]
    record(store, *drafts)

    sync.begin_epoch(epoch(4, (1, 1), (1, 2)))

    assert numbers(store) == [(1, 1), (1, 2), (4, 1), (4, 2)]
    batch = sent(sync)
    assert (batch.header.epoch, batch.header.first_seq) == (4, 1)
    assert [decode_operation(raw).draft for raw in batch.operations] == drafts[2:]
    assert points(store) == 25
    assert sync.standing().waiting == 2
    assert_whole(store, data_dir)


def test_the_chain_of_an_epoch_begins_anew(store: SqliteStore, sync: SqliteSyncStore) -> None:
    record(store, enrolment(), sale())

    sync.begin_epoch(epoch(2))

    batch = sent(sync)
    chain = genesis(PLACE.till_id, 2).chain
    assert batch.header.chain_before == chain.hex()
    for operation in batch.operations:
        chain = next_chain(chain, payload_hash(operation))
    assert sync.hello().chain == chain.hex()


def test_an_operation_is_the_same_but_for_its_place(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    bought = sale(receipt_no="R-printed")
    record(store, enrolment(), bought)

    sync.begin_epoch(epoch(2, (1, 1)))

    with store.reading() as uow:
        found = uow.log.sale_with_receipt("R-printed")
        assert found == uow.log.find(bought.op_id)
    assert found
    assert (found.draft, found.epoch, found.seq) == (bought, 2, 1)
    assert isinstance(found.fact, SaleFact)


def test_receipt_numbers_go_on(store: SqliteStore, sync: SqliteSyncStore) -> None:
    record(store, enrolment(), sale(), sale())

    sync.begin_epoch(epoch(2, (1, 1)))
    record(store, sale())

    with store.reading() as uow:
        assert uow.log.count() == 4


def test_what_was_changed_for_others_goes_along(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(), giving(sale(), {BOB.member_id: used(1, "referrals")}))

    sync.begin_epoch(epoch(2))

    with store.reading() as uow:
        assert uow.ledger.has_unsent(BOB.member_id)
    assert_whole(store, data_dir)


def test_what_follows_an_operation_that_lacks_is_taken_to_lack_too(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(), sale(), sale())

    sync.begin_epoch(epoch(2, (1, 1), (1, 3)))

    assert numbers(store) == [(1, 1), (2, 1), (2, 2)]
    assert_whole(store, data_dir)


def test_a_till_asks_about_what_was_acknowledged_too(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    record(store, enrolment(), sale())
    acknowledge(store, 1)

    request = sync.epoch_request()

    hashes = [payload_hash(raw).hex() for (raw,) in rows(store)]
    assert request.old_epoch == 1
    assert request.unsent == ((1, 1, hashes[0]), (1, 2, hashes[1]))


def rows(store: SqliteStore) -> list[tuple[bytes]]:
    with store.reading() as uow:
        return uow.connection.execute("SELECT payload FROM op ORDER BY epoch, seq").fetchall()


def test_what_a_restored_server_has_lost_is_sent_again(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10), sale(points=5))
    batch = sent(sync)
    sync.settle(batch, answer_to(batch, accounts=(row_of(store, 2),)))

    sync.begin_epoch(epoch(2, (1, 1)))

    assert (points(store), sync.standing().waiting) == (15, 1)
    assert numbers(store) == [(1, 1), (2, 1)]
    assert_whole(store, data_dir)


def test_more_than_can_be_asked_about_is_numbered_anew(
    store: SqliteStore,
    sync: SqliteSyncStore,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(renumbering, "ASKED_MAX", 2)
    record(store, enrolment(), sale(), sale(), sale())
    assert len(sync.epoch_request().unsent) == 2

    sync.begin_epoch(epoch(2, (1, 1), (1, 2)))

    assert numbers(store) == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert_whole(store, data_dir)


def test_an_epoch_that_is_not_new_is_refused(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment())

    with pytest.raises(ValueError, match="above"):
        sync.begin_epoch(epoch(1))

    assert numbers(store) == [(1, 1)]
    assert_whole(store, data_dir)


def test_only_the_place_is_written_anew() -> None:
    with pytest.raises(UnreadableOperation):
        renumbered(b'{"epoch":1}', 2, 1)


def test_bytes_that_were_numbered_anew_are_those_of_the_operation(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    record(store, enrolment(), sale())

    sync.begin_epoch(epoch(2))

    for (payload,) in rows(store):
        assert encode_operation(decode_operation(payload)) == payload


# ---------------------------------------------------------------- a restored server, same epoch


def test_what_is_rewound_is_sent_again_and_shows_as_before(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10), sale(points=5), sale(points=1))
    batch = sent(sync)
    sync.settle(batch, answer_to(batch, accounts=(row_of(store, 3),)))

    sync.rewind(2)

    assert (points(store), sync.standing().waiting) == (16, 2)
    assert sent(sync).header.first_seq == 2
    assert_whole(store, data_dir)


def test_rewinding_to_where_the_till_stands_changes_nothing(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    record(store, enrolment(), sale())
    acknowledge(store, 1)

    sync.rewind(2)
    sync.rewind(9)

    assert sync.standing().waiting == 1


def test_a_batch_may_begin_with_what_was_acknowledged(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10), sale(points=5))
    batch = sent(sync)
    sync.settle(batch, answer_to(batch, accounts=(row_of(store, 2),)))

    again = sync.next_batch(CLOCK, from_seq=1)

    assert again
    assert again == batch
    assert points(store) == 15
    assert_whole(store, data_dir)


def test_a_member_whom_the_server_lost_stays_known(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10))
    acknowledge(store)

    sync.rewind(1)

    assert sync.standing().waiting == 1
    assert_whole(store, data_dir)
    acknowledge(store)
    assert_whole(store, data_dir)


def test_a_server_that_knows_nothing_of_a_later_epoch_is_asked_for_another(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    record(store, enrolment())
    acknowledge(store)
    sync.begin_epoch(epoch(2, (1, 1)))
    record(store, sale())
    acknowledge(store)

    sync.rewind(1)

    assert sync.standing().is_behind_marker
    sync.begin_epoch(epoch(3, (1, 1)))
    assert not sync.standing().is_behind_marker


# ---------------------------------------------------------------- backups, and joining


def test_a_restored_till_asks_for_an_epoch_and_goes_on_in_it(folder: Path, copy: Path) -> None:
    store = open_store(folder, keyring=None)
    sync = SqliteSyncStore(store)
    sync.greet(greeting(), at=NOON)
    acknowledge(store, 15)
    store.close()
    back_up(folder, copy)

    restore(copy, folder)

    restored = open_store(folder, keyring=None)
    sync = SqliteSyncStore(restored)
    assert sync.standing().is_behind_marker
    held = tuple((1, seq) for seq in range(1, 19))
    sync.begin_epoch(epoch(3, *held))
    assert not sync.standing().is_behind_marker
    assert sync.standing().waiting == 2
    assert_whole(restored, folder)
    restored.close()
    assert places(folder)[-2:] == [(3, 1), (3, 2)]


def test_a_file_behind_its_marker_stays_so_until_it_has_an_epoch(
    data_dir: Path, tmp_path: Path
) -> None:
    store = open_store(data_dir, keyring=None)
    record(store, enrolment())
    store.close()
    older = (data_dir / "till.db").read_bytes()
    store = open_store(data_dir, keyring=None)
    record(store, sale(), sale())
    store.close()
    (data_dir / "till.db").write_bytes(older)

    store = open_store(data_dir, keyring=None)
    record(store, sale(), sale(), sale())
    store.close()

    store = open_store(data_dir, keyring=None)
    assert store.missing_since is None
    assert SqliteSyncStore(store).standing().is_behind_marker
    store.close()


def joining(**more: object) -> JoinAnswer:
    answer = {
        "till_id": PLACE.till_id,
        "epoch": 1,
        "store_id": PLACE.store_id,
        "store_name": PLACE.store_name,
        "till_no": PLACE.till_no,
        "zone": PLACE.zone,
        "currency": PLACE.currency,
        "generation": GENERATION,
        "server_time": NOON,
        "terms": OfflineTerms(lease_hours=5),
        **more,
    }
    return JoinAnswer(**answer)  # type: ignore[arg-type] # of many kinds


def test_a_till_that_joins_knows_its_server(store: SqliteStore) -> None:
    sync = SqliteSyncStore(store)

    sync.join(joining(epoch=3))

    standing = sync.standing()
    assert (standing.epoch, standing.generation) == (3, GENERATION)
    assert (standing.last_contact_at, standing.terms.lease_hours) == (NOON, 5)


def test_a_till_that_has_worked_keeps_its_numbers_when_it_joins(store: SqliteStore) -> None:
    record(store, enrolment())
    sync = SqliteSyncStore(store)

    sync.join(joining(epoch=3))

    assert (sync.standing().epoch, sync.standing().waiting) == (1, 1)


def test_a_till_does_not_join_as_another(store: SqliteStore) -> None:
    with pytest.raises(ValueError, match="another place"):
        SqliteSyncStore(store).join(joining(till_no=2))
