# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of blocking and replacing a card, and of changing a balance by hand."""

from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, when

from tests.features.window_counter import WindowCounter
from tests.ui.view_models.shop import ANNA_CARD, BLANK_CARD

scenarios("care.feature")


@given(parsers.parse("a server, now away, that knows Anna with {points:d} points"))
def a_server_that_is_away(counter: WindowCounter, points: int) -> None:
    counter.join_server().knows_anna(points)
    counter.server.goes_away()
    counter.wait(5)


@given("Anna's card was reported lost")
def a_lost_card(counter: WindowCounter) -> None:
    counter.scan(ANNA_CARD)
    counter.hands.press("openCare")
    counter.hands.press("careDeed_block")
    counter.hands.press("careReason_lost")
    counter.hands.strike(Qt.Key.Key_Return)


@when("puts the card or the balance right")
def open_care(counter: WindowCounter) -> None:
    counter.hands.press("openCare")


@when("presses Shift and F11")
def open_care_by_key(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)


@when("the cashier scans the new card")
def scan_new_card(counter: WindowCounter) -> None:
    counter.scan(BLANK_CARD)
