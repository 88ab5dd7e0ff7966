# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A card, as a page to print or a picture to send: ISO/IEC 7810 ID-1, like a bank card.

All lengths are millimetres on the card. Both codes carry the same 18 digits, dark on white.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from pos_loyalty.domain.codes import grouped
from pos_loyalty.ui.code_drawing import fill_dark, whole_dots
from pos_loyalty.ui.fitted_words import write_words
from pos_loyalty.ui.qr_matrix import QUIET_MODULES, qr_matrix
from pos_loyalty.ui.whole_file import whole_file

CARD_MM: Final = QSizeF(85.60, 53.98)
QR_SIDE_MM: Final = 20.5
PICTURE_DOTS_PER_MM: Final = 24
_PDF_DPI: Final = 600
MM_PER_INCH: Final = 25.4

_CORNER_MM: Final = 3.18
_QR_AT_MM: Final = (2.2, 2.2)
_BAND_LEFT_MM: Final = 33.0
_BAND_HEIGHT_MM: Final = 33.0
_WORDS_IN_MM: Final = 4.5
_WHOSE_HEIGHT_MM: Final = 9.0
_MARK_HEIGHT_MM: Final = 8.0
_BARCODE_TOP_MM: Final = 36.0
_BARCODE_HEIGHT_MM: Final = 10.0
_BAR_MM: Final = 0.46


@dataclass(frozen=True, slots=True)
class CardFace:
    """What stands on a card.

    Attributes:
        card_number: The digits that both codes carry.
        short_name: First name and initial; empty on a card that nobody has yet.
        invitation: What to do with a card that nobody has yet.
        mark: Says, in large letters, that the card counts for nothing; empty on any that does.
        accent: ``#rrggbb``, dark enough for white words.
    """

    card_number: str
    short_name: str
    program_name: str
    accent: str = "#3d3ab8"
    invitation: str = ""
    mark: str = ""


def save_card_pdf(face: CardFace, file: Path) -> None:
    """Write the card as a PDF of one page of its own size.

    Raises:
        OSError: If the file cannot be written.
    """
    with whole_file(file) as drawn:
        writer = QPdfWriter(drawn)
        writer.setResolution(_PDF_DPI)
        writer.setTitle(face.program_name)
        writer.setCreator("POS Loyalty")
        print_card(face, writer)


def print_card(face: CardFace, device: QPagedPaintDevice) -> None:
    """Draw the card on a printer or a PDF, in its true size."""
    device.setPageSize(QPageSize(CARD_MM, QPageSize.Unit.Millimeter, "ID-1"))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / MM_PER_INCH, device.logicalDpiY() / MM_PER_INCH)
    paint_card(face, painter)
    painter.end()


def card_picture(face: CardFace, dots_per_mm: int = PICTURE_DOTS_PER_MM) -> QImage:
    """Return the card as a picture with white outside its round corners."""
    width, height = (round(mm * dots_per_mm) for mm in (CARD_MM.width(), CARD_MM.height()))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dots_per_mm, dots_per_mm)
    paint_card(face, painter)
    painter.end()
    picture.setDotsPerMeterX(dots_per_mm * 1000)
    picture.setDotsPerMeterY(dots_per_mm * 1000)
    return picture


def save_card_png(face: CardFace, file: Path) -> None:
    """Write the card as a PNG picture.

    Raises:
        OSError: If the file cannot be written.
    """
    with whole_file(file) as drawn:
        card_picture(face).save(drawn, "PNG")  # type: ignore[call-overload]  # its types want bytes


def save_card_svg(face: CardFace, file: Path) -> None:
    """Write the card as an SVG drawing in its true size.

    Raises:
        OSError: If the file cannot be written.
    """
    with svg_painter(file, CARD_MM, face.program_name) as painter:
        paint_card(face, painter)


