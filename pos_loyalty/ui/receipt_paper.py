# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Receipts drawn: on a roll of 58 or 80 mm or on A5, into a PDF, onto a printer, as dots.

May be used on any thread: nothing here is a widget. The painter's unit is a twentieth of a
millimetre, since letters know whole units only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from pos_loyalty.domain.printed import Look, Printed, PrintedRow, Raster
from pos_loyalty.ui.code_drawing import fill_dark, whole_dots
from pos_loyalty.ui.qr_matrix import QUIET_MODULES, qr_matrix
from pos_loyalty.ui.whole_file import whole_file

UNITS_PER_MM: Final = 20
_PDF_DPI: Final = 600
_MM_PER_INCH: Final = 25.4
_THERMAL_DOTS_PER_MM: Final = 8
_A5_HEIGHT_MM: Final = 210
_EDGE_MM: Final = 4
"""White above and below on a roll."""

_MODULE_MM: Final = 0.625
"""Of the code: five dots of a usual receipt printer, and read from a hand's breadth."""

_FIGURE_SHARE_MAX: Final = 0.6
"""A wider figure stands on a line of its own."""

_GAP: Final = 2 * UNITS_PER_MM
_LEADING: Final = 0.4 * UNITS_PER_MM
"""Between two rows."""

_RULE_HEIGHT: Final = 3 * UNITS_PER_MM
_RULE_THICK: Final = 0.25 * UNITS_PER_MM
_SIZES: Final = {Look.LARGE: 1.35, Look.HEADING: 1.5, Look.SMALL: 0.85}
_BOLD: Final = {Look.STRONG, Look.LARGE, Look.HEADING}
_IN_THE_MIDDLE: Final = {Look.HEADING, Look.CENTRED}


class Paper(StrEnum):
    """What a receipt is printed on."""

    ROLL_58 = "58"
    ROLL_80 = "80"
    A5 = "a5"


class _Measures(NamedTuple):
    """In millimetres; letters by the height of a line of theirs."""

    width: float
    written: float
    letters: float


_MEASURES: Final = {
    Paper.ROLL_58: _Measures(58, 48, 3.0),
    Paper.ROLL_80: _Measures(80, 72, 3.4),
    Paper.A5: _Measures(148, 124, 4.2),
}


@dataclass(frozen=True, slots=True)
class _Block:
    """A row, or the code, laid out: as high as it is, with its texts at their places."""

    height: float
    texts: tuple[tuple[QTextLayout, QPointF], ...] = ()
    rule_width: float = 0
    matrix: tuple[tuple[bool, ...], ...] = ()
    width: float = 0

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw it; the painter's 0 is the left edge of what is written."""
        for layout, at in self.texts:
            layout.draw(painter, QPointF(at.x(), at.y() + top))
        if self.rule_width:
            middle = top + (self.height - _RULE_THICK) / 2
            line = QRectF(0, middle, self.rule_width, _RULE_THICK)
            painter.fillRect(line, Qt.GlobalColor.black)
        if self.matrix:
            module = whole_dots(painter, _MODULE_MM * UNITS_PER_MM)
            left = (self.width - len(self.matrix) * module) / 2
            at = QPointF(left, top + QUIET_MODULES * module)
            fill_dark(painter, self.matrix, at, QSizeF(module, module))


def save_receipt_pdf(printed: Printed, paper: Paper, file: Path) -> None:
    """Write the receipt as a PDF.

    Raises:
        OSError: If the file cannot be written.
    """
    with whole_file(file) as drawn:
        writer = QPdfWriter(drawn)
        writer.setResolution(_PDF_DPI)
        writer.setTitle(printed.name)
        writer.setCreator("POS Loyalty")
        print_receipt(printed, paper, writer)


def print_receipt(printed: Printed, paper: Paper, device: QPagedPaintDevice) -> bool:
    """Draw the receipt on a printer or a PDF; tell whether the device took it.

    A roll is as long as the receipt is; on A5 a long one has more pages.
    """
    measures = _MEASURES[paper]
    blocks = tuple(_blocks(printed, measures))
    device.setPageSize(_page_size(paper, measures, blocks))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(device):
        return False
    units_per_inch = _MM_PER_INCH * UNITS_PER_MM
    painter.scale(device.logicalDpiX() / units_per_inch, device.logicalDpiY() / units_per_inch)
    _draw_pages(blocks, paper, measures, painter, device)
    return painter.end()


