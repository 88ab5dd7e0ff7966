# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where a new member's card goes."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from pos_loyalty.companions.card_outlet import file_of_kind, give_card, save_privately
from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.outlets import Outlets
from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.ui.card_print import CardFace, save_card_png
from tests.companions.test_sounding import appearance, shop, wired
from tests.ui.view_models.shop import ANNA_CARD, wedge_scan

__all__ = ["appearance", "shop", "wired"]

FACE = CardFace(new_card_number("1234567890123456"), "Anna K.", "Corner Club")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("name", "begins_with"),
    [("card.pdf", b"%PDF"), ("card", b"%PDF"), ("card.PNG", b"\x89PNG"), ("card.svg", b"<?xml")],
)
def test_a_saved_card_is_for_this_user_only(tmp_path: Path, name: str, begins_with: bytes) -> None:
    there_before = tmp_path / name
    there_before.write_text("old", "utf-8")
    there_before.chmod(0o644)

    file = save_privately(FACE, there_before)

    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes().startswith(begins_with)


@pytest.mark.usefixtures("qapp")
def test_a_card_that_cannot_be_saved_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    there_before = tmp_path / "card.pdf"
    there_before.mkdir()

    with pytest.raises(OSError, match="directory"):
        save_privately(FACE, there_before)

    assert list(tmp_path.iterdir()) == [there_before]


@pytest.mark.parametrize(
    ("chosen", "kind", "written"),
    [
        ("card.pdf", "PDF (*.pdf)", "card.pdf"),
        ("card.pdf", "PNG (*.png)", "card.png"),
        ("card.PDF", "SVG (*.svg)", "card.svg"),
        ("card", "PNG (*.png)", "card.png"),
        ("card", "PDF (*.pdf)", "card.pdf"),
        ("card.v2", "PDF (*.pdf)", "card.v2.pdf"),
        ("card.svg", "PNG (*.png)", "card.svg"),
        ("card.svg", "PDF (*.pdf)", "card.svg"),
        ("card.pdf", "", "card.pdf"),
        ("there.pdf", "PNG (*.png)", "there-2.png"),
    ],
)
def test_the_kind_that_was_chosen_beside_the_name_counts(
    tmp_path: Path, chosen: str, kind: str, written: str
) -> None:
    (tmp_path / "there.png").touch()

    assert file_of_kind(tmp_path / chosen, kind) == tmp_path / written


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    window = QWidget()
    qtbot.addWidget(window)
    return window


def answer(monkeypatch: pytest.MonkeyPatch, file: str, kind: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (file, kind))


def test_a_card_is_saved_as_the_kind_that_was_chosen(
    tmp_path: Path, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, str(tmp_path / "card.pdf"), "PNG (*.png)")

    saved_as = give_card(FACE, window)

    assert saved_as == "card.png"
    assert (tmp_path / "card.png").read_bytes().startswith(b"\x89PNG")


def test_a_cashier_who_thinks_better_of_it_saves_nothing(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "", "")

    assert give_card(FACE, window) is None


def test_a_folder_that_is_gone_is_no_crash(
    tmp_path: Path, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, str(tmp_path / "gone" / "card.pdf"), "PDF (*.pdf)")

    assert give_card(FACE, window) == ""


@pytest.mark.parametrize(("is_training", "mark"), [(False, ""), (True, "TRAINING")])
def test_a_card_that_is_given_in_training_says_so(
    wired: Wired,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_training: bool,  # noqa: FBT001 - a parameter of the test
    mark: str,
) -> None:
    file = tmp_path / "card.png"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    answer(monkeypatch, str(file), "PNG (*.png)")
    wired.till.scan(wedge_scan(ANNA_CARD))
    member = wired.till.state.value.member
    assert member is not None

    settings = wired.settings._replace(is_training=is_training)
    Outlets(replace(wired, settings=settings)).give_card(member)

    face = CardFace(ANNA_CARD, member.short_name, wired.shop.store_name, mark=mark)
    saved_in_the_same_way = tmp_path / "wanted.png"
    save_card_png(face, saved_in_the_same_way)
    assert QImage(str(file)) == QImage(str(saved_in_the_same_way))
