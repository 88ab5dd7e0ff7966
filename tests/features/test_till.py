# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of serving a customer at the till, with its vouchers and stamp cards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.ids import RewardId, StampCardId
from pos_loyalty.domain.units import stamps_on, vouchers_for
from pos_loyalty.ui.view_models.till_state import Screen
from tests.features.conftest import shown_money
from tests.features.window_counter import WindowCounter
from tests.ui.measuring import seen
from tests.ui.view_models.shop import ANNA_CARD, held

scenarios("till.feature", "vouchers.feature")


@given(parsers.parse("Anna Kowalska is a member with {points:d} points and a voucher for a coffee"))
def anna_with_a_voucher(counter: WindowCounter, points: int) -> None:
    counter.add_anna(points, held(vouchers_for(RewardId("coffee"))))


@given(
    parsers.parse(
        "Anna Kowalska is a member with {points:d} points and {stamps:d} stamps on the coffee card"
    )
)
def anna_with_stamps(counter: WindowCounter, points: int, stamps: int) -> None:
    counter.add_anna(points, held(stamps_on(StampCardId("coffee-card")), stamps))


@when("the cashier scans a product")
def scan_product(counter: WindowCounter) -> None:
    counter.scan("4006381333931")


@when("uses as many points as make sense")
def use_most(counter: WindowCounter) -> None:
    counter.hands.press("mostPoints")


@when(parsers.parse('the cashier looks for "{query}"'))
def look_for(counter: WindowCounter, query: str) -> None:
    counter.hands.strike(Qt.Key.Key_F3)
    counter.hands.type(query)


@when("asks why")
def ask_why(counter: WindowCounter) -> None:
    counter.hands.press("why")


@when("the customer waits no longer and the cashier is ready for the next")
def next_customer(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_F2)


@then("Anna has no voucher any more")
def no_voucher(counter: WindowCounter) -> None:
    counter.scan(ANNA_CARD)
    assert "A coffee" not in counter.hands.reads("memberHoldings")


@then(parsers.parse('Anna has a voucher for "{name}"'))
def voucher_for(counter: WindowCounter, name: str) -> None:
    counter.scan(ANNA_CARD)
    assert f"Voucher: {name}" in counter.hands.reads("memberHoldings")


@then(parsers.parse("the till shows {stamps:d} of {needed:d} stamps"))
def shows_stamps(counter: WindowCounter, stamps: int, needed: int) -> None:
    assert f"{stamps} of {needed}" in counter.hands.reads("memberHoldings")


@then(parsers.parse('"{rule}" gives {points:d} points'))
def rule_gives(counter: WindowCounter, rule: str, points: int) -> None:
    assert _why(counter)[rule] == f"+{points}"


@then(parsers.parse('"{rule}" gives nothing: "{reason}"'))
def rule_gives_nothing(counter: WindowCounter, rule: str, reason: str) -> None:
    assert _why(counter)[rule] not in {"+1", "+2", "+43"}
    assert reason in counter.said()


@then(parsers.parse('the till says that the last action is saved: "{action}"'))
def says_saved(counter: WindowCounter, action: str) -> None:
    assert f"Saved last: {action}" in counter.said()


@then(parsers.parse("the till shows {amount} back and {points:d} points taken"))
def shows_return(counter: WindowCounter, amount: str, points: int) -> None:
    reads = counter.hands.reads
    assert reads("refundFigure") == shown_money(amount)
    assert reads("takenFigure") == f"\u2212{points}"
    assert counter.shop.points_of(ANNA_CARD) == 197


@then("nothing can come back")
def nothing_left(counter: WindowCounter) -> None:
    assert "came back already" in counter.said()


@then("a card can be printed for them")
def card_to_print(counter: WindowCounter) -> None:
    assert counter.hands.button("printCard").isEnabled()


@then("Anna can be opened instead")
def open_anna(counter: WindowCounter) -> None:
    counter.hands.press_button(counter.hands.button_that_says("Anna K."))
    assert "Anna K." in counter.hands.words()
    assert counter.shop.state.screen is Screen.MEMBER


@then(parsers.parse('"{name}" is found with the phone "{phone}"'))
def is_found(counter: WindowCounter, name: str, phone: str) -> None:
    spoken = counter.hands.button_that_says(name).accessibleName()
    assert spoken.startswith(f"{name} {phone}")


def _why(counter: WindowCounter) -> dict[str, str]:
    """Return what each rule gave, as the open list says it."""
    named: dict[str, list[str]] = {"whyName": [], "whyPoints": []}
    for label in seen(counter.window, QLabel):
        if label.objectName() in named:
            named[label.objectName()].append(label.text())
    return dict(zip(*named.values(), strict=True))
