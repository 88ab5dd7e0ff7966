# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods come back: found by receipt, previewed, recorded, never more than was sold."""

from collections.abc import Mapping

import pytest

from pos_loyalty.domain.errors import ReturnExceedsSale, UnknownSale
from pos_loyalty.domain.ops import RefundFact
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.services.return_sale import (
    ReturnPreview,
    find_sale,
    preview_return,
    return_lines,
)
from tests.domain.shopping import MONDAY, account_of
from tests.services.till import FIVE, MEMBER, Till


def test_a_sale_is_found_by_its_receipt_with_what_may_come_back() -> None:
    till = Till()
    sale = till.sells(1000, 500, receipt_no="R7")
    till.takes_back(sale, {2: 200})

    found = find_sale("R7", store=till.store)

    assert found.sale_op_id == sale.op_id
    assert found.member == MEMBER
    assert [(r.line.line_id, r.left_minor) for r in found.lines] == [(1, 1000), (2, 300)]


def test_sales_of_one_number_are_found_one_after_another_from_the_newest() -> None:
    till = Till()
    first = till.sells(1000, receipt_no="K1/117")
    till.waits(days=1)
    second = till.sells(2000, receipt_no="K1/117")
    till.waits(days=1)
    undone = till.sells(3000, receipt_no="K1/117")
    till.undoes(undone)

    newest = find_sale("K1/117", store=till.store)
    before = find_sale("K1/117", newest.sale_op_id, store=till.store)

    assert (newest.sale_op_id, newest.earlier_on) == (second.op_id, MONDAY.date())
    assert (before.sale_op_id, before.earlier_on) == (first.op_id, None)
    with pytest.raises(UnknownSale):
        find_sale("K1/117", before.sale_op_id, store=till.store)


def test_a_receipt_of_another_till_is_not_found() -> None:
    with pytest.raises(UnknownSale):
        find_sale("R7", store=Till().store)


def test_only_a_sale_can_come_back() -> None:
    till = Till(points=80)
    coffee = till.redeems()

    with pytest.raises(UnknownSale):
        till.takes_back(coffee, {1: 100})


def test_a_return_does_what_its_preview_said() -> None:
    till = Till(points=100)
    sale = till.sells(2000, 2000, chosen=[FIVE])
    request = till.return_of(sale, {1: 2000})

    preview = preview_return(request, store=till.store)
    refund = return_lines(request, store=till.store, clock=till.clock)

    # 35 points for 35.00, of which the dearer half, 18, goes; 50 of the 100 come back.
    assert preview == ReturnPreview(
        refund_minor=1750, taken_points=18, given_points=50, balance_points=67
    )
    assert till.points == 67
    assert isinstance(refund.fact, RefundFact)
    assert refund.fact.refund_minor == 1750
    assert refund.fact.receipt_no == "R1"


def test_a_preview_records_nothing() -> None:
    till = Till()
    sale = till.sells(2000)
    commits = till.store.commits

    preview_return(till.return_of(sale, {1: 2000}), store=till.store)

    assert till.store.commits == commits
    assert till.points == 20


def test_returns_add_up_to_what_was_sold_and_not_more() -> None:
    till = Till()
    sale = till.sells(1000)
    before = till.points
    for _ in range(3):
        till.takes_back(sale, {1: 300})

    with pytest.raises(ReturnExceedsSale) as refusal:
        till.takes_back(sale, {1: 101})
    till.takes_back(sale, {1: 100})

    assert before == 10
    assert refusal.value.left_minor == 100
    assert account_of(till.state) == ({}, {})


@pytest.mark.parametrize(
    ("returned_minor", "left_minor"),
    [
        pytest.param({1: 1001}, 1000, id="more than the line"),
        pytest.param({1: -1}, 1000, id="less than nothing"),
        pytest.param({9: 1}, 0, id="no such line"),
        pytest.param({9: 0}, 0, id="nothing of no such line"),
        pytest.param({1: 5, 2: 501}, 500, id="one line too much"),
    ],
)
def test_more_than_a_line_never_comes_back(
    returned_minor: Mapping[int, int], left_minor: int
) -> None:
    till = Till()
    sale = till.sells(1000, 500)

    with pytest.raises(ReturnExceedsSale) as refusal:
        till.takes_back(sale, returned_minor)

    assert refusal.value.left_minor == left_minor
    assert till.points == 15


def test_a_free_line_comes_back_once() -> None:
    till = Till()
    sale = till.sells(0, 500)
    till.takes_back(sale, {1: 0})

    with pytest.raises(ReturnExceedsSale):
        till.takes_back(sale, {1: 0})


def test_a_double_tap_returns_once() -> None:
    till = Till()
    sale = till.sells(1000)
    request = till.return_of(sale, {1: 400})

    first = return_lines(request, store=till.store, clock=till.clock)
    second = return_lines(request, store=till.store, clock=till.clock)

    assert second == first
    assert till.points == 6


def test_an_undone_return_can_be_made_again() -> None:
    till = Till()
    sale = till.sells(1000)
    till.undoes(till.takes_back(sale, {1: 1000}))

    till.takes_back(sale, {1: 1000})

    assert account_of(till.state) == ({}, {})


def test_points_that_were_spent_are_owed() -> None:
    till = Till()
    sale = till.sells(8000)
    till.redeems()

    preview = preview_return(till.return_of(sale, {1: 8000}), store=till.store)

    assert (preview.taken_points, preview.balance_points) == (80, -80)


def test_the_order_in_which_lines_were_named_leaves_no_mark() -> None:
    tills = Till(), Till()

    stored = [
        encode_operation(till.takes_back(till.sells(1000, 500), dict(amounts)))
        for till, amounts in zip(tills, ([(1, 10), (2, 20)], [(2, 20), (1, 10)]), strict=True)
    ]

    assert stored[0] == stored[1]
