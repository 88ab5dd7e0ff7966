# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tab goes where the eye goes: the header, the left column, the right one, the bar below."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

_LINE_PX: Final = 24
"""Parts whose middles differ by less stand on one line."""


def in_reading_order(window: QWidget, areas: Sequence[QWidget], page: QWidget) -> list[QWidget]:
    """Return what Tab stops at now.

    Args:
        areas: Parts of the window from top to bottom, ``page`` among them.
        page: The area that is read by columns.
    """

    def place(part: QWidget) -> tuple[int, bool, int, int]:
        middle = part.mapTo(window, part.rect().center())
        area = next(i for i, area in enumerate(areas) if area.isAncestorOf(part))
        is_right = area == areas.index(page) and middle.x() > _column_edge(window, page)
        return area, is_right, middle.y() // _LINE_PX, middle.x()

    stops = [part for area in areas for part in area.findChildren(QWidget) if _is_stop(part)]
    return sorted(stops, key=place)


def move_focus(stops: Sequence[QWidget], step: int) -> bool:
    """Give the focus to the next stop, or with -1 to the one before; tell whether there is one."""
    if not stops:
        return False
    now = QApplication.focusWidget()
    start = stops.index(now) if now in stops else min(-step, 0)
    stops[(start + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _is_stop(part: QWidget) -> bool:
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and part.isVisible() and part.isEnabled()


def _column_edge(window: QWidget, page: QWidget) -> int:
    return page.mapTo(window, QPoint(0, 0)).x() + page.width() * 6 // 10
