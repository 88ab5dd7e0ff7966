# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether an operation counts, has to wait, or is somebody's to look at."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Effects
from pos_loyalty.domain.ops import OPERATION_SCHEMA, SaleFact
from pos_loyalty.server.database import Database
from pos_loyalty.server.merging.service import merge_members
from pos_loyalty.server.operations.waiting import drive_waiting
from pos_loyalty.server.tables import flag, op
from tests.fakes.facts import ADA, NOON, enrolment, giving, sale, undo, used
from tests.server.gestures import (
    BOB,
    clock_event,
    lot_of,
    merge_command,
    redemption,
)
from tests.server.pushing import APPLIED, PushingTill, flagged, outcomes, parked_for, points_of

# ---------------------------------------------------------------- twice


def test_one_gesture_under_two_numbers_counts_once(database: Database) -> None:
    till = PushingTill()
    sold = sale(points=25)

    answer = till.does(database, enrolment(), sold, sold)

    assert outcomes(answer) == [APPLIED, APPLIED, flagged("duplicate")]
    assert points_of(answer) == 25


def test_one_gesture_from_two_tills_counts_once(database: Database) -> None:
    sold = sale(points=25)
    PushingTill().does(database, enrolment(), sold)

    answer = PushingTill().does(database, sold)

    assert outcomes(answer) == [flagged("duplicate")]
    assert points_of(answer) == 25


def test_one_receipt_on_two_tills_earns_once(database: Database) -> None:
    PushingTill().does(database, enrolment(), enrolment(BOB), sale(points=25))

    answer = PushingTill().does(database, sale(points=25, member_id=BOB.member_id))

    assert outcomes(answer) == [flagged("duplicate_sale")]
    assert answer.accounts[0].version == 1


def test_a_receipt_may_be_entered_again_once_its_sale_is_undone(database: Database) -> None:
    till = PushingTill()
    wrong = sale(points=25)

    answer = till.does(
        database, enrolment(), enrolment(BOB), wrong, undo(wrong), sale(member_id=BOB.member_id)
    )

    assert outcomes(answer) == [APPLIED] * 5
    assert (points_of(answer), points_of(answer, BOB)) == (0, 25)


def test_sales_without_a_receipt_number_are_all_their_own(database: Database) -> None:
    answer = PushingTill().does(database, enrolment(), sale(receipt_no=""), sale(receipt_no=""))

    assert outcomes(answer) == [APPLIED] * 3


# ---------------------------------------------------------------- members


def test_what_somebody_did_before_they_are_known_waits_for_them(database: Database) -> None:
    early, joining = PushingTill(), PushingTill()

    waits = early.does(database, sale(points=25), sale(points=10, receipt_no="R2"))
    answer = joining.does(database, enrolment(points=50))

    assert outcomes(waits) == [parked_for("unknown_member")] * 2
    assert waits.accounts == ()
    assert points_of(answer) == 85
    assert outcomes(early.pushes(database)) == outcomes(waits)


def test_what_is_given_to_somebody_unknown_is_theirs_when_they_come(database: Database) -> None:
    gift = sale(points=7).effects
    PushingTill().does(
        database, enrolment(BOB), giving(sale(member_id=BOB.member_id), {ADA.member_id: gift})
    )

    answer = PushingTill().does(database, enrolment(points=50))

    assert points_of(answer) == 57


def test_a_second_card_for_a_known_phone_is_somebodys_to_merge(database: Database) -> None:
    again = replace(ADA, member_id=MemberId(UUID(int=99)), card_number="5", email="")
    PushingTill().does(database, enrolment(points=50))

    answer = PushingTill().does(database, enrolment(again, points=50))

    assert outcomes(answer) == [flagged("already_enrolled")]
    assert points_of(answer, again) == 50
    assert [row.member for row in answer.members] == [again]


def test_somebody_who_is_enrolled_twice_stays_who_they_are(database: Database) -> None:
    till = PushingTill()
    answer = till.does(database, enrolment(), enrolment(replace(ADA, given_name="Eve")))

    assert outcomes(answer) == [APPLIED, flagged("already_enrolled")]
    assert [row.member.given_name for row in answer.members] == ["Ada"]


def test_sums_over_all_members_are_answered_too(database: Database) -> None:
    answer = PushingTill().does(
        database, enrolment(), giving(sale(), {PROGRAM_ACCOUNT: used(times=3)})
    )

    (shared,) = (row for row in answer.accounts if row.member_id == PROGRAM_ACCOUNT)
    assert [change.amount for change in shared.counters] == [3]


