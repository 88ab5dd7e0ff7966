# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A basket from the shop's register at the window: before the card, after it, and not twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.goods import Catalogue, CatalogueItem, gtin_key
from pos_loyalty.domain.ids import RewardId
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.form_rows import GoodsRow
from pos_loyalty.ui.view_models.goods import GoodsNotice
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import (
    ANNA_CARD,
    OLGA_CARD,
    LateRunner,
    Shop,
    a_fake_store,
    wedge_scan,
)

LATTE = "5901234123457"
LINES = (
    SaleLine(7, 2900, "coffee-large", "drinks", ("hot",), 2000, 200),
    SaleLine(9, 1400, "gouda", quantity_milli=350),
    SaleLine(12, 250),
)
BASKET = RegisterBasket("K1/117", LINES)
OTHER = RegisterBasket("K2/5", LINES[:1])


class TakenBack(LoyaltyError):
    """The register has taken it back."""

    code = "basket_gone"


class Register:
    """Where the baskets come from. ``gone`` is what the window will not sell."""

    def __init__(self) -> None:
        self.gone: list[RegisterBasket] = []
        self.sells_itself: RegisterBasket | None = None

    def dropped(self, basket: RegisterBasket) -> None:
        self.gone.append(basket)

    def require_waiting(self, basket: RegisterBasket) -> None:
        if basket is self.sells_itself:
            raise TakenBack


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

    shop.till.sale.baskets.offer(BASKET)
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
    shop.till.sale.baskets.offer(BASKET)
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
    shop.till.sale.baskets.offer(BASKET)
    shop.till.sale.confirm()
    shop.wait(3)

    shop.scan(OLGA_CARD)
    shop.wait(0.25)

    assert not shop.state.sale.is_begun


def test_what_is_typed_is_not_thrown_away_for_a_basket(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    shop.till.sale.baskets.offer(BASKET)
    waits = (told(shop), shop.state.sale.amount_minor)
    shop.till.back()
    shop.wait(0.25)

    assert waits == (GoodsNotice.BASKET_WAITS, 1000)
    assert shop.state.sale.amount_minor == 4550


def test_a_basket_does_not_wait_for_whoever_comes_much_later(shop: Shop) -> None:
    register = Register()
    shop.till.sale.baskets.offer(BASKET, register)
    shop.wait(599)
    early = list(register.gone)

    shop.wait(1)
    shop.scan(ANNA_CARD)
    shop.wait(0.25)

    assert (early, register.gone) == ([], [BASKET])
    assert not shop.state.sale.is_begun


def test_a_basket_that_was_taken_has_all_the_time(shop: Shop) -> None:
    register = Register()
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET, register)

    shop.wait(3600)

    assert register.gone == []
    assert shop.state.sale.amount_minor == 4550


def test_the_register_may_change_its_basket_until_it_is_paid(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET)

    shop.till.sale.baskets.offer(RegisterBasket("K1/117", LINES[:1]))

    assert shop.state.sale.amount_minor == 2900


@pytest.mark.parametrize("is_taken", [True, False])
def test_the_register_may_take_its_basket_away(shop: Shop, *, is_taken: bool) -> None:
    if is_taken:
        shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET)

    shop.till.sale.baskets.offer(RegisterBasket("K1/117", ()))
    shop.scan(ANNA_CARD)
    shop.wait(0.25)

    assert shop.state.screen is Screen.MEMBER
    assert not shop.state.sale.is_begun


def test_a_registers_basket_is_changed_at_the_register(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET)

    shop.till.scan(wedge_scan(LATTE))
    scanned = told(shop)
    shop.type_amount("5")
    shop.till.sale.goods.fewer(0)

    assert (scanned, told(shop)) == (GoodsNotice.BASKET_OF_REGISTER,) * 2
    assert shop.state.sale.amount_minor == 4550


def test_escape_drops_the_basket_and_it_does_not_come_back(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET)

    shop.till.back()
    shop.wait(0.25)

    assert not shop.state.sale.is_begun


def test_another_card_does_not_take_the_basket_along(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET)

    shop.scan(OLGA_CARD)

    assert told(shop) == NoticeCode.SALE_UNFINISHED
    assert shop.state.sale.receipt_no == "K1/117"


def test_the_basket_of_another_register_waits_for_the_one_on_screen(shop: Shop) -> None:
    register = Register()
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET, register)

    shop.till.sale.baskets.offer(OTHER, register)
    on_screen = shop.state.sale.receipt_no
    shop.till.sale.confirm()
    shop.wait(3)
    shop.scan(OLGA_CARD)
    shop.wait(0.25)

    assert (on_screen, told(shop)) == ("K1/117", "")
    assert (shop.state.sale.receipt_no, register.gone) == ("K2/5", [])


def test_one_basket_waits_and_the_one_before_is_dropped(shop: Shop) -> None:
    register = Register()
    shop.till.sale.baskets.offer(BASKET, register)

    shop.till.sale.baskets.offer(OTHER, register)
    shop.scan(ANNA_CARD)
    shop.wait(0.25)

    assert (shop.state.sale.receipt_no, register.gone) == ("K2/5", [BASKET])


def test_what_the_register_has_sold_meanwhile_is_not_saved(shop: Shop) -> None:
    register = Register()
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET, register)
    register.sells_itself = BASKET

    shop.till.sale.confirm()

    assert (told(shop), shop.operations()) == (GoodsNotice.BASKET_GONE, 0)


def test_a_basket_is_sold_when_the_register_says(shop: Shop) -> None:
    at = shop.services().business_now() - timedelta(minutes=7)
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(replace(BASKET, business_at=at))

    shop.till.sale.confirm()

    assert sold(shop).sale.business_at == at


def test_a_basket_that_comes_again_while_it_is_taken_away_stays() -> None:
    late = LateRunner()
    shop, register = Shop(a_fake_store(), writes=late), Register()
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(BASKET, register)
    register.sells_itself = BASKET
    shop.till.sale.confirm()
    shop.till.sale.baskets.offer(RegisterBasket("K1/117", ()), register)
    shop.till.sale.baskets.offer(RegisterBasket("K1/117", LINES[:1]), register)

    late.finish_all()
    shop.wait(0.25)

    assert (shop.state.sale.amount_minor, told(shop)) == (2900, GoodsNotice.BASKET_GONE)


def test_a_basket_that_costs_nothing_is_not_dropped_by_a_reward_handed_over(shop: Shop) -> None:
    free = RegisterBasket("K1/118", (SaleLine(1, 0, "latte"),))
    shop.scan(ANNA_CARD)
    shop.till.sale.baskets.offer(free, Register())
    shop.till.sale.toggle_reward(RewardId("coffee"))

    shop.till.sale.confirm()

    assert shop.state.screen is Screen.MEMBER
    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.AMOUNT_MISSING
