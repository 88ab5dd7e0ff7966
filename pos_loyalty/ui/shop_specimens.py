# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up states of the pages behind MORE; ``specimens`` has those of a visit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.more_forms import (
    DoctorForm,
    FoundRow,
    SettingKey,
    SettingRow,
    SettingsForm,
    UnsentForm,
    UnsentRow,
)
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.settings_page import SettingsNotice
from pos_loyalty.ui.view_models.till_state import LANGUAGES, Screen, TillState
from pos_loyalty.ui.visit_specimens import MOMENT

_WAITING: Final = (
    ("sale", "Anna K."),
    ("redemption", "Anna K."),
    ("refund", "Иван П."),
    ("enrolment", "Świętosław W."),
    ("clock", ""),
)

_FOUND: Final = (
    FoundRow("settings", is_well=True, code="settings_read", value=""),
    FoundRow("database", is_well=True, code="", value="SQLite 3.51.3, SQLCipher 4.12.0"),
    FoundRow("printer", is_well=False, code="printer_silent", value="192.168.1.50:9100"),
    FoundRow("register", is_well=None, code="register_listens", value="9191"),
    FoundRow("keyring", is_well=None, code="key_in_file", value=""),
    FoundRow("server", is_well=False, code="server_timed_out", value=""),
    FoundRow("cameras", is_well=None, code="none", value=""),
    FoundRow("data folder", is_well=True, code="", value="~/.local/share/pos-loyalty"),
)
_SETTINGS: Final = (
    SettingRow(SettingKey.LANGUAGE, "en", LANGUAGES),
    SettingRow(SettingKey.TEXT_SIZE, "100", ("100", "125", "150", "200")),
    SettingRow(SettingKey.THEME, "light", ("light", "dark", "high-contrast")),
    SettingRow(SettingKey.SOUND, "on", ("on", "off")),
    SettingRow(SettingKey.VOLUME, "75", ("25", "50", "75", "100")),
    SettingRow(SettingKey.DISPLAY, "", ("", "HDMI-2")),
    SettingRow(SettingKey.PRINTER, "none", ("none", "escpos", "system", "pdf-folder")),
    SettingRow(SettingKey.PAPER, "80", ("80", "58")),
    SettingRow(SettingKey.RECEIPTS, "asked", ("asked", "always", "never")),
    SettingRow(SettingKey.HOST, "192.168.1.50"),
    SettingRow(SettingKey.REGISTER, "off", ("on", "off")),
)


def shop_specimens(visit: Mapping[str, TillState]) -> Mapping[str, TillState]:
    """Return the states by a name fit for a file.

    Args:
        visit: Those of a visit, by theirs.
    """
    more = replace(visit["ready"], screen=Screen.MORE)
    unsent = replace(more, screen=Screen.UNSENT)
    rows = tuple(
        UnsentRow(kind, name, MOMENT + timedelta(minutes=7 * place))
        for place, (kind, name) in enumerate(_WAITING)
    )
    light = Light(LightKind.OFFLINE, MOMENT, waiting=42, oldest_minutes=95)
    found = DoctorForm(_FOUND)
    on_settings = replace(more, screen=Screen.SETTINGS)
    receipt_printer = tuple(
        replace(row, value="escpos") if row.key is SettingKey.PRINTER else row for row in _SETTINGS
    )
    on_doctor = replace(more, screen=Screen.DOCTOR)
    return {
        "more": more,
        "training-more": replace(more, is_training=True),
        "training-ready": replace(visit["ready"], is_training=True),
        "settings": replace(on_settings, setup=SettingsForm(_SETTINGS)),
        "settings-restart": replace(
            on_settings,
            setup=SettingsForm(receipt_printer, "192.168.1.50", needs_restart=True),
            notice=Notice(NoticeKind.OK, SettingsNotice.AFTER_RESTART),
        ),
        "doctor": replace(on_doctor, doctor=found),
        "doctor-running": replace(on_doctor, doctor=DoctorForm(_FOUND[:3], is_running=True)),
        "unsent": replace(unsent, light=light, unsent=UnsentForm(rows, 42)),
        "unsent-none": replace(unsent, unsent=UnsentForm(())),
    }
