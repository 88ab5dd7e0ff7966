# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What comes next: everything that is to happen, by its time."""

import heapq
from collections.abc import Callable
from itertools import count

from pos_loyalty.simulation.clock import WorldTime

Act = Callable[[], None]


class Agenda:
    """Does one thing after the other, and sets the world's time to when each happens."""

    def __init__(self, time: WorldTime) -> None:
        self._time = time
        self._waiting: list[tuple[int, int, Act]] = []
        self._order = count()

    def at(self, ms: int, act: Act) -> None:
        """Let something happen at a time; what lies in the past happens next."""
        heapq.heappush(self._waiting, (max(ms, self._time.now_ms), next(self._order), act))

    def after(self, ms: int, act: Act) -> None:
        """Let something happen so many milliseconds from now."""
        self.at(self._time.now_ms + ms, act)

    def next_ms(self) -> int | None:
        """Return when the next thing happens; ``None`` if nothing does."""
        return self._waiting[0][0] if self._waiting else None

    def do_next(self) -> None:
        """Go to the next thing, and do it."""
        self._time.now_ms, _, act = heapq.heappop(self._waiting)
        act()

    def clear(self) -> None:
        """Forget everything that was to happen."""
        self._waiting.clear()
