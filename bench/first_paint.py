# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Ends a process at the first paint of a widget; and the bare window that others are held against.

Imports nothing but Qt, which both pay for.
"""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget  # noqa: TID253 - it measures windows


class FirstPaint(QObject):
    """Tells when a widget has been painted for the first time, and ends the process."""

    def __init__(self, watched: QWidget, tell: Callable[[], object]) -> None:
        super().__init__(watched)
        self._tell = tell
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Wait for the paint, let it be done, and let all else pass."""
        if event.type() is QEvent.Type.Paint:
            watched.event(event)
            self._tell()
            os._exit(0)
        return False


def say_painted() -> None:
    """Tell whoever started this process."""
    print("painted", flush=True)


def open_bare_window(tell: Callable[[], object] = say_painted) -> None:
    """Show a window with a word in it, until it is painted."""
    application = QApplication(sys.argv)
    label = QLabel("Ready")
    label.resize(1024, 600)
    FirstPaint(label, tell)
    label.show()
    application.exec()
