# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the screens' view-models share: the one state, and one thing at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.ui.observable import Observable
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.form_states import (
    EnrolForm,
    FindForm,
    ReturnForm,
)
from pos_loyalty.ui.view_models.latest_only import LatestOnly
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    SaleForm,
    Screen,
    TillState,
)

R = TypeVar("R")


class Desk:
    """Holds the state and runs the work. Lives on the GUI thread.

    An answer is turned into the next state in one step, so that no listener ever sees half of it.
    """

    def __init__(self, services: TillServices, reads: TaskRunner, writes: TaskRunner) -> None:
        place = services.place
        self.services = services
        self._reads = reads
        self.state = Observable(TillState(place.currency, place.store_name, place.till_no))
        self._writes = writes
        self._questions: list[LatestOnly] = []
        self._lookup = self.questions()
        self._is_saving = False
        self._waiting: Callable[[], None] | None = None
        self._notice_at = services.clock()

    @property
    def now(self) -> TillState:
        """Return the state as it is."""
        return self.state.value

    @property
    def has_waiting(self) -> bool:
        """Tell whether a gesture waits for the work that runs."""
        return self._waiting is not None

    @property
    def notice_at(self) -> datetime:
        """Return when the notice on screen came up, in UTC."""
        return self._notice_at

    def show(self, state: TillState) -> None:
        """Make this the state."""
        if state.notice != self.now.notice:
            self._notice_at = self.services.clock()
        self.state.set(state)

    def tell(self, notice: Notice | None) -> None:
        """Show a notice beside what is there, and announce it even if it was there already."""
        self.show(replace(self.now, notice=None))
        self.show(replace(self.now, notice=notice))

    def wait(self, gesture: Callable[[], None]) -> None:
        """Do the gesture after the work that runs; there is room for one."""
        self._waiting = gesture

    def questions(self) -> LatestOnly:
        """Return a line of reads of its own, for a screen that asks while the cashier types."""
        line = LatestOnly(self._reads)
        self._questions.append(line)
        return line

    def look_up(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], TillState],
        *,
        meanwhile: TillState | None = None,
    ) -> None:
        """Run a read that the cashier waits for; ``on_done`` makes the next state of its answer.

        The member, the sale and the notice leave the screen first: a failed lookup never shows
        somebody else's points.

        Args:
            meanwhile: What is shown until the answer, and with a refusal; ``None`` for READY.
        """
        self.show(replace(meanwhile or ready(self.now), is_busy=True))
        self._lookup.run(work, lambda result: self._settle(on_done(result)), self._refuse)

    def save(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], TillState],
        on_refused: Callable[[LoyaltyError], TillState] | None = None,
    ) -> None:
        """Run a write on the writer's thread; what is on screen stays until it is safe.

        After a refusal it stays too, or becomes what ``on_refused`` makes of it; the notice comes
        by itself.
        """

        def refused(refusal: LoyaltyError) -> None:
            self._refuse_save(refusal, on_refused(refusal) if on_refused else self.now)

        self._is_saving = True
        self.show(replace(self.now, is_busy=True, notice=None))
        self._writes.run(work, lambda result: self._settle(on_done(result)), refused)

    def cancel_lookup(self) -> bool:
        """Give up waiting for a read; return whether the cashier may go on (no save runs)."""
        if self._is_saving:
            return False
        self._lookup.forget()
        self._waiting = None
        self.show(replace(self.now, is_busy=False))
        return True

    def recover(self, notice: Notice) -> None:
        """Go on after a bug: whatever ran will not answer, and nobody's points stay on screen."""
        for line in self._questions:
            line.start_over()
        self._is_saving = False
        self._waiting = None
        if self.now.is_busy:
            self.show(ready(self.now))
        self.tell(notice)

    def _settle(self, state: TillState) -> None:
        self._is_saving = False
        self.show(replace(state, is_busy=False))
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _refuse(self, refusal: LoyaltyError) -> None:
        self._settle(replace(self.now, notice=notice_of(refusal)))

    def _refuse_save(self, refusal: LoyaltyError, state: TillState) -> None:
        """Keep the member whose action was not saved on screen; a waiting scan is dropped."""
        notice = notice_of(refusal)
        if self.has_waiting:
            notice = replace(notice, facts=(*notice.facts, ("dropped_scan", 1)))
        self._waiting = None
        self._settle(replace(state, notice=notice))


def ready(state: TillState) -> TillState:
    """Return the state at READY, with nobody and nothing left from before but the undo."""
    return replace(
        state,
        screen=Screen.READY,
        is_busy=False,
        notice=None,
        member=None,
        sale=SaleForm(),
        done=None,
        enrol=EnrolForm(),
        find=FindForm(),
        returning=ReturnForm(),
    )
