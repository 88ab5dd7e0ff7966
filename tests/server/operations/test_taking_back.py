# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Returns, undos and releases: nothing is taken back twice, or before it is there."""

import pytest
from sqlalchemy import select

from pos_loyalty.server.database import Database
from pos_loyalty.server.tables import parked
from tests.fakes.facts import enrolment, sale, undo
from tests.server.gestures import hold, lot_of, refund, release, with_lines
from tests.server.pushing import APPLIED, PushingTill, flagged, outcomes, parked_for, points_of


def test_a_return_that_overtakes_its_sale_waits_for_it(database: Database) -> None:
    sold = with_lines(sale(points=25), 1000, 1500)
    seller, other = PushingTill(), PushingTill()
    seller.does(database, enrolment())

    waits = other.does(database, refund(sold, {1: 1000}, points=10))
    answer = seller.does(database, sold)

    assert outcomes(waits) == [parked_for("unknown_sale")]
    assert points_of(answer) == 15
    with database.engine.connect() as connection:
        assert connection.execute(select(parked)).all() == []


def test_a_return_whose_sale_waits_for_its_member_waits_with_it(database: Database) -> None:
    sold = with_lines(sale(points=25), 1000, 1500)
    till = PushingTill()

    waits = till.does(database, sold, refund(sold, {1: 1000}, points=10))
    answer = PushingTill().does(database, enrolment())

    assert outcomes(waits) == [parked_for("unknown_member")] * 2
    assert points_of(answer) == 15


def test_a_line_comes_back_once(database: Database) -> None:
    sold = with_lines(sale(points=25), 1000, 1500)
    PushingTill().does(database, enrolment(), sold, refund(sold, {1: 600}))

    answer = PushingTill().does(database, refund(sold, {1: 500}), refund(sold, {1: 400, 2: 1500}))

    assert outcomes(answer) == [flagged("over_refund"), APPLIED]
    assert points_of(answer) == 15


@pytest.mark.parametrize("returned", [{3: 1}, {1: -5}])
def test_what_was_not_sold_does_not_come_back(database: Database, returned: dict[int, int]) -> None:
    sold = with_lines(sale(), 1000)

    answer = PushingTill().does(database, enrolment(), sold, refund(sold, returned))

    assert outcomes(answer)[-1] == flagged("over_refund")


def test_an_undone_return_may_be_made_again(database: Database) -> None:
    till = PushingTill()
    sold = with_lines(sale(points=25), 1000)
    back = refund(sold, {1: 1000})
    till.does(database, enrolment(), sold, back)

    answer = till.does(database, undo(back), refund(sold, {1: 1000}))

    assert outcomes(answer) == [APPLIED, APPLIED]
    assert points_of(answer) == 20


def test_a_return_and_its_undo_and_another_return_fit_in_one_request(database: Database) -> None:
    sold = with_lines(sale(points=25), 1000)
    back = refund(sold, {1: 1000})

    answer = PushingTill().does(
        database, enrolment(), sold, back, undo(back), refund(sold, {1: 1000}), refund(sold, {1: 1})
    )

    assert outcomes(answer)[-3:] == [APPLIED, APPLIED, flagged("over_refund")]


def test_nothing_comes_back_of_an_undone_sale(database: Database) -> None:
    sold = with_lines(sale(), 1000)

    answer = PushingTill().does(database, enrolment(), sold, undo(sold), refund(sold, {1: 1000}))

    assert outcomes(answer)[-1] == flagged("nothing_to_take_back")


def test_only_a_sale_can_be_returned(database: Database) -> None:
    joined = enrolment(points=50)

    answer = PushingTill().does(database, joined, refund(joined, {1: 1}))

    assert outcomes(answer)[-1] == flagged("nothing_to_take_back")


# ---------------------------------------------------------------- undos and holds


def test_nothing_is_undone_twice(database: Database) -> None:
    sold = sale(points=25)

    answer = PushingTill().does(database, enrolment(), sold, undo(sold), undo(sold))

    assert outcomes(answer)[-1] == flagged("nothing_to_take_back")
    assert points_of(answer) == 0


def test_an_undo_is_not_undone(database: Database) -> None:
    joined, sold = enrolment(points=50), sale()
    back = undo(sold)

    answer = PushingTill().does(database, joined, sold, back, undo(back), undo(joined))

    assert outcomes(answer)[-2:] == [flagged("nothing_to_take_back")] * 2


def test_a_sale_of_which_something_came_back_is_not_undone(database: Database) -> None:
    sold = with_lines(sale(points=25), 1000)

    answer = PushingTill().does(database, enrolment(), sold, refund(sold, {1: 1}), undo(sold))

    assert outcomes(answer)[-1] == flagged("nothing_to_take_back")


def test_the_undo_of_a_duplicate_takes_nothing_back(database: Database) -> None:
    twin = sale(points=25)

    answer = PushingTill().does(database, enrolment(), sale(points=25), twin, undo(twin))

    assert outcomes(answer)[-2:] == [flagged("duplicate_sale"), flagged("nothing_to_take_back")]
    assert points_of(answer) == 25


def test_an_undo_of_what_has_not_come_waits_for_it(database: Database) -> None:
    sold = sale(points=25)
    PushingTill().does(database, enrolment())

    waits = PushingTill().does(database, undo(sold))
    answer = PushingTill().does(database, sold)

    assert outcomes(waits) == [parked_for("unknown_sale")]
    assert points_of(answer) == 0


def test_what_was_set_aside_is_given_back_once(database: Database) -> None:
    joined = enrolment(points=50)
    held = hold(30, lot_of(joined))

    answer = PushingTill().does(database, joined, held, release(held), release(held), undo(held))

    assert outcomes(answer)[2:] == [APPLIED, *[flagged("nothing_to_take_back")] * 2]
    assert points_of(answer) == 50


def test_an_undone_release_leaves_it_set_aside(database: Database) -> None:
    till = PushingTill()
    joined = enrolment(points=50)
    held = hold(30, lot_of(joined))
    back = release(held)
    till.does(database, joined, held, back)

    answer = till.does(database, undo(back), release(held))

    assert outcomes(answer) == [APPLIED, APPLIED]
    assert points_of(answer) == 50


def test_a_sale_is_not_released(database: Database) -> None:
    sold = sale()

    answer = PushingTill().does(database, enrolment(), sold, release(sold))

    assert outcomes(answer)[-1] == flagged("nothing_to_take_back")


def test_what_waits_for_something_that_came_twice_goes_on_once(database: Database) -> None:
    sold = with_lines(sale(points=25), 1000)
    back = refund(sold, {1: 1000})
    PushingTill().does(database, enrolment(), back, undo(back))

    answer = PushingTill().does(database, sold, back)

    assert outcomes(answer) == [APPLIED, flagged("duplicate")]
    assert points_of(answer) == 25
