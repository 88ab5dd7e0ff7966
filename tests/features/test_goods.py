# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of purchases whose goods are scanned."""

from typing import Final

from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.ids import StampCardId
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.units import stamps_on
from pos_loyalty.services.goods_file import read_goods
from pos_loyalty.services.look_back import latest_operation
from tests.features.conftest import shown_money
from tests.features.window_counter import WindowCounter
from tests.ui.hands import NO_BREAK
from tests.ui.view_models.shop import ANNA

scenarios("goods.feature")

CODES: Final = {
    "coffee": "5901234123457",
    "apples": "4006381333931",
    "something new": "4012345678901",
}


@given(
    parsers.parse(
        "a list of goods with coffee at {coffee}, apples at {apples} "
        "and cheese at {cheese} a kilogram"
    )
)
def list_of_goods(counter: WindowCounter, coffee: str, apples: str, cheese: str) -> None:
    rows = (
        "gtin;name;price;sku;category",
        f"{CODES['coffee']};Coffee;{coffee};coffee-large;drinks",
        f"{CODES['apples']};Apples;{apples};apples;fruit",
        f"2112345WWWWWX;Cheese;{cheese};cheese;dairy",
    )
    counter.shop.till.sale.goods.use(read_goods("\n".join(rows).encode(), "PLN"))


@when(parsers.re(r"scans (?P<goods>(coffee|apples|something new)(, \w+)*( and [\w ]+)?)$"))
def scan_goods(counter: WindowCounter, goods: str) -> None:
    for name in goods.replace(" and ", ", ").split(", "):
        counter.scan(CODES[name])


@when(parsers.parse("scans 0,{grams:d} kg of cheese"))
def scan_cheese(counter: WindowCounter, grams: int) -> None:
    body = f"2112345{grams:05}"
    counter.scan(body + gs1_check_digit(body))


@when("takes one piece of the coffee away")
def one_less(counter: WindowCounter) -> None:
    counter.hands.press("fewerGoods0")


@when("presses Enter")
def press_enter(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Return)


@when("uses as many points as make sense")
def most_points(counter: WindowCounter) -> None:
    counter.hands.press("mostPoints")


@then(parsers.parse("the purchase comes to {amount}"))
def comes_to(counter: WindowCounter, amount: str) -> None:
    shown = counter.hands.reads("amount").replace(NO_BREAK, " ")
    assert shown == shown_money(amount)


@then(parsers.parse('the list shows "{words}"'))
def list_shows(counter: WindowCounter, words: str) -> None:
    assert words in counter.said().replace(NO_BREAK, " ")


@then(parsers.parse("Anna has {count:d} stamps on the coffee card"))
def has_stamps(counter: WindowCounter, count: int) -> None:
    with counter.store.reading() as uow:
        state = uow.ledger.state_of(ANNA.member_id)
    assert state.amount_of(stamps_on(StampCardId("coffee-card"))) == count


@then(parsers.parse("the receipt has {count:d} lines"))
def receipt_lines(counter: WindowCounter, count: int) -> None:
    assert len(sold(counter).sale.lines) == count


@then("the discounts lie on both lines")
def on_both(counter: WindowCounter) -> None:
    assert {discount.line_id for discount in sold(counter).discounts} == {1, 2}


def sold(counter: WindowCounter) -> SaleFact:
    operation = latest_operation(store=counter.store)
    assert operation is not None
    assert isinstance(operation.fact, SaleFact)
    return operation.fact
