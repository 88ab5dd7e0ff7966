# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The number pad: the same keys in the same place on every screen that takes a number."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.widgets.buttons import ActionButton, text_button
from pos_loyalty.ui.widgets.naming import named

_COLUMNS: Final = 3
_DIGITS: Final = "789456123"


class Keypad(QWidget):
    """Ten digits, one sign of the screen's choice, and a key that takes the last one back."""

    pressed = Signal(str)
    """A digit or the sign."""
    taken_back = Signal()

    def __init__(self, name: str, icons: IconBook, sign: str) -> None:
        super().__init__()
        named(self, name)
        self.keys: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for index, character in enumerate(_DIGITS + sign + "0"):
            grid.addWidget(self._key(character), index // _COLUMNS, index % _COLUMNS)
        self._sign = self.keys[sign]
        self.backspace = ActionButton(f"{name}Backspace", icons, icon="backspace", kind="key")
        self.backspace.clicked.connect(self.taken_back)
        grid.addWidget(self.backspace, 3, 2)
        self._stretch(self.backspace)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.backspace.show_words("", self.tr("Take back the last digit"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest size: it grows into what the page has to spare."""
        return self.minimumSizeHint()

    def show_sign(self, sign: str) -> None:
        """Show another sign on its key, such as the decimal mark of the language in use."""
        self._sign.setText(sign)
        self._sign.setAccessibleName(sign)

    def _key(self, character: str) -> QPushButton:
        names = {",": "Comma", ".": "Point", "+": "Plus", "-": "Dash", "00": "DoubleZero"}
        button = text_button(f"{self.objectName()}{names.get(character, character)}", "key")
        button.setText(character)
        button.setAccessibleName(character)
        button.clicked.connect(lambda: self.pressed.emit(button.text()))
        self._stretch(button)
        self.keys[character] = button
        return button

    def _stretch(self, button: QPushButton) -> None:
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
