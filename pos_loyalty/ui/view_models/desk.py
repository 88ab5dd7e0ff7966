# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the screens' view-models share: the one state, and one thing at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.goods import EMPTY
from pos_loyalty.ui.observable import Observable
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.form_states import (
    EnrolForm,
    FindForm,
    ReturnForm,
)
from pos_loyalty.ui.view_models.latest_only import LatestOnly
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.standing import StandingNotice
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    PaperOffer,
    SaleForm,
    Screen,
    TillState,
)

R = TypeVar("R")


class Desk:
    """Holds the state and runs the work. Lives on the GUI thread.

    An answer is turned into the next state in one step, so that no listener ever sees half of it.

    Attributes:
        find_out_saved: Called after every save that ends in a bug; it has to end with
            ``find_out``.
        standing: The notice that comes back by itself.
        catalogue: The shop's goods, once they are loaded.
    """

    def __init__(self, services: TillServices, reads: TaskRunner, writes: TaskRunner) -> None:
        place = services.place
        self.services = services
        self._reads = reads
        first = TillState(place.currency, place.store_name, place.till_no)
        self.state = Observable(replace(first, is_training=services.is_training))
        self._writes = writes
        self._questions: list[LatestOnly] = []
        self._lookup = self.questions()
        self._is_saving = False
        self.find_out_saved: Callable[[], None] | None = None
        self._waiting: Callable[[], None] | None = None
        self._notice_at = services.clock()
        self.standing = StandingNotice(self._notice_at)
        self.catalogue = EMPTY

    @property
    def now(self) -> TillState:
        """Return the state as it is."""
        return self.state.value

    @property
    def is_saving(self) -> bool:
        """Tell whether it is still open what became of something that the cashier confirmed."""
        return self._is_saving

    @property
    def has_waiting(self) -> bool:
        """Tell whether a gesture waits for the work that runs."""
        return self._waiting is not None

    @property
    def notice_at(self) -> datetime:
        """Return when the notice on screen came up, in UTC."""
        return self._notice_at

    def show(self, state: TillState) -> None:
        """Make this the state; a notice that stands comes back where there is no other."""
        state = self.standing.kept_in(state, self.now, self.services.clock())
        if state.notice != self.now.notice:
            self._notice_at = self.services.clock()
        self.state.set(state)

    def tell(self, notice: Notice | None) -> None:
        """Show a notice beside what is there, and announce it even if it was there already."""
        self.show(replace(self.now, notice=None))
        self.show(replace(self.now, notice=notice))

    @property
    def shows_standing(self) -> bool:
        """Tell whether the notice on screen stands: it would come back by itself."""
        return self.standing.is_shown_by(self.now)

    def dismiss_standing(self) -> None:
        """Take a standing notice away, seen or hidden behind another."""
        is_shown = self.shows_standing
        self.standing.forget()
        if is_shown:
            self.show(replace(self.now, notice=None))

    def wait(self, gesture: Callable[[], None]) -> None:
        """Do the gesture after the work that runs, and what waits already right after it."""
        behind = self._waiting

        def both() -> None:
            gesture()
            self._waiting = behind
            self._do_what_waits()

        self._waiting = gesture if behind is None else both

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

    def look_aside(self, work: Callable[[], R], then: Callable[[R], None]) -> None:
        """Run a read that a gesture waits for; what is on screen stays, also with a refusal."""

        def done(result: R) -> None:
            self.show(replace(self.now, is_busy=False))
            then(result)
            self._do_what_waits()

        self.show(replace(self.now, is_busy=True))
        self._lookup.run(work, done, self._refuse)

    def stand_still(
        self,
        work: Callable[[], R],
        then: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None],
    ) -> None:
        """Run on the writer's thread what everything waits for, and nobody can give up.

        What is on screen stays, and nothing is done with it before the answer.
        """

        def goes_on() -> None:
            self.show(replace(self.now, is_busy=False))

        def done(result: R) -> None:
            goes_on()
            then(result)
            self._do_what_waits()

        def refused(refusal: LoyaltyError) -> None:
            goes_on()
            on_refused(refusal)
            self._do_what_waits()

        def failed() -> None:
            goes_on()
            on_bug()

        self.show(replace(self.now, is_busy=True))
        self._writes.run(work, done, refused, failed)

    def save(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], TillState],
        on_refused: Callable[[LoyaltyError], TillState] | None = None,
    ) -> None:
        """Run a write on the writer's thread; what is on screen stays until it is safe.

        After a refusal it stays too, or becomes what ``on_refused`` makes of it; the notice comes
        by itself. After a bug it is found out what is on the disk: see ``find_out``. A locked till
        saves nothing: nobody is there whose it would be.
        """
        if self.now.staff.is_locked:
            return

        def done(result: R) -> None:
            self._is_saving = False
            self.dismiss_standing()  # what it says was saved last is so no longer
            self._settle(on_done(result))

        def refused(refusal: LoyaltyError) -> None:
            self._is_saving = False
            state = on_refused(refusal) if on_refused else self.now
            self._settle_alone(replace(state, notice=notice_of(refusal)))

        self._is_saving = True
        self.show(replace(self.now, is_busy=True, notice=None))
        self._writes.run(work, done, refused, self.find_out_saved)

    def find_out(self, work: Callable[[], R], on_done: Callable[[R | None], TillState]) -> None:
        """End a save that ended in a bug by looking at what is on the disk.

        A bug may come after the commit, so until then the save counts as running: nobody may
        enter it a second time.

        Args:
            on_done: Makes the next state of the answer; ``None`` when there is none to be had.
        """

        def done(result: R | None) -> None:
            self._is_saving = False
            self._settle_alone(on_done(result))

        self._reads.run(work, done, lambda _refusal: done(None), lambda: done(None))

    def cancel_lookup(self) -> bool:
        """Give up waiting for a read; return whether the cashier may go on (no save runs)."""
        if self._is_saving:
            return False
        self._lookup.forget()
        self._waiting = None
        self.show(replace(self.now, is_busy=False))
        return True

    def recover(self, notice: Notice) -> None:
        """Go on after a bug: no lookup will answer, and nobody's points stay on screen.

        A save still answers, and the till waits for it.
        """
        for line in self._questions:
            line.start_over()
        if not self._is_saving:
            self._waiting = None
            if self.now.is_busy:
                self.show(ready(self.now))
        if not self.standing.is_code(NoticeCode.SAVE_UNSURE):
            self.tell(notice)

    def _settle(self, state: TillState) -> None:
        self.show(replace(state, is_busy=False))
        self._do_what_waits()

    def _do_what_waits(self) -> None:
        if self.now.is_busy:
            return
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _refuse(self, refusal: LoyaltyError) -> None:
        self._settle(replace(self.now, notice=notice_of(refusal)))

    def _settle_alone(self, state: TillState) -> None:
        """Show what was not saved, or may not be; a waiting scan is dropped, and that is said."""
        notice = state.notice
        if notice is not None and self.has_waiting:
            notice = replace(notice, facts=(*notice.facts, ("dropped_scan", 1)))
        self._waiting = None
        self._settle(replace(state, notice=notice))


def ready(state: TillState) -> TillState:
    """Return the state at READY, with nobody and nothing left but the undo and a waiting claim."""
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
        paper=PaperOffer.NONE,
        slip=None,
        unsent=None,
        setup=None,
        doctor=None,
        history=None,
        mending=None,
        care=None,
    )
