# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""When the next step comes: a pure function of how the last one went, with dice.

Moments are seconds of a clock that is never set. Dice give a number from 0 up to 1; they keep the
tills of a shop, which all lose a server at the same moment, from coming back at the same moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from pos_loyalty.sync.outcome import Outcome

BACK_OFF_SECONDS_MIN: Final = 1.0
BACK_OFF_SECONDS_MAX: Final = 300.0
IDLE_SECONDS: Final = 20.0
"""Between two questions for news, where nobody waits at the server for them."""

NEWS_BACK_OFF_SECONDS_MAX: Final = 10.0
"""A sale is a reason to look sooner whether the server is there again."""

_IDLE_SPREAD: Final = 0.5
_DOUBLINGS_MAX: Final = 10

Dice = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the next step is due.

    Attributes:
        failures: Steps in a row in which the server was not reached, or said no.
        setbacks: Steps that led nowhere though it was reached, with nothing done in between: a full
            disk here, or an epoch that does not last. A greeting alone does not end them.
        not_before: The server asked to be left alone until then, whatever happens here.
    """

    due_at: float
    failures: int = 0
    not_before: float = 0.0
    setbacks: int = 0

    def wait_seconds(self, now: float) -> float:
        """Return how long to wait for the next step; 0 if it is due."""
        return max(0.0, self.due_at - now)


def next_schedule(
    now: float,
    outcome: Outcome,
    schedule: Schedule,
    *,
    dice: Dice,
    idle_seconds: float = IDLE_SECONDS,
    retry_after_seconds: float | None = None,
) -> Schedule:
    """Return when the step after this one is due.

    Args:
        idle_seconds: About how long to rest when nothing is left to do.
        retry_after_seconds: How long the server asked to be left alone; a server that asks for
            longer than the longest back-off is asked again then.
    """
    if outcome is Outcome.MOVED:
        return Schedule(now)
    if outcome is Outcome.AGREED:
        return Schedule(now, setbacks=schedule.setbacks)
    if outcome is Outcome.NOTHING:
        return Schedule(now + idle_seconds * (1 + _IDLE_SPREAD * (dice() - 0.5)))
    failures, setbacks = schedule.failures + 1, schedule.setbacks
    if outcome in {Outcome.SHORT, Outcome.BROKEN}:
        failures, setbacks = 0, setbacks + 1
    asked = min(retry_after_seconds or 0.0, BACK_OFF_SECONDS_MAX)
    wait = max(asked, _back_off_seconds(max(failures, setbacks), dice))
    return Schedule(now + wait, failures, now + asked, setbacks)


def woken(now: float, schedule: Schedule, *, dice: Dice) -> Schedule:
    """Return the schedule once something was recorded here, or somebody came.

    At once where all is well. Where it is not, soon, but not with every sale: each try keeps the
    server, which may be in trouble, from getting well.
    """
    wait = 0.0
    troubles = max(schedule.failures, schedule.setbacks)
    if troubles:
        wait = min(NEWS_BACK_OFF_SECONDS_MAX, _back_off_seconds(troubles, dice))
    sooner = max(now + wait, schedule.not_before)
    return replace(schedule, due_at=min(schedule.due_at, sooner))


def _back_off_seconds(failures: int, dice: Dice) -> float:
    doubled = BACK_OFF_SECONDS_MIN * (1 << min(failures, _DOUBLINGS_MAX))
    longest = min(BACK_OFF_SECONDS_MAX, doubled)
    return BACK_OFF_SECONDS_MIN + dice() * (longest - BACK_OFF_SECONDS_MIN)
