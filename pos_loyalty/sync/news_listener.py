# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Waits at the server for news while the engine rests, on a connection and a thread of its own.

What it hears it hands to the engine, which takes it in or asks again: nothing depends on it but
how soon the till knows.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Final, Protocol

from pos_loyalty.protocol.sync.pull import WAIT_SECONDS_MAX, PullPage, Scope
from pos_loyalty.sync import pull
from pos_loyalty.sync.transport_port import Transport
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather

PAUSE_SECONDS: Final = 2.0
"""Between two questions at least: a server that does not wait is not asked without end."""

_log: Final = logging.getLogger(__name__)


class Hearer(Protocol):
    """Whom the news are for."""

    def hear(self, cursor: str, page: PullPage) -> None:
        """Take a page that was asked for with the cursor; on any thread."""
        ...

    def doubt(self, weather: Weather) -> None:
        """Find out whether the server is still there; on any thread."""
        ...


class NewsListener:
    """Listens whenever it is let, until it is stopped.

    Attributes:
        may_listen: Set while the engine has nothing to do and the server is there.
    """

    def __init__(
        self,
        transport: Transport,
        cursor: Callable[[], str],
        hearer: Hearer,
        *,
        scope: Scope = Scope.HOME,
    ) -> None:
        """Take what is listened with; the transport is this listener's alone.

        Args:
            cursor: Reads where the till has come to; on the listener's thread.
        """
        self._transport, self._cursor = transport, cursor
        self._hearer, self._scope = hearer, scope
        self._is_over = Event()
        self.may_listen = Event()
        # A daemon: it waits for the server for many seconds, and holds nothing that matters.
        self._thread = Thread(target=self._run, name="news", daemon=True)

    def start(self) -> None:
        """Listen from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Hear nothing any more; returns at once."""
        self._is_over.set()
        self.may_listen.set()

    def join(self, wait_seconds: float) -> bool:
        """Wait for the end, after ``stop``; return whether it came."""
        self._thread.join(wait_seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while self._is_allowed():
            try:
                self.listen_once()
            except Exception:  # noqa: BLE001 - the engine asks for news itself, now and then
                _log.exception("listening for news failed")
                self.may_listen.clear()
            self._is_over.wait(PAUSE_SECONDS)

    def _is_allowed(self) -> bool:
        # It looks up now and then: whoever takes the leave back a moment after the end, as the
        # engine may, would have it wait for ever.
        while not self.may_listen.wait(PAUSE_SECONDS) and not self._is_over.is_set():
            pass
        return not self._is_over.is_set()

    def listen_once(self) -> None:
        """Ask once, wait as long as the server does, and pass on what was heard."""
        cursor = self._cursor()
        try:
            page = pull.ask(self._transport, cursor, self._scope, wait_seconds=WAIT_SECONDS_MAX)
        except Unreachable as trouble:
            self.may_listen.clear()
            self._hearer.doubt(trouble.weather)
        except Refused:
            self.may_listen.clear()
            self._hearer.doubt(Weather.NOT_UNDERSTOOD)
        else:
            if page.cursor not in (None, cursor) or page.grants or pull.whose(page):
                # Before it is told: the engine may rest again before this has returned.
                self.may_listen.clear()
                self._hearer.hear(cursor, page)
