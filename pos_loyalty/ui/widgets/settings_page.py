# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings: a line for each, its choices beside it; every press is kept at once."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.setting_words import choice_name, setting_name
from pos_loyalty.ui.view_models.more_forms import AT_ONCE, SettingKey, SettingRow, SettingsForm
from pos_loyalty.ui.view_models.page_keys import key_of
from pos_loyalty.ui.view_models.settings_page import SettingsViewModel
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton, text_button
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.flow import FlowLayout
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import card, column, label, refill
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import BACKSPACE, Page, PrimaryAction
from pos_loyalty.ui.widgets.typing_page import typed

_PAD_PX_MIN: Final = 280
"""On a page that scrolls nothing makes it grow with the screen."""

_LEFT: Final = (
    SettingKey.LANGUAGE,
    SettingKey.TEXT_SIZE,
    SettingKey.THEME,
    SettingKey.SOUND,
    SettingKey.VOLUME,
)


class SettingsPage(Page):
    """What the cashier sees and hears on the left, devices on the right."""

    def __init__(self, till: TillVerbs, settings: SettingsViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "settingsPage")
        self._till, self._settings = till, settings
        self._drawn: tuple[object, ...] = ()
        self._rows: dict[SettingKey, ChoiceRow] = {}
        self._left, self._right = column(spacing=8), column(spacing=8)
        self._later = label("settingsLater", "soft", wraps=True)
        self._host = HostPart(settings, icons)
        self._camera = self._link("settingsCamera", "camera", Screen.CAMERA, icons)
        self._readers = self._link("settingsReaders", "scan", Screen.READERS, icons)
        left = column(self._left, 1, self._camera, self._readers, margins=(16, 12, 16, 12))
        right = column(self._later, self._right, self._host, 1, margins=(16, 12, 16, 12))
        content = QHBoxLayout()
        content.setContentsMargins(13, 13, 13, 9)
        content.setSpacing(10)
        content.addWidget(card("looksCard", left), 1)
        content.addWidget(card("devicesCard", right), 1)
        self.setLayout(content)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._later.setText(self.tr("What is changed here takes effect after a restart."))
        self._camera.show_words(self.tr("Camera"))
        self._readers.show_words(self.tr("Barcode readers"))
        self._host.reword()

    def render_state(self, state: TillState) -> None:
        """Draw what holds."""
        form = state.setup or SettingsForm()
        key = (form.rows, state.language)
        if key != self._drawn:
            self._drawn = key
            self._fill(form)
        self._host.render_form(form)

    def primary(self, state: TillState) -> PrimaryAction:
        """Restart where that is what is missing; else be ready for the next customer."""
        if state.setup is not None and state.setup.needs_restart:
            return PrimaryAction(
                self.tr("Restart the till"), "return", "Enter", True, self._settings.restart
            )
        return PrimaryAction(self.tr("Done"), "check", "F2", not state.is_busy, self._till.go_ready)

    def type_key(self, text: str) -> None:
        """Type the printer's address, if that is asked for."""
        if self._host.isVisible():
            self._host.type_key(text)

    def _fill(self, form: SettingsForm) -> None:
        shown = [row for row in form.rows if row.choices]
        if [row.key for row in shown] != list(self._rows):
            self._rows = {row.key: ChoiceRow(row.key, self._settings) for row in shown}
            left = [line for key, line in self._rows.items() if key in _LEFT]
            right = [line for key, line in self._rows.items() if key not in _LEFT]
            refill(self._left, left)
            refill(self._right, right)
        for row in shown:
            self._rows[row.key].render_row(row)
        self._later.setVisible(any(row.key not in AT_ONCE for row in shown))

    def _link(self, name: str, icon: str, page: Screen, icons: IconBook) -> ActionButton:
        link = ActionButton(name, icons, icon=icon, kind="plain", key=key_of(page))
        link.clicked.connect(lambda: self._till.open(page))
        return link


class ChoiceRow(QWidget):
    """One setting: its name, and what can be chosen."""

    def __init__(self, key: SettingKey, settings: SettingsViewModel) -> None:
        super().__init__()
        self._key, self._settings = key, settings
        self._name = label(f"setting_{key}", "heading", wraps=True)
        self._flow = FlowLayout()
        self._buttons: dict[str, QPushButton] = {}
        self.setLayout(column(self._name, self._flow, spacing=2))

    def render_row(self, row: SettingRow) -> None:
        """Draw the choices; the one that holds is marked by more than its colour."""
        self._name.setText(setting_name(self._key))
        if list(row.choices) != list(self._buttons):
            self._buttons = {choice: self._button(choice) for choice in row.choices}
            refill(self._flow, self._buttons.values())
        for choice, button in self._buttons.items():
            words = choice_name(self._key, choice)
            is_chosen = choice == row.value
            button.setText(f"\N{CHECK MARK} {words}" if is_chosen else words)
            button.setAccessibleName(f"{setting_name(self._key)}: {words}")
            button.setChecked(is_chosen)

    def _button(self, choice: str) -> QPushButton:
        button = text_button(f"setting_{self._key}_{choice}", "setting", self)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose(choice))
        return button

    def _choose(self, choice: str) -> None:
        # Qt has marked it already; what holds is marked when it does.
        button = self._buttons[choice]
        button.setChecked(not button.isChecked())
        self._settings.choose(self._key, choice)


class HostPart(QWidget):
    """The address of a receipt printer, typed with keys or fingers."""

    def __init__(self, settings: SettingsViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "hostPart")
        self._settings = settings
        self._field = Field("printerHost", settings.type_host)
        self._field.edit.returnPressed.connect(settings.keep_host)
        self._pad = Keypad("hostKey", icons, sign=".")
        self._pad.pressed.connect(self.type_key)
        self._pad.taken_back.connect(lambda: self.type_key(BACKSPACE))
        self._keep = ActionButton("keepHost", icons, icon="check", kind="plain")
        self._keep.clicked.connect(settings.keep_host)
        self._pad.setMinimumHeight(_PAD_PX_MIN)
        self.setLayout(column(self._field, self._pad, self._keep, spacing=8))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._field.reword(setting_name(SettingKey.HOST), "192.168.1.50")
        self._keep.show_words(self.tr("Keep the address"))
        self._pad.reword()

    def render_form(self, form: SettingsForm) -> None:
        """Draw it where there is such a printer, or is to be one."""
        printer = form.row(SettingKey.PRINTER)
        is_receipt_printer = printer is not None and printer.value == "escpos"
        self.setVisible(form.is_host_wanted or is_receipt_printer)
        self._field.show_text(form.typed_host)

    def type_key(self, text: str) -> None:
        """Take a key of the pad."""
        self._settings.type_host(typed(self._field.edit.text(), text))
