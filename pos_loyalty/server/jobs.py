# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the server does by itself, every so often. Each is repeatable; two at once do no harm.

The service's own thread does them, and so does the simulation, by a clock of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pos_loyalty.server.bootstrap.service import renew_snapshot
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.tombstones import drop_tombstones
from pos_loyalty.server.grants.service import ENDED_AT_ONCE, expire_due
from pos_loyalty.server.operations.waiting import drive_waiting
from pos_loyalty.server.rechecking.service import recheck

_ROUNDS_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done again and again.

    Attributes:
        every_seconds: From the end of one time to the beginning of the next.
        work: Takes the moment, in UTC.
    """

    name: str
    every_seconds: int
    work: Callable[[Database, datetime], object]


def free_grants(database: Database, now: datetime) -> int:
    """Free every grant whose time is over; return how many."""
    freed = 0
    for _ in range(_ROUNDS_MAX):
        ended = expire_due(database, now)
        freed += ended
        if ended < ENDED_AT_ONCE:
            break
    return freed


DUTIES: Final = (
    Duty("grants", 30, free_grants),
    Duty("waiting", 60, drive_waiting),
    Duty("recheck", 10, recheck),
    Duty("snapshot", 600, renew_snapshot),
    Duty("tombstones", 3_600, drop_tombstones),
)
