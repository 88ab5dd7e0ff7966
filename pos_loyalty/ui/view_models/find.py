# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""FIND: a member without a card, by phone, e-mail or name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.codes import mask
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.form_rows import FoundRow
from pos_loyalty.ui.view_models.form_states import FindForm
from pos_loyalty.ui.view_models.letters import LettersViewModel
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.opening import Opening
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)

QUERY_CHARS_MIN: Final = 2
QUERY_CHARS_MAX: Final = 100
_PHONE_DIGITS_SHOWN: Final = 3


class FindViewModel:
    """Searches while the cashier types; only the newest answer is shown.

    Attributes:
        letters: The letters on the screen.
    """

    def __init__(self, desk: Desk, opening: Opening, letters: LettersViewModel) -> None:
        self._desk = desk
        self.letters = letters
        self._opening = opening
        self._searches = desk.questions()

    def begin(self) -> None:
        """Open the page with nothing typed yet."""
        self._desk.show(replace(ready(self._desk.now), screen=Screen.FIND, farewell=None))

    def type_query(self, text: str) -> None:
        """Search for what is typed so far, from two characters on."""
        if self._desk.now.screen is not Screen.FIND or self._desk.now.is_busy:
            return
        query = text[:QUERY_CHARS_MAX]
        if query == self._desk.now.find.query:
            return
        self._searches.forget()
        matches = self._desk.now.find.matches if _is_enough(query) else ()
        self._desk.show(replace(self._desk.now, notice=None, find=FindForm(query, matches)))
        if _is_enough(query):
            find = self._desk.services.find_members
            self._searches.run(lambda: find(query), self._show, self._refuse)

    def search(self) -> None:
        """Open the member when there is just one, else show all; or say what is missing."""
        if self._desk.now.screen is not Screen.FIND or self._desk.now.is_busy:
            return
        form = self._desk.now.find
        if not _is_enough(form.query):
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.QUERY_TOO_SHORT))
        elif form.is_searched and not form.matches:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.NOBODY_FOUND))
        elif form.is_searched and len(form.matches) == 1:
            self.choose(form.matches[0].member_id)
        elif form.matches and self._desk.now.letters.is_open:
            self.letters.turn()  # where they leave the list no room, it has it now

    def choose(self, member_id: MemberId) -> None:
        """Show one of the members found."""
        if self._desk.now.screen is Screen.FIND and not self._desk.now.is_busy:
            self._searches.forget()
            self._opening.by_id(member_id)

    def _show(self, members: Sequence[Member]) -> None:
        if self._desk.now.screen is Screen.FIND:
            query = self._desk.now.find.query
            form = FindForm(query, found_rows(members), is_searched=True)
            self._desk.show(replace(self._desk.now, find=form))

    def _refuse(self, refusal: LoyaltyError) -> None:
        self._desk.tell(notice_of(refusal))


def found_rows(members: Sequence[Member]) -> tuple[FoundRow, ...]:
    """Return what may be shown of members who may not be the one who stands there."""
    return tuple(
        FoundRow(
            member.member_id,
            member.short_name,
            f"••• {member.phone[-_PHONE_DIGITS_SHOWN:]}" if member.phone else "",
            mask(member.card_number),
            member.status is MemberStatus.BLOCKED,
        )
        for member in members
    )


def _is_enough(query: str) -> bool:
    return len(query.strip()) >= QUERY_CHARS_MIN
