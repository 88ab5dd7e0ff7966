# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What this till saved last: said after a start, and where a save ended in doubt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.done_panel import Recorded, done_panel, happened_at
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeFact, NoticeKind
from pos_loyalty.ui.view_models.recording import Recorder, look_at_recorded
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import TillState


@dataclass(frozen=True, slots=True)
class _Start:
    """What a starting till finds; ``last`` is ``None`` where nothing was ever recorded."""

    last: Recorded | None
    unsent_count: int
    is_after_unclean_end: bool


class LastSaved:
    """Looks at the latest operation, says what it was and offers to undo it. GUI thread."""

    def __init__(self, desk: Desk, recorder: Recorder) -> None:
        self._desk = desk
        self._recorder = recorder
        desk.find_out_saved = self._find_out

    def begin(self, ended_uncleanly: Callable[[], bool]) -> None:
        """Count what waits for the server; after a crash or power cut say what was saved last.

        What was recorded within the last minute can be undone, however the till ended. Called
        before anything else; a card that is scanned meanwhile waits.

        Args:
            ended_uncleanly: Whether the till before this one did. Asked off the GUI thread.
        """
        services = self._desk.services

        def work() -> _Start:
            return _Start(_look(services), services.unsent_count(), ended_uncleanly())

        def show(start: _Start) -> TillState:
            state = replace(
                ready(self._desk.now),
                unsent_count=start.unsent_count,
                undo=self._recorder.offer_undo_of(start.last) if start.last else None,
            )
            if start.is_after_unclean_end:
                state = replace(state, notice=_restart_notice(start.last))
            return state

        self._desk.look_up(work, show)

    def _find_out(self) -> None:
        services = self._desk.services

        def show(last: Recorded | None) -> TillState:
            facts = _facts_of(last) if last else ()
            now = self._desk.now
            unsent = last.unsent_count if last else None
            return replace(
                ready(now),
                undo=self._recorder.offer_undo_of(last) if last else None,
                unsent_count=now.unsent_count if unsent is None else unsent,
                notice=Notice(NoticeKind.ERROR, NoticeCode.SAVE_UNSURE, facts),
            )

        self._desk.find_out(lambda: _look(services), show)


def _look(services: TillServices) -> Recorded | None:
    operation = services.latest_operation()
    if operation is None:
        return None
    return look_at_recorded(operation, _whose(operation, services), services)


def _whose(operation: Operation, services: TillServices) -> Member:
    """Return the member, without a name when the card was stopped meanwhile."""
    member_id = operation.draft.member_id
    try:
        return services.identify(member_id, services.business_now()).member
    except LoyaltyError:
        return Member(member_id, card_number="", given_name="")


def _restart_notice(last: Recorded | None) -> Notice:
    if last is None:
        return Notice(NoticeKind.INFO, NoticeCode.RESTART_EMPTY)
    return Notice(NoticeKind.WARNING, NoticeCode.RESTART_SAVED, _facts_of(last))


def _facts_of(last: Recorded) -> tuple[NoticeFact, ...]:
    done = done_panel(last)
    return (
        ("kind", last.operation.fact.kind),
        ("short_name", done.short_name),
        ("paid_minor", done.paid_minor + done.wallets_minor),
        ("earned_points", done.earned_points),
        ("used_points", done.used_points),
        ("happened_at", happened_at(last.operation).isoformat()),
    )
