# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""ENROL: a name, a way to reach the member, a yes or no; the card is made or scanned."""

from dataclasses import dataclass, replace
from typing import Final

from pos_loyalty.domain.codes import CardNumber, mask
from pos_loyalty.domain.errors import AlreadyEnrolled, LoyaltyError
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member
from pos_loyalty.services.enrol import EnrolMember
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.duplicates import Duplicates
from pos_loyalty.ui.view_models.enrol_extras import Change, EnrolExtrasViewModel
from pos_loyalty.ui.view_models.find import found_rows
from pos_loyalty.ui.view_models.form_rows import FoundRow
from pos_loyalty.ui.view_models.form_states import EnrolForm, FindForm
from pos_loyalty.ui.view_models.inviting import InvitingViewModel
from pos_loyalty.ui.view_models.joining import Gesture, command_of, newcomer_of, trouble_of
from pos_loyalty.ui.view_models.letters import LettersViewModel
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.opening import Opening
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)

TEXT_CHARS_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class _Enrolled:
    """A new member, safe on disk; ``None`` stands for what cannot be read just now."""

    welcome_points: int
    case: OpenMember | None = None
    unsent_count: int | None = None


class EnrolViewModel:
    """Fills the form and enrols. GUI thread.

    Attributes:
        extras: What nobody has to say.
        inviting: Who takes the cards that are scanned here.
        letters: The letters on the screen.
    """

    def __init__(
        self, desk: Desk, sale: SaleViewModel, opening: Opening, letters: LettersViewModel
    ) -> None:
        self._desk = desk
        self._sale = sale
        self._opening = opening
        self._duplicates = Duplicates(desk, self._warn)
        self.extras = EnrolExtrasViewModel(self._edit_extras)
        self.inviting = InvitingViewModel(desk, self.take_blank_card)
        self.letters = letters
        self._gesture = self._new_gesture()

    def begin(self) -> None:
        """Open an empty form."""
        self._gesture = self._new_gesture()
        self._duplicates.begin()
        form = EnrolForm(card_mask=mask(self._gesture.card_number))
        self._desk.show(replace(ready(self._desk.now), screen=Screen.ENROL, enrol=form))

    def type_name(self, text: str) -> None:
        """Take the first name, and the family name behind a space if the member gives it."""
        self._fill(replace(self._desk.now.enrol, name=text[:TEXT_CHARS_MAX]))

    def type_contact(self, text: str) -> None:
        """Take a phone number or an e-mail address; may stay empty."""
        self._fill(replace(self._desk.now.enrol, contact=text[:TEXT_CHARS_MAX]))

    def choose_news(self, *, wants_news: bool) -> None:
        """Take the member's own answer."""
        self._fill(replace(self._desk.now.enrol, wants_news=wants_news))

    def take_blank_card(self, number: CardNumber) -> None:
        """Give the member this card of the shop instead of one to print."""
        self._gesture = replace(self._gesture, card_number=number)
        self._fill(replace(self._desk.now.enrol, card_mask=mask(number), is_blank_card=True))
        self._desk.tell(Notice(NoticeKind.OK, NoticeCode.BLANK_CARD_TAKEN))

    def use_new_card(self) -> None:
        """Forget the scanned card: the till makes a number to print."""
        number = self._desk.services.new_card_number()
        self._gesture = replace(self._gesture, card_number=number)
        self._fill(replace(self._desk.now.enrol, card_mask=mask(number), is_blank_card=False))

    def confirm(self) -> None:
        """Enrol, then show the new member with what joining gave."""
        form, services = self._desk.now.enrol, self._desk.services
        if not self._is_free:
            return
        at = services.business_now()
        if (trouble := trouble_of(form, today=at.date())) is not None:
            self._desk.tell(Notice(NoticeKind.WARNING, trouble))
            return
        language = self._desk.now.language
        command = command_of(form, self._gesture, at=at, region=services.region, language=language)
        self._desk.save(lambda: _enrol(command, services), self._show, self._refused)

    def open(self, member_id: MemberId) -> None:
        """Show somebody who is a member already, and drop what was typed."""
        if self._is_free:
            self._opening.by_id(member_id)

    def open_existing(self) -> None:
        """Show the member who holds the contact or the card already."""
        form, services = self._desk.now.enrol, self._desk.services
        if not self._is_free:
            return
        if form.existing:
            self.open(form.existing[0].member_id)
            return
        contact, card_number = form.contact.strip(), self._gesture.card_number

        def work() -> tuple[Member, ...]:
            found = tuple(services.find_members(contact)) if contact else ()
            if found:
                return found
            return (services.identify_by_card(card_number, services.business_now()).member,)

        def show(found: tuple[Member, ...]) -> TillState:
            find = FindForm(contact, found_rows(found), is_searched=True)
            return replace(ready(self._desk.now), screen=Screen.FIND, find=find)

        self._desk.look_up(work, show)

    @property
    def _is_free(self) -> bool:
        return self._desk.now.screen is Screen.ENROL and not self._desk.now.is_busy

    def _fill(self, form: EnrolForm) -> None:
        if not self._is_free:
            return
        services = self._desk.services
        can_confirm = bool(form.name.strip() or form.contact.strip())
        filled = replace(form, can_confirm=can_confirm, can_open_existing=False)
        self._desk.show(replace(self._desk.now, notice=None, enrol=filled))
        today = services.business_now().date()
        if self._duplicates.look(newcomer_of(filled, region=services.region, today=today)):
            self._forget_who_was_like_before(filled)

    def _forget_who_was_like_before(self, filled: EnrolForm) -> None:
        if self._desk.now.enrol == filled and filled.existing:
            self._warn(())

    def _warn(self, existing: tuple[FoundRow, ...]) -> None:
        """Show who may be this person already; nobody is stopped by it."""
        if self._desk.now.screen is Screen.ENROL:
            form = replace(self._desk.now.enrol, existing=existing)
            self._desk.show(replace(self._desk.now, enrol=form))

    def _edit_extras(self, change: Change) -> None:
        form = self._desk.now.enrol
        self._fill(replace(form, extras=change(form.extras)))

    def _refused(self, refusal: LoyaltyError) -> TillState:
        is_known = isinstance(refusal, AlreadyEnrolled)
        return replace(
            self._desk.now, enrol=replace(self._desk.now.enrol, can_open_existing=is_known)
        )

    def _show(self, enrolled: _Enrolled) -> TillState:
        facts = (("welcome_points", enrolled.welcome_points),)
        notice = Notice(NoticeKind.OK, NoticeCode.ENROLLED, facts)
        if enrolled.case is None:
            state = ready(self._desk.now)
        else:
            state = self._sale.begin(enrolled.case, welcome_points=enrolled.welcome_points)
        unsent = enrolled.unsent_count
        count = self._desk.now.unsent_count + 1 if unsent is None else unsent
        return replace(state, notice=notice, unsent_count=count)

    def _new_gesture(self) -> Gesture:
        services = self._desk.services
        return Gesture(
            services.new_op_id(), MemberId(services.new_id()), services.new_card_number()
        )


def _enrol(command: EnrolMember, services: TillServices) -> _Enrolled:
    operation = services.enrol_member(command)
    points = operation.draft.effects.points
    try:
        at = services.business_now()
        case = OpenMember(services.identify(command.member_id, at), services.program_at(at))
        return _Enrolled(points, case, services.unsent_count())
    except LoyaltyError:
        return _Enrolled(points)  # enrolled all the same: this may not look like a refusal
