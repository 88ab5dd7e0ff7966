# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a fault of the server's set aside is taken again once the fault is gone."""

import pytest
from sqlalchemy import select

from pos_loyalty.server.database import Database
from pos_loyalty.server.operations import loading
from pos_loyalty.server.operations.retrying import Retried, retry_set_aside
from pos_loyalty.server.operations.waiting import drive_waiting
from pos_loyalty.server.rebuild import projection_digest, rebuild
from pos_loyalty.server.tables import flag, parked
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.server.faults import faulty_release
from tests.server.gestures import refund, with_lines
from tests.server.merging.test_merging import points_of
from tests.server.pushing import APPLIED, PushingTill, flagged, outcomes, parked_for

pytestmark = pytest.mark.usefixtures("failures")

SET_ASIDE = ("quarantined", "failed")


@pytest.fixture
def till(database: Database) -> PushingTill:
    """Return a till at which Ada has joined without points."""
    till = PushingTill()
    till.does(database, enrolment())
    return till


def open_flags(database: Database) -> list[str]:
    """Return what somebody should look at."""
    with database.engine.connect() as connection:
        codes = select(flag.c.code).where(flag.c.closed_at.is_(None))
        return list(connection.execute(codes).scalars())


def test_a_sale_that_was_set_aside_counts_when_it_is_taken_again(
    database: Database, till: PushingTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faulty_release(monkeypatch):
        assert outcomes(till.does(database, sale(25))) == [SET_ASIDE]

    retried = retry_set_aside(database, NOON)

    assert retried == Retried(taken=1, left=0)
    assert points_of(database, ADA) == [25]
    assert outcomes(till.pushes(database, 2)) == [APPLIED]
    assert retry_set_aside(database, NOON) == Retried(taken=0, left=0)
    assert points_of(database, ADA) == [25]


def test_what_waited_for_it_goes_on_with_it(
    database: Database, till: PushingTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    sold = with_lines(sale(25), 2500)
    with faulty_release(monkeypatch):
        till.does(database, sold)
    waits = till.does(database, refund(sold, {1: 500}))

    retry_set_aside(database, NOON)

    assert outcomes(waits) == [parked_for("unknown_sale")]
    assert points_of(database, ADA) == [20]
    with database.engine.connect() as connection:
        assert connection.execute(select(parked)).all() == []


def test_everything_made_anew_is_the_same(
    database: Database, till: PushingTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faulty_release(monkeypatch):
        till.does(database, sale(25))
    retry_set_aside(database, NOON)
    before = projection_digest(database)

    rebuild(database)

    assert projection_digest(database) == before


def test_what_fails_again_stays_where_it_is(
    database: Database, till: PushingTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faulty_release(monkeypatch):
        till.does(database, sale(25), sale(30, "R2"))

        retried = retry_set_aside(database, NOON)

    assert retried == Retried(taken=0, left=2)
    assert outcomes(till.pushes(database, 2)) == [SET_ASIDE, SET_ASIDE]
    assert points_of(database, ADA) == [0]


def test_what_nobody_can_read_stays_where_it_is(database: Database, till: PushingTill) -> None:
    till.records_bytes(b"nonsense")
    till.pushes(database, 2)

    assert retry_set_aside(database, NOON) == Retried(taken=0, left=1)
    assert outcomes(till.pushes(database, 2)) == [("quarantined", "unreadable")]


def test_it_is_judged_by_what_has_come_meanwhile(
    database: Database, till: PushingTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faulty_release(monkeypatch):
        till.does(database, sale(25))
    PushingTill().does(database, sale(30))

    retried = retry_set_aside(database, NOON)

    assert retried == Retried(taken=1, left=0)
    assert outcomes(till.pushes(database, 2)) == [flagged("duplicate_sale")]
    assert points_of(database, ADA) == [30]


def test_what_failed_when_its_wait_was_over_is_taken_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    early, till = PushingTill(), PushingTill()
    waits = early.does(database, sale(25))
    with monkeypatch.context() as patched:
        patched.setattr(loading, "WAITING_MAX", 0)
        till.does(database, enrolment())
    with faulty_release(monkeypatch):
        drive_waiting(database, NOON)
    assert open_flags(database) == ["failed"]

    retried = retry_set_aside(database, NOON)

    assert outcomes(waits) == [parked_for("unknown_member")]
    assert retried == Retried(taken=1, left=0)
    assert points_of(database, ADA) == [25]
    assert open_flags(database) == []
