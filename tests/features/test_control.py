# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps about who stands at the till, and who agrees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.ops import Operation, RedemptionFact
from pos_loyalty.local_db.bootstrap import BaseMember, import_members
from pos_loyalty.places import find_places
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from tests.features.window_counter import WindowCounter
from tests.ui.hands import settle
from tests.ui.view_models.shop import OLGA, OLGA_CARD, Shop, account_of
from tests.ui.view_models.staffed_shop import BADGES, PINS, StaffedShop

scenarios("control.feature")

WRONG = "120458"


class StaffedCounter(WindowCounter):
    """A counter where somebody has to sign in; Ola's own card is Olga's."""

    shop: StaffedShop

    def _open_till(self, *, first_id: int = 1000) -> Shop:
        with self.store.reading() as uow:
            is_new = not uow.staff.everybody()
        if is_new:
            import_members(self.store, [BaseMember(OLGA, account_of(OLGA, 0).lots)])
        return StaffedShop(self.store, first_id=first_id)


@pytest.fixture
def counter(tmp_path: Path, looks: Appearance) -> Iterator[StaffedCounter]:
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    switch.use("en")
    counter = StaffedCounter(tmp_path / "till", looks)
    yield counter
    counter.close()
    switch.use("en")


@given("a shop with a cashier Jan, a cashier Ola and a manager Ewa")
def a_staffed_shop(counter: StaffedCounter) -> None:
    assert counter.shop.state.staff.is_locked


@given(parsers.parse("{name} is signed in"))
@when(parsers.re(r"(?P<name>\w+) shows (his|her) badge"))
def shows_badge(counter: StaffedCounter, name: str) -> None:
    counter.scan(BADGES[name])


@when(parsers.re(r"(?P<name>\w+) types (his|her) PIN"))
def types_pin(counter: StaffedCounter, name: str) -> None:
    type_pin(counter, name, PINS[name])


@when(parsers.parse("{name} types a wrong PIN {times:d} times"))
def types_wrong_pin(counter: StaffedCounter, name: str, times: int) -> None:
    for _ in range(times):
        type_pin(counter, name, WRONG)


@when("locks the till")
def locks(counter: StaffedCounter) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(counter.window.windowHandle(), Qt.Key.Key_L, control)
    settle()


@when("presses Enter")
def presses_enter(counter: StaffedCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Return)


@when("goes back")
def goes_back(counter: StaffedCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Escape)


@when(parsers.parse("{seconds:d} seconds pass"))
def time_passes(counter: StaffedCounter, seconds: int) -> None:
    counter.wait(seconds)


@when("Ola scans her own card")
def scans_her_own(counter: StaffedCounter) -> None:
    counter.scan(OLGA_CARD)


@then(parsers.parse('"{name}" stands at the top'))
def at_the_top(counter: StaffedCounter, name: str) -> None:
    assert counter.hands.reads("whoIsHereWords") == name


@then(parsers.re(r"the purchase is (?P<name>\w+)'s"))
def is_of(counter: StaffedCounter, name: str) -> None:
    assert latest(counter).draft.actor == counter.shop.people[name].staff_id


@then("Ewa agreed to the reward, and Jan handed it out")
def agreed(counter: StaffedCounter) -> None:
    operation, people = latest(counter), counter.shop.people
    assert isinstance(operation.fact, RedemptionFact)
    approvers = [taken.approver for taken in operation.fact.redemptions]
    assert (approvers, operation.draft.actor) == ([people["Ewa"].staff_id], people["Jan"].staff_id)


def type_pin(counter: StaffedCounter, name: str, pin: str) -> None:
    counter.hands.press(f"staff_{counter.shop.people[name].staff_id}")
    counter.hands.type(pin)


def latest(counter: StaffedCounter) -> Operation:
    operation = latest_operation(store=counter.store)
    assert operation is not None
    return operation
