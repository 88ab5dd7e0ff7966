# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A card scanned on ENROL: a blank one is the new member's, a member's says who sent them."""

from collections.abc import Callable
from dataclasses import replace

from pos_loyalty.domain.codes import CardNumber
from pos_loyalty.domain.errors import UnknownMember
from pos_loyalty.domain.members import Member
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.form_rows import InvitedBy
from pos_loyalty.ui.view_models.joining import JoiningNotice
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen


class InvitingViewModel:
    """Finds out whose card it is. GUI thread.

    Args:
        take_blank: Takes the card that nobody has.
    """

    def __init__(self, desk: Desk, take_blank: Callable[[CardNumber], None]) -> None:
        self._desk = desk
        self._take_blank = take_blank

    def take_card(self, number: CardNumber) -> None:
        """Give the new member this card, or note whose it is: the friend who invited them."""
        services = self._desk.services

        def holder() -> Member | None:
            try:
                return services.identify_by_card(number, services.business_now()).member
            except UnknownMember:
                return None

        self._desk.look_aside(holder, lambda found: self._take(number, found))

    def forget(self) -> None:
        """Note nobody who invited them."""
        if self._desk.now.screen is Screen.ENROL and not self._desk.now.is_busy:
            self._note(None)

    def _take(self, number: CardNumber, holder: Member | None) -> None:
        if holder is None:
            self._take_blank(number)
            return
        self._note(InvitedBy(holder.member_id, holder.short_name))
        facts = (("short_name", holder.short_name),)
        self._desk.tell(Notice(NoticeKind.OK, JoiningNotice.FRIEND_TAKEN, facts))

    def _note(self, friend: InvitedBy | None) -> None:
        form = replace(self._desk.now.enrol, invited_by=friend)
        self._desk.show(replace(self._desk.now, notice=None, enrol=form))
