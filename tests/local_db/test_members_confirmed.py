# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members whom the server erases, or whose accounts become one."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.pull import Identified
from pos_loyalty.protocol.sync.rows import (
    AccountRow,
)
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.local_db.answering import (
    SOON,
    answer_to,
    assert_whole,
    points,
    record,
    sent,
    state_of,
)
from tests.local_db.server_words import (
    BOB,
    EVE,
    found,
    greeting,
    page,
    rows,
    what,
    who,
)


@pytest.fixture
def sync(store: SqliteStore) -> SqliteSyncStore:
    sync = SqliteSyncStore(store)
    sync.greet(greeting(), at=NOON)
    return sync


# ---------------------------------------------------------------- members who go, or become one


def test_a_tombstone_takes_everything_that_was_known(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB), who(EVE)), accounts=(what(BOB, 80),)))

    sync.take_page(page(members=(who(BOB, 2, is_gone=True),)))

    with store.reading() as uow, pytest.raises(UnknownMember):
        uow.members.get(BOB.member_id)
    assert found(store, "nowak") == []
    assert rows(store, "SELECT count(*) FROM lot") == [(0,)]
    assert rows(store, "SELECT word FROM name_word") == [("eve",)]
    assert sync.versions() == ([(EVE.member_id, 1)], [])
    assert_whole(store, data_dir)


def test_a_word_that_somebody_else_bears_stays(store: SqliteStore, sync: SqliteSyncStore) -> None:
    other = replace(EVE, family_name="Nowak")
    sync.take_page(page(members=(who(BOB), who(other))))

    sync.take_page(page(members=(who(BOB, 2, is_gone=True),)))

    assert found(store, "nowak") == ["Eve"]


def test_an_older_row_brings_nobody_back(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB, 3),)))
    sync.take_page(page(members=(who(BOB, 4, is_gone=True),)))

    late = Identified(server_time=SOON, member=who(BOB, 3), account=what(BOB, 80, 9))
    sync.take_identified(late)

    assert rows(store, "SELECT count(*) FROM member") == [(0,)]
    assert rows(store, "SELECT count(*) FROM lot") == [(0,)]
    assert_whole(store, data_dir)


def test_a_tombstone_waits_for_the_answer_to_an_enrolment(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    record(store, enrolment())
    erased = who(ADA, 5, is_gone=True)

    sync.take_page(page(members=(erased,)))

    assert found(store, "ada") == ["Ada"]
    assert_whole(store, data_dir)
    batch = sent(sync)
    sync.settle(batch, answer_to(batch, members=(erased,)))
    assert found(store, "ada") == []
    assert_whole(store, data_dir)


def test_what_is_deleted_is_overwritten(store: SqliteStore) -> None:
    with store.writing() as uow:
        assert uow.connection.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_both_cards_of_two_accounts_that_became_one_find_the_survivor(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB), who(EVE)), accounts=(what(BOB, 80), what(EVE, 5))))

    merged = who(BOB, 2, merged_into=EVE.member_id)
    sync.take_page(page(members=(merged,)))

    with store.reading() as uow:
        assert uow.members.by_card(BOB.card_number) == EVE
        assert uow.members.get(BOB.member_id) == EVE
        assert uow.members.search("nowak", 5) == (EVE,)
    assert points(store, BOB.member_id) == points(store, EVE.member_id) == 85
    assert state_of(store, BOB.member_id).member_id == EVE.member_id
    assert_whole(store, data_dir)


def test_what_is_on_its_way_from_the_absorbed_account_still_shows(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB), who(EVE)), accounts=(what(BOB, 80), what(EVE, 5))))
    record(store, sale(points=25, member_id=BOB.member_id))

    gone = AccountRow(member_id=BOB.member_id, version=2)
    merged = who(BOB, 2, merged_into=EVE.member_id)
    sync.take_page(page(members=(merged,), accounts=(gone, what(EVE, 85, 2))))

    assert points(store, EVE.member_id) == 85 + 25
    with store.reading() as uow:
        assert uow.ledger.has_unsent(EVE.member_id)
    assert_whole(store, data_dir)


def test_a_survivor_who_is_not_known_yet_leaves_the_old_account_in_use(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    sync.take_page(page(members=(who(BOB, 2, merged_into=EVE.member_id),)))

    with store.reading() as uow:
        assert uow.members.by_card(BOB.card_number) == BOB
        assert uow.ledger.state_of(BOB.member_id).member_id == BOB.member_id


def test_accounts_that_became_one_in_a_circle_do_no_harm(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    first = who(BOB, 2, merged_into=EVE.member_id)
    second = who(EVE, 2, merged_into=BOB.member_id)

    sync.take_page(page(members=(first, second)))

    with store.reading() as uow:
        assert uow.members.get(BOB.member_id) in (BOB, EVE)
        assert uow.ledger.state_of(BOB.member_id).lots == ()
