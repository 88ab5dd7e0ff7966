# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's receipt printer: paper comes out, and whatever it does, the till sells on."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.printer import TillPrinter
from pos_loyalty.companions.receipt_outlets import PdfFolder, SystemPrinter, outlet_of
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.printed import Printed, PrintedRow
from pos_loyalty.places import find_places
from pos_loyalty.receipts.outlet import PrinterTrouble, TroubleCode
from pos_loyalty.receipts.queue import Patience
from pos_loyalty.settings import PrinterSettings, Settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.receipt_paper import Paper
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.till_state import PaperOffer
from pos_loyalty.ui.windows.till import TillWindow
from tests.patience import WAIT_MS
from tests.receipts.fake_printer import PAPER_OUT, FakePrinter, fake_printer
from tests.receipts.paper_roll import printed_by
from tests.scanner.gui_pulse import GuiPulse
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store

WORKED_SECONDS_MAX: Final = 0.1
HELD_SECONDS_MAX: Final = 0.4
SOON: Final = Patience(0.01, 0.02, 60.0)
NOTHING: Final = Printed("nothing", "en", (PrintedRow("Nothing"),))

Attach = Callable[[PrinterSettings], TillPrinter]


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def attach(shop: Shop, qapp: QApplication, tmp_path: Path) -> Iterator[Attach]:
    places = find_places(tmp_path)
    looks, words = Appearance(places.resources_dir), LanguageSwitch(places.resources_dir / "i18n")
    window = TillWindow(shop.till, looks, words)
    made: list[TillPrinter] = []

    def attach(printer: PrinterSettings) -> TillPrinter:
        wired = Wired(
            till=shop.till,
            window=window,
            shop=SHOP,
            settings=Settings(printer=printer),
            places=places,
            clock=lambda: shop.now,
            opened=Future(),
            recorder=shop.store,
            reads=ImmediateRunner(),
            writes=ImmediateRunner(),
            run_on_writer=lambda work: work(),
        )
        made.append(TillPrinter(wired, patience=SOON))
        return made[-1]

    yield attach
    for printer in made:
        printer.close()
    window.close()


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    with fake_printer() as fake:
        yield fake


def at_port(port: int, when: str = "always") -> PrinterSettings:
    return PrinterSettings("escpos", "58", when, host="127.0.0.1", port=port)


@contextmanager
def a_line_that_nobody_answers() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_sale_stands_on_the_paper_in_the_members_language(
    qtbot: QtBot, shop: Shop, attach: Attach, fake: FakePrinter
) -> None:
    attach(at_port(fake.port))

    shop.buy(ANNA_CARD, "10")

    qtbot.waitUntil(lambda: bool(fake.receipts), timeout=WAIT_MS)
    roll = printed_by(fake.receipts[0])
    assert f"Do zapłaty{'9,50 zł':>22}" in roll.lines
    assert f"Anna{'**** ':>24}{ANNA_CARD[-4:]}" in roll.lines
    assert shop.state.done is not None
    assert shop.state.done.receipt_no in "".join(roll.lines)


def test_no_paper_costs_no_sale_and_goes_by_itself(
    qtbot: QtBot, shop: Shop, attach: Attach, fake: FakePrinter
) -> None:
    fake.state = PAPER_OUT
    attach(at_port(fake.port))

    shop.buy(ANNA_CARD, "10")
    qtbot.waitUntil(lambda: shop.state.printer_trouble == "no_paper", timeout=WAIT_MS)
    fake.state = b"\x12\x12"

    qtbot.waitUntil(lambda: shop.state.printer_trouble == "", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(fake.receipts) == 1, timeout=WAIT_MS)
    assert shop.operations() == 1


def test_a_printer_that_never_answers_does_not_hold_the_window(
    qtbot: QtBot, shop: Shop, attach: Attach
) -> None:
    with a_line_that_nobody_answers() as port:
        attach(at_port(port))
        shop.buy(ANNA_CARD, "1")  # what is loaded the first time is not the printer's affair
        pulse = GuiPulse()
        for _ in range(6):
            shop.buy(ANNA_CARD, "1")
            qtbot.wait(30)

    assert shop.operations() == 7
    assert pulse.worked_seconds < WORKED_SECONDS_MAX
    assert pulse.held_seconds < HELD_SECONDS_MAX


