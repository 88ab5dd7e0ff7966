# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pictures for people to look at."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from pos_loyalty.screenshots import LOOKS, Look, contact_sheet, main
from pos_loyalty.ui.specimens import specimens

SMALL = Look("pl", "dark", QSize(1024, 600))


def test_every_language_theme_and_size_has_its_look() -> None:
    names = [look.name for look in LOOKS]

    assert len(names) == len(set(names)) == 15
    assert names[0] == "en-light-1024x600"


@pytest.fixture(scope="module")
def drawn(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return where the command has drawn one look of everything, and what it said."""
    folder = tmp_path_factory.mktemp("pictures") / "out"
    with redirect_stdout(StringIO()) as said:
        assert main(["--out", str(folder), "--only", SMALL.name]) == 0
    return folder, said.getvalue()


def test_there_is_a_picture_of_everything(drawn: tuple[Path, str]) -> None:
    files = list(drawn[0].rglob(f"*-{SMALL.name}.png"))

    names = {file.name.removesuffix(f"-{SMALL.name}.png") for file in files} - {"sheet"}
    assert {f"till-{name}" for name in specimens()} <= names
    assert {"customer-ready", "customer-member", "customer-done"} <= names
    assert all(
        QImage(str(file)).size() == SMALL.size
        for file in files
        if not file.name.startswith("sheet")
    )


def test_no_two_pictures_of_the_till_are_the_same(drawn: tuple[Path, str]) -> None:
    files = [file for file in drawn[0].rglob("*.png") if file.name.startswith("till-")]

    contents = {file.read_bytes() for file in files}

    assert len(contents) == len(files) > 0


def test_the_contact_sheet_has_room_for_all(qapp: QApplication, tmp_path: Path) -> None:
    picture = QImage(1024, 600, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "one.png"))

    sheet = contact_sheet([tmp_path / "one.png"] * 5)

    assert (sheet.width(), sheet.height()) == (4 * 492, 2 * 293)


def test_the_command_writes_sheets_and_a_card(drawn: tuple[Path, str]) -> None:
    folder, said = drawn

    assert "pictures in" in said
    assert (folder / f"sheet-{SMALL.name}.png").is_file()
    assert (folder / "member-card.pdf").is_file()
    assert len(list(folder.glob("receipt-*-58-*.png"))) == 12
