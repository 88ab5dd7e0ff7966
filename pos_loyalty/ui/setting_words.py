# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings in words: what each is called, what can be chosen, and what the page says."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.language import own_name
from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.first_start import CannotStart
from pos_loyalty.ui.view_models.more_forms import SettingKey
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.settings_page import SettingRefused, SettingsNotice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final[Mapping[str, str]] = {
    SettingsNotice.CHANGED_MEANWHILE: "L-470",
    SettingsNotice.NOT_VALID: "L-471",
    SettingsNotice.NOT_WRITTEN: "L-472",
    SettingsNotice.HOST_MISSING: "L-473",
    SettingRefused.code: "L-474",
    SettingsNotice.NOT_STARTABLE: "L-478",
    SettingsNotice.BROKEN: "L-479",
    CannotStart.code: "L-476",
}


def setting_name(key: SettingKey) -> str:
    """Return what a setting is called."""
    return {
        SettingKey.LANGUAGE: translate("settings", "Language"),
        SettingKey.TEXT_SIZE: translate("settings", "Size of the text"),
        SettingKey.THEME: translate("settings", "Light or dark"),
        SettingKey.SOUND: translate("settings", "Sounds"),
        SettingKey.VOLUME: translate("settings", "How loud"),
        SettingKey.DISPLAY: translate("settings", "Customer's screen"),
        SettingKey.PRINTER: translate("settings", "Receipt printer"),
        SettingKey.PAPER: translate("settings", "Paper"),
        SettingKey.RECEIPTS: translate("settings", "Receipts"),
        SettingKey.HOST: translate("settings", "Address of the receipt printer"),
        SettingKey.REGISTER: translate("settings", "Cash register on this machine"),
    }[key]


def choice_name(key: SettingKey, choice: str) -> str:
    """Return what can be chosen, in a word or two."""
    on_off = {"on": translate("settings", "On"), "off": translate("settings", "Off")}
    names = {
        SettingKey.THEME: {
            "light": translate("settings", "Light"),
            "dark": translate("settings", "Dark"),
            "high-contrast": translate("settings", "High contrast"),
        },
        SettingKey.SOUND: on_off,
        SettingKey.REGISTER: on_off,
        SettingKey.DISPLAY: {"": translate("settings", "Any other screen")},
        SettingKey.PRINTER: {
            "none": translate("settings", "None"),
            "escpos": translate("settings", "Receipt printer on the network"),
            "device": translate("settings", "Receipt printer by cable"),
            "system": translate("settings", "The system's printer"),
            "pdf-folder": translate("settings", "PDF files"),
        },
        SettingKey.PAPER: {
            "80": translate("settings", "Roll, 80 mm"),
            "58": translate("settings", "Roll, 58 mm"),
            "a5": translate("settings", "A5"),
        },
        SettingKey.RECEIPTS: {
            "asked": translate("settings", "When asked for"),
            "always": translate("settings", "Always"),
            "never": translate("settings", "Never"),
        },
    }.get(key, {})
    if key is SettingKey.LANGUAGE:
        return own_name(choice)
    if key in {SettingKey.TEXT_SIZE, SettingKey.VOLUME}:
        return f"{choice}\N{NO-BREAK SPACE}%"
    return names.get(choice, choice)


def settings_sentences(notice: Notice) -> Sentences | None:
    """Return what the page of settings says."""
    not_written = (
        translate("notice", "The settings file cannot be read or written."),
        translate("notice", "Nothing was changed."),
        translate("notice", "Look at the disk and its rights, or call support."),
    )
    said: dict[str, Sentences] = {
        SettingsNotice.KEPT: (translate("notice", "Kept."), "", ""),
        SettingsNotice.AFTER_RESTART: (
            translate("notice", "Kept. It takes effect after a restart."),
            "",
            "",
        ),
        SettingsNotice.CHANGED_MEANWHILE: (
            translate("notice", "Somebody has changed the settings file meanwhile."),
            translate("notice", "Nothing was overwritten; what it says now is shown."),
            translate("notice", "Choose again if you still want to."),
        ),
        SettingsNotice.NOT_VALID: (
            translate("notice", "The settings file cannot be changed like this."),
            translate("notice", "Nothing was changed: {detail}"),
            translate("notice", "Mend it in the file, or call support."),
        ),
        SettingsNotice.NOT_WRITTEN: not_written,
        SettingRefused.code: not_written,
        CannotStart.code: (
            translate("notice", "The shop was not set up."),
            translate("notice", "Nothing was changed."),
            translate("notice", "Try again, or call support."),
        ),
        SettingsNotice.NOT_STARTABLE: (
            translate("notice", "The till could not start with what the settings file says."),
            translate("notice", "It goes on as it is: {detail}"),
            translate("notice", "Mend it in the file, or call support."),
        ),
        SettingsNotice.BROKEN: (
            translate("notice", "The setting could not be changed."),
            translate("notice", "It may have been kept, or not."),
            translate("notice", "Open the page anew: it shows what is kept."),
        ),
        SettingsNotice.HOST_MISSING: (
            translate("notice", "The receipt printer needs its address."),
            "",
            translate("notice", "Type it as its test page prints it, such as 192.168.1.50."),
        ),
    }
    return said.get(notice.code)


SETTINGS_TOPIC: Final = Topic(settings_sentences, _SUPPORT_CODES, SettingsNotice)
