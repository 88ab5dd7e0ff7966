# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The last minute can be taken back, once, by its exact opposite."""

import pytest

from pos_loyalty.domain.errors import NothingToUndo, UnknownSale
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import negate
from pos_loyalty.domain.ops import UndoFact
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.identify import identify
from pos_loyalty.services.return_sale import find_sale
from pos_loyalty.services.undo import UndoOperation, undo_operation
from tests.domain.shopping import ADA, account_of
from tests.services.till import FIVE, Till


def test_an_undo_leaves_the_account_as_it_was() -> None:
    till = Till(points=150)
    before = account_of(till.state)
    sale = till.sells(2599, chosen=[FIVE])

    undo = till.undoes(sale)

    assert account_of(till.state) == before
    assert undo.draft.effects == negate(sale.draft.effects)
    assert isinstance(undo.fact, UndoFact)
    assert undo.fact.undone_op_id == sale.op_id


@pytest.mark.parametrize("wait_seconds", [0, 59.999, 60])
def test_a_minute_is_still_in_time(wait_seconds: float) -> None:
    till = Till()
    sale = till.sells(2500)
    till.waits(wait_seconds)

    till.undoes(sale)

    assert till.points == 0


@pytest.mark.parametrize("wait_seconds", [60.000001, 61, 86_400])
def test_more_than_a_minute_is_too_late(wait_seconds: float) -> None:
    till = Till()
    sale = till.sells(2500)
    till.waits(wait_seconds)

    with pytest.raises(NothingToUndo):
        till.undoes(sale)

    assert till.points == 25


def test_a_double_tap_undoes_once() -> None:
    till = Till()
    sale = till.sells(2500)
    command = UndoOperation(till.gesture(), sale.op_id, till.now)

    first = undo_operation(command, store=till.store, clock=till.clock)
    second = undo_operation(command, store=till.store, clock=till.clock)

    assert second == first
    assert till.points == 0


def test_what_was_undone_is_not_undone_again_nor_is_the_undo() -> None:
    till = Till()
    sale = till.sells(2500)
    undo = till.undoes(sale)

    for operation in (sale, undo):
        with pytest.raises(NothingToUndo):
            till.undoes(operation)


def test_a_sale_that_is_not_known_is_not_undone() -> None:
    till, other = Till(), Till()
    sale = other.sells(2500)

    with pytest.raises(NothingToUndo):
        till.undoes(sale)


def test_a_sale_of_which_goods_came_back_is_not_undone() -> None:
    till = Till()
    sale = till.sells(2500)
    till.takes_back(sale, {1: 100})

    with pytest.raises(NothingToUndo):
        till.undoes(sale)


def test_an_enrolment_is_not_undone() -> None:
    till = Till()
    command = EnrolMember(till.gesture(), MemberId(till.gesture()), "5", "Bo", till.now)
    joined = enrol_member(command, store=till.store, clock=till.clock)

    with pytest.raises(NothingToUndo):
        till.undoes(joined)


def test_a_redemption_gives_its_points_back() -> None:
    till = Till(points=80)
    coffee = till.redeems()

    till.undoes(coffee)

    assert till.points == 80


def test_an_undone_sale_cannot_be_returned() -> None:
    till = Till()
    sale = till.sells(2500)
    till.undoes(sale)

    with pytest.raises(UnknownSale):
        till.takes_back(sale, {1: 100})
    with pytest.raises(UnknownSale):
        find_sale("R1", store=till.store)


def test_an_undone_visit_was_none() -> None:
    till = Till()
    till.undoes(till.sells(2500))

    view = identify(ADA, store=till.store, at=till.now)
    again = till.quotes(2500)

    assert view.last_visit_on is None
    assert again.evaluation.occasion.is_first_purchase


def test_a_return_is_undone_only_after_those_that_came_later() -> None:
    till = Till()
    sale = till.sells(1000, 500)
    first, second = till.takes_back(sale, {1: 1000}), till.takes_back(sale, {2: 200})

    with pytest.raises(NothingToUndo):
        till.undoes(first)
    till.undoes(second)
    till.undoes(first)

    assert till.points == 15
    till.takes_back(sale, {1: 1000, 2: 500})
    assert account_of(till.state) == ({}, {})
