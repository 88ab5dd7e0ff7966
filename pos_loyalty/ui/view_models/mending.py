# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""MENDING: an action of the past is taken back, or a purchase becomes another member's.

Nothing happens before it is said why, and before whoever has to agree has agreed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.codes import CardNumber
from pos_loyalty.domain.errors import SameMember
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.services.mending import REASON_CHARS_MAX, REASONS, Reassign, UndoLater
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.find import QUERY_CHARS_MAX, QUERY_CHARS_MIN, found_rows
from pos_loyalty.ui.view_models.history import HistoryViewModel
from pos_loyalty.ui.view_models.history_form import (
    HistoryRow,
    MendingForm,
    MendingKind,
    new_mending,
)
from pos_loyalty.ui.view_models.mending_notices import MendingNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.recording import Recorder
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen

_UNDONE_AS: Final = {"adjustment": Deed.ADJUST}
"""By the row's kind: to take back what was changed by hand is to change it by hand."""

_WORDS_CHARS_MAX = REASON_CHARS_MAX - max(map(len, REASONS)) - 2


class MendingViewModel:
    """Says why, finds whose it is, asks for approval, and saves. GUI thread."""

    def __init__(
        self,
        desk: Desk,
        history: HistoryViewModel,
        recorder: Recorder,
        approving: ApprovingViewModel,
    ) -> None:
        self._desk, self._history = desk, history
        self._recorder, self._approving = recorder, approving
        self._searches = desk.questions()
        self._found: dict[MemberId, Member] = {}

    def begin(self, kind: MendingKind) -> None:
        """Open the page for the row that is looked into."""
        state = self._desk.now
        if state.screen is not Screen.HISTORY or state.history is None or state.is_busy:
            return
        row = state.history.row
        if row is None or not _may(kind, row):
            return
        form = new_mending(kind, state.history, row)
        self._found = {}
        self._desk.show(replace(ready(state), screen=Screen.MENDING, farewell=None, mending=form))

    def choose_reason(self, reason: str) -> None:
        """Say why, from the list; choosing it again takes it back."""
        if reason in REASONS:
            self._edit(lambda form: replace(form, reason="" if form.reason == reason else reason))

    def type_reason(self, text: str) -> None:
        """Say why in own words."""
        words = text[:_WORDS_CHARS_MAX]
        form = self._form
        if form is not None and words != form.own_words:
            self._edit(lambda form: replace(form, own_words=words))

    def type_query(self, text: str) -> None:
        """Look for the member whose purchase it is, from two characters on."""
        form, query = self._giving, text[:QUERY_CHARS_MAX]
        if form is None or query == form.query:
            return
        self._searches.forget()
        is_enough = len(query.strip()) >= QUERY_CHARS_MIN
        matches = form.matches if is_enough else ()
        self._edit(lambda form: replace(form, query=query, matches=matches, is_searched=False))
        if is_enough:
            find = self._desk.services.find_members
            self._searches.run(
                lambda: find(query),
                lambda found: self._show_found(query, found),
                lambda refusal: self._desk.tell(notice_of(refusal)),
            )

    def choose_member(self, member_id: MemberId) -> None:
        """Say whose the purchase is; ``forget_member`` takes that back."""
        member = self._found.get(member_id)
        if member is not None and self._giving is not None:
            self._receive(member)

    def forget_member(self) -> None:
        """Look for somebody else."""
        if self._giving is not None:
            self._edit(lambda form: replace(form, receiver=None))

    def take_card(self, number: CardNumber) -> None:
        """Say by their card whose the purchase is."""
        if self._giving is None:
            return
        services = self._desk.services

        def receive(member: Member) -> None:
            self._found[member.member_id] = member
            self._receive(member)

        self._desk.look_aside(
            lambda: services.identify_by_card(number, services.business_now()).member, receive
        )

    def confirm(self) -> None:
        """Ask whoever has to agree, then save; what is missing is said."""
        form = self._form
        if form is None or self._desk.now.is_busy:
            return
        if form.kind is MendingKind.GIVE and form.receiver is None:
            self._desk.tell(Notice(NoticeKind.WARNING, MendingNotice.RECEIVER_MISSING))
        elif not form.has_reason:
            self._desk.tell(Notice(NoticeKind.WARNING, MendingNotice.REASON_MISSING))
        elif form.receiver is not None:
            self._approving.ask(
                Deed.REASSIGN,
                lambda approval: self._give(form, approval),
                gaining=(form.history.member_id, form.receiver.member_id),
            )
        else:
            self._approving.ask(
                _UNDONE_AS.get(form.row.kind, Deed.LATE_UNDO),
                lambda approval: self._take_back(form, approval),
                gaining=(form.history.member_id,),
            )

    def back(self) -> None:
        """Go back to the history; nothing was changed."""
        form = self._form
        if form is not None:
            self._searches.forget()
            self._history.come_back(form.history)

    @property
    def _form(self) -> MendingForm | None:
        return self._desk.now.mending if self._desk.now.screen is Screen.MENDING else None

    @property
    def _giving(self) -> MendingForm | None:
        form = self._form
        is_giving = form is not None and form.kind is MendingKind.GIVE
        return form if is_giving and not self._desk.now.is_busy else None

    def _edit(self, change: Callable[[MendingForm], MendingForm]) -> None:
        form = self._form
        now = self._desk.now
        if form is not None and not now.is_busy and not now.staff.is_proof_wanted:
            self._desk.show(replace(now, notice=None, mending=change(form)))

    def _show_found(self, query: str, found: Sequence[Member]) -> None:
        form = self._form
        if form is not None and form.query == query:
            self._found |= {member.member_id: member for member in found}
            shown = replace(form, matches=found_rows(found), is_searched=True)
            self._desk.show(replace(self._desk.now, mending=shown))

    def _receive(self, member: Member) -> None:
        form = self._giving
        if form is None:
            return
        if member.member_id == form.history.member_id:
            self._desk.tell(notice_of(SameMember()))
            return
        (row,) = found_rows([member])
        self._edit(lambda form: replace(form, receiver=row))

    def _take_back(self, form: MendingForm, approval: Approval) -> None:
        member = self._history.member
        if form != self._form or member is None:
            self._desk.tell(Notice(NoticeKind.WARNING, StaffNotice.AGREED_TO_OTHER))
            return
        services = self._desk.services
        command = UndoLater(
            op_id=services.new_op_id(),
            undone_op_id=form.row.op_id,
            reason=_reason_of(form),
            business_at=services.business_now(),
            approver=approval.approver,
        )
        self._recorder.record(lambda: services.undo_later(command), member, is_mended=True)

    def _give(self, form: MendingForm, approval: Approval) -> None:
        receiver = self._found.get(form.receiver.member_id) if form.receiver else None
        if form != self._form or receiver is None:
            self._desk.tell(Notice(NoticeKind.WARNING, StaffNotice.AGREED_TO_OTHER))
            return
        services = self._desk.services
        command = Reassign(
            sale_op_id=form.row.op_id,
            to_member_id=receiver.member_id,
            reason=_reason_of(form),
            business_at=services.business_now(),
            approver=approval.approver,
        )
        self._recorder.record(lambda: services.reassign(command), receiver, is_mended=True)


def _may(kind: MendingKind, row: HistoryRow) -> bool:
    return row.can_take_back if kind is MendingKind.TAKE_BACK else row.can_give


def _reason_of(form: MendingForm) -> str:
    """Return what is stored: the reason of the list, the words, or both."""
    return ": ".join(part for part in (form.reason, form.own_words.strip()) if part)
