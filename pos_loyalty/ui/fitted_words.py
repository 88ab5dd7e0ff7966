# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Words on paper: in letters of a height in millimetres, wrapped and shrunk until they fit."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPaintEngine, QPainter, QPainterPath, QTextLayout


def write_words(
    painter: QPainter, room: QRectF, alignment: Qt.AlignmentFlag, words: str, *, height_mm: float
) -> None:
    """Write words in letters of this height; long ones wrap, then shrink until they fit."""
    if not words:
        return
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
        if needed.width() <= box.width() and needed.height() <= box.height():
            break
        scale *= 0.92
    painter.scale(scale, scale)
    box = QRectF(0, 0, room.width() / scale, room.height() / scale)
    if painter.paintEngine().type() is QPaintEngine.Type.SVG:
        painter.fillPath(_outlines(words, font, box, alignment), painter.pen().color())
    else:
        painter.drawText(box, flags, words)
    painter.restore()


def _outlines(words: str, font: QFont, box: QRectF, alignment: Qt.AlignmentFlag) -> QPainterPath:
    """Return words as shapes: whoever opens a drawing may have other letters."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    lines, height = [], 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, height))
        height += line.height()
        lines.append(line)
    layout.endLayout()
    top = (box.height() - height) * _share(alignment, Qt.AlignmentFlag.AlignTop)
    left = _share(alignment, Qt.AlignmentFlag.AlignLeft)
    shapes = QPainterPath()
    for line in lines:
        indent = (box.width() - line.naturalTextWidth()) * left
        at = QPointF(indent, top + line.y() + line.ascent())
        shapes.addText(at, font, words[line.textStart() : line.textStart() + line.textLength()])
    return shapes


def _share(alignment: Qt.AlignmentFlag, near: Qt.AlignmentFlag) -> float:
    """Return how much of the free room is before the words: none, half or all."""
    if alignment & near:
        return 0.0
    return 0.5 if alignment & Qt.AlignmentFlag.AlignCenter else 1.0
