# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty receipt print-test`` on printers that work and printers that do not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.cli import run
from pos_loyalty.commands.receipt import (
    EXIT_DONE,
    EXIT_FAILED,
    EXIT_NOT_UNDERSTOOD,
)
from pos_loyalty.places import find_places
from pos_loyalty.settings import FILE_NAME
from tests.receipts.fake_printer import PAPER_OUT, fake_printer
from tests.receipts.paper_roll import printed_by

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path


def try_out(data_dir: Path, text: str) -> int:
    folder = find_places(data_dir).config_dir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_text(text, "utf-8")
    return run(["receipt", "print-test", "--data-dir", str(data_dir)])


def test_the_slip_has_every_difficult_letter(data_dir: Path, qapp: QApplication) -> None:
    with fake_printer() as fake:
        settings = 'language = "pl"\n[printer]\nkind = "escpos"\nhost = "127.0.0.1"\n'
        status = try_out(data_dir, f"{settings}port = {fake.port}\nwidth = 58")

    assert status == EXIT_DONE
    lines = printed_by(fake.receipts[0]).lines
    assert "Drukarka działa." in lines
    assert "[dots]" in lines


def test_trouble_is_said_in_words(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with fake_printer() as fake:
        fake.state = PAPER_OUT
        settings = f'[printer]\nkind = "escpos"\nhost = "127.0.0.1"\nport = {fake.port}'
        status = try_out(data_dir, settings)

    assert status == EXIT_FAILED
    assert "it has no paper" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "words"),
    [("", "no printer is named"), ("[printer]\nkind = 'laser'", "printer.kind")],
)
def test_without_a_printer_it_says_what_to_write(
    data_dir: Path, capsys: pytest.CaptureFixture[str], settings: str, words: str
) -> None:
    assert try_out(data_dir, settings) == EXIT_NOT_UNDERSTOOD
    assert words in capsys.readouterr().err
