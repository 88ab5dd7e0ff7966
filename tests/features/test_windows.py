# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of hands and eyes: fingers, the mouse, languages, and the customer's own display."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytest_bdd import parsers, scenarios, then, when

from tests.features.window_counter import WindowCounter

scenarios("windows.feature")

AMOUNT_THEN_NEXT = ("amountKey4", "amountKey5", "amountKeyComma", "amountKey5", "primary")


@when("touches 4, 5, comma and 5, then the next step")
def touch_amount(counter: WindowCounter) -> None:
    _do_each(counter.hands.touch)


@when("presses 4, 5, comma and 5, then the next step")
def press_amount(counter: WindowCounter) -> None:
    _do_each(counter.hands.press)


@when("the cashier asks for Polish")
def ask_for_polish(counter: WindowCounter) -> None:
    counter.hands.press("language")


@when("the cashier asks for the keys")
def ask_for_keys(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_F1)


@when("the cashier goes back")
def go_back(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Escape)


@when(parsers.parse("{seconds:d} seconds go by"))
def time_goes_by(counter: WindowCounter, seconds: int) -> None:
    for _ in range(seconds):
        counter.wait(1)


@then(parsers.parse('the customer no longer reads "{words}"'))
def customer_no_longer_reads(counter: WindowCounter, words: str) -> None:
    assert words not in counter.customer_reads()


def _do_each(deed: Callable[[str], None]) -> None:
    for name in AMOUNT_THEN_NEXT:
        deed(name)
