# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who stands at the till: signing in, locking, and changing places in the middle of a purchase.

What was begun stays, whoever signs in: the customer still waits for it, and a colleague who takes
over goes on with it. Another person is told what it is. Only what would serve the person's own
card is dropped, with a word.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, Protocol

from pos_loyalty.domain.errors import LoyaltyError, OwnCard
from pos_loyalty.domain.staff import Deed, StaffMember, may
from pos_loyalty.services.staff import Proof
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeFact, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.pin_entry import PinEntry, is_standing, row_of
from pos_loyalty.ui.view_models.staff_form import ProofForm, StaffForm
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from pos_loyalty.ui.view_models.unfinished import unfinished_notice

Verb = Callable[[], None]
_GUARDED: Final[Mapping[Screen, Deed]] = {Screen.SETTINGS: Deed.SETTINGS}
"""Pages whose opening is the deed: what is done there is asked about no more."""

PUT_OFF_MAX: Final = 20
"""Times, four a second: figures that do not come keep no till open."""


_NOT_SAVED_YET: Final = Notice(NoticeKind.WARNING, StaffNotice.NOT_SAVED_YET)


class Entered(Protocol):
    """What a lock asks of the purchase in the making."""

    @property
    def is_confirming(self) -> bool:
        """Tell whether something that was confirmed is about to be saved."""
        ...

    def forget_enter(self) -> bool:
        """Let that not be saved; return whether there was anything."""
        ...


class LockViewModel:
    """Locks the till and lets somebody in. GUI thread.

    Attributes:
        entry: Where a name is chosen and a PIN is typed.
    """

    def __init__(
        self,
        desk: Desk,
        reads: TaskRunner,
        writes: TaskRunner,
        entered: Callable[[], Entered],
    ) -> None:
        """Hang on to the desk.

        Args:
            entered: Returns what is entered on MEMBER, which is made after the lock.
        """
        self._desk, self._reads, self._entered = desk, reads, entered
        self._staff = desk.services.staff
        self.entry = PinEntry(desk, writes, self._sign_in)
        self._people: Sequence[StaffMember] = ()
        self._who: StaffMember | None = None
        self._is_wanted = False
        self._times_put_off = 0

    @property
    def who(self) -> StaffMember | None:
        """Return who stands here; ``None`` while it is locked, and where nobody is asked."""
        return None if self._desk.now.staff.is_locked else self._who

    @property
    def people(self) -> Sequence[StaffMember]:
        """Return who may stand here, as the till read it last."""
        return self._people

    def begin(self) -> None:
        """Let nobody do anything before somebody signed in, where the shop asks for it."""
        if self._staff is not None:
            self._shut()

    def lock(self) -> None:
        """Lock the till; what was begun waits for whoever signs in next.

        While something that was confirmed is being saved the till is locked afterwards: the answer
        must not come to a page that hides it.
        """
        if self._staff is None:
            self._desk.tell(Notice(NoticeKind.INFO, StaffNotice.NOBODY_ASKED))
        elif self._who is None and not self._desk.now.staff.is_locked:
            self._desk.tell(Notice(NoticeKind.WARNING, StaffNotice.NO_STAFF))
        elif not self._desk.now.staff.is_locked:
            self._is_wanted, self._times_put_off = True, 0
            self.lock_if_wanted()

    def lock_if_wanted(self) -> None:
        """Lock now what had to wait; called as time passes."""
        if not self._is_wanted or self._desk.is_saving or self._desk.now.staff.proof.is_checking:
            return
        if self._entered().is_confirming and self._times_put_off < PUT_OFF_MAX:
            self._times_put_off += 1
            return
        self._is_wanted = False
        self._shut()

    def show_badge(self, number: str) -> None:
        """Let the holder of a badge in, also in the place of somebody else."""
        if self._staff is None:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.STAFF_BADGE_SCANNED))
        else:
            self.entry.show_badge(number)

    def unlocked(self, verb: Verb) -> Verb:
        """Return the same verb, which does nothing while the till is locked."""

        def guarded() -> None:
            if not self._desk.now.staff.is_proof_wanted:
                verb()

        return guarded

    def _shut(self) -> None:
        staff = self._staff
        if staff is None:
            return
        staff.take_over(None)
        proof = self.entry.begin(self._people, self._who.staff_id if self._who else "")
        who = row_of(self._who) if self._who else None
        form, now = StaffForm(who, is_locked=True, proof=proof), self._desk.now
        notice = now.notice if _outlasts(now) else None
        if self._entered().forget_enter():  # it would count for whoever comes next
            notice = _NOT_SAVED_YET
        self._desk.show(replace(now, staff=form, notice=notice))
        self._reads.run(staff.people, self._take_people, self._no_people)

    def _take_people(self, people: Sequence[StaffMember]) -> None:
        self._people = people
        now = self._desk.now
        if not now.staff.is_locked:
            return
        if not people:
            self._let_in(None)
            return
        chosen = now.staff.proof.chosen or (now.staff.who.staff_id if now.staff.who else "")
        if [row.staff_id for row in now.staff.proof.people] != [one.staff_id for one in people]:
            form = self.entry.begin(people, chosen)
            self._desk.show(replace(now, staff=replace(now.staff, proof=form)))

    def _no_people(self, refusal: LoyaltyError) -> None:
        """Stay locked: what keeps the list from being read keeps the till from everything."""
        self._desk.tell(notice_of(refusal))

    def _sign_in(self, proof: Proof) -> None:
        if self._staff is None:
            return
        if self._entered().forget_enter():
            self._desk.tell(_NOT_SAVED_YET)
        self.entry.look(partial(self._staff.sign_in, proof), self._let_in)

    def _let_in(self, member: StaffMember | None) -> None:
        """Let this person in; ``None`` where there is nobody on the list."""
        staff, former = self._staff, self._who
        if staff is None:
            return
        self._who, self._is_wanted = member, False
        staff.take_over(member)
        now = self._desk.now
        is_own, is_friend = _is_own(now, member), _is_own_friend(now, member)
        state = ready(now) if is_own or _is_not_for(now, member, former) else now
        if is_friend:
            state = replace(state, enrol=replace(state.enrol, invited_by=None))
        form = StaffForm(row_of(member) if member else None, proof=ProofForm())
        self._desk.show(replace(state, staff=form, notice=None))  # what stands comes back
        if is_own and self._desk.standing.is_code(_NOT_SAVED_YET.code):
            self._desk.dismiss_standing()  # it is dropped, and never will be
        if is_own or is_friend:
            self._desk.tell(notice_of(OwnCard()))
        elif not is_standing(self._desk.now):  # what was saved last is read first
            self._desk.tell(_welcome(self._desk.now, member, former))


