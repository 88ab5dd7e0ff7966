# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A row that breaks into lines: for chips, whose words differ in length by language."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP: Final = 8

Line = list[tuple[QLayoutItem, QSize]]
"""The parts of one line, each with the size that it gets."""


class FlowLayout(QLayout):
    """Places widgets like words on a page; hidden ones take no room.

    Attributes:
        is_right: Lines end at the right edge, else they begin at the left.
        is_centred: Lines stand in the middle.
        is_spread: Lines of several parts reach from edge to edge.
    """

    def __init__(
        self,
        *parts: QWidget,
        is_right: bool = False,
        is_centred: bool = False,
        is_spread: bool = False,
    ) -> None:
        super().__init__()
        self._is_right = is_right
        self._is_centred = is_centred
        self._is_spread = is_spread
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Add a part at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are, hidden ones too."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return a part, or nothing beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take a part out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell Qt that narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines; Qt asks for the same widths again and again."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), is_real=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what was measured: a part has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the parts."""
        super().setGeometry(rect)
        self._place(rect, is_real=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the widest part: the rest can go below it."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest part."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, is_real: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x, gap = rect.x() + self._indent(rect.width() - _width(line)), _GAP
            if self._is_spread and len(line) > 1:
                gap += (rect.width() - _width(line)) // (len(line) - 1)
            for item, size in line:
                if is_real and (part := item.widget()):
                    middle = y + (height - size.height()) // 2
                    # The item's own would keep a chip at the height of one line.
                    part.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + gap
            y += height + _GAP
        return max(0, y - _GAP - rect.y())

    def _indent(self, room: int) -> int:
        """Return how far from the left a line begins that leaves so much room."""
        if self._is_centred:
            return room // 2
        return room if self._is_right else 0

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for item in self._items:
            if item.isEmpty():
                continue
            part = (item, _fitted(item, width))
            if lines and _width([*lines[-1], part]) <= width:
                lines[-1].append(part)
            else:
                lines.append([part])
        return lines


def _width(line: Line) -> int:
    return sum(size.width() for _, size in line) + _GAP * (len(line) - 1)


def _fitted(item: QLayoutItem, width: int) -> QSize:
    size = item.sizeHint()
    if size.width() <= width:
        return size
    height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, height)
