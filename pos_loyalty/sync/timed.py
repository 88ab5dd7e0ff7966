# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every answer says what time it is at the server, and which server it is.

The till's trusted clock is told the one; answers of a server that the till has not said hello to
are not taken.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import ClockReading, PushAnswer
from pos_loyalty.sync.transport_port import Transport
from pos_loyalty.sync.troubles import AnotherServer

HearTime = Callable[[datetime, ClockReading, ClockReading], None]
"""Takes the server's time in UTC, and what the machine's clocks said before and after: the
server's was read somewhere between."""


class _Dated(Protocol):
    @property
    def server_time(self) -> datetime: ...


A = TypeVar("A", bound=_Dated)


class TimedTransport:
    """Passes every question on, and the server's time of each answer to the till's clock.

    Attributes:
        generation: Of the server that the till has said hello to; ``None`` before any.
        greeted_at: The server's time of the last hello, in UTC; ``None`` before any.
    """

    def __init__(
        self, transport: Transport, clock: Callable[[], ClockReading], hear: HearTime
    ) -> None:
        self._transport, self._clock, self._hear = transport, clock, hear
        self.chunk = transport.chunk
        self.generation: UUID | None = None
        self.greeted_at: datetime | None = None

    def hello(self, message: Hello) -> HelloAnswer:
        """Say what the till has; return what the server has of it."""
        answer = self._timed(lambda: self._transport.hello(message))
        self.greeted_at = answer.server_time
        return answer

    def push(self, body: bytes) -> PushAnswer:
        """Hand over operations.

        Raises:
            AnotherServer: As from the next three: if the answer is of one that was put back.
        """
        answer = self._timed(lambda: self._transport.push(body))
        self._require_same(answer.generation)
        return answer

    def pull(self, *, cursor: str, limit: int, wait_seconds: int, scope: Scope) -> PullPage:
        """Return what has changed since the cursor."""
        return self._timed(
            lambda: self._transport.pull(
                cursor=cursor, limit=limit, wait_seconds=wait_seconds, scope=scope
            )
        )

    def identify(self, member_id: MemberId) -> Identified:
        """Return one member as they are now."""
        answer = self._timed(lambda: self._transport.identify(member_id))
        self._require_same(answer.generation)
        return answer

    def begin_epoch(self, message: EpochRequest) -> EpochAnswer:
        """Ask for a new epoch."""
        return self._timed(lambda: self._transport.begin_epoch(message))

    def manifest(self, *, after: datetime | None) -> Manifest:
        """Return what a snapshot of the whole shop is made of, and not before then."""
        manifest = self._timed(lambda: self._transport.manifest(after=after))
        self._require_same(UUID(manifest.generation))
        return manifest

    def digests(self, message: DigestRequest) -> DigestAnswer:
        """Return the rows of the buckets that differ; this answer says no time."""
        answer = self._transport.digests(message)
        self._require_same(answer.generation)
        return answer

    def _require_same(self, generation: UUID | None) -> None:
        if None not in (generation, self.generation) and generation != self.generation:
            raise AnotherServer

    def _timed(self, ask: Callable[[], A]) -> A:
        asked = self._clock()
        answer = ask()
        self._hear(answer.server_time, asked, self._clock())
        return answer
