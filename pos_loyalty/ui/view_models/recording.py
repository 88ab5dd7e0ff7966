# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Saving an action, showing that it is safe, and taking it back within the minute."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from pos_loyalty.domain.by_hand import AdjustmentFact, CardChangeFact
from pos_loyalty.domain.errors import LoyaltyError, NothingToUndo
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation, RedemptionFact, RefundFact, SaleFact
from pos_loyalty.services.mending import may_be_given
from pos_loyalty.services.undo import UNDO_WINDOW, UndoOperation
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.done_panel import Recorded, done_panel
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.panels import (
    UndoOffer,
)
from pos_loyalty.ui.view_models.receipts import ReceiptsViewModel
from pos_loyalty.ui.view_models.survey import SurveyViewModel, has_answered
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)


class Recorder:
    """Saves sales, rewards, returns and undos alike. GUI thread."""

    def __init__(self, desk: Desk, receipts: ReceiptsViewModel, survey: SurveyViewModel) -> None:
        self._desk, self._receipts, self._survey = desk, receipts, survey
        self._last: Recorded | None = None
        self._done_at = desk.services.clock()

    @property
    def done_at(self) -> datetime:
        """Return when DONE came up last, in UTC."""
        return self._done_at

    @property
    def recorded_at(self) -> datetime | None:
        """Return when the operation that may be undone was recorded, in UTC."""
        return self._last.operation.draft.occurred_at if self._last else None

    def record(
        self, work: Callable[[], Operation], member: Member, *, is_mended: bool = False
    ) -> None:
        """Save on the writer's thread, then show DONE. A refusal leaves the screen as it is.

        Args:
            is_mended: It puts an action of earlier right; see ``Recorded``.
        """
        services = self._desk.services

        def save() -> Recorded:
            return replace(look_at_recorded(work(), member, services), is_mended=is_mended)

        self._desk.save(save, self._done)

    def undo(self) -> None:
        """Take the last action back; refused with a word when there is none."""
        services, last = self._desk.services, self._last
        if last is None or self._desk.now.undo is None:
            self._desk.tell(notice_of(NothingToUndo()))
            return
        command = UndoOperation(services.new_op_id(), last.operation.op_id, services.business_now())
        self.record(lambda: services.undo_operation(command), last.member)

    def offer_undo_of(self, recorded: Recorded) -> UndoOffer | None:
        """Offer to take back what was recorded before the till started; ``None`` if too late."""
        age = self._desk.services.clock() - recorded.operation.draft.occurred_at
        if not _can_be_undone(recorded.operation) or not 0 <= age.total_seconds() < _WINDOW_SECONDS:
            return None
        self._last = recorded
        self._receipts.recall(recorded)
        return UndoOffer(done_panel(recorded), _WINDOW_SECONDS - int(age.total_seconds()))

    def _done(self, recorded: Recorded) -> TillState:
        now, panel = self._desk.now, done_panel(recorded)
        can_undo = _can_be_undone(recorded.operation) and not recorded.is_mended
        self._last = recorded if can_undo else None
        self._done_at = self._desk.services.clock()
        unsent = recorded.unsent_count
        return replace(
            ready(now),
            screen=Screen.DONE,
            notice=now.notice,
            done=panel,
            farewell=None if recorded.is_mended else panel,
            undo=UndoOffer(panel, _WINDOW_SECONDS) if can_undo else None,
            paper=self._receipts.take(recorded),
            display=now.display._replace(
                survey=None if recorded.is_mended else self._survey.take(recorded)
            ),
            unsent_count=now.unsent_count + 1 if unsent is None else unsent,
        )


_WINDOW_SECONDS = int(UNDO_WINDOW.total_seconds())


def look_at_recorded(operation: Operation, member: Member, services: TillServices) -> Recorded:
    """Read the balance after an operation. What cannot be read now is left out, not refused.

    The operation is safe already: no trouble from here on may look as if it were not.
    """
    at = services.business_now()
    try:
        view, program = services.identify(member.member_id, at), services.program_at(at)
        return Recorded(
            operation,
            member,
            program,
            view.balance,
            services.unsent_count(),
            view.standing,
            has_answered=has_answered(view, at, services),
        )
    except LoyaltyError:
        return Recorded(operation, member)


def _can_be_undone(operation: Operation) -> bool:
    """Tell whether the window offers to undo it: what it can itself record, and can name.

    What puts an action of earlier right is not offered, also not by a till that starts anew.
    """
    offered = SaleFact | RedemptionFact | RefundFact | CardChangeFact | AdjustmentFact
    return isinstance(operation.fact, offered) and not may_be_given(operation)
