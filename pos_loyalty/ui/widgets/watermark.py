# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The mark across a window in which nothing counts: it is seen, and never in the way."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos_loyalty.ui.widgets.naming import named

_SHARE_OF_WIDTH: Final = 0.8
_OPACITY: Final = 0.13
_FRAME_PX: Final = 5
_ANGLE: Final = -20.0
_TRIAL_PX: Final = 100


class Watermark(QWidget):
    """Lies over a whole window, with a frame around it; presses and keys go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        named(self, "watermark")
        self._words, self._colour = "", QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self._cover()
        self.show()

    def show_words(self, words: str, colour: QColor) -> None:
        """Show what is to be read across the window."""
        self._words, self._colour = words, colour
        self.setAccessibleName(words)
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the window's size, and stay over what is new in it."""
        if watched is self.parent() and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.ChildAdded,
            QEvent.Type.Show,
        }:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame and the words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(
            _FRAME_PX / 2, _FRAME_PX / 2, -_FRAME_PX / 2, -_FRAME_PX / 2
        )
        pen = painter.pen()
        pen.setColor(self._colour)
        pen.setWidth(_FRAME_PX)
        painter.setPen(pen)
        painter.drawRect(frame)
        painter.setOpacity(_OPACITY)
        painter.setFont(self._fitting_font(painter))
        painter.translate(QPointF(self.rect().center()))
        painter.rotate(_ANGLE)
        half = QRectF(-self.width(), -self.height(), 2 * self.width(), 2 * self.height())
        painter.drawText(half, int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()

    def _fitting_font(self, painter: QPainter) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(_TRIAL_PX)
        painter.setFont(font)
        width = max(1, painter.fontMetrics().horizontalAdvance(self._words))
        font.setPixelSize(max(1, int(_TRIAL_PX * self.width() * _SHARE_OF_WIDTH / width)))
        return font

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
            self.raise_()
