# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pictures for people to look at."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from pos_loyalty.screenshots import LOOKS, Look, contact_sheet, main, take_pictures
from pos_loyalty.ui.specimens import specimens

SMALL = Look("pl", "dark", QSize(1024, 600))


def test_every_language_theme_and_size_has_its_look() -> None:
    names = [look.name for look in LOOKS]

    assert len(names) == len(set(names)) == 15
    assert names[0] == "en-light-1024x600"


def test_there_is_a_picture_of_everything(qapp: QApplication, tmp_path: Path) -> None:
    files = take_pictures(SMALL, tmp_path)

    names = {file.name.removesuffix(f"-{SMALL.name}.png") for file in files}
    assert {f"till-{name}" for name in specimens()} <= names
    assert {"customer-ready", "customer-member", "customer-done"} <= names
    assert all(QImage(str(file)).size() == SMALL.size for file in files)


def test_no_two_pictures_of_the_till_are_the_same(qapp: QApplication, tmp_path: Path) -> None:
    files = [file for file in take_pictures(SMALL, tmp_path) if file.name.startswith("till")]

    contents = {file.read_bytes() for file in files}

    assert len(contents) == len(files)


def test_the_contact_sheet_has_room_for_all(qapp: QApplication, tmp_path: Path) -> None:
    picture = QImage(1024, 600, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "one.png"))

    sheet = contact_sheet([tmp_path / "one.png"] * 5)

    assert (sheet.width(), sheet.height()) == (4 * 492, 2 * 293)


def test_the_command_writes_sheets_and_a_card(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--out", str(tmp_path / "out"), "--only", SMALL.name])

    assert code == 0
    assert "pictures in" in capsys.readouterr().out
    assert (tmp_path / "out" / f"sheet-{SMALL.name}.png").is_file()
    assert (tmp_path / "out" / "member-card.pdf").is_file()
    assert len(list((tmp_path / "out").glob("receipt-*-58-*.png"))) == 12
