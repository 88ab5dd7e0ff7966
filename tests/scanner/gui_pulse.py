# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How long the window's thread was kept from its events, by the program and not by the machine.

A timer beats every few milliseconds; a late beat is a stall. On a machine that is busy with other
things every beat may be late, so two figures are told apart:

- how long the thread itself worked between two beats, by its own processor's time: this is exact;
- how long it was held, by a lock or by whatever it waited for: the rest of the delay, less the time
  for which threads of this process stood in line for a core (any of them may hold the interpreter's
  lock meanwhile). Not all that a busy machine does is told, so this one is rough.

Of both is taken off for how long the host of a virtual machine took its cores away.
"""

import os
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 20
_TASKS = Path("/proc/self/task")
_STAT = Path("/proc/stat")
_STOLEN = 8
_NS_PER_SECOND = 1_000_000_000


class GuiPulse(QObject):
    """Beats on the thread that made it, as long as its events are handled.

    Attributes:
        worked_seconds: The longest between two beats, so far; likewise
        held_seconds: for which it could do nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worked_seconds = self.held_seconds = 0.0
        self._last_at, self._worked_until = time.perf_counter(), time.thread_time()
        self._excuses = Excuses()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.beat)
        timer.start(BEAT_MS)

    def beat(self) -> None:
        in_line_seconds, stolen_seconds = self._excuses.seconds()
        worked = time.thread_time() - self._worked_until
        late = time.perf_counter() - self._last_at - BEAT_MS / 1000
        self._last_at, self._worked_until = time.perf_counter(), time.thread_time()
        held = late - worked - in_line_seconds - stolen_seconds
        self.worked_seconds = max(self.worked_seconds, worked - stolen_seconds)
        self.held_seconds = max(self.held_seconds, held)


class Excuses:
    """Counts the time for which this process could not run, though it wanted to."""

    def __init__(self) -> None:
        self._in_line, self._stolen_seconds = _in_line(), _seconds_stolen()

    def seconds(self) -> tuple[float, float]:
        """Return the seconds in line, and those stolen, since last asked; 0 where nobody knows."""
        before, self._in_line = self._in_line, _in_line()
        stolen_before, self._stolen_seconds = self._stolen_seconds, _seconds_stolen()
        # By thread: what one had waited is gone from the sum when it ends.
        waited = (total - before.get(thread, 0.0) for thread, total in self._in_line.items())
        return sum(waited), self._stolen_seconds - stolen_before


def _in_line() -> dict[str, float]:
    """Return how long each thread of this process has stood in line for a core."""
    waited = {}
    for task in _TASKS.iterdir() if _TASKS.exists() else ():
        try:
            waited[task.name] = int((task / "schedstat").read_bytes().split()[1]) / _NS_PER_SECOND
        except (OSError, IndexError):
            continue  # the thread has ended
    return waited


def _seconds_stolen() -> float:
    if not _STAT.exists():
        return 0.0
    with _STAT.open("rb") as stat:
        return int(stat.readline().split()[_STOLEN]) / os.sysconf("SC_CLK_TCK")