def _outlasts(state: TillState) -> bool:
    """Tell whether the notice on screen is for whoever comes next: what was saved, or was not."""
    is_grave = state.notice is not None and state.notice.kind is NoticeKind.ERROR
    return is_grave or is_standing(state)


def _is_own(state: TillState, member: StaffMember | None) -> bool:
    if state.member is None or member is None or member.member_id is None:
        return False
    return state.member.member_id == member.member_id


def _is_own_friend(state: TillState, member: StaffMember | None) -> bool:
    """Tell whether this person's card is noted as that of who invited somebody."""
    friend = state.enrol.invited_by
    if friend is None or member is None or member.member_id is None:
        return False
    return friend.member_id == member.member_id


def _is_not_for(state: TillState, member: StaffMember | None, former: StaffMember | None) -> bool:
    """Tell whether another opened the page, and this person may not."""
    deed = _GUARDED.get(state.screen)
    if deed is None or member is None or member == former:
        return False
    return not may(member.role, deed)


def _welcome(state: TillState, member: StaffMember | None, former: StaffMember | None) -> Notice:
    if member is None:
        return Notice(NoticeKind.WARNING, StaffNotice.NO_STAFF)
    facts: tuple[NoticeFact, ...] = (("staff_name", member.short_name),)
    begun = unfinished_notice(state)
    is_other = former is not None and former.staff_id != member.staff_id
    if begun is not None and is_other:
        return Notice(NoticeKind.WARNING, StaffNotice.ENTRY_TAKEN_OVER, (*facts, *begun.facts))
    return Notice(NoticeKind.OK, StaffNotice.SIGNED_IN, facts)
