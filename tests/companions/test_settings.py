# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings at the window, on the real file; the check of the till, by a real process."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.doctor import TillDoctor, row_in
from pos_loyalty.companions.looks import KeptLooks
from pos_loyalty.companions.settings import BY_CABLE, RECEIPTS_FOLDER, TillSettings
from pos_loyalty.restarting import Restarting
from pos_loyalty.settings import FILE_NAME, read_settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.view_models.more_forms import SettingKey, SettingsForm
from pos_loyalty.ui.view_models.settings_page import SettingsNotice
from pos_loyalty.ui.view_models.till_state import Screen
from tests.companions.test_sounding import appearance, shop, wired
from tests.patience import WAIT_MS
from tests.ui.view_models.shop import Shop

__all__ = ["appearance", "shop", "wired"]


class Office:
    """A till whose page of settings is open."""

    def __init__(self, wired: Wired, appearance: Appearance) -> None:
        self.folder = wired.places.config_dir
        self.sounds = Sounds(wired.places.resources_dir / "sounds")
        self.appearance = appearance
        self.restarting = Restarting(wired.window)
        self.companion = TillSettings(wired, appearance, self.sounds, self.restarting)
        self.till = wired.till
        self.till.open(Screen.SETTINGS)

    def choose(self, key: SettingKey, value: str) -> None:
        self.till.more.settings.choose(key, value)

    def value(self, key: SettingKey) -> str:
        setup = self.till.state.value.setup or SettingsForm()
        row = setup.row(key)
        assert row is not None
        return row.value

    def notice(self) -> str:
        notice = self.till.state.value.notice
        return notice.code if notice else ""

    def text(self) -> str:
        return (self.folder / FILE_NAME).read_text("utf-8")

    def write(self, text: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / FILE_NAME).write_text(text, "utf-8")


@pytest.fixture
def office(wired: Wired, appearance: Appearance) -> Office:
    return Office(wired, appearance)


def test_what_takes_effect_at_once_does(office: Office) -> None:
    office.choose(SettingKey.LANGUAGE, "pl")
    office.choose(SettingKey.THEME, "dark")
    office.choose(SettingKey.TEXT_SIZE, "125")
    office.choose(SettingKey.SOUND, "off")
    office.choose(SettingKey.VOLUME, "25")

    assert office.till.state.value.language == "pl"
    assert (office.appearance.theme.name, office.appearance.text_scale) == ("dark", 1.25)
    assert not office.sounds.is_on
    kept = read_settings(office.folder)
    assert (kept.has_sound, kept.sound_volume_percent) == (False, 25)
    assert office.notice() == SettingsNotice.KEPT


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        (SettingKey.PRINTER, "pdf-folder", f'folder = "{RECEIPTS_FOLDER}"'),
        (SettingKey.PRINTER, "system", 'kind = "system"'),
        (SettingKey.PAPER, "58", "width = 58"),
        (SettingKey.RECEIPTS, "always", 'when = "always"'),
        (SettingKey.REGISTER, "on", "port = 9191"),
        (SettingKey.REGISTER, "on", "on = true"),
    ],
)
def test_devices_are_written_and_wait_for_a_restart(
    office: Office, key: SettingKey, value: str, written: str
) -> None:
    office.choose(key, value)

    assert written in office.text()
    assert office.value(key) == value
    assert office.notice() == SettingsNotice.AFTER_RESTART
    read_settings(office.folder)


def test_a_receipt_printer_takes_the_place_of_another_kind(office: Office) -> None:
    office.write('[printer]\nkind = "escpos"\ndevice = "/dev/usb/lp0" # the old one\n')
    office.till.open(Screen.SETTINGS)

    office.till.more.settings.type_host("10.0.0.7")
    office.till.more.settings.keep_host()

    printer = read_settings(office.folder).printer
    assert (printer.kind, printer.host, printer.device) == ("escpos", "10.0.0.7", "")
    assert "# the old one" in office.text()


def test_a_sheet_becomes_a_roll_where_a_receipt_printer_comes(office: Office) -> None:
    office.write('[printer]\nkind = "system"\nwidth = "a5"\nhost = "10.0.0.7"\n')
    office.till.open(Screen.SETTINGS)

    office.choose(SettingKey.PRINTER, "escpos")

    assert read_settings(office.folder).printer.width == "80"


def test_what_was_written_by_hand_meanwhile_stays_and_is_shown(office: Office) -> None:
    office.write("sound = false # quiet today\n")

    office.choose(SettingKey.SOUND, "off")

    assert office.notice() == SettingsNotice.CHANGED_MEANWHILE
    assert office.text() == "sound = false # quiet today\n"
    assert office.value(SettingKey.SOUND) == "off"


def test_a_torn_file_is_said(office: Office) -> None:
    office.write("sound = \n")

    office.choose(SettingKey.VOLUME, "25")

    assert office.notice() == SettingsNotice.NOT_VALID
    assert office.text() == "sound = \n"


def test_the_restart_is_asked_for_as_the_same_till(office: Office) -> None:
    office.choose(SettingKey.REGISTER, "on")

    office.till.more.settings.restart()

    assert office.restarting.wanted == ("till",)


