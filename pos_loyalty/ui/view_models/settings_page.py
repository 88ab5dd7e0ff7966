# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings that can be changed at the window: each takes effect at once, or says when."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final, Protocol

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.staff import Deed
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.more_forms import AT_ONCE, SettingKey, SettingRow, SettingsForm
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import Screen

HOST_CHARS_MAX: Final = 64


class SettingsNotice(StrEnum):
    """What the page says."""

    CHANGED_MEANWHILE = "settings_changed_meanwhile"
    NOT_VALID = "settings_not_valid"
    NOT_WRITTEN = "settings_not_written"
    KEPT = "settings_kept"
    AFTER_RESTART = "settings_after_restart"
    HOST_MISSING = "settings_host_missing"
    NOT_STARTABLE = "settings_not_startable"
    BROKEN = "settings_broken"


class SettingRefused(LoyaltyError):
    """The file stays as it is."""

    code = "setting_refused"

    def __init__(self, why: SettingsNotice, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


Then = Callable[[tuple[SettingRow, ...]], None]
Refused = Callable[[LoyaltyError], None]


class SettingsPort(Protocol):
    """Reads and writes the settings, off the GUI thread; answers on it, also after a bug."""

    def read(self, then: Then, refused: Refused) -> None:
        """Read what holds now."""
        ...

    def change(self, key: SettingKey, value: str, then: Then, refused: Refused) -> None:
        """Change one; refuse with ``SettingRefused`` if the file says what nobody has seen."""
        ...

    def restart(self, refused: Refused) -> None:
        """Close the till, and open it with what the file says now; refuse if it cannot be."""
        ...


class SettingsViewModel:
    """The page. GUI thread."""

    def __init__(self, desk: Desk, approving: ApprovingViewModel) -> None:
        self._desk, self._approving = desk, approving
        self._port: SettingsPort | None = None
        self._is_writing = self._needs_restart = False

    def attach(self, port: SettingsPort) -> None:
        """Take what reads and writes; until then the page stays empty."""
        self._port = port

    def begin(self) -> None:
        """Open the page, once somebody may who is allowed to."""
        self._approving.ask(Deed.SETTINGS, lambda _approval: self._open())

    def choose(self, key: SettingKey, value: str) -> None:
        """Change a setting."""
        form = self._form
        row = form.row(key) if form is not None else None
        if form is None or row is None or value == row.value:
            return
        if key is SettingKey.PRINTER and value == "escpos" and not form.typed_host:
            self._show(replace(form, is_host_wanted=True))
            return
        self._change(key, value)

    def type_host(self, text: str) -> None:
        """Take the receipt printer's address as it is typed."""
        if (form := self._form) is not None:
            self._show(replace(form, typed_host=text[:HOST_CHARS_MAX]))

    def keep_host(self) -> None:
        """Write the receipt printer, with its address."""
        form = self._form
        if form is None:
            return
        if not form.typed_host.strip():
            self._desk.tell(Notice(NoticeKind.WARNING, SettingsNotice.HOST_MISSING))
            return
        self._change(SettingKey.HOST, form.typed_host.strip())

    def restart(self) -> None:
        """Start again with what was changed."""
        if self._port is not None and not self._is_writing:
            self._port.restart(self._refuse)

    @property
    def _form(self) -> SettingsForm | None:
        return self._desk.now.setup if self._desk.now.screen is Screen.SETTINGS else None

    def _open(self) -> None:
        state = ready(self._desk.now)
        form = SettingsForm(needs_restart=self._needs_restart)
        self._desk.show(replace(state, screen=Screen.SETTINGS, farewell=None, setup=form))
        if self._port is not None:
            self._port.read(self._take, self._refuse)

    def _change(self, key: SettingKey, value: str) -> None:
        if self._port is None or self._is_writing:
            return

        def done(rows: tuple[SettingRow, ...]) -> None:
            is_at_once = key in AT_ONCE
            code = SettingsNotice.KEPT if is_at_once else SettingsNotice.AFTER_RESTART
            self._is_writing = False
            self._needs_restart = self._needs_restart or not is_at_once
            self._take(rows)
            if self._form is not None:
                self._desk.tell(Notice(NoticeKind.OK, code))

        self._is_writing = True
        self._port.change(key, value, done, self._refuse)

    def _take(self, rows: tuple[SettingRow, ...]) -> None:
        if self._form is not None:
            host = next((row.value for row in rows if row.key is SettingKey.HOST), "")
            self._show(SettingsForm(rows, host, needs_restart=self._needs_restart))

    def _refuse(self, refusal: LoyaltyError) -> None:
        """Say why not, and show what the file says now: the choice is made again on that."""
        self._is_writing = False
        why = refusal.why if isinstance(refusal, SettingRefused) else SettingsNotice.NOT_WRITTEN
        detail = refusal.detail if isinstance(refusal, SettingRefused) else ""
        self._desk.tell(Notice(NoticeKind.WARNING, why, (("detail", detail),)))
        if why is SettingsNotice.CHANGED_MEANWHILE and self._port is not None:
            self._port.read(self._take, lambda _refusal: None)

    def _show(self, form: SettingsForm) -> None:
        self._desk.show(replace(self._desk.now, setup=form))
