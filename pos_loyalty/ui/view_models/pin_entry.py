# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody proves who they are: a name and a PIN, or a badge."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.pins import PIN_DIGITS
from pos_loyalty.domain.staff import StaffId, StaffMember
from pos_loyalty.services.staff import BadgeProof, PinProof, Proof
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.staff_form import ProofForm, StaffRow
from pos_loyalty.ui.view_models.till_state import TillState

R = TypeVar("R")


class PinEntry:
    """Takes the digits, which leave it only to be looked at. GUI thread.

    What is looked at is looked at on the writer's thread: a wrong PIN is counted before anybody
    hears that it was wrong.
    """

    def __init__(self, desk: Desk, writes: TaskRunner, proved: Callable[[Proof], None]) -> None:
        """Take what to do with a whole PIN, or a badge."""
        self._desk, self._writes, self._proved = desk, writes, proved
        self._digits = ""

    def begin(self, people: Sequence[StaffMember], chosen: str = "") -> ProofForm:
        """Return the form for these people, with nothing typed.

        Args:
            chosen: Whose PIN is most likely; somebody else, or nobody, if that is not one of them.
        """
        self._digits = ""
        rows = tuple(row_of(member) for member in people)
        is_there = any(row.staff_id == chosen for row in rows)
        alone = rows[0].staff_id if len(rows) == 1 else ""
        return ProofForm(rows, chosen if is_there else alone)

    def choose(self, staff_id: str) -> None:
        """Type the PIN of this person from now on."""
        if not self._form.is_checking:
            self._type("", chosen=staff_id)

    def choose_next(self, step: int) -> None:
        """Choose the person so many places further in the list, around its end."""
        rows = self._form.people
        if rows:
            ids = [row.staff_id for row in rows]
            at = ids.index(self._form.chosen) if self._form.chosen in ids else -max(step, 0)
            self.choose(ids[(at + step) % len(ids)])

    def press(self, key: str) -> None:
        """Take a digit; the last one needs no Enter. Nothing while no name is chosen."""
        form = self._form
        if not (key.isascii() and key.isdecimal() and len(key) == 1):
            return
        if not form.chosen or form.is_checking:
            return
        self._type(self._digits + key)
        if len(self._digits) == PIN_DIGITS:
            pin, self._digits = self._digits, ""
            self._prove(PinProof(StaffId(form.chosen), pin))

    def backspace(self) -> None:
        """Take the last digit back."""
        if not self._form.is_checking:
            self._type(self._digits[:-1])

    def clear(self) -> None:
        """Take all digits back."""
        if not self._form.is_checking:
            self._type("")

    def show_badge(self, number: str) -> None:
        """Take a badge that was scanned; one more while the first is looked at is not."""
        if not self._form.is_checking:
            self._prove(BadgeProof(number))

    def look(self, work: Callable[[], R], on_done: Callable[[R], None]) -> None:
        """Look at a proof: ``on_done``, or a refusal that is told and leaves the form to type.

        Where somebody takes over, everything waits meanwhile: an Enter would be the other's.
        """

        def refused(refusal: LoyaltyError) -> None:
            self._again()
            self._desk.tell(notice_of(refusal))

        staff = self._desk.now.staff
        if staff.is_locked or staff.deed:
            self._writes.run(work, on_done, refused, self._again)
        else:
            self._desk.stand_still(work, on_done, refused, self._again)

    @property
    def _form(self) -> ProofForm:
        return self._desk.now.staff.proof

    def _prove(self, proof: Proof) -> None:
        self._show(replace(self._form, is_checking=True))
        self._proved(proof)

    def _again(self) -> None:
        self._digits = ""
        self._show(replace(self._form, typed_count=0, is_checking=False))

    def _type(self, digits: str, *, chosen: str | None = None) -> None:
        self._digits = digits
        form = self._form
        whose = form.chosen if chosen is None else chosen
        if not is_standing(self._desk.now):
            self._desk.show(replace(self._desk.now, notice=None))
        self._show(replace(form, typed_count=len(digits), chosen=whose))

    def _show(self, form: ProofForm) -> None:
        now = self._desk.now
        self._desk.show(replace(now, staff=replace(now.staff, proof=form)))


def row_of(member: StaffMember) -> StaffRow:
    """Return what a till shows of somebody."""
    return StaffRow(member.staff_id, member.short_name, member.role.value)


def is_standing(state: TillState) -> bool:
    """Tell whether the notice on screen says what was saved last: no PIN takes that away."""
    return state.notice is not None and state.notice.is_standing
