# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till that has no way to the server any more hands its operations over as a file."""

from io import BytesIO

import pytest
from sqlalchemy import select

from pos_loyalty.protocol.sync.messages import UnreadableMessage
from pos_loyalty.protocol.sync.push import EpochState
from pos_loyalty.protocol.sync.rescue import encode_rescue, read_batches, read_whose
from pos_loyalty.server.accounts.rows import account_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.rescue import Rescued, take_rescue
from pos_loyalty.server.tables import stray
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.server.pushing import APPLIED, PushingTill, outcomes


def rescued(database: Database, till: PushingTill, *parts: tuple[int, int]) -> Rescued:
    """Write parts of a till's log to a file, and take that."""
    batches = [till.batch(first, last) for first, last in parts]
    file = BytesIO(b"".join(encode_rescue(till.till_id, batches)))
    return take_rescue(database, read_whose(file), read_batches(file), NOON)


def points(database: Database) -> int:
    """Return Ada's points."""
    with database.engine.connect() as connection:
        (row,) = account_rows(connection, [ADA.member_id])
    return sum(lot.amount for lot in row.lots)


@pytest.fixture
def till(database: Database) -> PushingTill:
    """Return a till that handed over Ada's joining, and then made three sales."""
    till = PushingTill()
    till.does(database, enrolment(points=50))
    for number in range(3):
        till.records(sale(points=10, receipt_no=f"R{number}"))
    return till


def test_what_the_file_holds_is_taken_once(database: Database, till: PushingTill) -> None:
    first = rescued(database, till, (1, 2), (3, 4))
    again = rescued(database, till, (1, 2), (3, 4))

    assert first == again
    assert sorted(first.results) == [(1, seq) for seq in range(1, 5)]
    assert (points(database), first.strays) == (80, 0)


def test_a_till_that_comes_back_goes_on_where_the_file_ended(
    database: Database, till: PushingTill
) -> None:
    rescued(database, till, (2, 4))
    till.records(sale(points=5, receipt_no="R9"))

    answer = till.pushes(database, 2)

    assert outcomes(answer) == [APPLIED] * 4
    assert points(database) == 85


def test_what_comes_before_the_file_may_still_come(database: Database, till: PushingTill) -> None:
    rescued(database, till, (4, 4))

    answer = till.pushes(database, 2)

    assert outcomes(answer) == [APPLIED] * 3
    assert points(database) == 80


def test_an_epoch_that_is_over_is_taken_too(database: Database, till: PushingTill) -> None:
    PushingTill(till.till_id.int, epoch=2).does(database, sale(points=1, receipt_no="R8"))

    rescued(database, till, (2, 4))

    assert points(database) == 81


def test_an_epoch_that_nobody_has_heard_of_is_taken_and_over(
    database: Database, till: PushingTill
) -> None:
    PushingTill(900, epoch=2).does(database, sale(points=1, receipt_no="R8"))
    unheard = PushingTill(900, epoch=1)
    unheard.records(sale(points=2, receipt_no="R7"))

    rescued(database, unheard, (1, 1))

    assert points(database) == 53
    assert unheard.pushes(database).epoch_state is EpochState.RETIRED


def test_another_operation_under_a_number_is_kept_aside(
    database: Database, till: PushingTill
) -> None:
    till.pushes(database, 2)
    clone = PushingTill(till.till_id.int)
    clone.log, clone.chains = till.log[:3], till.chains[:4]
    clone.records(sale(points=99, receipt_no="R99"))
    clone.records(sale(points=7, receipt_no="R77"))

    taken = rescued(database, clone, (3, 5))

    assert (sorted(taken.results), taken.strays) == ([(1, 3), (1, 5)], 1)
    assert points(database) == 87
    with database.engine.connect() as connection:
        assert connection.execute(select(stray.c.payload)).scalars().all() == [clone.log[3]]


def test_a_torn_file_is_taken_up_to_where_it_is_torn(database: Database, till: PushingTill) -> None:
    whole = b"".join(encode_rescue(till.till_id, [till.batch(2, 3), till.batch(4, 4)]))
    file = BytesIO(whole[:-10])

    with pytest.raises(UnreadableMessage):
        take_rescue(database, read_whose(file), read_batches(file), NOON)

    assert points(database) == 70


@pytest.mark.parametrize("text", [b"", b"no file\n", b'{"till_id":"x"}\n'])
def test_something_else_is_no_rescue_file(text: bytes) -> None:
    with pytest.raises(UnreadableMessage):
        read_whose(BytesIO(text))


def test_a_file_of_a_newer_shape_is_not_guessed_at() -> None:
    line = next(encode_rescue(PushingTill().till_id, []))

    with pytest.raises(UnreadableMessage):
        read_whose(BytesIO(line.replace(b'"rescue":1', b'"rescue":2')))


def test_a_batch_of_no_possible_size_is_not_read(till: PushingTill) -> None:
    body = b'{"epoch":1,"first_seq":1,"sizes":[],"chain_before":"","clock":null}\n'

    with pytest.raises(UnreadableMessage):
        list(read_batches(BytesIO(body)))
