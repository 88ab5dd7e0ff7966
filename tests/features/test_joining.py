# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of joining and of being found, by touch, by mouse and by keys."""

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact
from pos_loyalty.services.goods_file import read_goods
from pos_loyalty.services.look_back import latest_operation
from tests.features.window_counter import WindowCounter
from tests.ui.view_models.shop import ANNA, ANNA_CARD

scenarios("joining.feature")

MEMBERSHIP: Final = "5901234123457"


@given("the shop has a server, and the network went away")
def server_went_away(counter: WindowCounter) -> None:
    counter.join_server().goes_away()
    counter.wait(5)


@given(parsers.parse("a list of goods with the membership of a patron at {price}"))
def list_with_membership(counter: WindowCounter, price: str) -> None:
    rows = f"gtin;name;price;sku\n{MEMBERSHIP};Patron for a year;{price};patron-year"
    counter.shop.till.sale.goods.use(read_goods(rows.encode(), "PLN"))


@when(parsers.parse('the cashier touches "{name}"'))
@when(parsers.parse('touches "{name}"'))
def touch(counter: WindowCounter, name: str) -> None:
    counter.hands.touch(name)


@when(parsers.parse('the cashier presses "{name}"'))
@when(parsers.parse('presses "{name}"'))
def press(counter: WindowCounter, name: str) -> None:
    counter.hands.press(name)


@when(parsers.parse('touches the letters "{text}"'))
def touch_letters(counter: WindowCounter, text: str) -> None:
    counter.hands.touch("turnToLetters")
    counter.hands.touch("letterLayout")  # the till speaks English, the customer's name is Polish
    for letter in text:
        counter.hands.touch_button(key_of(counter, letter))
    counter.hands.touch("letterNumbers")


@when(parsers.parse('touches the numbers "{digits}"'))
def touch_numbers(counter: WindowCounter, digits: str) -> None:
    for digit in digits:
        counter.hands.touch_button(key_of(counter, digit))


@when("touches the field of the contact")
def touch_contact(counter: WindowCounter) -> None:
    edit = counter.window.findChild(QLineEdit, "enrolContact")
    assert isinstance(edit, QLineEdit)
    counter.hands.touch_at(edit.mapTo(counter.window, edit.rect().center()))


@when(parsers.re(r'the cashier begins to enrol "(?P<name>.*)" with "(?P<contact>.+)"'))
def begin_to_enrol(counter: WindowCounter, name: str, contact: str) -> None:
    counter.hands.strike(Qt.Key.Key_F4)
    counter.hands.type(name)
    counter.hands.strike(Qt.Key.Key_Tab)
    counter.hands.type(contact)


@when("scans Anna's card")
def friend(counter: WindowCounter) -> None:
    counter.scan(ANNA_CARD)


@when(parsers.parse('touches the account of "{name}"'))
def touch_known(counter: WindowCounter, name: str) -> None:
    counter.hands.touch_button(counter.hands.button_that_says(name))


@when(parsers.parse('the cashier opens the account of "{name}"'))
def open_known(counter: WindowCounter, name: str) -> None:
    counter.hands.press_button(counter.hands.button_that_says(name))


@when("the network is back, and the server knows the new member")
def server_knows(counter: WindowCounter) -> None:
    member = newest(counter)
    counter.server.comes_back(member.member_id)
    counter.server.names(member)
    counter.shop.till.go_ready()
    counter.look_at_server()


@when(parsers.parse('the cashier looks for "{text}"'))
def look_for(counter: WindowCounter, text: str) -> None:
    counter.hands.strike(Qt.Key.Key_F3)
    counter.hands.type(text)


@when("scans the membership and presses Enter")
def buy_membership(counter: WindowCounter) -> None:
    counter.scan(MEMBERSHIP)
    counter.hands.strike(Qt.Key.Key_Return)


@then("no key was struck")
def no_key(counter: WindowCounter) -> None:
    assert (counter.hands.inputs.keys, counter.hands.inputs.fields) == ([], [])


@then(parsers.parse('the newest member agreed to "{purpose}" alone'))
def agreed(counter: WindowCounter, purpose: str) -> None:
    assert newest(counter).consent.purposes == (purpose,)


@then(parsers.parse("{points:d} points are on their way to Anna"))
def on_their_way(counter: WindowCounter, points: int) -> None:
    with counter.store.reading() as uow:
        lots = uow.ledger.state_of(ANNA.member_id).lots
    assert sum(lot.amount for lot in lots if lot.vests_on is not None) == points


def newest(counter: WindowCounter) -> Member:
    operation = latest_operation(store=counter.store)
    assert operation is not None
    if not isinstance(operation.fact, EnrolmentFact):
        pytest.fail(f"a {operation.fact.kind} came last")
    return operation.fact.member


def key_of(counter: WindowCounter, letter: str) -> QAbstractButton:
    """Return the key of a pad that types this."""
    name = "Space" if letter == " " else letter
    (key,) = [one for one in counter.hands.buttons() if one.accessibleName() == name]
    return key
