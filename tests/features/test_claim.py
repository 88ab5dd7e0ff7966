# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of customers who left the card at home."""

import pytest
from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, when

from tests.features.conftest import ENTER
from tests.features.window_counter import WindowCounter
from tests.ui.view_models.shop import ANNA_CARD

scenarios("claim.feature")

DAY_SECONDS = 86_400


class Pocket:
    """What the customer took home."""

    code = ""


@pytest.fixture
def pocket() -> Pocket:
    return Pocket()


@given(
    parsers.parse("its server, which cannot be reached, knows Anna Kowalska with {points:d} points")
)
def a_server_far_away(counter: WindowCounter, points: int) -> None:
    counter.join_server().knows_anna(points, granted=0)
    counter.server.goes_away()
    counter.wait(5)


@when(parsers.parse("the cashier makes a code for {amount}"))
def make_code(counter: WindowCounter, pocket: Pocket, amount: str) -> None:
    begin(counter, amount)
    counter.hands.strike(ENTER)
    slip = counter.shop.state.slip
    assert slip is not None
    pocket.code = slip.code


@when(parsers.parse("the cashier begins a purchase of {amount} without the card"))
def begin(counter: WindowCounter, amount: str) -> None:
    counter.hands.press("openNoCard")
    counter.hands.type(amount)


@when("the cashier scans the code")
def scan_code(counter: WindowCounter, pocket: Pocket) -> None:
    counter.scan(pocket.code)


@when("scans Anna's card after all")
def scan_after_all(counter: WindowCounter) -> None:
    counter.scan(ANNA_CARD)


@when("presses Enter")
def press_enter(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Return)


@when("three seconds go by")
def a_moment(counter: WindowCounter) -> None:
    counter.wait(3)


@when(parsers.parse("{days:d} days go by"))
def days_go_by(counter: WindowCounter, days: int) -> None:
    counter.wait(days * DAY_SECONDS)
