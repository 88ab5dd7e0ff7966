# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole shop comes in chunks, and who is no longer in it goes."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.local_db import forgetting
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.standing import BootstrapState
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.local_db.answering import (
    acknowledge,
    assert_whole,
    points,
    record,
)
from tests.local_db.server_words import (
    BOB,
    EVE,
    found,
    greeting,
    note,
    page,
    rows,
    snapshot,
    what,
    who,
)


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    sync = SqliteSyncStore(store)
    sync.greet(greeting(), at=NOON)
    return sync


# ---------------------------------------------------------------- the whole shop


def test_chunks_are_loaded_home_first_and_not_twice(sync: SqliteSyncStore) -> None:
    notes = [note(1), note(2, is_home=True), note(3)]
    manifest = snapshot(*notes)
    assert sync.begin_bootstrap(manifest) == [notes[1], notes[0], notes[2]]

    sync.take_chunk(notes[1], [who(BOB)], [what(BOB, 80)])

    assert sync.standing().bootstrap is BootstrapState.HOME
    assert sync.begin_bootstrap(manifest) == [notes[0], notes[2]]


def test_a_loaded_shop_is_pulled_from_where_the_snapshot_was_made(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    manifest = snapshot(note(1))
    sync.begin_bootstrap(manifest)
    sync.take_chunk(note(1), [who(BOB), who(EVE)], [what(BOB, 80), what(ADA, 3)])

    sync.finish_bootstrap(manifest)

    standing = sync.standing()
    assert (standing.cursor, standing.bootstrap) == ("c9", BootstrapState.COMPLETE)
    assert (points(store, BOB.member_id), found(store, "eve")) == (80, ["Eve"])
    assert_whole(store, data_dir)


def test_a_chunk_again_changes_nothing(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.begin_bootstrap(snapshot(note(1)))
    sync.take_chunk(note(1), [who(BOB)], [what(BOB, 80)])

    sync.take_chunk(note(1), [who(BOB)], [what(BOB, 80)])

    assert points(store, BOB.member_id) == 80
    assert_whole(store, data_dir)


def test_a_chunk_may_hold_a_tombstone_and_an_account_of_somebody_known(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment(points=10))
    sync.take_page(page(members=(who(EVE),)))
    sync.begin_bootstrap(snapshot(note(1)))

    sync.take_chunk(note(1), [who(BOB, 2, is_gone=True), who(EVE)], [what(EVE, 9)])

    assert (points(store, EVE.member_id), points(store)) == (9, 10)
    assert_whole(store, data_dir)


def test_whom_the_snapshot_lacks_is_forgotten_with_the_news_that_follow(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB), who(EVE)), accounts=(what(BOB, 80), what(ADA, 1))))
    record(store, enrolment())
    acknowledge(store)
    manifest = snapshot(note(1))
    sync.begin_bootstrap(manifest)
    sync.take_chunk(note(1), [who(EVE)], [])
    sync.finish_bootstrap(manifest)
    assert found(store, "bob") == ["Bob"]

    sync.take_page(page(has_more=True))
    sync.take_page(page())

    assert (found(store, "bob"), found(store, "eve"), found(store, "ada")) == ([], ["Eve"], ["Ada"])
    assert rows(store, "SELECT count(*) FROM lot") == [(0,)]
    assert_whole(store, data_dir)


def test_who_was_forgotten_has_what_the_till_is_to_hand_over_again(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB),), accounts=(what(BOB, 80),)))
    record(store, sale(points=35, member_id=BOB.member_id))
    acknowledge(store)
    sync.greet(greeting(UUID(int=5)), at=NOON)
    sync.begin_bootstrap(snapshot())
    sync.finish_bootstrap(snapshot())
    sync.take_page(page())

    sync.rewind(1)

    assert rows(store, "SELECT base_amount, local_amount FROM lot") == [(0, 35)]
    assert_whole(store, data_dir)


def test_who_joined_after_the_snapshot_was_made_is_not_forgotten(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    sync.take_page(page(members=(who(BOB),)))
    manifest = snapshot()
    sync.begin_bootstrap(manifest)
    sync.finish_bootstrap(manifest)

    sync.take_page(page(members=(who(BOB),)))

    assert found(store, "bob") == ["Bob"]


def test_many_are_forgotten_some_at_a_time(
    store: SqliteStore, sync: SqliteSyncStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "FORGOTTEN_AT_ONCE_MAX", 2)
    people = [
        replace(EVE, member_id=MemberId(UUID(int=n)), card_number=f"{n}") for n in range(40, 45)
    ]
    sync.take_page(page(members=tuple(map(who, people))))
    manifest = snapshot()
    sync.begin_bootstrap(manifest)
    sync.finish_bootstrap(manifest)

    left = []
    for _ in range(4):
        sync.take_page(page())
        left.append(rows(store, "SELECT count(*) FROM member")[0][0])

    assert left == [3, 1, 0, 0]


def test_what_was_put_in_by_hand_gives_way_to_the_server(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    lot = Lot(LotId("by-hand"), 1_000)
    import_members(store, [BaseMember(BOB, (lot,), version=9), BaseMember(EVE, (lot,))])
    manifest = snapshot(note(1))
    sync.begin_bootstrap(manifest)
    sync.take_chunk(note(1), [who(BOB)], [])
    sync.finish_bootstrap(manifest)

    sync.take_page(page())

    assert (points(store, BOB.member_id), found(store, "eve")) == (0, [])
    assert_whole(store, data_dir)


def test_a_till_whose_cursor_is_gone_stays_usable(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    manifest = snapshot(note(1))
    sync.begin_bootstrap(manifest)
    sync.take_chunk(note(1), [who(BOB)], [what(BOB, 80)])
    sync.finish_bootstrap(manifest)

    sync.forget_cursor()

    standing = sync.standing()
    assert (standing.cursor, standing.bootstrap) == ("", BootstrapState.HOME)
    assert points(store, BOB.member_id) == 80


def test_a_till_has_rows_of_before_until_all_are_loaded_anew(sync: SqliteSyncStore) -> None:
    sync.begin_bootstrap(snapshot(note(1)))
    sync.take_chunk(note(1), [who(BOB)], [what(BOB, 80)])
    sync.finish_bootstrap(snapshot(note(1)))
    assert not sync.holds_older()

    sync.greet(greeting(UUID(int=5)), at=NOON)

    assert sync.holds_older()
    sync.begin_bootstrap(snapshot(note(2)))
    sync.take_chunk(note(2), [who(BOB)], [what(BOB, 80)])
    assert not sync.holds_older()


def test_a_till_that_never_loaded_the_shop_has_nothing_to_forget(sync: SqliteSyncStore) -> None:
    sync.forget_cursor()

    assert sync.standing().bootstrap is BootstrapState.NONE
