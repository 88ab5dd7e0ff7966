# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The check of the whole till at its window: a line for each thing that is looked at."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final, Protocol

from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.more_forms import DoctorForm, FoundRow
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen

FINDINGS_MAX: Final = 64


class DoctorNotice(StrEnum):
    """What the page says."""

    COPIED = "doctor_copied"
    FAILED = "doctor_failed"


class DoctorPort(Protocol):
    """Looks at the machine, away from the GUI thread; tells on it."""

    def begin(self, found: Callable[[FoundRow], None], ended: Callable[[bool], None]) -> None:
        """Look at everything.

        Args:
            ended: Told once, with whether all was looked at; not after ``stop``.
        """
        ...

    def stop(self) -> None:
        """Look no further."""
        ...


class DoctorViewModel:
    """The page. GUI thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._port: DoctorPort | None = None
        desk.state.watch(lambda state: self._stop_if_left(state.screen))

    def attach(self, port: DoctorPort) -> None:
        """Take who looks; until then the page has nothing to show."""
        self._port = port

    def begin(self) -> None:
        """Open the page, and look at everything."""
        state = replace(ready(self._desk.now), screen=Screen.DOCTOR, farewell=None)
        self._desk.show(replace(state, doctor=DoctorForm()))
        self.look_again()

    def look_again(self) -> None:
        """Look at everything once more."""
        form = self._form
        if form is None or form.is_running or self._port is None:
            return
        self._show(DoctorForm(is_running=True))
        self._port.begin(self._found, self._ended)

    def stop(self) -> None:
        """Look no further; what was found stays."""
        form = self._form
        if form is not None and form.is_running and self._port is not None:
            self._port.stop()
            self._show(replace(form, is_running=False, is_stopped=True))

    def copied(self) -> None:
        """Say that the report was copied."""
        self._desk.tell(Notice(NoticeKind.OK, DoctorNotice.COPIED))

    @property
    def _form(self) -> DoctorForm | None:
        return self._desk.now.doctor if self._desk.now.screen is Screen.DOCTOR else None

    def _found(self, row: FoundRow) -> None:
        form = self._form
        if form is not None and form.is_running and len(form.rows) < FINDINGS_MAX:
            self._show(replace(form, rows=(*form.rows, row)))

    def _ended(self, is_whole: bool) -> None:  # noqa: FBT001 - as the port calls it
        form = self._form
        if form is None or not form.is_running:
            return
        self._show(replace(form, is_running=False, is_stopped=not is_whole))
        if not is_whole:
            self._desk.tell(Notice(NoticeKind.WARNING, DoctorNotice.FAILED))

    def _stop_if_left(self, screen: Screen) -> None:
        if screen is not Screen.DOCTOR and self._port is not None:
            self._port.stop()

    def _show(self, form: DoctorForm) -> None:
        self._desk.show(replace(self._desk.now, doctor=form))
