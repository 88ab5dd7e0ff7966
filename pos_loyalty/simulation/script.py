# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What happens in one run: events in the order of their time, as a seed decides.

An event says when, what and at which till; its details come from dice of its own. So a run may be
played without some of its events, and the others are still the same.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from pos_loyalty.simulation.clock import DAY, HOUR
from pos_loyalty.simulation.dice import dice


class Kind(StrEnum):
    """What can happen. Shown in scripts."""

    # Customers and cashiers
    SALE = "sale"
    SALE_WITH_REWARD = "sale_with_reward"
    GIFT_CARD = "gift_card"
    REDEMPTION = "redemption"
    HOLD = "hold"
    CAPTURE = "capture"
    RELEASE = "release"
    DEED = "deed"
    ENROLMENT = "enrolment"
    ENROLMENT_TWICE = "enrolment_twice"
    RETURN = "return"
    RETURN_ELSEWHERE = "return_elsewhere"
    UNDO = "undo"
    SAME_RECEIPT = "same_receipt"
    CARD_CHANGE = "card_change"
    ADJUSTMENT = "adjustment"
    # The machine
    KILL = "kill"
    KILL_WITHIN = "kill_within"
    POWER_CUT = "power_cut"
    CLOSED = "closed"
    IMAGE = "image"
    PUT_BACK_IMAGE = "put_back_image"
    PUT_BACK_FILE = "put_back_file"
    CLONE = "clone"
    DISK_FULL = "disk_full"
    CLEAR_OUT = "clear_out"
    CLOCK_STEP = "clock_step"
    CLOCK_DRIFT = "clock_drift"
    POISON = "poison"
    # The link
    OUTAGE = "outage"
    LONG_OUTAGE = "long_outage"
    DEAF = "deaf"
    STORM = "storm"
    PORTAL = "portal"
    # The server and the shop's office
    SERVER_DOWN = "server_down"
    SERVER_BACKUP = "server_backup"
    SERVER_RESTORE = "server_restore"
    PUBLISH = "publish"
    PUBLISH_LATE = "publish_late"
    MERGE = "merge"
    MERGE_BOTH_WAYS = "merge_both_ways"
    MERGE_GRANTED = "merge_granted"
    UNMERGE = "unmerge"


GESTURES: Final = frozenset(list(Kind)[: list(Kind).index(Kind.KILL)])
"""What people do: in opening hours only."""

_OPENS_MS: Final = 2 * HOUR
_OPEN_MS: Final = 13 * HOUR


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens.

    Attributes:
        number: From 1, by which a shrunk script names it.
        at_ms: Since the start.
        till: Counted from 0; of the server's events it means nothing.
    """

    number: int
    at_ms: int
    kind: Kind
    till: int

    def __str__(self) -> str:
        """Return the event as a line of a script."""
        day, rest = divmod(self.at_ms, DAY)
        hours, rest = divmod(rest // 1000, 3600)
        clock = f"{hours:02}:{rest // 60:02}:{rest % 60:02}"
        return f"{self.number:>4}  day {day} +{clock}  till {self.till}  {self.kind}"


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a run is.

    Attributes:
        days: At least 1.
        tills: 1 to 12.
    """

    days: int
    tills: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the runs of many seeds are.

    Attributes:
        tills: What a seed chooses from; a number that stands here twice is taken as often again.
    """

    days: int
    tills: tuple[int, ...]

    def plan_of(self, seed: int) -> Plan:
        """Return how large a seed's run is."""
        return Plan(self.days, dice(seed, "tills").choice(self.tills))

    def __str__(self) -> str:
        """Return them in words."""
        least, most = min(self.tills), max(self.tills)
        tills = f"{most}" if least == most else f"{least} to {most}"
        return f"{tills} tills for {self.days} days"


def write_script(seed: int, plan: Plan, often: dict[Kind, float]) -> tuple[Event, ...]:
    """Return the events of a seed's run.

    Args:
        often: How many of a kind there are at one till in a day, on average.
    """
    drawn: list[tuple[int, Kind, int]] = []
    for kind in Kind:
        stream = dice(seed, "script", kind)
        for till in range(plan.tills):
            drawn += [(at_ms, kind, till) for at_ms in _times(kind, plan, often, stream)]
    drawn.sort()
    return tuple(Event(n, *event) for n, event in enumerate(drawn, start=1))


def only(script: tuple[Event, ...], numbers: Collection[int] | None) -> tuple[Event, ...]:
    """Return the events with these numbers; all of them where none are asked for."""
    if numbers is None:
        return script
    return tuple(event for event in script if event.number in numbers)


def _times(kind: Kind, plan: Plan, often: dict[Kind, float], stream: Random) -> Iterator[int]:
    mean_wait_days = 1 / often[kind] if often.get(kind) else 0.0
    if not mean_wait_days:
        return
    at_days = stream.expovariate(1) * mean_wait_days
    while at_days < plan.days:
        day = int(at_days)
        part = at_days - day
        if kind in GESTURES:
            yield day * DAY + _OPENS_MS + int(part * _OPEN_MS)
        else:
            yield int(at_days * DAY)
        at_days += stream.expovariate(1) * mean_wait_days