def receipt_picture(
    printed: Printed, paper: Paper, dots_per_mm: int = _THERMAL_DOTS_PER_MM
) -> QImage:
    """Return the receipt as a picture, all of it on one page."""
    measures = _MEASURES[paper]
    blocks = tuple(_blocks(printed, measures))
    height_mm = sum(block.height for block in blocks) / UNITS_PER_MM + 2 * _EDGE_MM
    size = QSizeF(measures.width, height_mm) * dots_per_mm
    picture = QImage(size.toSize(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(dots_per_mm / UNITS_PER_MM, dots_per_mm / UNITS_PER_MM)
    painter.translate(_margin(measures), _EDGE_MM * UNITS_PER_MM)
    _draw_column(blocks, painter)
    painter.end()
    return picture


def row_raster(row: PrintedRow, paper: Paper) -> Raster:
    """Return a row as the dots of a receipt printer, as wide as it writes."""
    return _raster(_laid_out(row, _MEASURES[paper]), _MEASURES[paper])


def code_raster(code: str, paper: Paper) -> Raster:
    """Return the square code as the dots of a receipt printer, in the middle."""
    return _raster(_code_block(code, _MEASURES[paper]), _MEASURES[paper])


def _raster(block: _Block, measures: _Measures) -> Raster:
    scale = _THERMAL_DOTS_PER_MM / UNITS_PER_MM
    width_dots = round(measures.written * _THERMAL_DOTS_PER_MM)
    picture = QImage(width_dots, -int(-block.height * scale // 1), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    block.draw(painter, 0)
    painter.end()
    black_is_one = picture.convertToFormat(
        QImage.Format.Format_Mono, [0xFFFFFFFF, 0xFF000000], Qt.ImageConversionFlag.ThresholdDither
    )
    lines, line_bytes = bytes(black_is_one.constBits()), width_dots // 8
    step = black_is_one.bytesPerLine()
    bits = (lines[y * step : y * step + line_bytes] for y in range(black_is_one.height()))
    return Raster(width_dots, b"".join(bits))


def _draw_pages(
    blocks: Iterable[_Block],
    paper: Paper,
    measures: _Measures,
    painter: QPainter,
    device: QPagedPaintDevice,
) -> None:
    edge = (_EDGE_MM if paper is not Paper.A5 else _margin(measures) / UNITS_PER_MM) * UNITS_PER_MM
    painter.translate(_margin(measures), 0)
    top = edge
    for block in blocks:
        bottom = _A5_HEIGHT_MM * UNITS_PER_MM - edge
        if paper is Paper.A5 and top + block.height > bottom:
            device.newPage()
            top = edge
        block.draw(painter, top)
        top += block.height


def _draw_column(blocks: Iterable[_Block], painter: QPainter) -> None:
    top = 0.0
    for block in blocks:
        block.draw(painter, top)
        top += block.height


def _page_size(paper: Paper, measures: _Measures, blocks: Iterable[_Block]) -> QPageSize:
    if paper is Paper.A5:
        return QPageSize(QPageSize.PageSizeId.A5)
    height_mm = sum(block.height for block in blocks) / UNITS_PER_MM + 2 * _EDGE_MM
    size = QSizeF(measures.width, height_mm)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(size, QPageSize.Unit.Millimeter, f"{paper}-roll", match)


def _margin(measures: _Measures) -> float:
    return (measures.width - measures.written) / 2 * UNITS_PER_MM


def _blocks(printed: Printed, measures: _Measures) -> Iterator[_Block]:
    yield from (_laid_out(row, measures) for row in printed.rows)
    if printed.code:
        yield _code_block(printed.code, measures)
    yield from (_laid_out(row, measures) for row in printed.ending)


def _code_block(code: str, measures: _Measures) -> _Block:
    matrix = qr_matrix(code)
    side = (len(matrix) + 2 * QUIET_MODULES) * _MODULE_MM * UNITS_PER_MM
    return _Block(side, matrix=matrix, width=measures.written * UNITS_PER_MM)


def _laid_out(row: PrintedRow, measures: _Measures) -> _Block:
    width = measures.written * UNITS_PER_MM
    if row.look is Look.RULE:
        return _Block(_RULE_HEIGHT, rule_width=width)
    font = _font(row.look, measures.letters)
    figure_width = QFontMetricsF(font).horizontalAdvance(row.figure) if row.figure else 0.0
    is_below = figure_width > width * _FIGURE_SHARE_MAX
    beside = 0.0 if is_below or not row.figure else figure_width + _GAP
    middle = row.look in _IN_THE_MIDDLE
    words, height = _wrapped(row.words, font, width - beside, is_in_the_middle=middle)
    texts = [(words, QPointF(0, 0))]
    if row.figure:
        figure, figure_height = _wrapped(row.figure, font, width, is_right=True)
        last_line = height - figure_height if row.words else 0.0
        texts.append((figure, QPointF(0, height if is_below else last_line)))
        height = height + figure_height if is_below else max(height, figure_height)
    return _Block(height + _LEADING, tuple(texts))


def _wrapped(
    words: str,
    font: QFont,
    width: float,
    *,
    is_in_the_middle: bool = False,
    is_right: bool = False,
) -> tuple[QTextLayout, float]:
    """Return the words in lines that are no wider, and how high they are together."""
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if is_in_the_middle else side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def _font(look: Look, letters_mm: float) -> QFont:
    font = QFont()
    font.setPixelSize(round(letters_mm * _SIZES.get(look, 1.0) * UNITS_PER_MM))
    font.setBold(look in _BOLD)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
