# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How often something may be asked of one process."""

from collections import OrderedDict, deque
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock
from typing import Final

from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.server.problems import Problem

ASKERS_MAX: Final = 10_000


class Rate:
    """Lets so many of all together through in a while. For any number of threads."""

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
        raise _too_many(wait)


class WrongTries:
    """Slows down whoever was wrong time and again; nobody else notices. For any number of threads.

    Of more askers than it can remember it forgets those who have not been wrong for the longest.
    """

    def __init__(self, most: int, per_seconds: float, monotonic: Callable[[], float]) -> None:
        self._most: Final = most
        self._per_seconds: Final = per_seconds
        self._monotonic = monotonic
        self._lock = Lock()
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def require_room(self, asker: str) -> None:
        """Let somebody try.

        Raises:
            Problem: If they were wrong too often of late; says when to come again.
        """
        with self._lock:
            times = self._times.get(asker)
            now = self._monotonic()
            if times is None or len(times) < self._most or times[0] <= now - self._per_seconds:
                return
            wait = times[0] + self._per_seconds - now
        raise _too_many(wait)

    def count(self, asker: str) -> None:
        """Remember that somebody was wrong."""
        with self._lock:
            times = self._times.setdefault(asker, deque(maxlen=self._most))
            times.append(self._monotonic())
            self._times.move_to_end(asker)
            if len(self._times) > ASKERS_MAX:
                self._times.popitem(last=False)


def _too_many(wait_seconds: float) -> Problem:
    return Problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        RefusalCode.BUSY,
        retry_after_seconds=max(1, round(wait_seconds + 0.5)),
    )
