# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is found of the receipt printer and the registers that the settings name."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.cli import run
from pos_loyalty.findings import receipt_printer, register
from pos_loyalty.settings import PrinterSettings, RegisterSettings


@pytest.fixture
def printer_port() -> Iterator[int]:
    """Listen as a receipt printer does."""
    with socket.socket() as printer:
        printer.bind(("127.0.0.1", 0))
        printer.listen()
        yield printer.getsockname()[1]


def test_a_receipt_printer_on_the_network_answers_or_does_not(printer_port: int) -> None:
    there = PrinterSettings("escpos", host="127.0.0.1", port=printer_port)

    answers, silent = receipt_printer(there), receipt_printer(there._replace(port=9))

    assert (answers.ok, answers.code) == (True, "printer_answers")
    assert (silent.ok, silent.code) == (False, "printer_silent")
    assert silent.value == "127.0.0.1:9"
    assert silent.advice


def test_a_printer_on_a_file_of_the_system_is_there_or_not(tmp_path: Path) -> None:
    (tmp_path / "lp0").touch()

    there = receipt_printer(PrinterSettings("escpos", device=str(tmp_path / "lp0")))
    gone = receipt_printer(PrinterSettings("escpos", device=str(tmp_path / "lp1")))

    assert (there.ok, there.code) == (True, "printer_there")
    assert (gone.ok, gone.code) == (False, "printer_missing")


def test_a_folder_for_receipts_has_to_be_writable(tmp_path: Path) -> None:
    found = receipt_printer(PrinterSettings("pdf-folder", folder=tmp_path / "new" / "receipts"))

    assert (found.ok, found.code) == (True, "printer_there")


@pytest.mark.parametrize(
    ("printer", "code", "value"),
    [
        (PrinterSettings(), "none", ""),
        (PrinterSettings("system", name="Office"), "", "Office"),
    ],
)
def test_what_there_is_nothing_to_ask_of_is_named(
    printer: PrinterSettings, code: str, value: str
) -> None:
    found = receipt_printer(printer)

    assert (found.ok, found.code, found.value) == (None, code, value)


def test_registers_are_told_by_their_port_or_their_folder(
    printer_port: int, tmp_path: Path
) -> None:
    listens = register(RegisterSettings(printer_port))
    free = register(RegisterSettings(9, tmp_path))
    files = register(RegisterSettings(folder=tmp_path))

    assert (listens.code, listens.value) == ("register_listens", str(printer_port))
    assert free.code == "register_free"
    assert (files.code, files.value) == ("register_folder", str(tmp_path))


def test_the_check_tells_each_finding_as_it_comes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    run(["doctor", "--as-it-comes", "--data-dir", str(tmp_path)])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    topics = [line["topic"] for line in lines]
    assert topics[:5] == ["settings", "goods", "register", "printer", "system"]
    assert topics[-1] == "resources"
