# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The letter pad: words for whoever has no keyboard, in the letters of each language.

What is pressed goes to the page as text, never as a key: a reader that types like a keyboard is
told from a person by its keys, and must not be mistaken for this.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.letter_rows import KEYS_PER_ROW_MAX, rows_of
from pos_loyalty.ui.view_models.form_states import LettersForm
from pos_loyalty.ui.view_models.letters import LetterVerbs, layout_of
from pos_loyalty.ui.widgets.buttons import ActionButton, text_button
from pos_loyalty.ui.widgets.layouts import column
from pos_loyalty.ui.widgets.naming import named, restyle

B = TypeVar("B", bound=QPushButton)

_SPACING: Final = 4
_KEY_SHARE: Final = 2
_SPACE_SHARE: Final = 6
_ROWS: Final = 3
_PLACES: Final = range(KEYS_PER_ROW_MAX)


class LetterPad(QWidget):
    """Three rows of letters or signs, and a row of what they are turned with."""

    pressed = Signal(str)
    """A letter, a digit, a sign or a space."""
    taken_back = Signal()

    def __init__(self, letters: LetterVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "letterPad")
        self._letters = letters
        self._drawn: tuple[object, ...] = ()
        self._rows = [[self._key(row, place) for place in _PLACES] for row in range(_ROWS)]
        self._shift = _turning("letterShift", icons, "shift")
        self._signs = self._word("letterSigns", letters.turn_to_signs)
        self._layout = self._word("letterLayout", letters.next_layout)
        self._space = self._word("letterSpace", partial(self._press, " "))
        self._back = _turning("letterBackspace", icons, "backspace")
        self._numbers = _turning("letterNumbers", icons, "keypad")
        self._shift.clicked.connect(letters.shift)
        self._back.clicked.connect(self.taken_back)
        self._numbers.clicked.connect(letters.turn)
        lines = [_line(*((key, _KEY_SHARE) for key in row)) for row in self._rows]
        below = _line(
            (self._shift, _KEY_SHARE + 1),
            (self._signs, _KEY_SHARE + 2),
            (self._layout, _KEY_SHARE + 1),
            (self._space, _SPACE_SHARE),
            (self._back, _KEY_SHARE + 1),
            (self._numbers, _KEY_SHARE + 1),
        )
        self.setLayout(column(*lines, below, spacing=_SPACING))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._shift.show_words("", self.tr("Capital or small letter"))
        self._signs.setAccessibleName(self.tr("Digits and signs, or letters"))
        self._layout.setAccessibleName(self.tr("Letters of another language"))
        self._space.setText(self.tr("Space"))
        self._space.setAccessibleName(self.tr("Space"))
        self._back.show_words("", self.tr("Take back the last letter"))
        self._numbers.show_words("", self.tr("Number pad"))

    def render_letters(self, form: LettersForm, language: str, *, begins_word: bool) -> None:
        """Draw the keys.

        Args:
            language: The cashier's.
            begins_word: The next letter begins a name: it is a capital by itself.
        """
        layout = layout_of(form, language)
        are_capitals = begins_word != form.is_shifted and not form.shows_signs
        key = (layout, form.shows_signs, are_capitals)
        if key == self._drawn:
            return
        self._drawn = key
        rows = rows_of(layout, shows_signs=form.shows_signs, are_capitals=are_capitals)
        for keys, letters in zip(self._rows, rows, strict=True):
            for place, button in enumerate(keys):
                letter = letters[place : place + 1]
                button.setVisible(bool(letter))
                button.setText(letter)
                button.setAccessibleName(letter)
        self._signs.setText("ABC" if form.shows_signs else "123@")
        self._layout.setText(layout.upper())
        self._shift.setDisabled(form.shows_signs)
        self._layout.setDisabled(form.shows_signs)
        restyle(self._shift, "chosen", "yes" if are_capitals else "no")

    def _key(self, row: int, place: int) -> QPushButton:
        button = text_button(f"letter{row}x{place}", "letter", self)
        button.clicked.connect(lambda: self._press(button.text()))
        return _stretched(button)

    def _word(self, name: str, deed: Callable[[], None]) -> QPushButton:
        button = text_button(name, "letter", self)
        button.clicked.connect(deed)
        return _stretched(button)

    def _press(self, text: str) -> None:
        self.pressed.emit(text)
        self._letters.pressed()


def _line(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(_SPACING)
    for part, share in parts:
        line.addWidget(part, share)
    return line


def _turning(name: str, icons: IconBook, icon: str) -> ActionButton:
    return _stretched(ActionButton(name, icons, icon=icon, kind="letter"))


def _stretched(button: B) -> B:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    button.setMinimumWidth(0)
    return button
