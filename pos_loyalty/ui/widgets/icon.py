# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One icon. Its size and its colour are the style sheet's, its drawing waits for the paint."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos_loyalty.ui.icons import IconBook


class Icon(QWidget):
    """Shows an icon of the book in the colour that the sheet gives to its text."""

    def __init__(self, icons: IconBook, name: str = "", size: str = "m") -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self.setProperty("grade", size)

    @property
    def name(self) -> str:
        """Return which icon is shown; empty for none."""
        return self._name

    def show_icon(self, name: str) -> None:
        """Show another icon; an empty name shows none."""
        if name != self._name:
            self._name = name
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon in the middle."""
        del event
        if not self._name:
            return
        ratio = self.devicePixelRatioF()
        side = min(self.width(), self.height())
        picture = self._icons.pixmap(
            self._name, self.palette().color(self.foregroundRole()), round(side * ratio)
        )
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.drawPixmap(corner, picture)
        painter.end()
