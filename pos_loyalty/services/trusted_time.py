# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What time it is, when the machine's clock may be wrong: values in, values out.

    trusted     the server has said the time since the machine was started: that, and what the
                monotonic clock has counted since; whatever the wall clock says
    estimated   after a start without the server: the wall clock, but never before what was
                trusted last
    unknown     the wall clock jumped, or is behind what was trusted: until the server says the
                time, nothing that depends on an hour is handed out

Order never comes from clocks: operations are numbered.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

JUMP_MIN: Final = timedelta(seconds=120)
"""What a wall clock may be moved by without being doubted: it is set right from time to time."""

ERROR_MAX: Final = timedelta(seconds=60)
"""An answer that leaves more open than this says nothing: the machine slept before it was read."""


class Confidence(StrEnum):
    """How far the time is to be believed."""

    TRUSTED = "trusted"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Clocks:
    """What the machine's clocks say at one moment.

    Attributes:
        wall_at: UTC.
        monotonic_ms: Since the machine was started; counts on while it sleeps, where it can.
        boot_id: Another one after every start.
    """

    wall_at: datetime
    monotonic_ms: int
    boot_id: str

    def since(self, earlier: "Clocks | None") -> timedelta | None:
        """Return the time since an earlier moment; ``None`` if the machine was started between."""
        if earlier is None or earlier.boot_id != self.boot_id:
            return None
        if self.monotonic_ms < earlier.monotonic_ms:
            return None  # it does not count as it should: as good as another start
        return timedelta(milliseconds=self.monotonic_ms - earlier.monotonic_ms)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A moment at which the server said the time.

    Attributes:
        server_at: UTC, when ``clocks`` were read.
        error: At most so far off, both ways: half of what asking took; at most ``ERROR_MAX``.
    """

    server_at: datetime
    error: timedelta
    clocks: Clocks


@dataclass(frozen=True, slots=True)
class ClockMemory:
    """What is remembered of the time.

    Attributes:
        anchor: ``None`` before the first contact.
        seen: What the clocks said last.
        high_water: The latest moment that was believed; no later one is before it.
        is_doubted: The wall clock was wrong, and the server has not said the time since.
    """

    anchor: Anchor | None = None
    seen: Clocks | None = None
    high_water: datetime | None = None
    is_doubted: bool = False


@dataclass(frozen=True, slots=True)
class ToldTime:
    """What time it is.

    Attributes:
        at: UTC.
        is_news: The wall clock was found to be wrong just now; told once.
    """

    at: datetime
    confidence: Confidence
    is_news: bool = False


def tell_time(memory: ClockMemory, now: Clocks) -> tuple[ToldTime, ClockMemory]:
    """Return the time, and what to remember."""
    anchored = _by_anchor(memory.anchor, now)
    at = anchored or max(now.wall_at, memory.high_water or now.wall_at)
    is_wrong = _has_jumped(memory, now) or (anchored is None and _is_behind(memory, now))
    is_doubted = memory.is_doubted or is_wrong
    remembered = at if memory.high_water is None else max(at, memory.high_water)
    after = replace(
        memory,
        seen=now,
        high_water=memory.high_water if is_doubted else remembered,
        is_doubted=is_doubted,
    )
    # A till that never had a server has nobody to tell, and nothing that an hour decides.
    is_news = is_doubted and not memory.is_doubted and memory.anchor is not None
    return ToldTime(at, _confidence(anchored, is_doubted=is_doubted), is_news), after


def heard_time(server_at: datetime, asked: Clocks, answered: Clocks) -> ClockMemory | None:
    """Return what to remember of an answer that said the time: all that was before is settled.

    ``None`` if it says nothing: it was too long under way, or the machine was started, or its
    clock broke, in between.

    Args:
        server_at: UTC, at some moment between the two.
        asked: When the question was sent.
        answered: When the answer had come.
    """
    took = answered.since(asked)
    if took is None or took / 2 > ERROR_MAX:
        return None
    anchor = Anchor(server_at + took / 2, took / 2, answered)
    return ClockMemory(anchor, answered, anchor.server_at)


def _by_anchor(anchor: Anchor | None, now: Clocks) -> datetime | None:
    if anchor is None:
        return None
    since = now.since(anchor.clocks)
    return None if since is None else anchor.server_at + since


def _has_jumped(memory: ClockMemory, now: Clocks) -> bool:
    """Tell whether the wall clock moved otherwise than the monotonic one since it was read."""
    since = now.since(memory.seen)
    if since is None or memory.seen is None:
        return False
    return abs(now.wall_at - memory.seen.wall_at - since) > JUMP_MIN


def _is_behind(memory: ClockMemory, now: Clocks) -> bool:
    return memory.high_water is not None and now.wall_at < memory.high_water - JUMP_MIN


def _confidence(anchored: datetime | None, *, is_doubted: bool) -> Confidence:
    if is_doubted:
        return Confidence.UNKNOWN
    return Confidence.ESTIMATED if anchored is None else Confidence.TRUSTED