def test_control_a_printer_that_the_window_waits_for_is_noticed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    with a_line_that_nobody_answers() as port:
        outlet = outlet_of(at_port(port))
        pulse = GuiPulse()

        QTimer.singleShot(30, lambda: outlet.give(NOTHING))

        qtbot.waitUntil(lambda: pulse.held_seconds >= HELD_SECONDS_MAX, timeout=WAIT_MS)


def test_it_prints_only_what_is_asked_for(
    qtbot: QtBot, shop: Shop, attach: Attach, fake: FakePrinter
) -> None:
    attach(at_port(fake.port, "asked"))
    shop.buy(ANNA_CARD, "10")
    assert shop.state.paper is PaperOffer.ASKED

    shop.till.print_receipt()

    qtbot.waitUntil(lambda: len(fake.receipts) == 1, timeout=WAIT_MS)


@pytest.mark.parametrize(
    "printer", [PrinterSettings(), PrinterSettings("escpos", when="never", host="127.0.0.1")]
)
def test_without_a_printer_nothing_is_offered(
    shop: Shop, attach: Attach, printer: PrinterSettings
) -> None:
    attach(printer)

    shop.buy(ANNA_CARD, "10")

    assert shop.state.paper is PaperOffer.NONE


def test_files_are_for_this_user_alone(
    qtbot: QtBot, shop: Shop, attach: Attach, tmp_path: Path
) -> None:
    folder = tmp_path / "paper"
    attach(PrinterSettings("pdf-folder", "80", "always", folder=folder))

    shop.buy(ANNA_CARD, "10")

    qtbot.waitUntil(lambda: bool(list(folder.glob("*.pdf"))), timeout=WAIT_MS)
    (file,) = folder.iterdir()
    assert file.name.startswith("20260302-140000-R")
    assert file.stat().st_mode & 0o777 == 0o600


def test_after_the_till_is_closed_nothing_is_printed(
    shop: Shop, attach: Attach, fake: FakePrinter
) -> None:
    printer = attach(at_port(fake.port))
    printer.close()

    shop.buy(ANNA_CARD, "10")

    fake.close()
    assert fake.receipts == []
    assert shop.operations() == 1


def test_a_folder_is_made_when_it_is_looked_for(tmp_path: Path, qapp: QApplication) -> None:
    PdfFolder(tmp_path / "new" / "paper", Paper.ROLL_80).look()

    assert (tmp_path / "new" / "paper").is_dir()


def test_a_folder_that_cannot_be_is_trouble(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "paper").write_text("a file")
    outlet = PdfFolder(tmp_path / "paper", Paper.ROLL_80)

    for attempt in (outlet.look, lambda: outlet.give(NOTHING)):
        with pytest.raises(PrinterTrouble) as trouble:
            attempt()
        assert trouble.value.code is TroubleCode.NOT_WRITTEN
    outlet.abort()


def test_a_printer_that_the_system_does_not_know_is_trouble(qapp: QApplication) -> None:
    outlet = outlet_of(PrinterSettings("system", name="No such printer"))
    assert isinstance(outlet, SystemPrinter)

    with pytest.raises(PrinterTrouble) as trouble:
        outlet.give(NOTHING)

    assert trouble.value.code is TroubleCode.NOT_THERE
    outlet.abort()


def test_no_printer_is_no_outlet() -> None:
    with pytest.raises(ValueError, match="none"):
        outlet_of(PrinterSettings())


def test_a_printer_on_usb_is_a_file(qapp: QApplication, tmp_path: Path) -> None:
    printer = PrinterSettings("escpos", device=str(tmp_path / "lp0"))
    outlet = outlet_of(printer)

    with pytest.raises(PrinterTrouble) as trouble:
        outlet.look()

    assert trouble.value.code is TroubleCode.NOT_THERE
