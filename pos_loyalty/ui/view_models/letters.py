# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The letters on the screen: which of them stand there, for whoever has no keyboard."""

from dataclasses import replace
from typing import Protocol

from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.form_states import LettersForm
from pos_loyalty.ui.view_models.till_state import LANGUAGES


class LetterVerbs(Protocol):
    """What the letters on the screen are turned with."""

    def turn(self) -> None:
        """Show something else in their place, or them again."""
        ...

    def next_layout(self) -> None:
        """Show the letters of the next language."""
        ...

    def shift(self) -> None:
        """Make the next letter a capital, or not."""
        ...

    def turn_to_signs(self) -> None:
        """Show digits and signs instead of letters, or the letters again."""
        ...

    def pressed(self) -> None:
        """Take note that a letter was pressed."""
        ...


class LettersViewModel:
    """Turns the letters on and over. They stay as they are from page to page. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def turn(self) -> None:
        """Show the letters instead of the number pad, or the number pad again."""
        self._show(LettersForm(not self._form.is_open, self._form.layout))

    def next_layout(self) -> None:
        """Show the letters of the next language."""
        index = LANGUAGES.index(layout_of(self._form, self._desk.now.language))
        self._show(LettersForm(is_open=True, layout=LANGUAGES[(index + 1) % len(LANGUAGES)]))

    def shift(self) -> None:
        """Make the next letter a capital, or not if it would have been one."""
        self._show(replace(self._form, is_shifted=not self._form.is_shifted))

    def turn_to_signs(self) -> None:
        """Show digits and signs instead of letters, or the letters again."""
        self._show(replace(self._form, shows_signs=not self._form.shows_signs, is_shifted=False))

    def pressed(self) -> None:
        """Let go of shift, which is for one letter."""
        if self._form.is_shifted:
            self._show(replace(self._form, is_shifted=False))

    @property
    def _form(self) -> LettersForm:
        return self._desk.now.letters

    def _show(self, form: LettersForm) -> None:
        self._desk.show(replace(self._desk.now, letters=form))


def layout_of(form: LettersForm, language: str) -> str:
    """Return the language whose letters stand there: the cashier's, until another is asked for."""
    return form.layout or language
