# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods come back that another till sold: read off the receipt, and sent to the server."""

from dataclasses import replace
from datetime import date

import pytest

from pos_loyalty.domain.ops import UnmatchedReturnFact
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.ui.view_models.form_rows import ElsewhereForm
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import ANNA_CARD, NOON, LateRunner, Shop, a_fake_store, wedge_scan

SOLD_ON = date(2026, 2, 27)
ELSEWHERE = str(ReceiptNumber("T002", SOLD_ON, 71))


@pytest.fixture
def linked(shop: Shop) -> Shop:
    """A till that belongs to a server."""
    return with_server(shop)


def with_server(shop: Shop) -> Shop:
    shop.till.state.set(replace(shop.state, light=Light(LightKind.OFFLINE, NOON)))
    return shop


def form_of(shop: Shop) -> ElsewhereForm:
    assert shop.state.returning.elsewhere is not None
    return shop.state.returning.elsewhere


def notice_code(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def type_keys(shop: Shop, keys: str) -> None:
    for key in keys:
        shop.till.returning.elsewhere.press(key)


def test_a_receipt_of_another_till_is_opened_by_what_it_says(linked: Shop) -> None:
    linked.till.scan(wedge_scan(ELSEWHERE))

    assert linked.state.screen is Screen.RETURN
    assert (form_of(linked).sold_on, form_of(linked).can_confirm) == (SOLD_ON, False)
    assert not linked.state.returning.is_begun


def test_a_till_without_a_server_knows_of_nobody_who_could_find_it(shop: Shop) -> None:
    shop.till.scan(wedge_scan(ELSEWHERE))

    assert notice_code(shop) == "unknown_sale"


def test_a_number_that_no_till_prints_is_unknown(linked: Shop) -> None:
    linked.till.open(Screen.RETURN)
    linked.till.returning.type_receipt("4711")

    linked.till.returning.find_sale()

    assert notice_code(linked) == "unknown_sale"


def test_a_sale_of_this_till_that_was_undone_is_unknown(linked: Shop) -> None:
    linked.buy(ANNA_CARD, "100")
    assert linked.state.done is not None
    receipt_no = linked.state.done.receipt_no
    linked.till.undo()
    linked.wait(10)

    linked.till.scan(wedge_scan(receipt_no))

    assert notice_code(linked) == "unknown_sale"


def test_what_was_paid_is_the_price_until_it_is_typed(linked: Shop) -> None:
    linked.till.scan(wedge_scan(ELSEWHERE))
    elsewhere = linked.till.returning.elsewhere

    type_keys(linked, "47.50")
    assert form_of(linked).paid_minor == 4750
    elsewhere.choose_paid()
    type_keys(linked, "42.75")

    form = form_of(linked)
    assert (form.price_minor, form.paid_minor, form.can_confirm) == (4750, 4275, True)
    elsewhere.backspace()
    assert form_of(linked).paid_typed == "42.7"
    elsewhere.clear_amount()
    assert form_of(linked).paid_minor == 4750


def test_no_more_is_paid_back_than_it_cost(linked: Shop) -> None:
    linked.till.scan(wedge_scan(ELSEWHERE))
    elsewhere = linked.till.returning.elsewhere
    elsewhere.choose_paid()
    type_keys(linked, "50")
    elsewhere.choose_price()
    type_keys(linked, "49")

    elsewhere.confirm()

    assert not form_of(linked).can_confirm
    assert linked.operations() == 0


def test_nothing_typed_is_told(linked: Shop) -> None:
    linked.till.scan(wedge_scan(ELSEWHERE))

    linked.till.returning.elsewhere.confirm()

    assert notice_code(linked) == NoticeCode.NOTHING_CHOSEN


def test_confirming_records_it_once_and_says_that_points_follow(linked: Shop) -> None:
    linked.till.scan(wedge_scan(ELSEWHERE))
    type_keys(linked, "47.50")

    linked.till.returning.elsewhere.confirm()
    linked.till.returning.elsewhere.confirm()

    assert (linked.state.screen, notice_code(linked)) == (Screen.READY, NoticeCode.RETURN_FOLLOWS)
    assert (linked.operations(), linked.state.unsent_count) == (1, 1)
    operation = linked.services().latest_operation()
    assert operation is not None
    fact = operation.fact
    assert isinstance(fact, UnmatchedReturnFact)
    assert (fact.receipt_no, fact.sold_on) == (ELSEWHERE, SOLD_ON)
    assert (dict(fact.returned_minor), fact.refund_minor) == ({1: 4750}, 4750)
    assert linked.points_of(ANNA_CARD) == 100


def test_while_it_is_saved_nothing_is_typed() -> None:
    writes = LateRunner()
    shop = with_server(Shop(a_fake_store(), writes=writes))
    shop.till.scan(wedge_scan(ELSEWHERE))
    type_keys(shop, "10")
    shop.till.returning.elsewhere.confirm()

    type_keys(shop, "00")
    shop.till.returning.elsewhere.confirm()
    writes.finish_all()

    assert shop.operations() == 1


def test_leaving_forgets_it(linked: Shop) -> None:
    linked.till.scan(wedge_scan(ELSEWHERE))
    type_keys(linked, "10")
    assert linked.state.returning.is_begun

    linked.till.returning.begin()
    linked.till.returning.elsewhere.confirm()

    assert (linked.state.returning.is_found, linked.operations()) == (False, 0)
