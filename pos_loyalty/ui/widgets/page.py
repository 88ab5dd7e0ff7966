# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a page tells the window about itself: its words, its drawing, its next step, its keys."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from pos_loyalty.ui.view_models.till_state import (
    TillState,
)

BACKSPACE: Final = "\b"
CLEAR: Final = "\x7f"


class PrimaryAction(NamedTuple):
    """The one thing to do next on a page; its button never moves.

    Attributes:
        key: ``Enter``, or the function key that does the same.
    """

    words: str
    icon: str
    key: str
    is_enabled: bool
    do: Callable[[], None]


class Page(QWidget):
    """One page of the till's window. It keeps nothing and decides nothing."""

    card_wanted = Signal(object)
    """The cashier wants this member's card printed or saved."""

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Put the columns one below the other where large text leaves no room beside it."""
        if isinstance(layout := self.layout(), QHBoxLayout):
            directions = {
                True: QBoxLayout.Direction.TopToBottom,
                False: QBoxLayout.Direction.LeftToRight,
            }
            layout.setDirection(directions[is_stacked])

    def reword(self) -> None:
        """Take the words of the language in use."""

    def render_state(self, state: TillState) -> None:
        """Draw the whole state; called on every change while the page is on top."""
        raise AssertionError(state.screen)

    def primary(self, state: TillState) -> PrimaryAction:
        """Return what the button at the bottom right says and does."""
        raise AssertionError(state.screen)

    def type_key(self, text: str) -> None:
        """Take a typed character that no field wanted, ``BACKSPACE`` or ``CLEAR``."""

    def take_key(self, key: str) -> None:
        """Take one of ``OWN_KEYS``."""
