# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The buttons of the till: icon, words that wrap instead of being cut, and the key that does it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import one_line_size
from pos_loyalty.ui.widgets.naming import named, preset, show_if


class ActionButton(QPushButton):
    """A button made of an icon, words and a key.

    It takes the focus by Tab alone: a tap must not move where typed digits go.

    Attributes:
        kind: ``primary`` (one per screen), ``plain``, ``quiet``, ``tile`` or ``choice``.
        key: What does the same on the keyboard (``F2``), shown on the button; the window listens.
    """

    def __init__(
        self, name: str, icons: IconBook, *, icon: str = "", kind: str = "plain", key: str = ""
    ) -> None:
        super().__init__()
        preset(named(self, name, kind=kind), focusPolicy="TabFocus")
        self.setAutoDefault(False)
        self.icon_shape = Icon(icons, icon, {"primary": "l", "tile": "tile"}.get(kind, "m"))
        show_if(self.icon_shape, bool(icon))
        self.words = named(QLabel(), f"{name}Words", role="buttonWords")
        self.key_hint = named(QLabel(), f"{name}Key", role="keyHint")
        self.show_key(key)
        self._layout = self._place(is_tile=kind == "tile")

    def show_words(self, words: str, spoken: str = "") -> None:
        """Set what the button says.

        Args:
            words: Shown; empty leaves the icon alone.
            spoken: For screen readers, when the words alone are not enough.
        """
        self.words.setText(words)
        show_if(self.words, bool(words))
        self.setAccessibleName(spoken or words)

    def show_key(self, key: str) -> None:
        """Show another key; an empty one shows none."""
        self.key_hint.setText(key)
        show_if(self.key_hint, bool(key))

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self.icon_shape.show_icon(name)
        show_if(self.icon_shape, bool(name))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the icon, the words on one line, and the key need."""
        return one_line_size(self._layout, self.words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least that shows all of it."""
        return self._layout.minimumSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at which the words are not cut."""
        return self._layout.heightForWidth(width)

    def _place(self, *, is_tile: bool) -> QLayout:
        self.words.setWordWrap(True)
        preset(self.key_hint, alignment="AlignCenter")
        self.key_hint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout: QVBoxLayout | QHBoxLayout
        if is_tile:
            layout = QVBoxLayout(self)
            top = QHBoxLayout()
            top.addWidget(self.icon_shape)
            top.addStretch()
            top.addWidget(self.key_hint)
            layout.addLayout(top)
            layout.addStretch()
            layout.addWidget(self.words)
            layout.setContentsMargins(20, 18, 20, 18)
        else:
            layout = QHBoxLayout(self)
            layout.addWidget(self.icon_shape)
            layout.addWidget(self.words, 1)
            layout.addWidget(self.key_hint)
            side = 8 if self.property("kind") == "quiet" else 14
            layout.setContentsMargins(side, 8, side, 8)
            layout.setSpacing(10)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        return layout


class PrimaryButton(ActionButton):
    """The one thing to do next. The second press of a double click is not another wish."""

    _pressed_ms = -1_000_000

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember when: fingers are quick, and Qt counts a touch elsewhere as the first press."""
        self._pressed_ms = event.timestamp()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the press, and do nothing with it if the one before was on this button too."""
        if event.timestamp() - self._pressed_ms > QApplication.doubleClickInterval():
            self.mousePressEvent(event)
        event.accept()


def text_button(name: str, kind: str, parent: QWidget | None = None) -> QPushButton:
    """Return a button of one short word or sign, such as a key of the keypad."""
    button = preset(named(QPushButton(parent), name, kind=kind), focusPolicy="TabFocus")
    button.setAutoDefault(False)
    return button
