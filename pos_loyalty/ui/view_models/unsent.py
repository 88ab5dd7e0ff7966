# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What waits for the server, one by one: what it was, who it was about, and since when."""

from dataclasses import replace
from typing import Final

from pos_loyalty.clock import business_time
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ops import Operation
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.more_forms import UnsentForm, UnsentRow
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import Screen, TillState

ROWS_MAX: Final = 50
"""As many as anybody reads; the page says how many more there are."""


class UnsentViewModel:
    """The page of what waits; it follows while it is shown. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._questions = desk.questions()
        self._waiting: int | None = None
        desk.state.watch(self._follow)

    def begin(self) -> None:
        """Open the page, and read what waits."""
        state = ready(self._desk.now)
        self._waiting = state.light.waiting
        self._desk.show(replace(state, screen=Screen.UNSENT, farewell=None, unsent=UnsentForm()))
        self._read()

    def _follow(self, state: TillState) -> None:
        if state.screen is not Screen.UNSENT:
            self._waiting = None
        elif self._waiting not in {None, state.light.waiting}:
            self._waiting = state.light.waiting
            self._read()

    def _read(self) -> None:
        services, is_alone = self._desk.services, self._desk.now.light.kind is LightKind.ALONE

        def work() -> UnsentForm:
            # A till without a server keeps all that it did, and waits for nobody.
            return UnsentForm(()) if is_alone else _form(services)

        self._questions.run(work, self._show, lambda refusal: self._desk.tell(notice_of(refusal)))

    def _show(self, form: UnsentForm) -> None:
        if self._desk.now.screen is Screen.UNSENT:
            self._desk.show(replace(self._desk.now, unsent=form))


def _form(services: TillServices) -> UnsentForm:
    rows = tuple(_row(operation, services) for operation in services.unsent(ROWS_MAX))
    return UnsentForm(rows, max(len(rows), services.unsent_count()))


def _row(operation: Operation, services: TillServices) -> UnsentRow:
    since = business_time(operation.draft.occurred_at, services.place.zone)
    try:
        member_id = operation.draft.member_id
        short_name = services.identify(member_id, services.business_now()).member.short_name
    except LoyaltyError:  # a stopped card, or an operation that is about nobody
        short_name = ""
    return UnsentRow(operation.fact.kind, short_name, since)
