# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The demo's clock: it runs as fast as the real one, and jumps when the script says so."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta


class DemoClock:
    """Begins at a moment of the script's choice. May be asked from any thread."""

    def __init__(self, start: datetime, monotonic: Callable[[], float]) -> None:
        self._start = start
        self._monotonic = monotonic
        self._began_at = monotonic()
        self._jumped = timedelta()
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        """Return the current moment, in UTC."""
        with self._lock:
            ran = timedelta(seconds=self._monotonic() - self._began_at)
            return self._start + ran + self._jumped

    def jump(self, by: timedelta) -> None:
        """Let time pass at once; it never goes back."""
        with self._lock:
            self._jumped += by
