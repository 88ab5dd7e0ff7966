# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Function keys: they work on every page, whatever has the focus."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_keys(window: QWidget, verbs: Mapping[str, Callable[[], None]]) -> None:
    """Let each key do its verb while the window is active; a key held down does it once."""
    for key, verb in verbs.items():
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setObjectName(f"key{key}")
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(verb)
