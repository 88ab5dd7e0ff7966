# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Acts when something has not come to its end in time, whatever it is stuck in."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Watchdog:
    """Watches over one thing at a time, from a thread of its own. Used by one thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._act: Callable[[], float] | None = None
        self._due = 0.0
        self._is_closed = False
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    @contextmanager
    def over(self, seconds: float, act: Callable[[], float]) -> Iterator[None]:
        """Call ``act`` if what stands inside takes longer; never after it has ended.

        Args:
            act: Returns how many seconds more to wait, and be called again; 0 when it has acted.
        """
        with self._changed:
            self._act, self._due = act, time.monotonic() + seconds
            self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._act = None

    def close(self) -> None:
        """Let the thread end."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._is_closed:
                left_seconds = self._due - time.monotonic()
                if self._act is None:
                    self._changed.wait()
                elif left_seconds > 0:
                    self._changed.wait(min(left_seconds, threading.TIMEOUT_MAX))
                else:
                    # Within the lock: whoever ends in this moment waits until it has acted.
                    more_seconds = self._act()
                    self._due += more_seconds
                    self._act = self._act if more_seconds > 0 else None
