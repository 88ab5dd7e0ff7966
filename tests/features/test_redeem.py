# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of paying with points and from stored money."""

from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.money import parse_amount
from pos_loyalty.domain.units import money_in
from tests.features.window_counter import WindowCounter
from tests.ui.view_models.shop import ANNA, held

scenarios("redeem.feature")

GIFT_CARD = money_in(WalletId("gift-card"))


def minor(amount: str) -> int:
    return parse_amount(amount, "PLN")


@given(
    parsers.parse("Anna Kowalska is a member with {points:d} points and {amount} on her gift card")
)
def anna_with_a_gift_card(counter: WindowCounter, points: int, amount: str) -> None:
    counter.add_anna(points, held(GIFT_CARD, minor(amount)))


@given(
    parsers.parse("a server, now away, that set aside {part} of the {amount} on Anna's gift card")
)
def a_gift_card_of_a_server(counter: WindowCounter, part: str, amount: str) -> None:
    counter.join_server().knows_gift_card(minor(amount), granted=minor(part))
    counter.server.goes_away()
    counter.wait(5)


@given(
    parsers.parse(
        "a server, now away, that kept {kept:d} of Anna's {points:d} points for this till"
    )
)
def points_of_a_server(counter: WindowCounter, kept: int, points: int) -> None:
    counter.join_server().knows_anna(points, granted=kept)
    counter.server.goes_away()
    counter.wait(5)


@when(parsers.parse("types {points:d} for points"))
def type_points(counter: WindowCounter, points: int) -> None:
    counter.hands.type("*")
    counter.hands.type(str(points))


@when("the cashier pays from the gift card")
@when("pays from the gift card")
def pay_from_gift_card(counter: WindowCounter) -> None:
    counter.hands.press("payWallet_gift-card")


@when(parsers.re(r"touches (?P<digits>[\d ]+) for the gift card"))
def touch_a_part(counter: WindowCounter, digits: str) -> None:
    counter.hands.touch("typeWallet_gift-card")
    whole, *fraction = digits.split()
    for name in (whole, "Comma", *fraction):
        counter.hands.touch(f"amountKey{name}")


@when("the cashier presses Enter")
@when("presses Enter")
def press_enter(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Return)


@when("the cashier brings all of it back")
def bring_back(counter: WindowCounter) -> None:
    receipt_no = counter.done.receipt_no
    counter.wait(3)
    counter.scan(receipt_no)
    counter.hands.press("returnAll")


@then(parsers.parse("the gift card holds {amount}"))
def gift_card_holds(counter: WindowCounter, amount: str) -> None:
    with counter.store.reading() as uow:
        state = uow.ledger.state_of(ANNA.member_id)
    assert spendable_of(state, counter.shop.now.date(), GIFT_CARD) == minor(amount)
