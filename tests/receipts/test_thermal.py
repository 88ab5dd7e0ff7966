# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A receipt printer over a real socket, and as a file of the system."""

import os
import socket
import threading
import tty
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from pos_loyalty.domain.printed import Printed, PrintedRow, Raster
from pos_loyalty.receipts.escpos import ThermalPaper, escpos_bytes
from pos_loyalty.receipts.line import DeviceLine, TcpLine
from pos_loyalty.receipts.outlet import PrinterTrouble, TroubleCode
from pos_loyalty.receipts.thermal import ThermalPrinter
from tests.receipts.fake_printer import (
    COVER_OPEN,
    FINE,
    PAPER_OUT,
    QUESTIONS,
    FakePrinter,
    fake_printer,
)
from tests.receipts.paper_roll import printed_by

DOTS = Raster(384, b"\x0f" * 48 * 24)
PAPER = ThermalPaper(32, True, lambda _row: DOTS, lambda _code: DOTS)
RECEIPT = Printed("receipt", "pl", (PrintedRow("Do zapłaty", "27,75 zł"),))
LONG = Printed("long", "ru", (PrintedRow("1 ₽"),) * 400)


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    with fake_printer() as fake:
        yield fake


def printer_at(port: int) -> ThermalPrinter:
    encode = partial(escpos_bytes, paper=PAPER)
    return ThermalPrinter(partial(TcpLine, "127.0.0.1", port), encode)


def trouble_of(printer: ThermalPrinter, printed: Printed = RECEIPT) -> TroubleCode:
    with pytest.raises(PrinterTrouble) as trouble:
        printer.give(printed)
    return trouble.value.code


def test_what_is_given_stands_on_the_paper(fake: FakePrinter) -> None:
    printer_at(fake.port).give(RECEIPT)
    fake.close()

    (data,) = fake.receipts
    assert printed_by(data).lines[0].split() == ["Do", "zapłaty", "27,75", "zł"]


def test_a_printer_that_never_says_how_it_stands_is_believed(fake: FakePrinter) -> None:
    fake.state = b""

    printer_at(fake.port).give(RECEIPT)
    fake.close()

    assert len(fake.receipts) == 1


def test_one_that_has_answered_before_and_is_silent_now_is_in_trouble(fake: FakePrinter) -> None:
    printer = printer_at(fake.port)
    printer.look()
    fake.state = b""

    assert trouble_of(printer) is TroubleCode.NO_ANSWER


@pytest.mark.parametrize(
    ("state", "code"),
    [(PAPER_OUT, TroubleCode.NO_PAPER), (COVER_OPEN, TroubleCode.NOT_READY)],
)
def test_a_printer_in_need_is_given_nothing(
    fake: FakePrinter, state: bytes, code: TroubleCode
) -> None:
    fake.state = state

    assert trouble_of(printer_at(fake.port)) is code
    fake.close()
    assert fake.receipts == []


def test_a_line_that_dies_in_the_middle_is_trouble(fake: FakePrinter) -> None:
    fake.dies_after = 10_000

    assert trouble_of(printer_at(fake.port), LONG) is TroubleCode.BROKE_OFF


def test_nobody_there_is_trouble(fake: FakePrinter) -> None:
    fake.close()

    assert trouble_of(printer_at(fake.port)) is TroubleCode.NOT_THERE


def test_a_line_that_takes_no_more_is_trouble_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        line = TcpLine("127.0.0.1", nobody.getsockname()[1])

        with pytest.raises(PrinterTrouble) as trouble:
            line.send(b"x" * 50_000_000, seconds=0.05)

        line.close()
    assert trouble.value.code is TroubleCode.NO_ANSWER


def test_a_line_that_ends_while_an_answer_is_waited_for_is_trouble(fake: FakePrinter) -> None:
    fake.dies_after = 0
    line = TcpLine("127.0.0.1", fake.port)
    line.send(b"x", seconds=1.0)

    with pytest.raises(PrinterTrouble) as trouble:
        line.receive(2, seconds=5.0)

    line.close()
    assert trouble.value.code is TroubleCode.BROKE_OFF


class DeafLine:
    """A line on which nothing ever comes, until it is closed."""

    def __init__(self) -> None:
        self.is_asked, self._is_closed = threading.Event(), threading.Event()

    def send(self, data: bytes, seconds: float) -> None:
        pass

    def receive(self, count: int, seconds: float) -> bytes:
        self.is_asked.set()
        assert self._is_closed.wait(10)
        raise PrinterTrouble(TroubleCode.BROKE_OFF)

    def close(self) -> None:
        self._is_closed.set()


def test_waiting_for_a_printer_can_be_cut_short() -> None:
    line, codes = DeafLine(), list[TroubleCode]()
    printer = ThermalPrinter(lambda: line, partial(escpos_bytes, paper=PAPER))
    thread = threading.Thread(target=lambda: codes.append(trouble_of(printer)))
    thread.start()
    assert line.is_asked.wait(10)

    printer.abort()

    thread.join(10)
    assert codes == [TroubleCode.BROKE_OFF]
    printer.abort()


def test_looking_prints_nothing(fake: FakePrinter) -> None:
    printer_at(fake.port).look()
    fake.close()

    assert fake.receipts == []


def test_a_printer_that_is_a_file_of_the_system_prints_and_answers() -> None:
    ours, path = _raw_terminal()
    seen = bytearray()

    def print_and_answer() -> None:
        while seen.count(QUESTIONS) < 2:
            seen.extend(os.read(ours, 1_024))
            if seen.endswith(QUESTIONS):
                os.write(ours, FINE)

    thread = threading.Thread(target=print_and_answer, daemon=True)
    thread.start()
    encode = partial(escpos_bytes, paper=PAPER)

    ThermalPrinter(partial(DeviceLine, path), encode).give(RECEIPT)

    thread.join(5)
    os.close(ours)
    data = bytes(seen).replace(QUESTIONS, b"")
    assert printed_by(data).lines[0].startswith("Do zapłaty")


def test_a_file_that_takes_no_more_is_trouble_in_time() -> None:
    ours, path = _raw_terminal()
    line = DeviceLine(path)

    with pytest.raises(PrinterTrouble) as trouble:
        line.send(b"x" * 1_000_000, seconds=0.05)

    line.close()
    line.close()
    os.close(ours)
    assert trouble.value.code is TroubleCode.NO_ANSWER


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble) as trouble:
        DeviceLine(str(tmp_path / "lp0"))

    assert trouble.value.code is TroubleCode.NOT_THERE


def _raw_terminal() -> tuple[int, str]:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    path = os.ttyname(theirs)
    return ours, path
