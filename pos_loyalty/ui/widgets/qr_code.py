# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A QR code on the screen: always dark on white, with its quiet zone, whatever the theme."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_loyalty.ui.qr_matrix import QUIET_MODULES, qr_matrix
from pos_loyalty.ui.widgets.naming import named

SIDE_MIN: Final = 240
"""Below this a phone at 60 cm does not read it."""


class QrCode(QWidget):
    """Shows one text as a QR code, as large as fits, in whole pixels per module."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self._matrix: tuple[tuple[bool, ...], ...] = ()
        self._text = ""
        self.setMinimumSize(SIDE_MIN, SIDE_MIN)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> None:
        """Show the code of the text; an empty text shows nothing."""
        if text != self._text:
            self._text = text
            self._matrix = qr_matrix(text) if text else ()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a comfortable size."""
        return QSize(SIDE_MIN * 3 // 2, SIDE_MIN * 3 // 2)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return that a code is square."""
        return width

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a white square, and the modules on it."""
        del event
        if not self._matrix:
            return
        modules = len(self._matrix) + 2 * QUIET_MODULES
        step = max(1, min(self.width(), self.height()) // modules)
        side = step * modules
        painter = QPainter(self)
        painter.translate((self.width() - side) // 2, (self.height() - side) // 2)
        painter.fillRect(QRectF(0, 0, side, side), Qt.GlobalColor.white)
        for y, line in enumerate(self._matrix, QUIET_MODULES):
            for x, is_dark in enumerate(line, QUIET_MODULES):
                if is_dark:
                    painter.fillRect(x * step, y * step, step, step, Qt.GlobalColor.black)
        painter.end()
