# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Receipts on paper: of the right size, with every letter, and a code that the till reads back."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from pos_loyalty.domain.codes import ReceiptCode, recognise
from pos_loyalty.domain.printed import Look, Printed, PrintedRow, Raster
from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.ui.receipt_paper import (
    Paper,
    code_raster,
    print_receipt,
    receipt_picture,
    row_raster,
    save_receipt_pdf,
)
from tests.ui.paper import grey, pdf_pages
from tests.ui.receipts import RECEIPT_NO, printed

pytestmark = pytest.mark.usefixtures("qapp")


def words_of(file: Path) -> str:
    document = QPdfDocument()
    document.load(str(file))
    pages = (document.getAllText(page).text() for page in range(document.pageCount()))
    return " ".join(pages).replace("\u00a0", " ")


@pytest.mark.parametrize(("paper", "dots_per_mm"), [("58", 8.0), ("80", 8.0), ("a5", 6.0)])
def test_the_till_reads_the_receipts_number_off_the_paper(
    tmp_path: Path, paper: str, dots_per_mm: float
) -> None:
    save_receipt_pdf(printed("pl"), Paper(paper), tmp_path / "receipt.pdf")

    (page,) = pdf_pages(tmp_path / "receipt.pdf", dots_per_mm)

    readings = whole_cascade().decode(grey(page))
    assert [reading.text for reading in readings] == [RECEIPT_NO]
    code = recognise(readings[0].text, readings[0].symbology, ())
    assert isinstance(code, ReceiptCode)


@pytest.mark.parametrize(("paper", "width_mm"), [("58", 58), ("80", 80), ("a5", 148)])
def test_the_paper_is_as_wide_as_the_printer_has_it(
    tmp_path: Path, paper: str, width_mm: float
) -> None:
    save_receipt_pdf(printed(), Paper(paper), tmp_path / "receipt.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "receipt.pdf"))

    size_mm = document.pagePointSize(0) * (25.4 / 72)

    assert size_mm.width() == pytest.approx(width_mm, abs=0.5)
    assert document.pageCount() == 1


def test_a_long_receipt_goes_on_on_the_next_page(tmp_path: Path) -> None:
    rows = tuple(PrintedRow(f"Row {number}", "1") for number in range(120))

    save_receipt_pdf(Printed("long", "en", rows), Paper.A5, tmp_path / "long.pdf")

    assert len(pdf_pages(tmp_path / "long.pdf", 1.0)) > 1
    assert "Row 119" in words_of(tmp_path / "long.pdf")


@pytest.mark.parametrize("signs", ["27,75 zł", "1234,50 ₽", "Żółć", "Ж", "12 €"])
def test_every_letter_is_drawn_and_is_found_in_the_pdf(tmp_path: Path, signs: str) -> None:
    rows = (PrintedRow(signs, signs, Look.LARGE),)

    save_receipt_pdf(Printed("letters", "pl", rows), Paper.ROLL_58, tmp_path / "letters.pdf")

    metrics = QFontMetricsF(QFont())
    assert all(metrics.inFontUcs4(ord(sign)) for sign in signs)
    assert signs in words_of(tmp_path / "letters.pdf")


def test_two_rows_never_touch_and_nothing_leaves_the_paper() -> None:
    long_word = "Ź" * 90
    rows = (PrintedRow(long_word, "1 234 567,50 zł", Look.LARGE), PrintedRow("", "5"))

    picture = receipt_picture(Printed("wide", "pl", rows), Paper.ROLL_58)

    margin = range(4 * 8)
    edges = [*margin, *(picture.width() - 1 - x for x in margin)]
    assert all(
        picture.pixelColor(x, y).lightness() == 255
        for x in edges
        for y in range(0, picture.height(), 4)
    )


def test_a_printer_of_the_system_gets_the_same(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    assert print_receipt(printed("ru"), Paper.ROLL_80, printer)

    assert "К оплате" in words_of(tmp_path / "printed.pdf")


@pytest.mark.qt_log_ignore("QPdfEngine|QPainter")
def test_a_device_that_takes_nothing_is_told(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))

    assert not print_receipt(printed(), Paper.ROLL_80, printer)


def picture_of(raster: Raster) -> QImage:
    """Return the dots as a printer burns them, four pixels to a dot."""
    picture = QImage(raster.width_dots, raster.height_dots, QImage.Format.Format_Grayscale8)
    row_bytes = raster.width_dots // 8
    for y in range(raster.height_dots):
        for x in range(raster.width_dots):
            is_black = raster.bits[y * row_bytes + x // 8] >> (7 - x % 8) & 1
            picture.setPixel(x, y, 0 if is_black else 255)
    return picture.scaled(picture.size() * 2)


@pytest.mark.parametrize(("paper", "width_dots"), [("58", 384), ("80", 576)])
def test_the_dots_of_a_code_are_whole_and_read(paper: str, width_dots: int) -> None:
    raster = code_raster(RECEIPT_NO, Paper(paper))

    assert raster.width_dots == width_dots
    readings = whole_cascade().decode(grey(picture_of(raster)))
    assert [reading.text for reading in readings] == [RECEIPT_NO]


def test_the_dots_of_a_row_are_black_where_there_is_ink() -> None:
    raster = row_raster(PrintedRow("Ж", "₽"), Paper.ROLL_58)

    black = sum(byte.bit_count() for byte in raster.bits)
    assert raster.height_dots * raster.width_dots == len(raster.bits) * 8
    assert 50 < black < len(raster.bits) * 8 // 10
