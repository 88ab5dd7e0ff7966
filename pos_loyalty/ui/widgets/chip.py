# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A small rounded mark of an icon and a word, such as a tier or "unsent"."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QSizePolicy

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import label, one_line_size, row
from pos_loyalty.ui.widgets.naming import named, restyle, show_if


class Chip(QFrame):
    """Says one thing. Colour never stands alone: there is always an icon and a word."""

    def __init__(self, name: str, icons: IconBook, icon: str = "", tone: str = "plain") -> None:
        super().__init__()
        named(self, name, look="chip", tone=tone)
        self.icon = Icon(icons, icon, "s")
        self.words = label(f"{name}Words", "chip", wraps=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._content = row(self.icon, self.words, spacing=6, margins=(10, 4, 12, 4))
        self._content.setStretch(1, 1)
        self.setLayout(self._content)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size with the words on one line."""
        return one_line_size(self._content, self.words)

    def say(self, words: str, *, icon: str = "", tone: str = "") -> None:
        """Show these words; nothing to say hides the chip. Empty icon and tone stay as they are."""
        self.words.setText(words)
        show_if(self, bool(words))
        self.icon.show_icon(icon or self.icon.name)
        restyle(self, "tone", tone or str(self.property("tone")))
