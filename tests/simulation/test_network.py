# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a line does to questions and answers, with a server that counts what reaches it."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.simulation.clock import HOUR, SECOND, TillClock, WorldTime
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.disk import Killed
from pos_loyalty.simulation.faults import Weather as Luck
from pos_loyalty.simulation.network import Line, SimulatedTransport
from pos_loyalty.sync.troubles import Unreachable, Weather

TILL_ID = TillId(UUID(int=1, version=4))
ADA_ID = MemberId(UUID(int=2, version=4))
NOON = datetime(2026, 3, 26, 12, tzinfo=UTC)


class CountingDoor:
    """Implements ``Door``: answers one question, and has no answer to the others."""

    def __init__(self) -> None:
        self.asked = 0

    def identify(self, till_id: TillId, member_id: MemberId) -> Identified:
        assert (till_id, member_id) == (TILL_ID, ADA_ID)
        self.asked += 1
        return Identified(server_time=NOON)

    def chunk(self, snapshot: str, number: int) -> bytes:
        self.asked += 1
        return f"{snapshot} {number}".encode()

    def hello(self, till_id: TillId, message: Hello) -> HelloAnswer:
        raise AssertionError((till_id, message))

    def push(self, till_id: TillId, body: bytes) -> PushAnswer:
        raise AssertionError((till_id, body))

    def pull(self, till_id: TillId, cursor: str, limit: int, scope: Scope) -> PullPage:
        raise AssertionError((till_id, cursor, limit, scope))

    def begin_epoch(self, till_id: TillId, message: EpochRequest) -> EpochAnswer:
        raise AssertionError((till_id, message))

    def manifest(self, till_id: TillId, after: datetime | None) -> Manifest:
        raise AssertionError((till_id, after))

    def digests(self, till_id: TillId, message: DigestRequest) -> DigestAnswer:
        raise AssertionError((till_id, message))


class Wire:
    """A till's line to a door, and all that it needs."""

    def __init__(self, luck: Luck) -> None:
        self.world, self.door = WorldTime(), CountingDoor()
        self.clock = TillClock(self.world, "machine-0")
        self.line = Line(luck, dice(1))
        self.late: list[Callable[[], None]] = []
        self.transport = SimulatedTransport(
            self.line, self.door, TILL_ID, self.clock, lambda _ms, act: self.late.append(act)
        )

    def ask(self) -> Weather | None:
        """Ask for a member; return what was in the way."""
        try:
            self.transport.identify(ADA_ID)
        except Unreachable as trouble:
            return trouble.weather
        return None


def test_a_good_line_carries_a_question_and_its_answer() -> None:
    wire = Wire(Luck())

    found = wire.transport.identify(ADA_ID)

    assert found == Identified(server_time=NOON)
    assert (wire.line.questions, wire.line.answers, wire.door.asked) == (1, 1, 1)
    assert 2 <= wire.clock.lag_ms <= 80
    assert wire.transport.chunk("s", 3) == b"s 3"


@pytest.mark.parametrize(
    ("luck", "weather", "asked", "met"),
    [
        (Luck(lost=1), Weather.TIMED_OUT, 0, "question lost"),
        (Luck(answer_lost=1), Weather.TIMED_OUT, 1, "answer lost"),
        (Luck(refused=1), Weather.SERVER_TROUBLE, 0, "refused"),
        (Luck(garbled=1), Weather.NOT_UNDERSTOOD, 1, "answer cut short"),
        (Luck(repeated=1), None, 2, "arrived twice"),
    ],
)
def test_bad_luck_is_what_it_says(
    luck: Luck, weather: Weather | None, asked: int, met: str
) -> None:
    wire = Wire(luck)

    found = wire.ask()

    assert (found, wire.door.asked) == (weather, asked)
    assert wire.line.met[met] == 1
    assert (wire.clock.lag_ms >= 15 * SECOND) == (weather is Weather.TIMED_OUT)


def test_a_late_question_arrives_once_more_when_nobody_waits_for_it() -> None:
    wire = Wire(Luck(late=1))
    wire.ask()

    for act in wire.late:
        act()

    assert wire.door.asked == 2


@pytest.mark.parametrize(
    ("trouble", "weather", "asked"),
    [
        ("cut_until_ms", Weather.NO_CONNECTION, 0),
        ("deaf_until_ms", Weather.TIMED_OUT, 1),
        ("storm_until_ms", Weather.SERVER_TROUBLE, 0),
        ("portal_until_ms", Weather.NOT_UNDERSTOOD, 0),
    ],
)
def test_a_line_that_is_closed_opens_again(trouble: str, weather: Weather, asked: int) -> None:
    wire = Wire(Luck())
    setattr(wire.line, trouble, HOUR)
    is_open, found = wire.line.is_open(0), wire.ask()

    wire.world.now_ms = HOUR
    found_later = wire.ask()

    assert (is_open, found, found_later) == (False, weather, None)
    assert (wire.line.open_again_ms(), wire.door.asked) == (HOUR, asked + 1)


@pytest.mark.parametrize(("kill_at", "asked"), [("asking", 0), ("answered", 1)])
def test_a_machine_dies_in_a_request_once(kill_at: str, asked: int) -> None:
    wire = Wire(Luck())
    wire.line.kill_at = kill_at

    with pytest.raises(Killed):
        wire.ask()

    assert wire.door.asked == asked
    assert wire.ask() is None


def test_a_healed_line_is_perfect() -> None:
    wire = Wire(Luck(lost=1))
    wire.line.cut_until_ms = HOUR
    wire.line.kill_at = "asking"

    wire.line.heal(0)

    assert wire.line.is_open(0)
    assert wire.ask() is None
