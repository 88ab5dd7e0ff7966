# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The notice that comes back after others until it has had its time, or was taken away."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.till_state import TillState

STANDING_TIME: Final = timedelta(seconds=10)
"""Long enough to read what was saved last while a card lies before the camera already."""


class StandingNotice:
    """Remembers the one notice that stands. GUI thread."""

    def __init__(self, now: datetime) -> None:
        self._notice: Notice | None = None
        self._since = now

    def is_code(self, code: str) -> bool:
        """Tell whether there is one, and it has this code."""
        return self._notice is not None and self._notice.code == code

    def is_shown_by(self, state: TillState) -> bool:
        """Tell whether the notice on screen is this one: it would come back by itself."""
        return self._notice is not None and state.notice == self._notice

    def kept_in(self, state: TillState, former: TillState, now: datetime) -> TillState:
        """Return the state with this notice where it has no other; one that stands is kept."""
        if state.notice is None:
            return replace(state, notice=self._notice)
        if state.notice.is_standing and state.notice != former.notice:
            self._notice, self._since = state.notice, now
        return state

    def forget(self) -> None:
        """Let it come back no more."""
        self._notice = None

    def let_go(self, now: datetime) -> None:
        """Let one that has had its time go with the cashier's next step."""
        if not timedelta(0) <= now - self._since < STANDING_TIME:
            self._notice = None
