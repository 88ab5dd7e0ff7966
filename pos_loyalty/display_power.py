# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the screens on while the customer's display is up, by what the system itself offers.

Linux has ``systemd-inhibit``, macOS ``caffeinate``, Windows a call. What holds the screens awake
ends with the program, however that ends: a child that reads a pipe of ours, a child that watches
our process, or a wish of our own thread. Where there is none of these, a line in the log says so.
"""

import ctypes
import logging
import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Sequence
from typing import IO, Final, Protocol

_log: Final = logging.getLogger("pos_loyalty")

_ES_CONTINUOUS: Final = 0x80000000
_ES_DISPLAY_REQUIRED: Final = 0x00000002
_ES_SYSTEM_REQUIRED: Final = 0x00000001
_END_SECONDS: Final = 0.5


class Child(Protocol):
    """As much of ``subprocess.Popen`` as is needed here."""

    @property
    def stdin(self) -> IO[bytes] | None:
        """Return what it reads."""
        ...

    def poll(self) -> int | None:
        """Return how it ended; ``None`` while it runs."""
        ...

    def terminate(self) -> None:
        """Ask it to end."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""
        ...


Start = Callable[[Sequence[str]], Child]


class KeptAwake:
    """Holds the screens awake from ``begin`` to ``end``. One thread, the one that made it.

    Both may be called again and again. No trouble here is an error: a screen that goes dark is lit
    again by whoever touches it.
    """

    def __init__(self, *, system: str = "", start: Start | None = None) -> None:
        """Hold nothing yet.

        Args:
            system: As ``platform.system`` names it; empty for this one's.
            start: Starts a child whose standard input is a pipe of ours; ``None`` for a real one.
        """
        self._system = system or platform.system()
        self._start = start or _start
        self._child: Child | None = None
        self._holds = False

    def begin(self) -> None:
        """Hold the screens awake, if nothing does so yet."""
        if self._holds:
            return
        self._holds = True
        if self._system == "Windows":
            _ask_windows(_ES_CONTINUOUS | _ES_DISPLAY_REQUIRED | _ES_SYSTEM_REQUIRED)
            return
        command = _command(self._system)
        if command is None:
            _log.info("nothing here keeps the customer's screen awake; see the system's settings")
            return
        try:
            self._child = self._start(command)
        except OSError as trouble:
            _log.info("the customer's screen may go dark: %s: %s", command[0], trouble.strerror)

    def look(self) -> None:
        """Say in the log, once, that what was to hold the screens awake has ended by itself.

        It is not tried again until the next ``begin`` after an ``end``: what the system refuses it
        refuses the second time too.
        """
        status = self._child.poll() if self._child is not None else None
        if self._child is not None and status is not None:
            _log.info("the customer's screen may go dark: its keeper ended with status %d", status)
            self._let_go(self._child)
            self._child = None

    def end(self) -> None:
        """Let the screens sleep as the system has it; waits at most half a second."""
        if not self._holds:
            return
        self._holds = False
        if self._system == "Windows":
            _ask_windows(_ES_CONTINUOUS)
        child, self._child = self._child, None
        if child is None:
            return
        self._let_go(child)
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                _log.info("what kept the customer's screen awake ends by itself")

    @staticmethod
    def _let_go(child: Child) -> None:
        if child.stdin is not None:
            child.stdin.close()


def _command(system: str) -> Sequence[str] | None:
    """Return what holds the screens awake for as long as it runs; ``None`` where nothing does."""
    if system == "Linux" and (program := shutil.which("systemd-inhibit")):
        return (
            program,
            "--what=idle:sleep",
            "--who=POS Loyalty",
            "--why=the customer's display is shown",
            "--mode=block",
            "cat",  # ends when nobody holds its pipe any more, and so with the till
        )
    if system == "Darwin" and (program := shutil.which("caffeinate")):
        return (program, "-d", "-i", "-w", str(os.getpid()))
    return None


def _start(command: Sequence[str]) -> Child:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C at a terminal is the till's to hear
    )


def _ask_windows(wish: int) -> None:
    windows = getattr(ctypes, "windll", None)
    if windows is None or not windows.kernel32.SetThreadExecutionState(wish):
        _log.info("the customer's screen may go dark: the system takes no such wish")
