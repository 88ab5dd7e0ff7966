# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A deed that another has to agree to: the question, over the page that asks it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.staff import Approval, Deed, StaffMember, may, may_approve
from pos_loyalty.services.staff import ApproveDeed, Proof
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.lock import LockViewModel
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.pin_entry import PinEntry
from pos_loyalty.ui.view_models.staff_form import ProofForm
from pos_loyalty.ui.view_models.staff_notice import StaffNotice

OnYes = Callable[[Approval], None]


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked, and what is done when somebody agrees."""

    asked: ApproveDeed
    on_yes: OnYes


class ApprovingViewModel:
    """Asks for a badge or a PIN without leaving the page. GUI thread.

    Attributes:
        entry: Where the other's name is chosen and their PIN is typed.
    """

    def __init__(self, desk: Desk, lock: LockViewModel, writes: TaskRunner) -> None:
        self._desk, self._lock = desk, lock
        self.entry = PinEntry(desk, writes, self._answer)
        self._question: _Question | None = None

    @property
    def is_anybody_asked(self) -> bool:
        """Tell whether somebody stands here, so that another can agree to what they want."""
        return self._lock.who is not None

    def ask(self, deed: Deed, on_yes: OnYes, *, gaining: Collection[MemberId] = ()) -> None:
        """Do ``on_yes`` once the deed may be done: at once where nobody has to agree.

        Nothing happens while something runs, or if the question is dropped: the page is as it was.

        Args:
            on_yes: Called on the GUI thread, at most once, while nothing else runs. Where the
                shop has no staff list the approval is empty.
            gaining: The members that it is done for, beside who is on MEMBER: whoever agrees may
                be none of them.
        """
        who, now = self._lock.who, self._desk.now
        if now.is_busy or now.staff.is_proof_wanted:
            return
        if who is None:
            on_yes(Approval())
            return
        shown = (now.member.member_id,) if now.member else ()
        asked = ApproveDeed(deed, who.staff_id, frozenset((*gaining, *shown)))
        if may(who.role, deed) and who.member_id not in asked.gaining:
            on_yes(Approval(who.staff_id))
            return
        people = [member for member in self._lock.people if _may_agree(member, asked)]
        if not people:
            self._desk.tell(Notice(NoticeKind.WARNING, StaffNotice.NOBODY_MAY_AGREE))
            return
        self._question = _Question(asked, on_yes)
        staff = replace(now.staff, deed=deed.value, proof=self.entry.begin(people))
        self._desk.show(replace(now, staff=staff, notice=None))

    def drop(self) -> None:
        """Take the question away: what was wanted is not done."""
        if self._desk.now.staff.deed and not self._desk.now.staff.proof.is_checking:
            self._close()

    def _answer(self, proof: Proof) -> None:
        question, staff = self._question, self._desk.services.staff
        if question is not None and staff is not None:
            self.entry.look(
                partial(staff.approve, question.asked, proof),
                lambda approval: self._agreed(question, approval),
            )

    def _agreed(self, question: _Question, approval: Approval) -> None:
        self._close()
        question.on_yes(approval)

    def _close(self) -> None:
        self._question = None
        now = self._desk.now
        staff = replace(now.staff, deed="", proof=ProofForm())
        self._desk.show(replace(now, staff=staff, notice=None))


def _may_agree(member: StaffMember, asked: ApproveDeed) -> bool:
    return may_approve(member, asked.deed, requester=asked.requester, gaining=asked.gaining)
