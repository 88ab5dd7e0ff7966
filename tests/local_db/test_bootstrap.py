# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import (
    Consent,
    ConsentPurpose,
    ContactChannel,
    Member,
    MemberStatus,
)
from pos_loyalty.local_db import bootstrap
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.mistakes import BrokenDocument
from tests.fakes.facts import ADA, TODAY, enrolment, program_document

BLOCKED = replace(
    ADA,
    birthday=date(1990, 5, 17),
    language="pl",
    status=MemberStatus.BLOCKED,
    consent=Consent((ConsentPurpose.NEWS,), ContactChannel.SMS, messages_per_month=2),
)


def _people(count: int) -> list[BaseMember]:
    return [
        BaseMember(Member(MemberId(UUID(int=n)), f"{n:018}", f"Name {n}", joined_on=TODAY))
        for n in range(1, count + 1)
    ]


def test_a_member_comes_out_as_they_went_in(store: SqliteStore) -> None:
    lots = (
        Lot(LotId("a-0"), 30, vests_on=date(2026, 1, 1), expires_on=date(2027, 1, 1)),
        Lot(LotId("b-0"), -5),
    )
    counters: Mapping[str, Mapping[date | None, int]] = {
        "earned": {date(2026, 2, 1): 30},
        "remainder:base": {None: 4},
    }

    import_members(store, [BaseMember(BLOCKED, lots, counters, version=7)])

    with store.reading() as uow:
        assert uow.members.get(BLOCKED.member_id) == BLOCKED
        state = uow.ledger.state_of(BLOCKED.member_id)
    assert (state.lots, state.counters, state.version) == (lots, counters, 7)
    assert state.joined_on == BLOCKED.joined_on


def test_what_has_come_to_nothing_is_not_stored(store: SqliteStore) -> None:
    lots = (Lot(LotId("a-0"), 0), Lot(LotId("b-0"), 5))

    import_members(store, [BaseMember(ADA, lots, {"earned": {TODAY: 0, None: 5}})])

    with store.reading() as uow:
        stored = [
            uow.connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - ours
            for table in ("lot", "counter")
        ]
    assert stored == [(1,), (1,)]


def test_the_same_members_again_change_nothing(store: SqliteStore) -> None:
    people = _people(30)
    import_members(store, people)

    added = import_members(store, [*people, *_people(31)[30:]])

    assert added == 1


def test_a_member_who_was_enrolled_here_is_left_as_they_are(store: SqliteStore) -> None:
    with store.writing() as uow:
        uow.log.record(enrolment(points=5), expected_version=None)
        uow.commit()

    import_members(store, [BaseMember(BLOCKED, (Lot(LotId("x-0"), 1_000),))])

    with store.reading() as uow:
        assert uow.members.get(ADA.member_id) == ADA
        assert sum(lot.amount for lot in uow.ledger.state_of(ADA.member_id).lots) == 5


def test_an_import_that_breaks_off_keeps_the_chunks_before(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "CHUNK_MEMBERS", 10)
    people = _people(25)

    with pytest.raises(ConnectionError):
        import_members(store, _breaking_off_after(people))

    assert import_members(store, people) == 5


def _breaking_off_after(people: list[BaseMember]) -> Iterator[BaseMember]:
    yield from people
    raise ConnectionError


def test_what_was_imported_does_not_wait_in_the_log(data_dir: Path, store: SqliteStore) -> None:
    database = StoreFiles(data_dir).database
    before = database.stat().st_size

    import_members(store, _people(2_000))

    assert database.stat().st_size > before + 2_000 * 100


def test_a_published_programme_is_in_force_from_its_day(store: SqliteStore) -> None:
    program_id = publish_program(store, program_document(date(2026, 1, 1)))

    assert publish_program(store, program_document(date(2026, 1, 1))) == program_id
    with store.reading() as uow:
        assert uow.programs.get(program_id).effective_from == date(2026, 1, 1)


def test_a_document_that_is_no_programme_is_not_published(store: SqliteStore) -> None:
    with pytest.raises(BrokenDocument):
        publish_program(store, b'{"format": 1}')
