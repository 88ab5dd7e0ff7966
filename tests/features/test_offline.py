# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of a shop that has a server, and loses it for a while."""

from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, then, when

from tests.features.window_counter import WindowCounter
from tests.ui.hands import settle

scenarios("offline.feature")


@given(
    parsers.parse(
        "a shop whose server knows Anna Kowalska with {points:d} points, "
        "{kept:d} of them kept for this till"
    )
)
def a_shop_with_a_server(counter: WindowCounter, points: int, kept: int) -> None:
    counter.join_server().knows_anna(points, granted=kept)


@given(parsers.parse("the shop lends {points:d} points a member while the network is away"))
def the_shop_lends(counter: WindowCounter, points: int) -> None:
    counter.server.lends(points)


@given(parsers.parse("the network went away {seconds:d} seconds ago"))
def network_goes(counter: WindowCounter, seconds: int) -> None:
    counter.server.goes_away()
    counter.wait(seconds)


@when("the network comes back")
def network_comes(counter: WindowCounter) -> None:
    counter.server.comes_back()


@when("the cashier closes the till")
def close_till(counter: WindowCounter) -> None:
    counter.look_at_server()
    counter.window.close()
    settle()


@when("the cashier goes back to work")
def back_to_work(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Escape)


@then(parsers.parse('"{name}" cannot be chosen'))
def cannot_be_chosen(counter: WindowCounter, name: str) -> None:
    assert not counter.hands.button_that_says(name).isEnabled()


@then(parsers.parse('the till is still open and says "{words}"'))
def still_open(counter: WindowCounter, words: str) -> None:
    assert counter.window.isVisible()
    assert words in counter.said()
