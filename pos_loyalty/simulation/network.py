# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The way from a till to the server: the transport that synchronising asks for, on a bad line.

Every question and answer crosses as bytes. A question may be lost, arrive twice, or once more
long afterwards; an answer may be lost after the server has done what it was asked, or come cut
short, or come from a hotel's sign-in page.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Final, Protocol, TypeVar

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.messages import UnreadableMessage, decode, encode
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.simulation.clock import SECOND, TillClock
from pos_loyalty.simulation.disk import Killed
from pos_loyalty.simulation.faults import Weather as Luck
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather

_TIMEOUT_MS: Final = 15 * SECOND
_PORTAL: Final = b"<!doctype html><title>Welcome to our guest network</title>"
_LATE_MS_MAX: Final = 600 * SECOND

M = TypeVar("M")


class Door(Protocol):
    """The server, as it is asked: by a till that it has already recognised.

    Raises ``Refused`` where it says no, and ``Unreachable`` where it is in trouble itself.
    """

    def hello(self, till_id: TillId, message: Hello) -> HelloAnswer: ...  # noqa: D102 - as the messages say
    def push(self, till_id: TillId, body: bytes) -> PushAnswer: ...  # noqa: D102 - as above
    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage: ...  # noqa: D102 - as above
    def identify(self, till_id: TillId, member_id: MemberId) -> Identified: ...  # noqa: D102 - as above
    def begin_epoch(self, till_id: TillId, message: EpochRequest) -> EpochAnswer: ...  # noqa: D102 - as above
    def manifest(self, till_id: TillId, after: datetime | None) -> Manifest: ...  # noqa: D102 - as above
    def chunk(self, snapshot: str, number: int) -> bytes: ...  # noqa: D102 - as above
    def digests(self, till_id: TillId, message: DigestRequest) -> DigestAnswer: ...  # noqa: D102 - as above


@dataclass(slots=True)
class Line:
    """One till's line to the server, and how it fares.

    Attributes:
        luck: What the weather does to requests.
        cut_until_ms: Nothing goes through before then.
        deaf_until_ms: Questions arrive, answers do not.
        storm_until_ms: Something in between answers with 503 or 429.
        portal_until_ms: A sign-in page answers, with 200.
        kill_at: Where the machine dies in the next request: ``asking`` or ``answered``; empty for
            not at all.
        questions: How many were asked.
        answers: How many of those came back whole.
        met: How often requests met with what.
    """

    luck: Luck
    dice: Random
    cut_until_ms: int = 0
    deaf_until_ms: int = 0
    storm_until_ms: int = 0
    portal_until_ms: int = 0
    kill_at: str = ""
    questions: int = 0
    answers: int = 0
    met: Counter[str] = field(default_factory=Counter)

    def is_open(self, now_ms: int) -> bool:
        """Return whether questions may arrive and answers come back."""
        return now_ms >= self.open_again_ms()

    def open_again_ms(self) -> int:
        """Return when all that closes the line now is over."""
        return max(self.cut_until_ms, self.deaf_until_ms, self.storm_until_ms, self.portal_until_ms)

    def heal(self, now_ms: int) -> None:
        """Let the line be perfect from now on."""
        self.luck = Luck()
        self.kill_at = ""
        self.cut_until_ms = self.deaf_until_ms = now_ms
        self.storm_until_ms = self.portal_until_ms = now_ms


Later = Callable[[int, Callable[[], None]], None]
"""Does something so many milliseconds from now."""


