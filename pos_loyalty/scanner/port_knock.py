# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finds out, away from the window's thread, whether a serial port can be opened now.

A port that is a Bluetooth reader is opened over the air, which takes seconds, and many of them when
the reader is switched off. Qt's own class opens where it lives, and keeps Python's lock meanwhile:
on a thread of its own it would stop the window all the same. Python opens files without that lock.
"""

import errno
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_loyalty.scanner.device_threads import remember

OpenPort = Callable[[str], int]
"""Opens the file of a port and returns its number; may block, and raises ``OSError``."""

_NOTHING: Final = -1
_TAKEN: Final = {errno.EACCES, errno.EPERM, errno.EBUSY}
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)


class PortKnock(QObject):
    """Knocks at one port, once at a time. Lives on the GUI thread and never blocks it.

    Args:
        location: The port's file, as the system names it.
        open_port: Called on a thread of its own.

    Attributes:
        answered: Carries an empty text when the port is open to us, else ``not_there`` or
            ``in_use``. What was opened is held until the listeners have been called: a line over
            the air does not have to be made a second time where two may hold a port.
    """

    answered = Signal(str)
    _came_back = Signal(int, str)

    def __init__(
        self, location: str, open_port: OpenPort | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._location = location
        self._open_port = open_port or _open_port
        self._is_knocking = self._is_stopped = False
        self._came_back.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def knock(self) -> None:
        """Begin; returns at once. While nobody has answered yet, nothing more is done."""
        if self._is_knocking or self._is_stopped:
            return
        self._is_knocking = True
        thread = threading.Thread(target=self._wait, name="serial port", daemon=True)
        thread.start()
        remember(thread.is_alive)

    def stop(self) -> None:
        """Let the answer go unheard."""
        self._is_stopped = True

    def _wait(self) -> None:
        descriptor, trouble = _NOTHING, ""
        try:
            descriptor = self._open_port(self._location)
        except OSError as refusal:
            trouble = "in_use" if refusal.errno in _TAKEN else "not_there"
        try:
            self._came_back.emit(descriptor, trouble)
        except RuntimeError:  # the till is gone, and so is whoever would be told
            _close(descriptor)

    @Slot(int, str)
    def _answer(self, descriptor: int, trouble: str) -> None:
        self._is_knocking = False
        if os.name == "nt":  # nobody shares a port there
            _close(descriptor)
        if not self._is_stopped:
            self.answered.emit(trouble)
        if os.name != "nt":
            _close(descriptor)


def location_of(port: str, platform: str) -> str:
    """Return the file of a port that is named as Qt names it: ``ttyACM0``, ``COM5``, or a path."""
    if platform == "win32":
        return port if port.startswith("\\\\") else f"\\\\.\\{port}"
    return port if "/" in port else f"/dev/{port}"


def _open_port(location: str) -> int:
    return os.open(location, _FLAGS)


def _close(descriptor: int) -> None:
    if descriptor != _NOTHING:
        with suppress(OSError):
            os.close(descriptor)
