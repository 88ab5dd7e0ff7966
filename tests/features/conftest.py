# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The counter, and the steps that every feature knows: done and read at the till's own windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, then, when

from pos_loyalty.domain.money import parse_amount
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.formats import money
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.view_models.till_state import Screen
from tests.features.window_counter import WindowCounter
from tests.ui.hands import NO_BREAK
from tests.ui.view_models.shop import ANNA_CARD, BLANK_CARD

ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="session")
def looks(qapp: object) -> Appearance:
    """Draw the icons once for all features; none of them changes the looks."""
    return Appearance(find_places().resources_dir)


@pytest.fixture
def counter(tmp_path: Path, looks: Appearance) -> Iterator[WindowCounter]:
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    switch.use("en")
    counter = WindowCounter(tmp_path / "till", looks)
    yield counter
    counter.close()
    switch.use("en")


def shown_money(amount: str) -> str:
    """Return an amount that is written in a feature as the window writes it."""
    return money(parse_amount(amount, "PLN"), "PLN", "en").replace(NO_BREAK, " ")


@given("a shop with the sample programme")
def a_shop(counter: WindowCounter) -> None:
    assert counter.shop.state.screen is Screen.READY


@given(parsers.parse("Anna Kowalska is a member with {points:d} points"))
def anna_is_a_member(counter: WindowCounter, points: int) -> None:
    counter.add_anna(points)


@given(parsers.parse("Anna bought for {amount}"))
def anna_bought(counter: WindowCounter, amount: str) -> None:
    counter.scan(ANNA_CARD)
    counter.hands.type(amount)
    counter.hands.strike(ENTER)
    counter.receipt_no = counter.done.receipt_no
    counter.wait(3)


@when("the cashier scans Anna's card")
def scan_anna(counter: WindowCounter) -> None:
    counter.scan(ANNA_CARD)


@when("the cashier scans a card that nobody has")
@when("scans a card that nobody has")
def scan_unknown(counter: WindowCounter) -> None:
    counter.scan(BLANK_CARD)


@when("the cashier scans the receipt")
def scan_receipt(counter: WindowCounter) -> None:
    counter.scan(counter.receipt_no)


@when(parsers.re(r"types (?P<amount>[\d,]+)"))
def type_amount(counter: WindowCounter, amount: str) -> None:
    counter.hands.type(amount)


@when(parsers.re(r"types (?P<amount>[\d,]+) and presses Enter"))
def award(counter: WindowCounter, amount: str) -> None:
    counter.hands.type(amount)
    counter.hands.strike(ENTER)


@when("presses Enter twice")
def enter_twice(counter: WindowCounter) -> None:
    counter.hands.strike(ENTER)
    counter.hands.strike(ENTER)


@when(parsers.re(r'chooses "(?P<name>[^"]+)"'))
def choose(counter: WindowCounter, name: str) -> None:
    counter.hands.press_button(counter.hands.button_that_says(name))


@when(parsers.re(r'chooses "(?P<name>[^"]+)" and presses Enter'))
def redeem(counter: WindowCounter, name: str) -> None:
    choose(counter, name)
    counter.hands.strike(ENTER)


@when(parsers.parse("presses undo after {seconds:d} seconds"))
def undo(counter: WindowCounter, seconds: int) -> None:
    counter.wait(seconds)
    counter.hands.strike(Qt.Key.Key_F8)


@when("takes everything back")
def take_all_back(counter: WindowCounter) -> None:
    counter.hands.press("returnAll")


@when("the cashier confirms the return")
@when("confirms the return")
def confirm_return(counter: WindowCounter) -> None:
    counter.hands.strike(ENTER)


@when(parsers.parse('the cashier enrols "{name}" with "{contact}"'))
def enrol(counter: WindowCounter, name: str, contact: str) -> None:
    counter.hands.strike(Qt.Key.Key_F4)
    counter.hands.type(name)
    counter.hands.strike(Qt.Key.Key_Tab)
    counter.hands.type(contact)
    counter.hands.strike(ENTER)


@when("the power fails and the till starts again")
def power_cut(counter: WindowCounter) -> None:
    counter.pull_the_plug()


@then(parsers.parse("the till says that {points:d} points were collected"))
def collected(counter: WindowCounter, points: int) -> None:
    assert counter.hands.reads("doneEarnedNumber") == f"+{points}"


@then(parsers.parse("the till says that {points:d} points were used"))
def used(counter: WindowCounter, points: int) -> None:
    assert counter.hands.reads("doneUsedNumber") == (f"\u2212{points}" if points else "")


@then(parsers.parse("Anna has {points:d} points"))
def anna_has(counter: WindowCounter, points: int) -> None:
    assert counter.shop.points_of(ANNA_CARD) == points


@then(parsers.re(r"(?P<count>\d+) actions? waits? for the server"))
def waiting(counter: WindowCounter, count: str) -> None:
    assert counter.shop.state.unsent_count == int(count)
    assert counter.shop.operations() == int(count)


@then(parsers.re(r'the till says "(?P<words>.+)"'))
def says(counter: WindowCounter, words: str) -> None:
    assert words in counter.said()


@then(parsers.parse("the customer pays {amount}"))
def pays(counter: WindowCounter, amount: str) -> None:
    assert counter.hands.reads("quoteDue") == shown_money(amount)


@then(parsers.parse("{points:d} points will be used"))
def will_be_used(counter: WindowCounter, points: int) -> None:
    assert f"uses {points} points" in counter.hands.reads("quoteDetail")


@then(parsers.parse('"{name}" stands on the screen with {points:d} points'))
def on_screen(counter: WindowCounter, name: str, points: int) -> None:
    reads = counter.hands.reads
    assert (reads("memberName"), reads("balance")) == (name, str(points))


@then("nobody stands on the screen")
def nobody_on_screen(counter: WindowCounter) -> None:
    assert counter.hands.reads("memberName") == ""


@then(parsers.re(r'the customer reads "(?P<words>.+)"'))
def customer_reads(counter: WindowCounter, words: str) -> None:
    assert words in counter.customer_reads()