class SimulatedTransport:
    """The transport of one till. Its waits are counted by the till's own clock."""

    def __init__(
        self, line: Line, door: Door, till_id: TillId, clock: TillClock, later: Later
    ) -> None:
        self._line = line
        self._door = door
        self._till_id = till_id
        self._clock = clock
        self._later = later

    def hello(self, message: Hello) -> HelloAnswer:
        """Say what the till has; return what the server has of it."""
        said = decode(Hello, encode(message))
        return self._ask(HelloAnswer, lambda: self._door.hello(self._till_id, said))

    def push(self, body: bytes) -> PushAnswer:
        """Hand over operations."""
        return self._ask(PushAnswer, lambda: self._door.push(self._till_id, body))

    def pull(self, *, cursor: str, limit: int, wait_seconds: int, scope: Scope) -> PullPage:  # noqa: ARG002 - the world wakes whoever would wait
        """Return what has changed since the cursor."""
        return self._ask(PullPage, lambda: self._door.pull(self._till_id, cursor, limit, scope))

    def identify(self, member_id: MemberId) -> Identified:
        """Return one member as they are now."""
        return self._ask(Identified, lambda: self._door.identify(self._till_id, member_id))

    def begin_epoch(self, message: EpochRequest) -> EpochAnswer:
        """Ask for a new epoch."""
        said = decode(EpochRequest, encode(message))
        return self._ask(EpochAnswer, lambda: self._door.begin_epoch(self._till_id, said))

    def manifest(self, *, after: datetime | None) -> Manifest:
        """Return what a snapshot is made of."""
        return self._ask(Manifest, lambda: self._door.manifest(self._till_id, after))

    def chunk(self, snapshot: str, number: int) -> bytes:
        """Return one packed chunk, torn now and then."""
        packed = self._carried(lambda: self._door.chunk(snapshot, number))
        return packed[:-1] if self._meets("answer cut short", self._line.luck.garbled) else packed

    def digests(self, message: DigestRequest) -> DigestAnswer:
        """Return the rows of the buckets that differ."""
        said = decode(DigestRequest, encode(message))
        return self._ask(DigestAnswer, lambda: self._door.digests(self._till_id, said))

    def _ask(self, kind: type[M], serve: Callable[[], M]) -> M:
        came = self._carried(lambda: encode(serve()))
        if self._meets("answer cut short", self._line.luck.garbled):
            came = came[: self._line.dice.randrange(len(came))]
        try:
            return decode(kind, came)
        except UnreadableMessage:
            raise Unreachable(Weather.NOT_UNDERSTOOD) from None

    def _carried(self, serve: Callable[[], bytes]) -> bytes:
        """Take a question to the server and its answer back, if the line lets them through."""
        line, dice = self._line, self._line.dice
        line.questions += 1
        self._wait(dice.randint(1, line.luck.delay_ms_max))
        self._die_if(line.kill_at == "asking")
        answered_by_others = self._intercepted()
        if answered_by_others is not None:
            return answered_by_others
        if self._meets("late once more", line.luck.late):
            self._later(dice.randint(SECOND, _LATE_MS_MAX), _unheard(serve))
        answer = serve()
        if self._meets("arrived twice", line.luck.repeated):
            again = serve()
            answer = dice.choice((answer, again))
        self._die_if(line.kill_at == "answered")
        is_deaf = self._clock.true_ms() < line.deaf_until_ms
        if self._meets("one way only", is_deaf) or self._meets(
            "answer lost", line.luck.answer_lost
        ):
            self._time_out()
        self._wait(dice.randint(1, line.luck.delay_ms_max))
        line.answers += 1
        return answer

    def _intercepted(self) -> bytes | None:
        """Return what something on the way answers; raise if nothing does at all."""
        line, now_ms = self._line, self._clock.true_ms()
        if self._meets("no connection", now_ms < line.cut_until_ms):
            raise Unreachable(Weather.NO_CONNECTION)
        if self._meets("question lost", line.luck.lost):
            self._time_out()
        is_storm = now_ms < line.storm_until_ms
        if self._meets("storm of refusals", is_storm) or self._meets("refused", line.luck.refused):
            asked = line.dice.choice((None, 1.0, 30.0))
            raise Unreachable(Weather.SERVER_TROUBLE, retry_after_seconds=asked)
        is_portal = self._meets("sign-in page", now_ms < line.portal_until_ms)
        return _PORTAL if is_portal else None

    def _meets(self, what: str, chance: float) -> bool:
        """Return whether a request meets with something, and count it; certain if 1."""
        is_met = chance > 0 and self._line.dice.random() < chance
        self._line.met[what] += is_met
        return is_met

    def _time_out(self) -> None:
        self._wait(_TIMEOUT_MS)
        raise Unreachable(Weather.TIMED_OUT)

    def _wait(self, ms: int) -> None:
        self._clock.lag_ms += ms

    def _die_if(self, is_time: bool) -> None:  # noqa: FBT001 - reads as a sentence where it is called
        if is_time:
            self._line.kill_at = ""
            raise Killed


def _unheard(serve: Callable[[], bytes]) -> Callable[[], None]:
    """Return a request whose answer nobody waits for any more."""

    def serve_again() -> None:
        with suppress(Unreachable, Refused):  # whatever it says, nobody hears it
            serve()

    return serve_again
