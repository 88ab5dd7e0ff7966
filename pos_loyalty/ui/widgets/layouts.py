# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Short words for laying out: rows, columns, cards, labels and lists that scroll."""

from collections.abc import Iterable
from typing import Final, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_loyalty.ui.widgets.naming import named, preset

L = TypeVar("L", bound=QBoxLayout)
Part = QWidget | QLayout | int
"""What is placed: a widget, a layout, or a stretch of this weight."""

SCROLL_HEIGHT_MIN: Final = 80


def row(
    *parts: Part, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return the parts side by side."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def column(
    *parts: Part, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return the parts one below the other."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def _filled(
    layout: L, parts: tuple[Part, ...], spacing: int, margins: tuple[int, int, int, int]
) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for part in parts:
        match part:
            case QScrollArea():
                layout.addWidget(part, 1)
            case QWidget():
                layout.addWidget(part)
            case QLayout():
                layout.addLayout(part)
            case int():
                layout.addStretch(part)
    return layout


def label(name: str, role: str, *, wraps: bool = False, is_right: bool = False) -> QLabel:
    """Return an empty label; ``role`` decides its size and weight in the style sheet."""
    made = preset(named(QLabel(), name, role=role), textFormat="PlainText")
    made.setWordWrap(wraps)
    return preset(made, alignment="AlignRight|AlignVCenter") if is_right else made


def card(name: str, content: QLayout, look: str = "card") -> QFrame:
    """Return a framed surface around the content."""
    frame = named(QFrame(), name, look=look)
    frame.setLayout(content)
    return frame


def scrolling(name: str, content: QWidget) -> QScrollArea:
    """Return the content in a view that scrolls downwards only."""
    area = named(QScrollArea(), name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    preset(area, horizontalScrollBarPolicy="ScrollBarAlwaysOff", focusPolicy="NoFocus")
    area.setMinimumHeight(SCROLL_HEIGHT_MIN)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    area.setWidget(content)
    return area


def refill(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Let go of what is in the layout, and put these into it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()  # shown by the layout, a moment later, they would be painted once too low


def free_in_size(window: QWidget) -> None:
    """Let the window be as small as the screen is: what does not fit scrolls."""
    if (layout := window.layout()) is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)


def one_line_size(layout: QLayout, words: QLabel) -> QSize:
    """Return what the layout needs when these words, which may wrap, stand on one line."""
    words.ensurePolished()
    one_line = words.fontMetrics().horizontalAdvance(words.text()) + 2
    width = layout.sizeHint().width() + max(0, one_line - words.sizeHint().width())
    return QSize(width, layout.heightForWidth(width))
