# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods scanned into a sale: lines, pieces, prices that are asked for, and no amount beside."""

from dataclasses import replace
from itertools import permutations

import pytest

from pos_loyalty.domain.basket_entry import LINES_MAX, PIECES_MAX, Basket
from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.goods import Catalogue, CatalogueItem, Goods, gtin_key, measured_code
from pos_loyalty.domain.ids import StampCardId
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import stamps_on
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.cues import Cue, cue_between
from pos_loyalty.ui.view_models.form_rows import GoodsRow
from pos_loyalty.ui.view_models.goods import GoodsNotice
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.ui.view_models.shop import ANNA_CARD, LateRunner, Shop, a_fake_store, wedge_scan

LATTE, APPLES, UNPRICED, UNKNOWN = "5901234123457", "4006381333931", "96385074", "36000291452"
CHEESE = "211234500350" + gs1_check_digit("211234500350")
CATALOGUE = Catalogue(
    {
        gtin_key(LATTE): CatalogueItem("coffee-large", "Latte", "drinks", ("hot",), 1450),
        gtin_key(APPLES): CatalogueItem("apples", "Apples", "fruit", (), 400),
        gtin_key(UNPRICED): CatalogueItem("gift-wrap", "Gift wrap"),
    },
    [(measured_code("2112345WWWWWX"), CatalogueItem("cheese", "Cheese", price_minor=3999))],
)


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_fake_store())
    shop.till.sale.goods.use(CATALOGUE)
    shop.scan(ANNA_CARD)
    return shop


def scan(shop: Shop, *gtins: str) -> None:
    for gtin in gtins:
        shop.till.scan(wedge_scan(gtin))


def told(shop: Shop) -> str:
    return shop.state.notice.code if shop.state.notice else ""


def sold(shop: Shop) -> SaleFact:
    operation = latest_operation(store=shop.store)
    assert operation is not None
    assert isinstance(operation.fact, SaleFact)
    return operation.fact


def test_scanned_goods_are_the_sale_line_by_line(shop: Shop) -> None:
    scan(shop, LATTE, APPLES, LATTE, CHEESE)
    shown = shop.state.sale
    shop.till.sale.confirm()

    assert shown.amount_minor == 2 * 1450 + 400 + 1400
    assert shown.goods == (
        GoodsRow(2, "Cheese", 1, 1400, None, 350),
        GoodsRow(1, "Apples", 1, 400, 400),
        GoodsRow(0, "Latte", 2, 2900, 1450),
    )
    assert sold(shop).sale.lines == (
        SaleLine(1, 2900, "coffee-large", "drinks", ("hot",), 2000),
        SaleLine(2, 400, "apples", "fruit"),
        SaleLine(3, 1400, "cheese", quantity_milli=350),
    )


def test_rules_about_goods_count_at_the_till(shop: Shop) -> None:
    scan(shop, LATTE, LATTE, APPLES)
    shop.till.sale.confirm()

    with shop.store.reading() as uow:
        state = uow.ledger.state_of(latest_operation(store=shop.store).draft.member_id)  # type: ignore[union-attr] # there is one
    assert state.amount_of(stamps_on(StampCardId("coffee-card"))) == 2
    assert "fresh" in {accrual.rule_id for accrual in sold(shop).accruals}


def test_the_order_of_scans_gives_the_same_points() -> None:
    earned = set()
    for order in permutations((LATTE, APPLES, CHEESE, LATTE)):
        shop = Shop(a_fake_store())
        shop.till.sale.goods.use(CATALOGUE)
        shop.scan(ANNA_CARD)
        scan(shop, *order)
        assert shop.state.sale.quote is not None
        quote = shop.state.sale.quote
        earned.add((quote.earned_points, quote.due_minor))

    assert len(earned) == 1


def test_pieces_are_counted_up_and_down_and_out(shop: Shop) -> None:
    scan(shop, LATTE, APPLES)

    shop.till.sale.goods.more(0)
    more = shop.state.sale.amount_minor
    shop.till.sale.goods.fewer(1)

    assert more == 2 * 1450 + 400
    assert [row.name for row in shop.state.sale.goods] == ["Latte"]
    shop.till.sale.goods.fewer(0)
    shop.till.sale.goods.fewer(0)
    assert shop.state.sale.goods == ()
    assert not shop.state.sale.is_begun


def test_what_was_weighed_is_one_line_each_and_never_two(shop: Shop) -> None:
    scan(shop, CHEESE, CHEESE)

    shop.till.sale.goods.more(0)

    assert [row.pieces for row in shop.state.sale.goods] == [1, 1]
    assert shop.state.sale.amount_minor == 2800


@pytest.mark.parametrize(("gtin", "name"), [(UNPRICED, "Gift wrap"), (UNKNOWN, "0036000291452")])
def test_goods_without_a_price_ask_for_it(shop: Shop, gtin: str, name: str) -> None:
    scan(shop, LATTE, gtin if gtin != UNKNOWN else gtin.zfill(12))
    asked = shop.state
    shop.type_amount("3,20")
    shop.till.sale.confirm()

    assert (told_by(asked), asked.sale.price_of) == (GoodsNotice.PRICE_ASKED, name)
    assert asked.sale.amount_minor == 1450
    assert not asked.sale.can_confirm
    assert shop.state.screen is Screen.MEMBER
    assert (shop.state.sale.price_of, shop.state.sale.typed) == ("", "")
    assert [(row.name, row.price_minor) for row in shop.state.sale.goods] == [
        (name, 320),
        ("Latte", 1450),
    ]


def told_by(state: TillState) -> str:
    return state.notice.code if state.notice else ""


