# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of mending a mistake from a member's history."""

from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from tests.features.window_counter import WindowCounter
from tests.ui.view_models.shop import OLGA, OLGA_CARD

scenarios("mending.feature")


@given("Olga is a member too")
def olga_is_a_member(counter: WindowCounter) -> None:
    import_members(counter.store, [BaseMember(OLGA, ())])


@given(parsers.parse("a server, now away, that knows Anna with {points:d} points"))
def a_server_that_is_away(counter: WindowCounter, points: int) -> None:
    counter.join_server().knows_anna(points)
    counter.server.goes_away()
    counter.wait(5)


@when("two hours pass")
def two_hours_pass(counter: WindowCounter) -> None:
    counter.wait(2 * 3600)


@when(parsers.parse('looks into "{what}" in the history'))
def look_into(counter: WindowCounter, what: str) -> None:
    counter.hands.strike(Qt.Key.Key_F11)
    counter.hands.press_button(counter.hands.button_that_says(what))


@when("the cashier scans Olga's card")
def scan_olga(counter: WindowCounter) -> None:
    counter.scan(OLGA_CARD)


@when("the server has heard of it")
def server_hears(counter: WindowCounter) -> None:
    counter.server.comes_back()


@then("nothing offers to take it back")
def no_offer(counter: WindowCounter) -> None:
    names = {button.objectName() for button in counter.hands.buttons()}
    assert not names & {"historyTakeBack", "historyGive"}


@then(parsers.parse("Olga has {points:d} points"))
def olga_has(counter: WindowCounter, points: int) -> None:
    assert counter.shop.points_of(OLGA_CARD) == points
