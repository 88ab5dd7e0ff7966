# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Draws the modules of codes so that they read: each of so many whole dots of the device."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath


def fill_dark(
    painter: QPainter, matrix: Sequence[Sequence[bool]], at: QPointF, module: QSizeF
) -> None:
    """Draw the dark modules as one shape: between shapes that touch, a viewer shows seams."""
    left, top = _on_a_dot(painter, at)
    width, height = module.width(), module.height()
    dark = QPainterPath()
    for y, line in enumerate(matrix):
        for x, is_dark in enumerate(line):
            if is_dark:
                dark.addRect(QRectF(left + x * width, top + y * height, width, height))
    painter.fillPath(dark.simplified(), Qt.GlobalColor.black)


def whole_dots(painter: QPainter, module: float) -> float:
    """Return a module that is so many whole dots of the device: else some bars are wider."""
    dots_per_unit = painter.transform().m11()
    return math.floor(module * dots_per_unit) / dots_per_unit


def _on_a_dot(painter: QPainter, at: QPointF) -> tuple[float, float]:
    """Return the nearest place at which a dot of the device begins."""
    to_dots = painter.transform()
    dot = to_dots.map(at)
    from_dots, _ = to_dots.inverted()
    place = from_dots.map(QPointF(round(dot.x()), round(dot.y())))
    return place.x(), place.y()
