# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Prints pages onto pictures, and reads cards off them with the till's own eyes."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from pos_loyalty.domain.codes import CardCode, recognise
from pos_loyalty.scanner.decoding import Decoder, GreyFrame

QR_PART_MM = (0.0, 0.0, 33.0, 34.0)
BARS_PART_MM = (0.0, 33.0, 85.6, 20.9)


def pdf_pages(file: Path, dots_per_mm: float) -> list[QImage]:
    """Return the pages as they would be printed, on white paper."""
    document = QPdfDocument()
    document.load(str(file))
    pages = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        size = (points * (25.4 / 72 * dots_per_mm)).toSize()
        pages.append(_on_white(document.render(number, size), size))
    return pages


def card_on(page: QImage, place_mm: QPointF, dots_per_mm: float, decoder: Decoder) -> set[str]:
    """Return what the codes of one card give, once for the QR code and once for the bars.

    Raises:
        AssertionError: If one of them does not read, or is no card of the shop.
    """
    found = set()
    for left, top, width, height in (QR_PART_MM, BARS_PART_MM):
        at = QPointF(place_mm.x() + left, place_mm.y() + top) * dots_per_mm
        room = QSize(round(width * dots_per_mm), round(height * dots_per_mm))
        readings = decoder.decode(grey(page.copy(QRect(at.toPoint(), room))))
        assert len(readings) == 1, f"{len(readings)} codes at {place_mm}"
        code = recognise(readings[0].text, readings[0].symbology, ())
        assert isinstance(code, CardCode)
        found.add(f"{readings[0].symbology.value} {code.number}")
    return found


def _on_white(ink: QImage, size: QSize) -> QImage:
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, ink)
    painter.end()
    return paper


def grey(picture: QImage) -> GreyFrame:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = bytes(grey.constBits())
    rows = (lines[y * grey.bytesPerLine() :][: grey.width()] for y in range(grey.height()))
    return GreyFrame(grey.width(), grey.height(), b"".join(rows))