@contextmanager
def svg_painter(file: Path, size_mm: QSizeF, title: str) -> Iterator[QPainter]:
    """Yield a painter on an SVG file of this size, one unit to the millimetre.

    Raises:
        OSError: If the file cannot be written.
    """
    with whole_file(file) as drawn:
        drawing = QSvgGenerator()
        drawing.setOutputDevice(drawn)
        drawing.setResolution(_PDF_DPI)
        units_per_mm = _PDF_DPI / MM_PER_INCH
        drawing.setSize((size_mm * units_per_mm).toSize())
        drawing.setViewBox(QRectF(QPointF(0, 0), size_mm * units_per_mm))
        drawing.setTitle(title)
        painter = QPainter(drawing)
        painter.scale(units_per_mm, units_per_mm)
        yield painter
        painter.end()


def card_outline() -> QPainterPath:
    """Return the edge of a card whose left upper corner is at 0, 0."""
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(QPointF(0, 0), CARD_MM), _CORNER_MM, _CORNER_MM)
    return outline


def paint_card(face: CardFace, painter: QPainter) -> None:
    """Draw the card at 0, 0; the painter's unit is a millimetre, and all around is white."""
    band = QRectF(_BAND_LEFT_MM, 0, CARD_MM.width() - _BAND_LEFT_MM, _BAND_HEIGHT_MM)
    band_shape = QPainterPath()
    band_shape.addRect(band)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(band_shape.intersected(card_outline()), QColor(face.accent))
    painter.setPen(Qt.GlobalColor.white)
    left = Qt.AlignmentFlag.AlignLeft
    words = band.adjusted(_WORDS_IN_MM, _WORDS_IN_MM, -_WORDS_IN_MM, -_WORDS_IN_MM)
    upper = words.adjusted(0, 0, 0, -_WHOSE_HEIGHT_MM - 1)  # 1: the two never touch
    lower = words.adjusted(0, words.height() - _WHOSE_HEIGHT_MM, 0, 0)
    if face.mark:
        mark = upper.adjusted(0, upper.height() - _MARK_HEIGHT_MM, 0, 0)
        upper.adjust(0, 0, 0, -_MARK_HEIGHT_MM)
        write_words(painter, mark, left | Qt.AlignmentFlag.AlignVCenter, face.mark, height_mm=7.0)
    write_words(painter, upper, left | Qt.AlignmentFlag.AlignTop, face.program_name, height_mm=5.2)
    whose, height_mm = (face.short_name, 4.4) if face.short_name else (face.invitation, 3.6)
    write_words(painter, lower, left | Qt.AlignmentFlag.AlignBottom, whose, height_mm=height_mm)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    _paint_qr(face, painter)
    _paint_barcode(face, painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.GlobalColor.black)
    bottom = QRectF(0, _BARCODE_TOP_MM + _BARCODE_HEIGHT_MM, CARD_MM.width(), 6.0)
    write_words(
        painter, bottom, Qt.AlignmentFlag.AlignCenter, grouped(face.card_number), height_mm=3.4
    )


def _paint_qr(face: CardFace, painter: QPainter) -> None:
    matrix = qr_matrix(face.card_number)
    module = whole_dots(painter, QR_SIDE_MM / len(matrix))
    at = QPointF(*(mm + QUIET_MODULES * module for mm in _QR_AT_MM))
    fill_dark(painter, matrix, at, QSizeF(module, module))


def _paint_barcode(face: CardFace, painter: QPainter) -> None:
    bars = code_128_bars(face.card_number)
    module = whole_dots(painter, _BAR_MM)
    at = QPointF((CARD_MM.width() - len(bars) * module) / 2, _BARCODE_TOP_MM)
    fill_dark(painter, (bars,), at, QSizeF(module, _BARCODE_HEIGHT_MM))


def code_128_bars(text: str) -> tuple[bool, ...]:
    """Return the modules of a Code 128 from left to right, ``True`` for dark; no quiet zone."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    picture = code.to_image(scale=1, add_quiet_zones=False)
    pixels = bytes(memoryview(picture))  # type: ignore[arg-type]  # its types hide the buffer
    return tuple(pixel == 0 for pixel in pixels[: picture.shape[1]])
