# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""CARE: a member's card is blocked, unblocked or replaced; points are given or taken by hand.

Nothing happens before it is said why, and before whoever has to agree has agreed.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.by_hand import NOTE_CHARS_MAX
from pos_loyalty.domain.cards import CardChange, CardReason
from pos_loyalty.domain.codes import CardNumber, mask
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.program.adjusting import AdjustmentReason
from pos_loyalty.domain.staff import Approval, Deed
from pos_loyalty.services.adjustment import AdjustPoints
from pos_loyalty.services.card_change import ChangeCard
from pos_loyalty.services.member_care import CareView
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.care_form import (
    REASONS,
    WITH_POINTS,
    CareDeed,
    CareForm,
    CareNotice,
)
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.opening import Opening
from pos_loyalty.ui.view_models.recording import Recorder
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen, TillState

POINTS_DIGITS_MAX: Final = 6

_CHANGES: Final = {
    CareDeed.BLOCK: CardChange.BLOCKED,
    CareDeed.UNBLOCK: CardChange.UNBLOCKED,
    CareDeed.REPLACE: CardChange.REPLACED,
}
_ASKED_AS: Final = {
    CareDeed.BLOCK: Deed.BLOCK_CARD,
    CareDeed.UNBLOCK: Deed.REPLACE_CARD,
    CareDeed.REPLACE: Deed.REPLACE_CARD,
    CareDeed.GIVE: Deed.ADJUST,
    CareDeed.TAKE: Deed.ADJUST,
}
"""A card that works again is as good as a new one: the same people may give either."""


class MemberCareViewModel:
    """Says what and why, asks for approval, and saves. GUI thread."""

    def __init__(
        self, desk: Desk, opening: Opening, recorder: Recorder, approving: ApprovingViewModel
    ) -> None:
        self._desk, self._opening = desk, opening
        self._recorder, self._approving = recorder, approving
        self._view: CareView | None = None

    def begin(self) -> None:
        """Open the page for who is served, was served just now, or has a blocked card."""
        state = self._desk.now
        shown = state.member or state.done
        asked = shown.member_id if shown else self._opening.blocked
        if asked is None:
            self._desk.tell(Notice(NoticeKind.WARNING, CareNotice.CARE_NEEDS_MEMBER))
            return
        services = self._desk.services
        self._desk.look_up(lambda: services.care_of(asked, services.business_now()), self._opened)

    def choose_deed(self, deed: CareDeed) -> None:
        """Say what is to be done; choosing it again takes that back."""
        form = self._form
        if form is not None and deed in form.deeds:
            chosen = None if form.deed is deed else deed
            self._edit(
                lambda form: replace(
                    form, deed=chosen, reason="", typed="", new_card="", new_card_mask=""
                )
            )

    def choose_reason(self, reason: str) -> None:
        """Say why; choosing it again takes that back."""
        form = self._form
        if form is not None and form.deed is not None and reason in REASONS[form.deed]:
            self._edit(lambda form: replace(form, reason="" if form.reason == reason else reason))

    def type_note(self, text: str) -> None:
        """Say more about it in own words."""
        note = text[:NOTE_CHARS_MAX]
        form = self._form
        if form is not None and note != form.note:
            self._edit(lambda form: replace(form, note=note))

    def press(self, digit: str) -> None:
        """Type a digit of the points."""
        form = self._form
        if form is None or form.deed not in WITH_POINTS or not digit.isdecimal():
            return
        typed = (form.typed + digit).lstrip("0")
        if len(typed) <= POINTS_DIGITS_MAX:
            self._edit(lambda form: replace(form, typed=typed))

    def backspace(self) -> None:
        """Take the last digit back."""
        self._edit(lambda form: replace(form, typed=form.typed[:-1]))

    def clear_points(self) -> None:
        """Take all digits back."""
        self._edit(lambda form: replace(form, typed=""))

    def take_card(self, number: CardNumber) -> None:
        """Let this card stand for the member's from now on, once it is saved.

        The one that they have may still lie before the camera. Whoever does something else is not
        taken away from it.
        """
        form, view = self._form, self._view
        if form is None or view is None or number == view.member.card_number:
            return
        if form.deed is None:
            self.choose_deed(CareDeed.REPLACE)
        elif form.deed is not CareDeed.REPLACE:
            self._desk.tell(Notice(NoticeKind.WARNING, CareNotice.CARE_UNFINISHED))
            return
        self._edit(lambda form: replace(form, new_card=number, new_card_mask=mask(number)))

    def confirm(self) -> None:
        """Ask whoever has to agree, then save; what is missing is said."""
        form = self._form
        if form is None or form.deed is None or self._desk.now.is_busy:
            if form is not None and not self._desk.now.is_busy:
                self._desk.tell(Notice(NoticeKind.WARNING, CareNotice.DEED_MISSING))
            return
        if form.missing is not None:
            self._desk.tell(Notice(NoticeKind.WARNING, form.missing))
            return
        self._approving.ask(
            _ASKED_AS[form.deed],
            lambda approval: self._save(form, approval),
            gaining=(form.member_id,),
        )

    def back(self) -> None:
        """Go back to the member, or to READY where their card does not work."""
        form = self._form
        if form is None or form.is_blocked:
            self._desk.show(ready(self._desk.now))
        else:
            self._opening.by_id(form.member_id)

    @property
    def _form(self) -> CareForm | None:
        return self._desk.now.care if self._desk.now.screen is Screen.CARE else None

    def _edit(self, change: Callable[[CareForm], CareForm]) -> None:
        form = self._form
        now = self._desk.now
        if form is not None and not now.is_busy and not now.staff.is_proof_wanted:
            self._desk.show(replace(now, notice=None, care=change(form)))

    def _opened(self, view: CareView) -> TillState:
        self._view = view
        member = view.member
        form = CareForm(
            member.member_id,
            member.short_name,
            mask(member.card_number),
            view.is_blocked,
            view.spendable_points,
        )
        return replace(ready(self._desk.now), screen=Screen.CARE, farewell=None, care=form)

    def _save(self, form: CareForm, approval: Approval) -> None:
        if form != self._form or self._view is None or form.deed is None:
            self._desk.tell(Notice(NoticeKind.WARNING, StaffNotice.AGREED_TO_OTHER))
            return
        member = self._view.member
        if form.deed in WITH_POINTS:
            adjusting = self._adjustment(form, member.member_id, approval)
            adjust = self._desk.services.adjust_points
            self._recorder.record(lambda: adjust(adjusting), member)
        else:
            changing = self._change(form, member.member_id, approval)
            change = self._desk.services.change_card
            self._recorder.record(lambda: change(changing), member)

    def _change(self, form: CareForm, member_id: MemberId, approval: Approval) -> ChangeCard:
        services = self._desk.services
        return ChangeCard(
            op_id=services.new_op_id(),
            member_id=member_id,
            change=_CHANGES[form.deed or CareDeed.BLOCK],
            reason=CardReason(form.reason),
            new_card_number=form.new_card,
            note=form.note,
            approver=approval.approver,
            business_at=services.business_now(),
        )

    def _adjustment(self, form: CareForm, member_id: MemberId, approval: Approval) -> AdjustPoints:
        services = self._desk.services
        return AdjustPoints(
            op_id=services.new_op_id(),
            member_id=member_id,
            points=-form.points if form.deed is CareDeed.TAKE else form.points,
            reason=AdjustmentReason(form.reason),
            note=form.note,
            approver=approval.approver,
            business_at=services.business_now(),
        )
