# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is entered on MEMBER as one value: goods, a register's number, stored value."""

from dataclasses import replace
from uuid import UUID

from pos_loyalty.domain.ids import OpId, WalletId
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.stored_value import Wallet, WalletPayment
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import money_in
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.sale_entry import SaleEntry
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.view_models.wallet_wishes import WalletWish
from tests.ui.view_models.shop import ANNA_CARD, LateRunner, Shop, a_fake_store, a_store_with, held
from tests.ui.view_models.visit_program import named, visit_program

GIFT_CARD = WalletId("gift-card")
GOODS = (SaleLine(1, 1200, sku="latte"), SaleLine(2, 800, sku="cake"))


def shop_with_a_gift_card(*, stored_minor: int) -> Shop:
    wallet = Wallet(wallet_id=GIFT_CARD, name=named("Gift card"), loads=LineFilter())
    program = replace(visit_program(), wallets=(wallet,))
    return Shop(a_store_with(program, anna_holds=[held(money_in(GIFT_CARD), stored_minor)]))


def pay_from_gift_card(shop: Shop, minor: int) -> None:
    wish = WalletWish(GIFT_CARD, minor)
    shop.till.sale.edit(lambda entry: replace(entry, wallets=(wish,)))


def sold(shop: Shop) -> SaleFact:
    operation = latest_operation(store=shop.store)
    assert operation is not None
    assert isinstance(operation.fact, SaleFact)
    return operation.fact


def test_goods_and_the_number_of_a_register_are_the_sale(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.sale.edit(lambda entry: replace(entry, lines=GOODS, receipt_no="R1/7"))
    shown_minor = shop.state.sale.amount_minor
    shop.till.sale.confirm()

    assert shown_minor == 2000
    assert (sold(shop).sale.lines, sold(shop).sale.receipt_no) == (GOODS, "R1/7")


def test_what_is_typed_does_not_count_beside_goods(shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    shop.type_amount("99")

    shop.till.sale.edit(lambda entry: replace(entry, lines=GOODS))

    assert shop.state.sale.quote is not None
    assert shop.state.sale.quote.gross_minor == 2000


def test_stored_value_pays_a_part() -> None:
    shop = shop_with_a_gift_card(stored_minor=1500)
    shop.scan(ANNA_CARD)
    shop.type_amount("40")

    pay_from_gift_card(shop, 1500)
    shop.till.sale.confirm()

    assert sold(shop).payments == (WalletPayment(GIFT_CARD, 1500),)


def test_what_is_stored_pays_when_more_is_wished_for() -> None:
    shop = shop_with_a_gift_card(stored_minor=1500)
    shop.scan(ANNA_CARD)
    shop.type_amount("40")

    pay_from_gift_card(shop, 1501)
    shop.till.sale.confirm()

    assert sold(shop).payments == (WalletPayment(GIFT_CARD, 1500),)


def test_stored_value_alone_is_no_sale() -> None:
    shop = shop_with_a_gift_card(stored_minor=1500)
    shop.scan(ANNA_CARD)
    pay_from_gift_card(shop, 1500)

    shop.till.sale.confirm()

    assert shop.state.notice is not None
    assert shop.state.notice.code == NoticeCode.AMOUNT_MISSING


def test_goods_alone_are_something_that_would_be_lost(shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    shop.till.sale.edit(lambda entry: replace(entry, lines=GOODS))
    shop.till.back()

    assert shop.state.screen is Screen.MEMBER
    assert shop.state.sale.amount_minor is None


def test_nothing_is_entered_while_the_till_works() -> None:
    writes = LateRunner()
    shop = Shop(a_fake_store(), writes=writes)
    shop.buy(ANNA_CARD, "10")

    shop.till.sale.edit(lambda entry: replace(entry, lines=GOODS))
    writes.finish_all()

    assert sold(shop).sale.gross_minor == 1000


def test_an_emptied_entry_stays_the_same_gesture() -> None:
    op_id = OpId(UUID(int=1))
    full = SaleEntry(
        op_id,
        "10",
        is_why_open=True,
        coupons=("SPRING",),
        lines=GOODS,
        receipt_no="R1/7",
        wallets=(WalletWish(GIFT_CARD, 1),),
    )

    assert full.emptied() == SaleEntry(op_id, is_why_open=True)