@pytest.mark.parametrize("text", ["sound = 5\n", '[shop]\nstore_id = "a"\n'])
def test_a_till_that_the_file_could_not_start_goes_on(office: Office, text: str) -> None:
    office.write(text)

    office.till.more.settings.restart()

    assert office.restarting.wanted is None
    assert office.notice() == SettingsNotice.NOT_STARTABLE


def test_a_theme_that_was_written_by_hand_meanwhile_stays_and_is_not_used(office: Office) -> None:
    office.write('theme = "high-contrast" # Iza needs it\n')

    office.choose(SettingKey.THEME, "dark")

    assert office.notice() == SettingsNotice.CHANGED_MEANWHILE
    assert office.text() == 'theme = "high-contrast" # Iza needs it\n'
    assert office.appearance.theme.name == "light"


def test_what_is_chosen_twice_is_kept_twice_beside_what_keeps_the_looks(
    office: Office, wired: Wired
) -> None:
    looks = KeptLooks(wired, office.appearance)

    office.choose(SettingKey.THEME, "dark")
    office.appearance.use_theme("light")  # the button at the top
    office.till.open(Screen.SETTINGS)
    office.choose(SettingKey.THEME, "high-contrast")

    looks.close()
    assert office.notice() == SettingsNotice.KEPT
    assert read_settings(office.folder).theme == "high-contrast"


def test_a_file_in_an_old_encoding_is_said_and_the_page_goes_on(office: Office) -> None:
    office.write("")
    (office.folder / FILE_NAME).write_bytes("# Caf\u00e9\n".encode("cp1252"))
    office.choose(SettingKey.SOUND, "off")
    said = office.notice()

    office.write("# Café\n")
    office.choose(SettingKey.SOUND, "off")

    assert said == SettingsNotice.NOT_VALID
    assert office.notice() == SettingsNotice.KEPT
    assert "sound = false" in office.text()


def test_after_a_bug_the_page_goes_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as torn:
        torn.setattr(json, "dumps", None)  # what quotes a text
        with pytest.raises(TypeError):
            office.choose(SettingKey.PRINTER, "system")
    said = office.notice()

    office.choose(SettingKey.PRINTER, "system")

    assert said == SettingsNotice.BROKEN
    assert office.notice() == SettingsNotice.AFTER_RESTART


def test_a_register_that_is_off_for_a_while_keeps_its_port(office: Office) -> None:
    office.write("[register]\nport = 5555 # theirs\n")
    office.till.open(Screen.SETTINGS)

    office.choose(SettingKey.REGISTER, "off")
    off = read_settings(office.folder).register.port
    office.choose(SettingKey.REGISTER, "on")

    assert off == 0
    assert read_settings(office.folder).register.port == 5555
    assert "port = 5555 # theirs" in office.text()


def test_a_printer_by_cable_that_is_off_for_a_while_can_be_chosen_again(office: Office) -> None:
    office.write('[printer]\nkind = "escpos"\ndevice = "/dev/usb/lp0"\n')
    office.till.open(Screen.SETTINGS)
    first = office.value(SettingKey.PRINTER)

    office.choose(SettingKey.PRINTER, "none")
    office.choose(SettingKey.PRINTER, BY_CABLE)

    printer = read_settings(office.folder).printer
    assert first == office.value(SettingKey.PRINTER) == BY_CABLE
    assert (printer.kind, printer.device) == ("escpos", "/dev/usb/lp0")


@pytest.fixture
def doctor(wired: Wired, qapp: QApplication) -> Iterator[TillDoctor]:
    doctor = TillDoctor(wired)
    yield doctor
    doctor.close()


def test_the_check_finds_what_the_terminal_finds(
    shop: Shop, doctor: TillDoctor, qtbot: QtBot
) -> None:
    shop.till.open(Screen.DOCTOR)

    def is_over() -> bool:
        return shop.state.doctor is not None and not shop.state.doctor.is_running

    qtbot.waitUntil(is_over, timeout=WAIT_MS)

    assert shop.state.doctor is not None
    found = {row.topic: row for row in shop.state.doctor.rows}
    assert found["settings"].code == "settings_read"
    assert found["server"].code == "alone"
    assert found["printer"].code == "none"
    assert not shop.state.doctor.is_stopped


def test_it_is_ended_when_the_page_is_left(shop: Shop, doctor: TillDoctor) -> None:
    shop.till.open(Screen.DOCTOR)

    shop.till.go_ready()
    QCoreApplication.processEvents()

    assert shop.state.doctor is None
    assert doctor.findChildren(type(doctor)) == []


def test_whoever_leaves_waits_for_no_process(
    shop: Shop, doctor: TillDoctor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.till.open(Screen.DOCTOR)
    with monkeypatch.context() as waiting:
        waiting.delattr(QProcess, "waitForFinished")
        shop.till.go_ready()

    qtbot.waitUntil(lambda: not doctor.findChildren(QProcess), timeout=WAIT_MS)


def test_lines_that_are_not_its_own_are_passed_over() -> None:
    said = {"topic": "server", "ok": "?", "code": "c", "value": "x" * 5_000}
    row = row_in(json.dumps(said).encode())

    assert row_in(b"Gtk-WARNING **: no theme\n") is None
    assert row_in(b"[]") is None
    assert row is not None
    assert (row.is_well, len(row.value)) == (None, 300)