def test_a_price_is_asked_once_in_a_sale(shop: Shop) -> None:
    scan(shop, UNPRICED)
    shop.type_amount("3")
    shop.till.sale.confirm()

    scan(shop, UNPRICED)

    assert [(row.pieces, row.price_minor) for row in shop.state.sale.goods] == [(2, 600)]


def test_what_was_weighed_is_asked_about_each_time(shop: Shop) -> None:
    wrap = CatalogueItem("cheese", "Cheese")
    shop.till.sale.goods.use(Catalogue({}, [(measured_code("2112345WWWWWX"), wrap)]))
    scan(shop, CHEESE)
    shop.type_amount("14")
    shop.till.sale.confirm()

    scan(shop, CHEESE)

    assert told(shop) == GoodsNotice.PRICE_ASKED


def test_escape_leaves_out_what_is_asked_about_and_keeps_the_rest(shop: Shop) -> None:
    scan(shop, LATTE, UNPRICED)
    shop.type_amount("3")

    shop.till.back()

    assert (shop.state.sale.price_of, shop.state.sale.typed) == ("", "")
    assert shop.state.sale.amount_minor == 1450
    shop.till.back()
    assert not shop.state.sale.is_begun


def test_enter_without_the_price_asks_for_it_again(shop: Shop) -> None:
    scan(shop, UNPRICED)

    shop.till.sale.confirm()

    assert told(shop) == GoodsNotice.PRICE_MISSING
    assert shop.operations() == 0


def test_the_next_goods_wait_for_the_price(shop: Shop) -> None:
    scan(shop, UNPRICED, LATTE)

    assert told(shop) == GoodsNotice.PRICE_FIRST
    assert shop.state.sale.price_of == "Gift wrap"
    assert shop.state.sale.goods == ()


def test_goods_do_not_come_on_top_of_a_typed_amount(shop: Shop) -> None:
    shop.type_amount("45,50")

    scan(shop, LATTE)

    assert told(shop) == GoodsNotice.GOODS_BESIDE_AMOUNT
    assert shop.state.sale.amount_minor == 4550


def test_an_amount_is_not_typed_on_top_of_goods(shop: Shop) -> None:
    scan(shop, LATTE)

    shop.type_amount("45,50")

    assert told(shop) == GoodsNotice.AMOUNT_BESIDE_GOODS
    assert (shop.state.sale.typed, shop.state.sale.amount_minor) == ("", 1450)


@pytest.mark.parametrize(
    ("gtin", "notice"),
    [(LATTE, NoticeCode.PRODUCT_SCANNED), (CHEESE, NoticeCode.IN_STORE_ITEM_SCANNED)],
)
def test_a_shop_that_names_no_goods_is_told_as_before(gtin: str, notice: NoticeCode) -> None:
    shop = Shop(a_fake_store())
    shop.scan(ANNA_CARD)

    scan(shop, gtin)

    assert told(shop) == notice
    assert shop.state.sale.goods == ()


def test_another_member_is_not_opened_over_goods(shop: Shop) -> None:
    scan(shop, UNPRICED)

    shop.till.go_ready()

    assert told(shop) == NoticeCode.ENTRY_DROPPED


def test_that_something_comes_first_has_a_sound_of_its_own(shop: Shop) -> None:
    scan(shop, UNPRICED)
    before = shop.state

    scan(shop, LATTE)

    assert cue_between(before, shop.state) is Cue.NOT_NOW


def test_goods_are_left_alone_while_something_is_saved() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    shop.till.sale.goods.use(CATALOGUE)
    shop.scan(ANNA_CARD)
    scan(shop, LATTE)
    shop.till.sale.confirm()

    shop.till.sale.goods.more(0)
    shop.till.sale.press("7")
    shop.till.sale.goods.scan(LATTE, NoticeCode.PRODUCT_SCANNED)
    writes.finish_all()

    assert sold(shop).sale.gross_minor == 1450


def test_a_full_basket_says_so(shop: Shop) -> None:
    full = Basket()
    for number in range(LINES_MAX):
        full = full.with_goods(Goods(CatalogueItem(f"{number}", "Thing"), price_minor=100))
    shop.till.sale.edit(lambda entry: replace(entry, basket=full, lines=full.sale_lines()))

    scan(shop, LATTE)
    known = told(shop)
    scan(shop, UNPRICED)

    assert (known, told(shop)) == (GoodsNotice.BASKET_FULL, GoodsNotice.BASKET_FULL)
    assert shop.state.sale.price_of == ""


def test_a_line_takes_as_many_pieces_as_a_person_counts() -> None:
    goods = Goods(CatalogueItem("nail", "Nail"), price_minor=1)

    basket = Basket().with_goods(goods).counted(0, PIECES_MAX + 10)

    assert (basket.pieces, basket.with_goods(goods)) == (PIECES_MAX, basket)


def test_a_return_names_the_goods(shop: Shop) -> None:
    scan(shop, LATTE, APPLES)
    shop.till.sale.edit(lambda entry: replace(entry, receipt_no="K1/117"))
    shop.till.sale.confirm()
    shop.wait(3)

    shop.till.open(Screen.RETURN)
    shop.till.returning.type_receipt("k1/117")
    shop.till.returning.find_sale()

    assert [row.name for row in shop.state.returning.lines] == ["Latte", "Apples"]


def test_goods_that_left_the_list_keep_their_number(shop: Shop) -> None:
    scan(shop, LATTE)
    shop.till.sale.edit(lambda entry: replace(entry, receipt_no="K1/117"))
    shop.till.sale.confirm()
    shop.till.sale.goods.use(Catalogue({}))
    shop.wait(3)

    shop.till.open(Screen.RETURN)
    shop.till.returning.type_receipt("k1/117")
    shop.till.returning.find_sale()

    (row,) = shop.state.returning.lines
    assert (row.sku, row.name) == ("coffee-large", "")
