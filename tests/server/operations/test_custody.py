# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The number and the chain: nothing that came is lost, nothing is taken twice."""

import pytest
from sqlalchemy import select

from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.push import EpochState, PushBatch
from pos_loyalty.server.database import Database
from pos_loyalty.server.operations.service import take_push
from pos_loyalty.server.tables import flag, op, stray
from tests.fakes.facts import NOON, enrolment, sale
from tests.server.pushing import APPLIED, PushingTill, in_header, outcomes


def test_the_same_request_again_gets_the_same_answer(database: Database) -> None:
    till = PushingTill()
    first = till.does(database, enrolment(points=50), sale(points=25))

    again = till.pushes(database)

    assert again == first


def test_a_part_that_came_before_is_answered_and_the_rest_is_taken(database: Database) -> None:
    till = PushingTill()
    till.does(database, enrolment(), sale(points=25))
    till.records(sale(points=10, receipt_no="R2"))

    answer = till.pushes(database, first_seq=2)

    assert outcomes(answer) == [APPLIED, APPLIED]
    assert answer.expected_seq == 4
    assert answer.accounts[0].version == 3


def test_what_lacks_is_asked_for(database: Database) -> None:
    till = PushingTill()
    till.does(database, enrolment())
    till.records(sale())
    till.records(sale(receipt_no="R2"))

    answer = till.pushes(database, first_seq=3)

    assert (answer.need_from, answer.expected_seq, answer.results) == (2, 2, ())


def test_a_gap_that_the_till_admits_is_dated_and_passed(database: Database) -> None:
    till = PushingTill()
    till.does(database, enrolment())
    for number in range(3):
        till.records(sale(receipt_no=f"R{number}"))

    answer = till.sends(database, in_header(till.batch(4), gap_from=2))

    assert (answer.need_from, answer.expected_seq) == (None, 5)
    with database.engine.connect() as connection:
        (raised,) = connection.execute(select(flag)).all()
    assert (raised.seq, raised.code, raised.detail) == (2, "gap", "2-3")


def test_a_lost_operation_that_turns_up_is_taken(database: Database) -> None:
    till = PushingTill()
    till.does(database, enrolment())
    for number in range(3):
        till.records(sale(points=10, receipt_no=f"R{number}"))
    till.sends(database, in_header(till.batch(4), gap_from=2))

    answer = till.pushes(database, 2)

    assert outcomes(answer) == [APPLIED] * 3
    assert sum(lot.amount for lot in answer.accounts[0].lots) == 30


def test_another_operation_under_a_number_ends_the_epoch(database: Database) -> None:
    till, clone = PushingTill(7), PushingTill(7)
    till.does(database, enrolment(), sale(receipt_no="R1"))
    clone.log, clone.chains = till.log[:1], till.chains[:2]
    clone.records(sale(points=99, receipt_no="R2"))

    answer = clone.pushes(database)

    assert (answer.epoch_state, answer.results) == (EpochState.RETIRED, ())
    with database.engine.connect() as connection:
        kept = connection.execute(select(stray.c.payload)).scalars().all()
        held = connection.execute(select(op.c.payload).order_by(op.c.seq)).scalars().all()
    assert clone.log[1] in kept
    assert held == till.log


def test_a_log_that_forked_earlier_ends_the_epoch_too(database: Database) -> None:
    till, clone = PushingTill(7), PushingTill(7)
    till.does(database, enrolment(), sale(receipt_no="R1"))
    clone.records(enrolment())
    clone.records(sale(receipt_no="R2"))
    clone.records(sale(receipt_no="R3"))

    answer = clone.pushes(database, first_seq=3)

    assert answer.epoch_state is EpochState.RETIRED
    with database.engine.connect() as connection:
        assert connection.execute(select(stray.c.payload)).scalars().all() == clone.log[2:]


def test_nothing_is_taken_in_an_epoch_that_is_over(database: Database) -> None:
    till = PushingTill(7)
    till.does(database, enrolment())
    PushingTill(7, epoch=2).does(database, sale(receipt_no="R2"))
    till.records(sale())

    answer = till.pushes(database, first_seq=2)

    assert (answer.epoch_state, answer.results) == (EpochState.RETIRED, ())
    assert answer.expected_seq == 2


def test_an_epoch_that_nobody_has_heard_of_and_is_no_new_one_is_over(database: Database) -> None:
    PushingTill(7, epoch=2).does(database, enrolment())

    answer = PushingTill(7, epoch=1).does(database, sale())

    assert answer.epoch_state is EpochState.RETIRED


@pytest.mark.parametrize(
    "changes",
    [
        {"epoch": 0},
        {"epoch": 2**31},
        {"first_seq": 0},
        {"first_seq": 2**31 - 1},
        {"chain_before": "zz" * 32},
        {"chain_before": "00"},
    ],
    ids=str,
)
def test_a_header_with_impossible_numbers_is_no_push(
    database: Database, changes: dict[str, object]
) -> None:
    till = PushingTill()
    till.records(enrolment())

    with pytest.raises(UnreadableMessage):
        till.sends(database, in_header(till.batch(), **changes))


def test_a_batch_may_hold_no_more_than_is_agreed(database: Database) -> None:
    till = PushingTill()
    till.records(enrolment())
    batch = till.batch()
    many = PushBatch(batch.header, batch.operations * 201)

    with pytest.raises(UnreadableMessage):
        till.sends(database, in_header(many, sizes=(len(till.log[0]),) * 201))


def test_an_empty_body_is_no_push(database: Database) -> None:
    with pytest.raises(UnreadableMessage):
        take_push(database, PushingTill().till_id, b"", NOON)
