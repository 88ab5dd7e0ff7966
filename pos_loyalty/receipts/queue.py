# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Receipts that wait for the printer, on a thread of their own.

A sale only puts a receipt here. What the printer does not take is tried again, first soon and then
more rarely, and let go when its customer has long left. The trouble is told once, and once more
when it is over: also when nobody prints, it is looked after.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from pos_loyalty.domain.printed import Printed
from pos_loyalty.receipts.outlet import Outlet, PrinterTrouble, TroubleCode

WAITING_MAX: Final = 8
CLOSE_SECONDS: Final = 1.0
_log: Final = logging.getLogger("pos_loyalty")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a receipt is worth printing, and how often that is tried."""

    retry_seconds_min: float = 2.0
    retry_seconds_max: float = 15.0
    receipt_seconds_max: float = 120.0


class _Waiting(NamedTuple):
    printed: Printed
    since: float


class PrintQueue:
    """Gives receipts to an outlet, in their order. Its methods never wait, but for ``close``."""

    def __init__(
        self,
        outlet: Outlet,
        tell: Callable[[str], None],
        *,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start the thread.

        Args:
            tell: Takes a ``TroubleCode`` whenever the trouble changes, and an empty text when
                it is over. Called on the queue's thread.
        """
        self._outlet, self._tell = outlet, tell
        self._patience, self._monotonic = patience or Patience(), monotonic
        self._waiting: deque[_Waiting] = deque()
        self._news = threading.Condition()
        self._is_closed = False
        self._trouble = ""
        self._pause_seconds = self._patience.retry_seconds_min
        self._thread = threading.Thread(target=self._run, name="receipts", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Tell whether the thread lives; a printer may keep it beyond ``close``."""
        return self._thread.is_alive()

    def put(self, printed: Printed) -> None:
        """Have a receipt printed as soon as the printer takes it; of too many the oldest goes."""
        with self._news:
            if len(self._waiting) == WAITING_MAX:
                self._waiting.popleft()
                _log.warning("a receipt is not printed: too many wait")
            self._waiting.append(_Waiting(printed, self._monotonic()))
            self._news.notify()

    def close(self) -> None:
        """Let go of what waits, and wait a second at most for what is being printed."""
        with self._news:
            self._is_closed = True
            self._waiting.clear()
            self._news.notify()
        if self._thread.is_alive():
            self._thread.join(CLOSE_SECONDS / 2)
            self._outlet.abort()
            self._thread.join(CLOSE_SECONDS / 2)

    def _run(self) -> None:
        try:
            while self._wait_for_work():
                self._work()
        except BaseException:
            self._note(TroubleCode.FAILED)
            raise

    def _wait_for_work(self) -> bool:
        """Wait for a receipt, or in trouble for the next try; return whether to go on."""
        with self._news:
            if self._trouble:
                self._news.wait_for(lambda: self._is_closed, self._pause_seconds)
                self._forget_the_old()
            else:
                self._news.wait_for(lambda: self._is_closed or bool(self._waiting))
            return not self._is_closed

    def _work(self) -> None:
        with self._news:
            first = self._waiting[0] if self._waiting else None
        try:
            if first is None:
                self._outlet.look()
            else:
                self._outlet.give(first.printed)
        except PrinterTrouble as trouble:
            self._note(trouble.code)
            self._pause_seconds = min(2 * self._pause_seconds, self._patience.retry_seconds_max)
            return
        with self._news:
            if first is not None and self._waiting and self._waiting[0] is first:
                self._waiting.popleft()
        self._pause_seconds = self._patience.retry_seconds_min
        self._note("")

    def _forget_the_old(self) -> None:
        oldest = self._monotonic() - self._patience.receipt_seconds_max
        while self._waiting and self._waiting[0].since < oldest:
            self._waiting.popleft()
            _log.warning("a receipt is not printed: the printer was in trouble for too long")

    def _note(self, trouble: str) -> None:
        if trouble != self._trouble and not self._is_closed:
            self._trouble = trouble
            if trouble:
                _log.warning("the receipt printer: %s", trouble)
            self._tell(trouble)
