# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a key means that no field wanted: the next step, or a character for the page."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR

ENTER: Final = "\r"

_MEANINGS: Final[dict[int, str]] = {
    Qt.Key.Key_Return: ENTER,
    Qt.Key.Key_Enter: ENTER,
    Qt.Key.Key_Backspace: BACKSPACE,
    Qt.Key.Key_Delete: CLEAR,
}


def meaning_of(event: QKeyEvent) -> str:
    """Return ``ENTER``, ``BACKSPACE``, ``CLEAR``, a printable character, or nothing.

    An Enter that is held down means nothing: it was taken when it was pressed.
    """
    meaning = _MEANINGS.get(event.key(), "")
    if meaning:
        return "" if meaning == ENTER and event.isAutoRepeat() else meaning
    return event.text() if event.text().isprintable() else ""
