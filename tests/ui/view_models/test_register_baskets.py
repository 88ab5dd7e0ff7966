# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A basket from the shop's register at the window: before the card, after it, and not twice."""

import pytest

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.goods import Catalogue, CatalogueItem, gtin_key
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.form_rows import GoodsRow
from pos_loyalty.ui.view_models.goods import GoodsNotice
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import ANNA_CARD, OLGA_CARD, Shop, a_fake_store, wedge_scan

LATTE = "5901234123457"
LINES = (
    SaleLine(7, 2900, "coffee-large", "drinks", ("hot",), 2000, 200),
    SaleLine(9, 1400, "gouda", quantity_milli=350),
    SaleLine(12, 250),
)
BASKET = RegisterBasket("K1/117", LINES)


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_fake_store())
    item = CatalogueItem("coffee-large", "Latte", price_minor=1450)
    shop.till.sale.goods.use(Catalogue({gtin_key(LATTE): item}))
    return shop


def told(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def sold(shop: Shop) -> SaleFact:
    operation = latest_operation(store=shop.store)
    assert operation is not None
    assert isinstance(operation.fact, SaleFact)
    return operation.fact


def test_a_basket_that_comes_after_the_card_is_the_sale(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.sale.goods.offer(BASKET)
    shown = shop.state.sale
    shop.till.sale.confirm()

    assert (shown.amount_minor, shown.receipt_no) == (4550, "K1/117")
    assert shown.goods == (
        GoodsRow(2, "", 1, 250, None, is_fixed=True),
        GoodsRow(1, "gouda", 0, 1400, None, 350, is_fixed=True),
        GoodsRow(0, "Latte", 2, 2900, None, is_fixed=True),
    )
    assert (sold(shop).sale.receipt_no, sold(shop).sale.lines) == ("K1/117", LINES)


def test_a_basket_that_comes_before_the_card_waits_for_it(shop: Shop) -> None:
    shop.till.sale.goods.offer(BASKET)
    ready = shop.state

    shop.scan(ANNA_CARD)
    shop.wait(0.25)

    assert ready.notice is not None
    assert (ready.notice.code, ready.notice.fact("amount_minor")) == (
        GoodsNotice.BASKET_WAITS,
        4550,
    )
    assert shop.state.sale.amount_minor == 4550


def test_a_basket_is_one_members_only(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.goods.offer(BASKET)
    shop.till.sale.confirm()
    shop.wait(3)

    shop.scan(OLGA_CARD)
    shop.wait(0.25)

    assert not shop.state.sale.is_begun


def test_what_is_typed_is_not_thrown_away_for_a_basket(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    shop.till.sale.goods.offer(BASKET)
    waits = (told(shop), shop.state.sale.amount_minor)
    shop.till.back()
    shop.wait(0.25)

    assert waits == (GoodsNotice.BASKET_WAITS, 1000)
    assert shop.state.sale.amount_minor == 4550


def test_a_basket_does_not_wait_for_whoever_comes_much_later(shop: Shop) -> None:
    gone: list[str] = []
    shop.till.sale.goods.offer(BASKET, lambda: gone.append("K1/117"))
    shop.wait(599)
    early = list(gone)

    shop.wait(1)
    shop.scan(ANNA_CARD)
    shop.wait(0.25)

    assert (early, gone) == ([], ["K1/117"])
    assert not shop.state.sale.is_begun


def test_a_basket_that_was_taken_has_all_the_time(shop: Shop) -> None:
    gone: list[str] = []
    shop.scan(ANNA_CARD)
    shop.till.sale.goods.offer(BASKET, lambda: gone.append("K1/117"))

    shop.wait(3600)

    assert gone == []
    assert shop.state.sale.amount_minor == 4550


def test_the_register_may_change_its_basket_until_it_is_paid(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.goods.offer(BASKET)

    shop.till.sale.goods.offer(RegisterBasket("K1/117", LINES[:1]))

    assert shop.state.sale.amount_minor == 2900


@pytest.mark.parametrize("is_taken", [True, False])
def test_the_register_may_take_its_basket_away(shop: Shop, *, is_taken: bool) -> None:
    if is_taken:
        shop.scan(ANNA_CARD)
    shop.till.sale.goods.offer(BASKET)

    shop.till.sale.goods.offer(RegisterBasket("K1/117", ()))
    shop.scan(ANNA_CARD)
    shop.wait(0.25)

    assert shop.state.screen is Screen.MEMBER
    assert not shop.state.sale.is_begun


def test_a_registers_basket_is_changed_at_the_register(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.goods.offer(BASKET)

    shop.till.scan(wedge_scan(LATTE))
    scanned = told(shop)
    shop.type_amount("5")
    shop.till.sale.goods.fewer(0)

    assert (scanned, told(shop)) == (GoodsNotice.BASKET_OF_REGISTER,) * 2
    assert shop.state.sale.amount_minor == 4550


def test_escape_drops_the_basket_and_it_does_not_come_back(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.goods.offer(BASKET)

    shop.till.back()
    shop.wait(0.25)

    assert not shop.state.sale.is_begun


def test_another_card_does_not_take_the_basket_along(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.goods.offer(BASKET)

    shop.scan(OLGA_CARD)

    assert told(shop) == NoticeCode.SALE_UNFINISHED
    assert shop.state.sale.receipt_no == "K1/117"
