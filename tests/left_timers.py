# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Timers that a test has left running.

Whoever holds one may be part of a circle that nobody reaches any more. Python then gives it back
on whichever thread happens to run, and Qt does not bear a running timer to end on another one.
"""

import sys
from types import ModuleType
from weakref import WeakSet

_started: WeakSet[object] = WeakSet()


def note_timers() -> None:
    """Note from now on whatever timer is started from Python; nothing where Qt is not loaded."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        _listen(core)


def stop_timers() -> None:
    """Stop those that still run, on the thread that started them."""
    if not _started:
        return
    import shiboken6

    for timer in list(_started):
        if shiboken6.isValid(timer) and timer.isActive():  # type: ignore[attr-defined]  # a QTimer
            timer.stop()  # type: ignore[attr-defined]  # likewise
    _started.clear()


def _listen(core: ModuleType) -> None:
    start = core.QTimer.start

    def noted(timer: object, *interval: object) -> None:
        _started.add(timer)
        start(timer, *interval)

    core.QTimer.start = noted
