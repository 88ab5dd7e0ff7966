# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods come back to a till that did not sell them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.errors import NothingToUndo, ReturnExceedsSale, UnknownSale
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Effects
from pos_loyalty.domain.ops import UnmatchedReturnFact
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.services.return_unmatched import (
    ReturnUnmatched,
    SaleElsewhere,
    SaleIsHere,
    find_elsewhere,
    return_unmatched,
)
from tests.fakes.store_subject import Subject
from tests.services.till import TillOver, till_over


def request(till: TillOver, returned: Mapping[int, int], refund_minor: int) -> ReturnUnmatched:
    return ReturnUnmatched(
        op_id=till.gesture(),
        receipt_no="R-elsewhere",
        store_id="krk-1",
        sold_on=date(2026, 11, 20),
        returned_minor=returned,
        refund_minor=refund_minor,
        business_at=till.now,
    )


def test_what_is_on_the_receipt_is_recorded_and_nobodys_points_change(subject: Subject) -> None:
    till = till_over(subject, points=100)
    asked = request(till, {2: 500, 1: 250}, 700)

    operation = return_unmatched(asked, store=till.store, clock=till.clock)

    assert operation.fact == UnmatchedReturnFact(
        receipt_no="R-elsewhere",
        store_id="krk-1",
        sold_on=date(2026, 11, 20),
        business_at=till.now,
        returned_minor={1: 250, 2: 500},
        refund_minor=700,
    )
    assert (operation.draft.member_id, operation.draft.effects) == (PROGRAM_ACCOUNT, Effects())
    assert till.points == 100


def test_a_double_tap_returns_once(subject: Subject) -> None:
    till = till_over(subject)
    asked = request(till, {1: 500}, 500)

    first, second = (return_unmatched(asked, store=till.store, clock=till.clock) for _ in range(2))

    assert first == second


def test_a_sale_of_this_till_is_returned_exactly_instead(subject: Subject) -> None:
    till = till_over(subject)
    sold = till.sells(1000, receipt_no="R-here")
    asked = replace(
        request(till, {1: 500}, 500),
        receipt_no="R-here",
        store_id=till.store.place.store_id,
        sold_on=till.now.date(),
    )

    with pytest.raises(SaleIsHere):
        return_unmatched(asked, store=till.store, clock=till.clock)

    elsewhere = replace(asked, store_id="krk-1")
    assert return_unmatched(elsewhere, store=till.store, clock=till.clock).seq == sold.seq + 1


def test_a_number_that_came_round_again_names_the_sale_of_its_day(subject: Subject) -> None:
    till = till_over(subject)
    till.sells(1000, receipt_no="K1/7")
    earlier = replace(
        request(till, {1: 500}, 500), receipt_no="K1/7", store_id=till.store.place.store_id
    )

    operation = return_unmatched(earlier, store=till.store, clock=till.clock)

    assert isinstance(operation.fact, UnmatchedReturnFact)


@pytest.mark.parametrize(
    ("returned", "refund_minor"),
    [({}, 0), ({1: -1}, 0), ({1: 500}, 501), ({1: 500}, -1)],
)
def test_more_than_the_lines_cost_is_not_given_back(
    subject: Subject, returned: Mapping[int, int], refund_minor: int
) -> None:
    till = till_over(subject)

    with pytest.raises(ReturnExceedsSale):
        return_unmatched(request(till, returned, refund_minor), store=till.store, clock=till.clock)


def test_it_is_not_undone_here(subject: Subject) -> None:
    till = till_over(subject)
    asked = request(till, {1: 500}, 500)
    operation = return_unmatched(asked, store=till.store, clock=till.clock)

    with pytest.raises(NothingToUndo):
        till.undoes(operation)


def test_a_receipt_of_another_till_says_when_it_was_sold(subject: Subject) -> None:
    printed = str(ReceiptNumber("T002", date(2026, 2, 27), 71))

    found = find_elsewhere(printed, store=subject.store)

    place = subject.store.place
    assert found == SaleElsewhere(printed, place.store_id, date(2026, 2, 27))


def test_a_claim_that_was_made_good_elsewhere_has_its_day_from_the_code(subject: Subject) -> None:
    found = find_elsewhere("C4821093310057264", date(2026, 2, 27), store=subject.store)

    place = subject.store.place
    assert found == SaleElsewhere("C4821093310057264", place.store_id, date(2026, 2, 27))


@pytest.mark.parametrize("receipt_no", ["", "4711", "R0002260227000710"])
def test_what_no_till_prints_is_no_receipt_of_elsewhere(subject: Subject, receipt_no: str) -> None:
    with pytest.raises(UnknownSale):
        find_elsewhere(receipt_no, store=subject.store)
