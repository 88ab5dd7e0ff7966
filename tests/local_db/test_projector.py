# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import date
from uuid import UUID

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.projector import drop_projections, replay
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.tables import metadata
from pos_loyalty.protocol.operations import decode_operation
from tests.fakes.facts import TODAY, draft_of, enrolment, sale, spending, undo

BOB = Member(MemberId(UUID(int=20)), "200", "Bob", joined_on=date(2025, 1, 1))
BOBS_LOT = Lot(LotId("base-0"), 80, expires_on=date(2027, 1, 31))
CONFIRMED = BaseMember(BOB, (BOBS_LOT,), {"earned": {date(2026, 1, 5): 80, TODAY: 3}}, version=4)


def _a_day_at_the_till(store: SqliteStore) -> None:
    import_members(store, [CONFIRMED])
    redemption = draft_of(sale().fact, spending(80, BOBS_LOT.lot_id), BOB.member_id)
    drafts = [
        enrolment(points=10),
        sale(points=25),
        sale(points=5, member_id=BOB.member_id),
        redemption,
        undo(redemption),
    ]
    for draft in drafts:
        with store.writing() as uow:
            uow.log.record(draft, expected_version=None)
            uow.commit()


def _content(connection: Connection) -> dict[str, list[Row]]:
    content = {}
    for table in metadata.sorted_tables:
        key = ", ".join(column.name for column in table.primary_key)
        content[table.name] = connection.execute(
            f"SELECT * FROM {table.name} ORDER BY {key}"  # noqa: S608 - names of our own tables
        ).fetchall()
    return content


def _rebuild(connection: Connection) -> None:
    drop_projections(connection)
    rows = connection.execute("SELECT payload FROM op ORDER BY epoch, seq").fetchall()
    for (payload,) in rows:
        replay(connection, decode_operation(payload))


def test_dropped_projections_come_back_the_same(store: SqliteStore) -> None:
    _a_day_at_the_till(store)

    with store.writing() as uow:
        before = _content(uow.connection)
        _rebuild(uow.connection)

        assert _content(uow.connection) == before


def test_a_damaged_projection_is_mended_by_a_rebuild(store: SqliteStore) -> None:
    _a_day_at_the_till(store)

    with store.writing() as uow:
        before = _content(uow.connection)
        uow.connection.execute("UPDATE lot SET local_amount = local_amount + 1")
        uow.connection.execute("UPDATE member SET version = 99")
        uow.connection.execute("DELETE FROM counter WHERE base_amount = 0")
        uow.connection.execute("DELETE FROM ledger_entry")
        assert _content(uow.connection) != before

        _rebuild(uow.connection)

        assert _content(uow.connection) == before


def test_what_the_server_confirmed_is_left_when_the_rest_is_dropped(store: SqliteStore) -> None:
    _a_day_at_the_till(store)

    with store.writing() as uow:
        drop_projections(uow.connection)
        state = uow.ledger.state_of(BOB.member_id)
        members = uow.connection.execute("SELECT count(*) FROM member").fetchone()

    assert state.lots == (BOBS_LOT,)
    assert state.counters == CONFIRMED.counters
    assert state.version == 4
    assert members == (1,)


def test_what_is_shown_is_what_was_confirmed_plus_what_happened_here(store: SqliteStore) -> None:
    _a_day_at_the_till(store)

    with store.reading() as uow:
        state = uow.ledger.state_of(BOB.member_id)

    assert sum(lot.amount for lot in state.lots) == 85
    assert state.total("earned") == 88
    assert state.version == 4 + 3
