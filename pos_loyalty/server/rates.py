# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How often something may be asked of one process, by all who ask together."""

from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock
from typing import Final

from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.problems import Problem


class Rate:
    """Lets so many through in a while. Safe to be used by any number of threads."""

    def __init__(self, most: int, per_seconds: float, monotonic: Callable[[], float]) -> None:
        self._most: Final = most
        self._per_seconds: Final = per_seconds
        self._monotonic = monotonic
        self._lock = Lock()
        self._times: deque[float] = deque()

    def require_room(self) -> None:
        """Count one more.

        Raises:
            Problem: If that would be one too many; says when to come again.
        """
        with self._lock:
            now = self._monotonic()
            while self._times and self._times[0] <= now - self._per_seconds:
                self._times.popleft()
            if len(self._times) < self._most:
                self._times.append(now)
                return
            wait = self._times[0] + self._per_seconds - now
        raise Problem(
            HTTPStatus.TOO_MANY_REQUESTS,
            RefusalCode.BUSY,
            retry_after_seconds=max(1, round(wait + 0.5)),
        )
