# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A text field with its caption above and a hint inside."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from pos_loyalty.ui.widgets.layouts import column, label
from pos_loyalty.ui.widgets.naming import named

_LENGTH_MAX = 120


class Field(QWidget):
    """Reports every change made by hand; keeps no text of its own."""

    def __init__(self, name: str, on_typed: Callable[[str], None]) -> None:
        super().__init__()
        self._caption = label(f"{name}Caption", "heading", wraps=True)
        self.edit = named(QLineEdit(), name)
        self.edit.setMaxLength(_LENGTH_MAX)
        self.edit.textEdited.connect(on_typed)
        self._caption.setBuddy(self.edit)
        self.setLayout(column(self._caption, self.edit, spacing=4, margins=(3, 0, 3, 0)))

    def reword(self, caption: str, hint: str) -> None:
        """Take the words of the language in use."""
        self._caption.setText(caption)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(caption)
        self.edit.setAccessibleDescription(hint)

    def show_caption(self, *, is_shown: bool) -> None:
        """Show the caption, or leave the room to what is typed; the ear hears it all the same."""
        self._caption.setVisible(is_shown)

    def show_text(self, text: str) -> None:
        """Show the text; the cursor stays where it is if nothing changed."""
        if text != self.edit.text():
            self.edit.setText(text)
