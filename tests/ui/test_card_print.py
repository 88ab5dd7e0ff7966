# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The member's card has its true size, and both of its codes can be read from the print."""

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from pos_loyalty.ui.card_print import (
    CARD_MM,
    CardFace,
    card_picture,
    save_card_pdf,
    save_card_png,
)
from tests.ui.reading import codes_in

NUMBER = "123456789012345676"
FACE = CardFace(NUMBER, "Anna K.", "Corner Club")
MM_PER_POINT = 25.4 / 72
DOTS_PER_MM = 12


def both_codes(picture: QImage) -> dict[zxingcpp.BarcodeFormat, str]:
    return dict(codes_in(picture))


def pdf_page(file: Path) -> QImage:
    """Return the first page as it would be printed, on white paper."""
    document = QPdfDocument()
    document.load(str(file))
    size = QSize(round(CARD_MM.width() * DOTS_PER_MM), round(CARD_MM.height() * DOTS_PER_MM))
    ink = document.render(0, size)
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, ink)
    painter.end()
    return paper


def test_both_codes_on_the_printed_page_give_the_number(qapp: QApplication, tmp_path: Path) -> None:
    save_card_pdf(FACE, tmp_path / "card.pdf")

    codes = both_codes(pdf_page(tmp_path / "card.pdf"))

    assert codes == {
        zxingcpp.BarcodeFormat.QRCode: NUMBER,
        zxingcpp.BarcodeFormat.Code128: NUMBER,
    }


def test_the_page_has_the_size_of_a_bank_card(qapp: QApplication, tmp_path: Path) -> None:
    save_card_pdf(FACE, tmp_path / "card.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "card.pdf"))

    points = document.pagePointSize(0)

    assert document.pageCount() == 1
    assert points.width() * MM_PER_POINT == pytest.approx(85.60, abs=0.2)
    assert points.height() * MM_PER_POINT == pytest.approx(53.98, abs=0.2)


def test_the_picture_of_the_card_can_be_read_too(qapp: QApplication, tmp_path: Path) -> None:
    save_card_png(FACE, tmp_path / "card.png")

    codes = both_codes(QImage(str(tmp_path / "card.png")))

    assert set(codes.values()) == {NUMBER}
    assert len(codes) == 2


def test_long_names_leave_the_codes_alone(qapp: QApplication) -> None:
    face = CardFace(NUMBER, "Александра-Виктория Ш.", "Klub Stałego Klienta Piekarni za Rogiem")

    codes = both_codes(card_picture(face))

    assert len(codes) == 2


def test_a_card_that_is_nobodys_has_its_codes_and_no_name(qapp: QApplication) -> None:
    codes = both_codes(card_picture(CardFace(NUMBER, "", "Corner Club")))

    assert set(codes.values()) == {NUMBER}


def test_a_card_that_cannot_be_written_is_an_error(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save_card_png(FACE, tmp_path / "no-such-folder" / "card.png")


def test_a_card_that_counts_for_nothing_says_so_and_can_be_read(qapp: QApplication) -> None:
    plain, marked = card_picture(FACE), card_picture(replace(FACE, mark="TRAINING"))

    assert plain != marked
    assert both_codes(marked) == both_codes(plain)
