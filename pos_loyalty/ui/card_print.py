# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The member's card, as a page to print or a picture to send: ISO/IEC 7810 ID-1, like a bank card.

All lengths are millimetres on the card. Both codes carry the same 18 digits, dark on white.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
)

from pos_loyalty.domain.codes import grouped
from pos_loyalty.ui.qr_matrix import QUIET_MODULES, qr_matrix

CARD_MM: Final = QSizeF(85.60, 53.98)
QR_SIDE_MM: Final = 20.5
PICTURE_DOTS_PER_MM: Final = 24
_PDF_DPI: Final = 600
_MM_PER_INCH: Final = 25.4

_CORNER_MM: Final = 3.18
_QR_AT_MM: Final = (2.2, 2.2)
_BAND_LEFT_MM: Final = 33.0
_BAND_HEIGHT_MM: Final = 33.0
_BARCODE_TOP_MM: Final = 36.0
_BARCODE_HEIGHT_MM: Final = 10.0
_BAR_MM: Final = 0.46


@dataclass(frozen=True, slots=True)
class CardFace:
    """What stands on a member's card.

    Attributes:
        card_number: The digits that both codes carry.
        short_name: First name and initial.
        accent: ``#rrggbb``, dark enough for white words.
    """

    card_number: str
    short_name: str
    program_name: str
    accent: str = "#3d3ab8"


def save_card_pdf(face: CardFace, file: Path) -> None:
    """Write the card as a PDF of one page of its own size."""
    writer = QPdfWriter(str(file))
    writer.setResolution(_PDF_DPI)
    writer.setTitle(face.program_name)
    writer.setCreator("POS Loyalty")
    print_card(face, writer)


def print_card(face: CardFace, device: QPagedPaintDevice) -> None:
    """Draw the card on a printer or a PDF, in its true size."""
    device.setPageSize(QPageSize(CARD_MM, QPageSize.Unit.Millimeter, "ID-1"))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / _MM_PER_INCH, device.logicalDpiY() / _MM_PER_INCH)
    _paint(face, painter)
    painter.end()


def card_picture(face: CardFace, dots_per_mm: int = PICTURE_DOTS_PER_MM) -> QImage:
    """Return the card as a picture with white outside its round corners."""
    width, height = (round(mm * dots_per_mm) for mm in (CARD_MM.width(), CARD_MM.height()))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dots_per_mm, dots_per_mm)
    _paint(face, painter)
    painter.end()
    return picture


def save_card_png(face: CardFace, file: Path) -> None:
    """Write the card as a PNG picture.

    Raises:
        OSError: If the file cannot be written.
    """
    if not card_picture(face).save(str(file)):
        raise OSError(f"cannot write {file}")


def _paint(face: CardFace, painter: QPainter) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, CARD_MM.width(), CARD_MM.height()), _CORNER_MM, _CORNER_MM)
    painter.setClipPath(outline)
    band = QRectF(_BAND_LEFT_MM, 0, CARD_MM.width() - _BAND_LEFT_MM, _BAND_HEIGHT_MM)
    painter.fillRect(band, QColor(face.accent))
    painter.setPen(Qt.GlobalColor.white)
    words = band.adjusted(4.5, 4.5, -4.5, -4.5)
    left = Qt.AlignmentFlag.AlignLeft
    _write(painter, words, left | Qt.AlignmentFlag.AlignTop, face.program_name, height_mm=5.2)
    _write(painter, words, left | Qt.AlignmentFlag.AlignBottom, face.short_name, height_mm=4.4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    _paint_qr(face, painter)
    _paint_barcode(face, painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.GlobalColor.black)
    bottom = QRectF(0, _BARCODE_TOP_MM + _BARCODE_HEIGHT_MM, CARD_MM.width(), 6.0)
    _write(painter, bottom, Qt.AlignmentFlag.AlignCenter, grouped(face.card_number), height_mm=3.4)


def _write(
    painter: QPainter, room: QRectF, alignment: Qt.AlignmentFlag, words: str, *, height_mm: float
) -> None:
    """Write words in letters of this height; long ones wrap, then shrink until they fit."""
    painter.save()
    painter.translate(room.topLeft())
    scale = height_mm / 100  # fonts know whole pixels only, and a millimetre is one unit here
    flags = int(alignment) | int(Qt.TextFlag.TextWordWrap)
    font = QFont(painter.font())
    font.setPixelSize(100)
    font.setBold(True)
    painter.setFont(font)
    while scale > height_mm / 400:
        box = QRectF(0, 0, room.width() / scale, room.height() / scale)
        needed = painter.boundingRect(box, flags, words)
        if needed.width() <= box.width() and needed.height() <= box.height() * 0.62:
            break
        scale *= 0.92
    painter.scale(scale, scale)
    painter.drawText(QRectF(0, 0, room.width() / scale, room.height() / scale), flags, words)
    painter.restore()


def _paint_qr(face: CardFace, painter: QPainter) -> None:
    matrix = qr_matrix(face.card_number)
    module = QR_SIDE_MM / len(matrix)
    left, top = (at + QUIET_MODULES * module for at in _QR_AT_MM)
    for y, line in enumerate(matrix):
        for x, is_dark in enumerate(line):
            if is_dark:
                square = QRectF(left + x * module, top + y * module, module, module)
                painter.fillRect(square, Qt.GlobalColor.black)


def _paint_barcode(face: CardFace, painter: QPainter) -> None:
    bars = code_128_bars(face.card_number)
    left = (CARD_MM.width() - len(bars) * _BAR_MM) / 2
    for index, is_dark in enumerate(bars):
        if is_dark:
            bar = QRectF(left + index * _BAR_MM, _BARCODE_TOP_MM, _BAR_MM, _BARCODE_HEIGHT_MM)
            painter.fillRect(bar, Qt.GlobalColor.black)


def code_128_bars(text: str) -> tuple[bool, ...]:
    """Return the modules of a Code 128 from left to right, ``True`` for dark; no quiet zone."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    picture = code.to_image(scale=1, add_quiet_zones=False)
    pixels = bytes(memoryview(picture))  # type: ignore[arg-type]  # its types hide the buffer
    return tuple(pixel == 0 for pixel in pixels[: picture.shape[1]])
