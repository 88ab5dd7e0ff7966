# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What waits for the server, saved where the cashier says."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from pos_loyalty.companions.copy_outlet import ask_where, save_copy
from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.protocol.sync.rescue import read_batches, read_whose
from tests.durability.worked_store import open_worked_store

WAITING = 20


@pytest.fixture
def till(tmp_path: Path) -> Path:
    open_worked_store(tmp_path / "till", WAITING).close()
    return tmp_path / "till"


def test_a_copy_holds_what_waits_and_is_named(till: Path, tmp_path: Path) -> None:
    name = save_copy(till, tmp_path / "till-1.rescue")

    assert name == "till-1.rescue"
    file = BytesIO((tmp_path / name).read_bytes())
    read_whose(file)
    assert sum(len(batch.operations) for batch in read_batches(file)) == WAITING


def test_where_all_was_sent_meanwhile_there_is_no_file(tmp_path: Path) -> None:
    open_worked_store(tmp_path / "till", 0).close()

    assert save_copy(tmp_path / "till", tmp_path / "till-1.rescue") is None
    assert not (tmp_path / "till-1.rescue").exists()


def test_where_it_cannot_be_written_there_is_no_name(till: Path, tmp_path: Path) -> None:
    assert save_copy(till, tmp_path / "nowhere" / "till-1.rescue") == ""


def test_a_till_without_its_file_is_no_matter_of_the_place(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        save_copy(tmp_path, tmp_path / "till-1.rescue")


@pytest.mark.parametrize(("chosen", "wanted"), [("", None), ("/x/y.rescue", Path("/x/y.rescue"))])
def test_the_cashier_says_where(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str, wanted: Path | None
) -> None:
    window, offered = QWidget(), []
    qtbot.addWidget(window)

    def choose(_parent: QWidget, _title: str, file: str, _filter: str) -> tuple[str, str]:
        offered.append(Path(file).name)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    assert ask_where(window, 7) == wanted
    assert offered[0].startswith("till-7-")
    assert offered[0].endswith(".rescue")
