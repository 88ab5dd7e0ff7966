# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The languages to choose from, each by its own name: no flag stands for a language."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pos_loyalty.ui.language import own_name
from pos_loyalty.ui.widgets.buttons import text_button
from pos_loyalty.ui.widgets.layouts import refill, row
from pos_loyalty.ui.widgets.naming import named, preset, restyle


class LanguageChoice(QWidget):
    """A button for each language; the one that is spoken is marked, and bold."""

    language_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "languageChoice")
        self._row = row(spacing=12)
        self._buttons: dict[str, QPushButton] = {}
        self.setLayout(row(1, self._row, 1))

    def show_languages(self, languages: tuple[str, ...], spoken: str) -> None:
        """Show these; none of them takes no room."""
        if tuple(self._buttons) != languages:
            self._buttons = {language: self._button(language) for language in languages}
            refill(self._row, self._buttons.values())
        for language, button in self._buttons.items():
            restyle(button, "chosen", "yes" if language == spoken else "no")
        self.setVisible(bool(languages))

    def _button(self, language: str) -> QPushButton:
        button = preset(text_button(f"language_{language}", "language"), focusPolicy="NoFocus")
        button.setText(own_name(language))
        button.setAccessibleName(own_name(language))
        button.clicked.connect(partial(self._tell, language))
        return button

    def _tell(self, language: str) -> None:
        self.language_wanted.emit(language)
