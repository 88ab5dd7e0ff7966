# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every answer says what time it is at the server: the till's trusted clock is told."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import ClockReading, PushAnswer
from pos_loyalty.sync.transport_port import Transport

HearTime = Callable[[datetime, ClockReading, ClockReading], None]
"""Takes the server's time in UTC, and what the machine's clocks said before and after: the
server's was read somewhere between."""


class _Dated(Protocol):
    @property
    def server_time(self) -> datetime: ...


A = TypeVar("A", bound=_Dated)


class TimedTransport:
    """Passes every question on, and the server's time of each answer to the till's clock."""

    def __init__(
        self, transport: Transport, clock: Callable[[], ClockReading], hear: HearTime
    ) -> None:
        self._transport, self._clock, self._hear = transport, clock, hear
        self.chunk = transport.chunk

    def hello(self, message: Hello) -> HelloAnswer:
        """Say what the till has; return what the server has of it."""
        return self._timed(lambda: self._transport.hello(message))

    def push(self, body: bytes) -> PushAnswer:
        """Hand over operations."""
        return self._timed(lambda: self._transport.push(body))

    def pull(self, *, cursor: str, limit: int, wait_seconds: int, scope: Scope) -> PullPage:
        """Return what has changed since the cursor."""
        return self._timed(
            lambda: self._transport.pull(
                cursor=cursor, limit=limit, wait_seconds=wait_seconds, scope=scope
            )
        )

    def identify(self, member_id: MemberId) -> Identified:
        """Return one member as they are now."""
        return self._timed(lambda: self._transport.identify(member_id))

    def begin_epoch(self, message: EpochRequest) -> EpochAnswer:
        """Ask for a new epoch."""
        return self._timed(lambda: self._transport.begin_epoch(message))

    def manifest(self) -> Manifest:
        """Return what a snapshot of the whole shop is made of."""
        return self._timed(self._transport.manifest)

    def digests(self, message: DigestRequest) -> DigestAnswer:
        """Return the rows of the buckets that differ; this answer says no time."""
        return self._transport.digests(message)

    def _timed(self, ask: Callable[[], A]) -> A:
        asked = self._clock()
        answer = ask()
        self._hear(answer.server_time, asked, self._clock())
        return answer
