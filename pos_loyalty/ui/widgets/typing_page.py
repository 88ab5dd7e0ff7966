# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A page that takes words: a number pad beside it, or letters below it for want of a keyboard."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.letters import LettersViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import column
from pos_loyalty.ui.widgets.letter_pad import LetterPad
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR, Page
from pos_loyalty.ui.widgets.two_columns import two_columns

_PAD_SHARE: Final = 38


class TypingPads(QWidget):
    """The number pad, or the letter pad in its place."""

    number_pressed = Signal(str)
    """A digit, the sign, or ``BACKSPACE``, from the number pad."""
    letter_pressed = Signal(str)
    """A letter or ``BACKSPACE``, from the letter pad."""

    def __init__(self, name: str, letters: LettersViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, f"{name}Pads")
        self._keypad = Keypad(name, icons, sign="+")
        self._keypad.pressed.connect(self.number_pressed)
        self._keypad.taken_back.connect(lambda: self.number_pressed.emit(BACKSPACE))
        self._turn = ActionButton("turnToLetters", icons, icon="letters", kind="plain")
        self._turn.clicked.connect(letters.turn)
        self._letters = LetterPad(letters, icons)
        self._letters.pressed.connect(self.letter_pressed)
        self._letters.taken_back.connect(lambda: self.letter_pressed.emit(BACKSPACE))
        self._letters.hide()
        content = column(self._keypad, self._turn, self._letters, spacing=4)
        content.setStretch(0, 1)
        self.setLayout(content)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._keypad.reword()
        self._letters.reword()
        self._turn.show_words(self.tr("Letters"))

    def render_pads(self, state: TillState, *, begins_word: bool) -> None:
        """Draw the pad that is wanted."""
        form = state.letters
        for part in (self._keypad, self._turn):
            part.setVisible(not form.is_open)
        self._letters.setVisible(form.is_open)
        if form.is_open:
            self._letters.render_letters(form, state.language, begins_word=begins_word)


class TypingPage(Page):
    """What both pages that take words have in common.

    Attributes:
        is_stacked: Large text leaves no room beside the page.
    """

    def __init__(self, name: str, letters: LettersViewModel, icons: IconBook) -> None:
        super().__init__()
        self.pads = TypingPads(name, letters, icons)
        self.is_stacked = False
        self._are_letters_open = False

    def place(self, left: QLayout) -> None:
        """Put the page's own part and its pads into place."""
        self.setLayout(two_columns(left, self.pads))

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Put the pad below the page where large text, or letters, leave no room beside it."""
        self.is_stacked = is_stacked
        super().stack_columns(is_stacked=is_stacked or self._are_letters_open)
        self.make_room(is_cramped=is_stacked and self._are_letters_open)

    def make_room(self, *, is_cramped: bool) -> None:
        """Show no more than the letters leave room for, where the text is large as well."""

    def render_pads(self, state: TillState, *, begins_word: bool = False) -> None:
        """Draw the pads, and make room for them."""
        self.pads.render_pads(state, begins_word=begins_word)
        is_open = state.letters.is_open
        if is_open == self._are_letters_open:
            return
        self._are_letters_open = is_open
        self.stack_columns(is_stacked=self.is_stacked)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.setStretch(1, 0 if is_open else _PAD_SHARE)


def typed(text: str, key: str) -> str:
    """Return the text after a key of a pad, ``BACKSPACE`` or ``CLEAR``."""
    if key == CLEAR:
        return ""
    return text[:-1] if key == BACKSPACE else text + key
