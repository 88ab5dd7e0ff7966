# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a person would see as wrong with a window: cut words, small targets."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
_TALL = 100_000
SLACK_PX = 1
RING_PX = 3
"""The outer part of a button, clear until the focus comes: not to be hit."""


def cut_words(window: QWidget) -> list[str]:
    """Return the visible texts that do not fit into their places."""
    labels = [label.text() for label in seen(window, QLabel) if _is_label_cut(label)]
    buttons = [button.text() for button in seen(window, QPushButton) if _is_button_cut(button)]
    edits = [edit.placeholderText() for edit in seen(window, QLineEdit) if _is_hint_cut(edit)]
    return [*labels, *buttons, *edits]


def seen(window: QWidget, kind: type[W]) -> Iterator[W]:
    """Yield the window's visible widgets of a kind."""
    return (widget for widget in window.findChildren(kind) if widget.isVisible())


def targets(window: QWidget) -> dict[str, QRect]:
    """Return what can be pressed, by object name, without the focus ring, in window coordinates."""
    return {
        button.objectName(): rect_in(window, button).adjusted(RING_PX, RING_PX, -RING_PX, -RING_PX)
        for button in seen(window, QAbstractButton)
        if button.visibleRegion().boundingRect() == button.rect()  # the rest is scrolled away
        and _is_on_top(window, button)
    }


def _is_on_top(window: QWidget, widget: QWidget) -> bool:
    """Tell whether a press on its middle is its own, and not of a panel over the page."""
    pressed = window.childAt(rect_in(window, widget).center())
    return pressed is not None and (pressed is widget or widget.isAncestorOf(pressed))


def rect_in(window: QWidget, widget: QWidget) -> QRect:
    """Return where the widget is in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _is_label_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    room = label.contentsRect()
    flags = int(label.alignment()) | (Qt.TextFlag.TextWordWrap if label.wordWrap() else 0)
    needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), _TALL), flags, label.text())
    too_wide = needed.width() > room.width() + SLACK_PX
    too_tall = needed.height() > room.height() + SLACK_PX
    return too_wide or too_tall or _sticks_out(label)


def _is_button_cut(button: QPushButton) -> bool:
    words = button.fontMetrics().size(Qt.TextFlag.TextSingleLine, button.text())
    inner = button.rect().adjusted(RING_PX, RING_PX, -RING_PX, -RING_PX)
    return words.width() > inner.width() or words.height() > inner.height() or _sticks_out(button)


def _is_hint_cut(edit: QLineEdit) -> bool:
    if edit.text():
        return False
    return edit.fontMetrics().horizontalAdvance(edit.placeholderText()) > edit.width() - 30


def _sticks_out(widget: QWidget) -> bool:
    """Tell whether an ancestor cuts the widget; what scrolls may only go on downwards."""
    parent = widget.parentWidget()
    while parent is not None and widget.window() is not widget:
        rect = rect_in(parent, widget)
        room = parent.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
        if isinstance(parent.parentWidget(), QScrollArea):
            return rect.left() < room.left() or rect.right() > room.right()
        if not room.contains(rect):
            return True
        if parent.isWindow():
            return False
        parent = parent.parentWidget()
    return False
