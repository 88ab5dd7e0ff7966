# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till's file promises about pages of what the server confirms."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.protocol.sync.pull import Identified
from pos_loyalty.protocol.sync.rows import (
    AccountRow,
    OfflineMode,
    OfflineTerms,
    ProgramRow,
)
from tests.fakes.facts import ADA, NOON, program_document, sale
from tests.local_db.answering import (
    SOON,
    answer_to,
    assert_whole,
    points,
    record,
    row_of,
    sent,
    state_of,
)
from tests.local_db.server_words import (
    BOB,
    EVE,
    GENERATION,
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


# ---------------------------------------------------------------- pages


def test_a_member_comes_with_what_they_have(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    counters = (CounterChange("earned", date(2026, 1, 1), 80),)
    account = replace(what(BOB, 80), counters=counters, segments=("vip", "staff"))

    sync.take_page(page(members=(who(BOB),), accounts=(account,)))

    state = state_of(store, BOB.member_id)
    assert state.lots == account.lots
    assert state.counters == {"earned": {date(2026, 1, 1): 80}}
    assert state.segments == ("vip", "staff")
    assert found(store, "nowak") == ["Bob"]
    assert sync.standing().cursor == "c1"
    assert_whole(store, data_dir)


def test_an_account_may_come_before_its_member(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(accounts=(what(BOB, 80),)))

    sync.take_page(page(members=(who(BOB),)))

    assert points(store, BOB.member_id) == 80
    assert_whole(store, data_dir)


def test_a_newer_row_replaces_an_older_one_and_never_the_other_way(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    renamed = replace(BOB, given_name="Rob", family_name="Kowal")
    sync.take_page(page(members=(who(BOB),), accounts=(what(BOB, 80, 4),)))
    sync.take_page(page(members=(who(renamed, 2),), accounts=(what(BOB, 30, 5),)))

    sync.take_page(page(members=(who(BOB),), accounts=(what(BOB, 80, 4),)))

    assert points(store, BOB.member_id) == 30
    assert (found(store, "kowal"), found(store, "nowak")) == (["Rob"], [])
    assert sync.versions() == ([(BOB.member_id, 2)], [(BOB.member_id, 5)])
    assert_whole(store, data_dir)


def test_what_the_server_takes_away_is_gone(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB),), accounts=(what(BOB, 80),)))

    sync.take_page(page(accounts=(AccountRow(member_id=BOB.member_id, version=2),)))

    assert state_of(store, BOB.member_id).lots == ()
    assert rows(store, "SELECT count(*) FROM lot") == [(0,)]
    assert_whole(store, data_dir)


def test_an_account_that_operations_in_limbo_change_is_passed_over(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB), who(EVE)), accounts=(what(BOB, 80),)))
    record(store, sale(points=25, member_id=BOB.member_id))
    batch = sent(sync)
    as_server = row_of(store, 2, BOB.member_id)

    sync.take_page(page(accounts=(as_server, what(EVE, 7), what(ADA, 1))))

    assert points(store, BOB.member_id) == 105
    assert points(store, EVE.member_id) == 7
    sync.settle(batch, answer_to(batch, accounts=(as_server,)))
    assert points(store, BOB.member_id) == 105
    assert_whole(store, data_dir)


def test_nobody_is_asked_to_wait_for_the_sums_over_all_members(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    shared = AccountRow(
        member_id=PROGRAM_ACCOUNT, version=1, counters=(CounterChange("stock", None, 5),)
    )

    sync.take_page(page(accounts=(shared,)))

    with store.reading() as uow:
        assert uow.ledger.shared() == {"stock": {None: 5}}


def test_a_page_without_a_cursor_leaves_it_where_it_was(sync: SqliteSyncStore) -> None:
    sync.take_page(page())

    sync.take_page(page(cursor=None, server_time=SOON + timedelta(minutes=1)))

    standing = sync.standing()
    assert standing.cursor == "c1"
    assert standing.last_contact_at == SOON + timedelta(minutes=1)


def test_terms_come_with_pages(sync: SqliteSyncStore) -> None:
    terms = OfflineTerms(mode=OfflineMode.FLOOR, floor_till_points=500)

    sync.take_page(page(terms=terms))

    assert sync.standing().terms == terms


# ---------------------------------------------------------------- programmes


def test_a_programme_of_the_server_is_in_force(store: SqliteStore, sync: SqliteSyncStore) -> None:
    document = parse_program(program_document(NOON.date()))
    row = ProgramRow(
        program_id=document.program_id,
        published_no=3,
        effective_from=NOON,
        document=document.canonical.decode(),
    )

    sync.take_page(page(programs=(row, row)))

    with store.reading() as uow:
        assert uow.programs.in_force(NOON).program_id == document.program_id


def test_of_two_programmes_for_a_day_the_later_number_holds_in_whatever_order_they_come(
    store: SqliteStore, sync: SqliteSyncStore
) -> None:
    documents = [parse_program(program_document(NOON.date(), name)) for name in ("New", "Old")]
    published = [
        ProgramRow(
            program_id=document.program_id,
            published_no=number,
            effective_from=NOON,
            document=document.canonical.decode(),
        )
        for document, number in zip(documents, (5, 4), strict=True)
    ]

    sync.take_page(page(programs=tuple(published)))

    with store.reading() as uow:
        assert uow.programs.in_force(NOON).program.name == {"en": "New"}


@pytest.mark.parametrize("document", ["{}", program_document(NOON.date()).decode()])
def test_a_programme_that_cannot_be_used_keeps_nothing_else_out(
    store: SqliteStore, sync: SqliteSyncStore, document: str
) -> None:
    broken = ProgramRow(
        program_id=ProgramId("b" * 64), published_no=1, effective_from=NOON, document=document
    )

    sync.take_page(page(programs=(broken,), members=(who(BOB),)))

    assert found(store, "bob") == ["Bob"]
    with store.reading() as uow, pytest.raises(NoProgramInForce):
        uow.programs.in_force(NOON)


# ---------------------------------------------------------------- another server


def test_rows_of_a_restored_server_are_newer_whatever_their_version(
    store: SqliteStore, sync: SqliteSyncStore, data_dir: Path
) -> None:
    sync.take_page(page(members=(who(BOB, 8),), accounts=(what(BOB, 80, 8),)))

    sync.greet(greeting(UUID(int=78)), at=NOON)
    assert sync.versions() == ([], [])
    older = replace(BOB, given_name="Bo")
    sync.take_page(page(members=(who(older, 2),), accounts=(what(BOB, 30, 2),)))

    assert (points(store, BOB.member_id), found(store, "bo")) == (30, ["Bo"])
    assert sync.versions() == ([(BOB.member_id, 2)], [(BOB.member_id, 2)])
    assert_whole(store, data_dir)


def test_the_same_server_again_is_no_other(sync: SqliteSyncStore) -> None:
    sync.take_page(page())

    sync.greet(greeting(), at=NOON)

    assert sync.standing().cursor == "c1"
    assert sync.standing().generation == GENERATION


def test_a_found_member_comes_in_at_once(store: SqliteStore, sync: SqliteSyncStore) -> None:
    sync.take_identified(Identified(server_time=SOON, member=who(BOB), account=what(BOB, 80)))

    assert points(store, BOB.member_id) == 80


def test_a_member_whom_nobody_knows_changes_nothing(sync: SqliteSyncStore) -> None:
    sync.take_identified(Identified(server_time=SOON))

    assert sync.versions() == ([], [])
