# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What leaves the screen by itself, and when."""

from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Final

from pos_loyalty.services.undo import UNDO_WINDOW
from pos_loyalty.ui.view_models.desk import ready
from pos_loyalty.ui.view_models.panels import (
    UndoOffer,
)
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.waiting_claims import without_claim

DONE_SECONDS: Final = 2.5
"""READY is back within 3 s even if the timer comes half a second late."""
NOTICE_SECONDS: Final = 4.0
SLIP_SECONDS: Final = 120.0
"""Long enough to take a telephone out and photograph the code."""
CLAIM_WAITS_SECONDS: Final = 60.0
"""After that the next card may well be another customer's."""
_WITH_THE_MEMBER: Final = {Screen.FIND, Screen.ENROL}
"""Where the customer is being asked who they are: a code waits for as long as that takes."""
FAREWELL_SECONDS: Final = 8.0
"""The customer's display is blank within 10 s."""


@dataclass(frozen=True, slots=True)
class Moments:
    """When things came up, in UTC; ``None`` for what never did.

    A clock that was set back makes everything old at once rather than stay for hours.
    """

    notice_at: datetime
    done_at: datetime
    recorded_at: datetime | None


def aged(state: TillState, moments: Moments, now: datetime) -> TillState:
    """Return the state without what has had its time; DONE waits for an undo being saved."""
    notice = state.notice
    is_done_over = _is_over(moments.done_at, now, DONE_SECONDS)
    if state.screen is Screen.DONE and is_done_over and not state.is_busy:
        state = ready(state)
    if state.slip is not None and _is_over(state.slip.since, now, SLIP_SECONDS):
        state = state if state.is_busy else ready(state)
    if notice is not None and notice.kind.is_passing:
        notice = None if _is_over(moments.notice_at, now, NOTICE_SECONDS) else notice
    claim = state.waiting_claim
    is_idle = not state.is_busy and state.screen not in _WITH_THE_MEMBER
    if claim is not None and is_idle and _is_over(claim.since, now, CLAIM_WAITS_SECONDS):
        state = without_claim(state)
        notice = state.notice
    farewell = None if _is_over(moments.done_at, now, FAREWELL_SECONDS) else state.farewell
    undo = _counted_down(state.undo, moments.recorded_at, now)
    return replace(state, notice=notice, farewell=farewell, undo=undo)


def _is_over(since: datetime, now: datetime, seconds: float) -> bool:
    return not 0 <= (now - since).total_seconds() < seconds


def _counted_down(
    undo: UndoOffer | None, recorded_at: datetime | None, now: datetime
) -> UndoOffer | None:
    window = UNDO_WINDOW.total_seconds()
    if undo is None or recorded_at is None or _is_over(recorded_at, now, window):
        return None
    return replace(undo, seconds_left=ceil(window - (now - recorded_at).total_seconds()))
