# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The thread that drives the engine while the till is open."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Event, Thread
from typing import Final

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.sync.engine import SyncEngine
from pos_loyalty.sync.link import LinkState
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.troubles import Weather

LOOK_SECONDS: Final = 30.0
"""How often whoever shows the state is told of it though nothing happened: ages grow."""

TROUBLED_LOOK_SECONDS: Final = 3.0
"""How soon the cashier sees that the server is gone for longer than a moment."""

_log: Final = logging.getLogger(__name__)


class SyncThread:
    """Steps, waits as long as the engine says, and is woken by news. Implements ``Hearer``.

    Attributes:
        at_rest: Called with whether the engine rests and the server is there.
    """

    def __init__(
        self,
        engine: SyncEngine,
        report: Callable[[], None],
        *,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        """Take what is driven.

        Args:
            report: Called on this thread after each step, and when time has passed.
            look_seconds: How much time that is.
        """
        self._engine = engine
        self._look_seconds = look_seconds
        self._report = report
        self._news = Event()
        self._is_woken = False
        self._doubts: deque[Weather] = deque(maxlen=1)
        self._is_over = False
        self.at_rest: Callable[[bool], None] = _nobody
        # A daemon: a request that nobody answers must not keep a closed till alive.
        self._thread = Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        """Synchronise from now on."""
        self._thread.start()

    def wake(self) -> None:
        """Step soon: something was recorded; on any thread."""
        self._is_woken = True
        self._news.set()

    def ask_for(self, member_id: MemberId) -> None:
        """Ask for a member soon; on any thread."""
        self._engine.ask_for(member_id)
        self.wake()

    def hear(self, cursor: str, page: PullPage) -> None:
        """Take in soon a page that somebody else asked for; on any thread."""
        self._engine.offer(cursor, page)
        self.wake()

    def doubt(self, weather: Weather) -> None:
        """Find out soon whether the server is still there; on any thread."""
        self._doubts.append(weather)
        self._news.set()

    def close(self, wait_seconds: float) -> bool:
        """Take no further step; return whether the last one has ended within so long."""
        self._is_over = True
        self._news.set()
        self._thread.join(wait_seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._is_over:
            try:
                self._turn()
                is_well = self._engine.link.state is LinkState.ONLINE
                look_seconds = self._look_seconds if is_well else TROUBLED_LOOK_SECONDS
                wait = min(self._engine.wait_seconds, look_seconds)
            except Exception:  # noqa: BLE001 - whoever is told failed, not the engine: it goes on
                _log.exception("the synchronisation's thread failed")
                wait = LOOK_SECONDS
            self._news.wait(wait)

    def _turn(self) -> None:
        # Cleared before anything is looked at: news from here on count for the next turn.
        self._news.clear()
        if self._doubts:
            self._engine.doubt(self._doubts.popleft())
            self._report()
        if self._is_woken:
            self._is_woken = False
            self._engine.wake()
        if not self._engine.wait_seconds:
            self.at_rest(False)
            outcome = self._engine.step()
            is_there = self._engine.link.state is LinkState.ONLINE
            self.at_rest(is_there and outcome is Outcome.NOTHING)
        if not self._is_over:
            self._report()


def _nobody(_rests: bool) -> None:  # noqa: FBT001 - as the call reads
    """Tell nobody."""
