# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Parked operations that were left behind are driven in the background."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from pos_loyalty.domain.ops import OPERATION_SCHEMA
from pos_loyalty.server.accounts.rows import account_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.merging.service import merge_members
from pos_loyalty.server.operations import loading, waiting
from pos_loyalty.server.operations.deciding import schema_marker
from pos_loyalty.server.operations.waiting import drive_waiting
from pos_loyalty.server.tables import flag, op, parked
from tests.fakes.facts import ADA, NOON, enrolment, giving, sale, used
from tests.server.gestures import BOB, EVE, merge_command
from tests.server.pushing import APPLIED, PushingTill, outcomes, parked_for


def points(database: Database) -> int:
    """Return Ada's points."""
    with database.engine.connect() as connection:
        rows = account_rows(connection, [ADA.member_id])
    return sum(lot.amount for row in rows for lot in row.lots)


def left(database: Database) -> int:
    """Return how many operations are parked."""
    with database.engine.connect() as connection:
        waiting = connection.execute(select(op.c.seq).where(op.c.is_waiting == 1)).all()
        assert len(waiting) == len(connection.execute(select(parked)).all())
    return len(waiting)


@pytest.fixture
def left_behind(database: Database, monkeypatch: pytest.MonkeyPatch) -> PushingTill:
    """Return a till three of whose sales waited for Ada, who has come; all were left behind."""
    till = PushingTill()
    till.does(database, *(sale(points=10, receipt_no=f"R{number}") for number in range(3)))
    with monkeypatch.context() as patch:
        patch.setattr(loading, "WAITING_MAX", 0)
        PushingTill().does(database, enrolment(points=50))
    return till


def test_what_was_too_much_for_one_transaction_follows(
    database: Database, left_behind: PushingTill
) -> None:
    before = points(database)

    driven = drive_waiting(database, NOON)

    assert (before, driven, points(database)) == (50, 3, 80)
    assert left(database) == 0
    assert drive_waiting(database, NOON) == 0


def test_what_still_lacks_something_goes_on_waiting(database: Database) -> None:
    PushingTill().does(database, sale())

    assert drive_waiting(database, NOON) == 0
    assert left(database) == 1


def test_what_a_newer_release_wrote_is_read_by_one_that_is_as_new(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer, till = PushingTill(), PushingTill()
    till.records(enrolment(points=50))
    next_schema = OPERATION_SCHEMA + 1
    newer.records_bytes(till.log[0].replace(b'"schema":1', b'"schema":%d' % next_schema))
    first = newer.pushes(database)

    monkeypatch.setattr("pos_loyalty.server.operations.reading.OPERATION_SCHEMA", next_schema)
    monkeypatch.setattr(waiting, "_MARKERS", (schema_marker(next_schema),))
    driven = drive_waiting(database, NOON)

    assert (driven, points(database)) == (1, 50)
    assert outcomes(newer.pushes(database)) == outcomes(first) == [parked_for("newer_schema")]


def test_one_whose_bytes_were_harmed_is_left_to_a_person(
    database: Database, left_behind: PushingTill
) -> None:
    with database.engine.begin() as connection:
        harmed = update(op).where(op.c.till_id == left_behind.till_id.bytes, op.c.seq == 2)
        connection.execute(harmed.values(payload=b"{}"))

    drive_waiting(database, NOON)

    assert (points(database), left(database)) == (70, 0)
    assert flags(database) == [(2, "unreadable")]


def test_one_that_fails_is_left_to_a_person_and_keeps_no_other_waiting(
    database: Database, failures: list[str]
) -> None:
    till = PushingTill()
    till.does(database, enrolment(BOB), enrolment(EVE))
    merge_members(database, merge_command(BOB, EVE), NOON)
    absurd = giving(sale(), {BOB.member_id: used(1)})
    till.does(database, replace(absurd, others=absurd.others * 2), sale(receipt_no="R2"))

    joined = PushingTill().does(database, enrolment(points=50))
    drive_waiting(database, NOON)

    assert outcomes(joined) == [APPLIED]
    assert (points(database), left(database)) == (75, 0)
    assert flags(database) == [(3, "failed")]


def flags(database: Database) -> list[tuple[int, str]]:
    """Return what somebody should look at."""
    with database.engine.connect() as connection:
        return [(row.seq, row.code) for row in connection.execute(select(flag))]