# ---------------------------------------------------------------- for a person to look at


def test_what_is_spent_below_zero_without_a_grant_is_flagged(database: Database) -> None:
    till = PushingTill()
    joined = enrolment(points=50)
    till.does(database, joined)

    answer = till.does(database, redemption(40, lot_of(joined)), redemption(40, lot_of(joined)))

    assert outcomes(answer) == [APPLIED, flagged("overdraft")]
    assert points_of(answer) == -30


def test_a_clock_that_was_wrong_is_flagged(database: Database) -> None:
    answer = PushingTill().does(database, clock_event())

    assert outcomes(answer) == [flagged("clock")]
    with database.engine.connect() as connection:
        assert connection.execute(select(flag.c.code)).scalars().all() == ["clock"]


def test_what_does_not_add_up_is_set_aside(database: Database) -> None:
    sold = sale(points=25)
    broken = replace(sold, effects=Effects(sold.effects.entries[:1], sold.effects.lots))
    lotless = replace(sale(points=5), effects=Effects(sold.effects.entries))

    answer = PushingTill().does(database, enrolment(points=50), broken, lotless)

    assert outcomes(answer)[1:] == [("quarantined", "not_balanced")] * 2
    assert points_of(answer) == 50


@pytest.mark.parametrize(
    "poison",
    [
        b"\xff\xfe",
        b"null",
        b'{"schema":1}',
        b"[" * 5_000,
        b"x" * (1024 * 1024 + 1),
    ],
    ids=["no text", "nothing", "half", "deep", "huge"],
)
def test_unreadable_bytes_are_kept_and_keep_nobody_waiting(
    database: Database, poison: bytes
) -> None:
    till = PushingTill()
    till.records(enrolment(points=50))
    till.records_bytes(poison)
    till.records(sale(points=25))

    answer = till.pushes(database)

    assert outcomes(answer) == [APPLIED, ("quarantined", "unreadable"), APPLIED]
    assert points_of(answer) == 75
    with database.engine.connect() as connection:
        kept = connection.execute(select(op.c.payload).where(op.c.seq == 2)).scalar_one()
    assert bytes(kept) == poison


@pytest.mark.parametrize("told", ["a\0b", r"a\0", "a\\u0000b"])
def test_only_a_real_nul_is_unreadable(database: Database, told: str) -> None:
    answer = PushingTill().does(database, enrolment(replace(ADA, family_name=told)))

    is_kept = outcomes(answer) == [APPLIED]
    assert is_kept == ("\0" not in told)


def test_absurd_amounts_are_unreadable(database: Database) -> None:
    answer = PushingTill().does(database, enrolment(points=10**12 + 1))

    assert outcomes(answer) == [("quarantined", "unreadable")]


def test_what_a_newer_release_wrote_waits_for_this_one_to_be_as_new(database: Database) -> None:
    till = PushingTill()
    till.records(enrolment(points=50))
    newer_schema = b'"schema":%d' % (OPERATION_SCHEMA + 1)
    till.log[0] = till.log[0].replace(b'"schema":1', newer_schema)
    newer = PushingTill()
    newer.records_bytes(till.log[0])

    answer = newer.pushes(database)

    assert outcomes(answer) == [parked_for("newer_schema")]
    assert drive_waiting(database, NOON) == 0


def test_an_operation_that_fails_keeps_nobody_waiting(
    database: Database, failures: list[str]
) -> None:
    till = PushingTill()
    till.does(database, enrolment(points=50), enrolment(BOB))
    merged = merge_command(ADA, BOB)
    merge_members(database, merged, NOON)
    odd = sale(receipt_no="R9", member_id=BOB.member_id)
    twice = giving(odd, {ADA.member_id: used(1)})
    absurd = replace(twice, others=twice.others * 2)

    answer = till.does(database, sale(points=5), absurd, sale(points=7, receipt_no="R2"))

    assert outcomes(answer) == [APPLIED, ("quarantined", "failed"), APPLIED]
    assert points_of(answer, BOB) == 62
    assert till.pushes(database, 3) == answer


def test_a_sale_names_its_store_and_day(database: Database) -> None:
    PushingTill().does(database, enrolment(), sale())
    elsewhere = sale()
    assert isinstance(elsewhere.fact, SaleFact)
    there = replace(elsewhere.fact.sale, store_id="krk-1")

    answer = PushingTill().does(
        database, replace(elsewhere, fact=replace(elsewhere.fact, sale=there))
    )

    assert outcomes(answer) == [APPLIED]
