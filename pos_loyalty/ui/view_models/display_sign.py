# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sign on the customer's display that this till is closed."""

from dataclasses import replace

from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.display_notices import DisplayNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import TillState


class DisplaySign:
    """Goes up and down by one key, and down by itself with the next card. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.state.watch(self._open_for_a_member)

    def switch(self) -> None:
        """Put the sign up, or take it down; the till itself serves as before."""
        is_closed = not self._desk.now.display.is_closed
        self._show(is_closed=is_closed)
        code = DisplayNotice.SIGN_UP if is_closed else DisplayNotice.SIGN_DOWN
        self._desk.tell(Notice(NoticeKind.INFO, code))

    def _open_for_a_member(self, state: TillState) -> None:
        if state.member is not None and state.display.is_closed:
            self._show(is_closed=False)

    def _show(self, *, is_closed: bool) -> None:
        now = self._desk.now
        self._desk.show(replace(now, display=now.display._replace(is_closed=is_closed)))
