# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Looks for who is a member already while the cashier types, before anything is saved."""

from collections.abc import Callable, Sequence
from typing import Final

from pos_loyalty.domain.members import Member
from pos_loyalty.services.duplicates import Newcomer
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.find import found_rows
from pos_loyalty.ui.view_models.form_rows import FoundRow

CONTACT_CHARS_MIN: Final = 5
"""Nothing shorter is a phone number or an e-mail address."""


class Duplicates:
    """Asks for each change that can matter, one at a time; only the newest answer counts.

    While one question runs, the newest waits and those between are dropped, so that quick typing
    asks twice and not for every letter. A refusal is no answer: nobody is shown. GUI thread.
    """

    def __init__(self, desk: Desk, show: Callable[[tuple[FoundRow, ...]], None]) -> None:
        self._desk = desk
        self._show = show
        self._questions = desk.questions()
        self._asked = Newcomer()

    def begin(self) -> None:
        """Forget who was typed before."""
        self._questions.forget()
        self._asked = Newcomer()

    def look(self, newcomer: Newcomer) -> bool:
        """Look for who may be this person; return whether they are another than before."""
        if newcomer == self._asked:
            return False
        self._asked = newcomer
        self._questions.forget()
        has_contact = any(len(text) >= CONTACT_CHARS_MIN for text in newcomer.contacts)
        if has_contact or newcomer.birthday is not None:
            find = self._desk.services.find_duplicates
            self._questions.run(lambda: find(newcomer), self._found, lambda _refusal: None)
        return True

    def _found(self, members: Sequence[Member]) -> None:
        self._show(found_rows(members))
