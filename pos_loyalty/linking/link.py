# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's synchronisation, running on threads of its own while the till is open."""

from collections.abc import Collection
from typing import Final, Protocol

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.linking.driven import Driven
from pos_loyalty.linking.light import light_of
from pos_loyalty.linking.till_clock import TillClock
from pos_loyalty.sync.machine_clock import read_clocks
from pos_loyalty.sync.news_listener import NewsListener
from pos_loyalty.sync.steps import seconds_of
from pos_loyalty.sync.sync_thread import SyncThread
from pos_loyalty.sync.transport import HttpTransport
from pos_loyalty.ui.view_models.light import Light, Worry

LISTENING_IDLE_SECONDS: Final = 60.0
"""How long the engine rests while somebody listens for news."""

TIDY_SECONDS: Final = 6 * 3600.0

CLOSE_SECONDS: Final = 2.0
"""A request that hangs does not keep the window: what it was about is asked again next time."""


class Told(Protocol):
    """Whoever shows what happens. Called on the synchronisation's thread."""

    def light(self, light: Light) -> None:
        """Hear how the till stands with its server, whenever that changes."""
        ...

    def rows(self, member_ids: Collection[MemberId]) -> None:
        """Hear of whom newer rows came."""
        ...


class ServerLink:
    """The running synchronisation. Its methods may be called on any thread.

    Attributes:
        rests: How often till and server have come to agree.
    """

    def __init__(
        self,
        driven: Driven,
        listening: HttpTransport,
        told: Told,
        clock: TillClock | None = None,
    ) -> None:
        """Begin at once.

        Args:
            driven: What is driven; from now on this link's alone, as the next is.
            listening: The connection on which it waits for news.
            clock: The till's; that it is doubted is shown.
        """
        self._driven, self._told, self._clock = driven, told, clock
        self._shown: Light | None = None
        self._listening = listening
        self._thread = SyncThread(driven.engine, self._report)
        self._listener = NewsListener(self._listening, self._cursor, self._thread)
        self._thread.at_rest = self._let_listen
        self.rests = 0
        self._tidy_at = 0.0
        self._thread.start()
        self._listener.start()
        self.wake = self._thread.wake
        self.ask_for = self._thread.ask_for

    def close(self) -> None:
        """Stop; returns within ``CLOSE_SECONDS``. The store is not touched afterwards."""
        self._listener.stop()
        self._thread.close(CLOSE_SECONDS)
        self._driven.queue.let_go()
        self._driven.transport.close()
        self._listening.close()

    def _report(self) -> None:
        driven = self._driven
        is_doubted = self._clock is not None and self._clock.is_doubted
        light = light_of(
            driven.store.standing(),
            driven.engine.link,
            now=utc_now(),
            zone=driven.zone,
            here=[Worry.CLOCK] if is_doubted else [],
        )
        if light != self._shown:
            self._shown = light
            self._told.light(light)

    def _tidy_now_and_then(self) -> None:
        now = seconds_of(read_clocks())
        if now >= self._tidy_at:
            self._tidy_at = now + TIDY_SECONDS
            self._driven.tidy()

    def _cursor(self) -> str:
        return self._driven.store.standing().cursor

    def _let_listen(self, is_at_rest: bool) -> None:  # noqa: FBT001 - as the thread calls it
        if is_at_rest:
            self.rests += 1
            self._tidy_now_and_then()
            self._listener.may_listen.set()
        else:
            self._listener.may_listen.clear()
