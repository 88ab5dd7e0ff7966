# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps about paper: a real socket, with a printer at its other end that can be switched off."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.printer import TillPrinter
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.places import find_places
from pos_loyalty.receipts.queue import Patience
from pos_loyalty.settings import PrinterSettings, Settings
from pos_loyalty.ui.tasks import ImmediateRunner
from tests.features.window_counter import WindowCounter
from tests.patience import WAIT_MS
from tests.receipts.fake_printer import FakePrinter
from tests.receipts.paper_roll import printed_by

scenarios("receipts.feature")


@dataclass
class PrintingDesk:
    """The printer on the counter, and the till's own end of the line."""

    counter: WindowCounter
    fake: FakePrinter
    ours: TillPrinter | None = None

    def attach(self, when: str) -> None:
        printer = PrinterSettings("escpos", "80", when, host="127.0.0.1", port=self.fake.port)
        shop = self.counter.shop
        wired = Wired(
            till=shop.till,
            window=self.counter.window,
            shop=SHOP,
            settings=Settings(printer=printer),
            places=find_places(),
            clock=lambda: shop.now,
            opened=Future(),
            recorder=shop.store,
            reads=ImmediateRunner(),
            writes=ImmediateRunner(),
            run_on_writer=lambda work: work(),
        )
        self.ours = TillPrinter(wired, patience=Patience(0.01, 0.02, 60.0))

    def paper(self) -> str:
        """Return all that came out, with single spaces."""
        rolls = [printed_by(data) for data in self.fake.receipts]
        return " ".join(" ".join(line for roll in rolls for line in roll.lines).split())

    def shows_trouble(self) -> bool:
        lights = self.counter.window.findChildren(QPushButton, "printerLight")
        return any(light.isVisible() for light in lights)


@pytest.fixture
def desk(counter: WindowCounter) -> Iterator[PrintingDesk]:
    desk = PrintingDesk(counter, FakePrinter())
    yield desk
    if desk.ours is not None:
        desk.ours.close()
    desk.fake.close()


@given("a receipt printer that prints what is asked for")
def printer_when_asked(desk: PrintingDesk) -> None:
    desk.attach("asked")


@given("a receipt printer that prints every purchase")
def printer_always(desk: PrintingDesk) -> None:
    desk.attach("always")


@given("a shop whose server knows Anna with 500 points, and a printer for every purchase")
def server_and_printer(counter: WindowCounter, desk: PrintingDesk) -> None:
    counter.join_server().knows_anna(500, granted=500)
    desk.attach("always")


@given(parsers.parse("the network went away {minutes:d} minutes ago"))
def network_goes(counter: WindowCounter, minutes: int) -> None:
    counter.server.goes_away()
    counter.wait(minutes * 60)


@given("the printer is switched off")
def switch_off(desk: PrintingDesk) -> None:
    desk.fake.switch_off()


@when("the printer is switched on")
def switch_on(desk: PrintingDesk) -> None:
    desk.fake.switch_on()


@when("presses the key for the receipt")
def press_receipt(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_F10)


@when("three seconds go by")
def three_seconds(counter: WindowCounter) -> None:
    counter.wait(3)
    counter.wait(0.25)


@then(parsers.re(r'the paper says "(?P<words>.+)"'))
def paper_says(qtbot: QtBot, desk: PrintingDesk, words: str) -> None:
    qtbot.waitUntil(lambda: words in desk.paper(), timeout=WAIT_MS)


@then("the paper carries the number of the purchase")
def paper_has_number(qtbot: QtBot, counter: WindowCounter, desk: PrintingDesk) -> None:
    qtbot.waitUntil(lambda: counter.done.receipt_no in desk.paper(), timeout=WAIT_MS)


@then("no paper came out")
def no_paper(desk: PrintingDesk) -> None:
    assert desk.ours is not None
    desk.ours.close()
    assert desk.fake.receipts == []


@then("the header soon shows the printer")
def header_shows(qtbot: QtBot, desk: PrintingDesk) -> None:
    qtbot.waitUntil(desk.shows_trouble, timeout=WAIT_MS)


@then("the header no longer shows the printer")
def header_is_fine(qtbot: QtBot, desk: PrintingDesk) -> None:
    qtbot.waitUntil(lambda: not desk.shows_trouble(), timeout=WAIT_MS)
