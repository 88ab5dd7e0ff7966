# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""HISTORY: what happened to a member's points at this till, and why."""

from dataclasses import replace
from typing import Final

from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.members import Member
from pos_loyalty.services.member_history import Visits
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.history_form import HistoryForm, HistoryWhy
from pos_loyalty.ui.view_models.history_rows import FRIEND, history_row, why_of
from pos_loyalty.ui.view_models.mending_notices import MendingNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.opening import Opening
from pos_loyalty.ui.view_models.till_state import Screen, TillState

PAGE_ROWS: Final = 20
ROWS_MAX: Final = 200
"""Nobody reads on from here at a till."""


class HistoryViewModel:
    """A page of rows, newest first; older ones are read when they are asked for. GUI thread."""

    def __init__(self, desk: Desk, opening: Opening) -> None:
        self._desk, self._opening = desk, opening
        self._member: Member | None = None

    @property
    def member(self) -> Member | None:
        """Return whose history was read last; ``None`` before any."""
        return self._member

    def begin(self) -> None:
        """Open the history of the member who is served, or was just now."""
        state = self._desk.now
        who = state.member or state.done
        if who is None:
            self._desk.tell(Notice(NoticeKind.WARNING, MendingNotice.HISTORY_NEEDS_MEMBER))
        else:
            self._open(who.member_id, who.short_name)

    def more(self) -> None:
        """Read the rows that come before the last one shown."""
        form = self._form
        if form is None or not form.rows or not form.has_more or self._desk.now.is_busy:
            return
        services, before = self._desk.services, form.rows[-1].place
        self._desk.look_aside(
            lambda: services.visits_of(form.member_id, before, PAGE_ROWS),
            self._add,
        )

    def choose(self, op_id: OpId) -> None:
        """Look into a row, or out of it again."""
        form = self._form
        if form is None or self._desk.now.is_busy:
            return
        if form.chosen == op_id:
            self._show(replace(form, chosen=None, why=None))
            return
        form = replace(form, chosen=op_id, why=None)
        if form.row is None:
            return
        if form.row.kind == FRIEND:  # what a friend bought is the friend's alone
            self._show(replace(form, why=HistoryWhy(other_points=form.row.points)))
            return
        self._show(form)
        services = self._desk.services
        self._desk.look_aside(
            lambda: why_of(services.reasoning_of(op_id)), lambda why: self._explain(op_id, why)
        )

    def come_back(self, form: HistoryForm) -> None:
        """Show the history as it was left."""
        state = replace(ready(self._desk.now), screen=Screen.HISTORY, farewell=None, history=form)
        self._desk.show(state)

    def back(self) -> None:
        """Look out of the row first; then go back to the member."""
        form = self._form
        if form is None:
            return
        if form.chosen is not None:
            self._show(replace(form, chosen=None, why=None))
        else:
            self._opening.by_id(form.member_id)

    @property
    def _form(self) -> HistoryForm | None:
        return self._desk.now.history if self._desk.now.screen is Screen.HISTORY else None

    def _show(self, form: HistoryForm) -> None:
        self._desk.show(replace(self._desk.now, notice=None, history=form))

    def _add(self, page: Visits) -> None:
        form = self._form
        if form is not None and page.member.member_id == form.member_id:
            rows = (*(form.rows or ()), *map(history_row, page.rows))
            has_more = page.has_more and len(rows) < ROWS_MAX
            self._show(replace(form, rows=rows, has_more=has_more))

    def _explain(self, op_id: OpId, why: HistoryWhy) -> None:
        form = self._form
        if form is not None and form.chosen == op_id:
            self._show(replace(form, why=why))

    def _open(self, member_id: MemberId, short_name: str) -> None:
        services, empty = self._desk.services, HistoryForm(member_id, short_name)
        begun = replace(ready(self._desk.now), screen=Screen.HISTORY, farewell=None, history=empty)

        def done(found: Visits) -> TillState:
            self._member = found.member
            form = replace(empty, rows=tuple(map(history_row, found.rows)), has_more=found.has_more)
            return replace(self._desk.now, history=form)

        self._desk.look_up(
            lambda: services.visits_of(member_id, None, PAGE_ROWS), done, meanwhile=begun
        )
