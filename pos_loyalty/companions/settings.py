# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings at the window, wired: read from ``till.toml``, written there, and taken to heart."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication

from pos_loyalty.companions.companion import Wired
from pos_loyalty.linking.settings_change import (
    Change,
    ChangedMeanwhile,
    Content,
    Value,
    change_settings,
    content_of,
    value_in,
)
from pos_loyalty.restarting import Restarting
from pos_loyalty.settings import InvalidSettings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.theme import TEXT_SCALES, THEME_NAMES
from pos_loyalty.ui.view_models.more_forms import SettingKey, SettingRow
from pos_loyalty.ui.view_models.settings_page import Refused, SettingRefused, SettingsNotice, Then
from pos_loyalty.ui.view_models.till_state import TillState

REGISTER_PORT: Final = 9191
RECEIPTS_FOLDER: Final = "receipts"
VOLUMES: Final = ("25", "50", "75", "100")

_SWITCH: Final = ("on", "off")
_PLACES: Final[Mapping[SettingKey, tuple[str, str]]] = {
    SettingKey.SOUND: ("", "sound"),
    SettingKey.VOLUME: ("", "sound_volume"),
    SettingKey.DISPLAY: ("", "customer_screen"),
    SettingKey.PRINTER: ("printer", "kind"),
    SettingKey.PAPER: ("printer", "width"),
    SettingKey.RECEIPTS: ("printer", "when"),
    SettingKey.HOST: ("printer", "host"),
    SettingKey.REGISTER: ("register", "port"),
}
"""Where each stands in the file. The window's looks are kept by ``KeptLooks``."""


class TillSettings:
    """Implements ``Companion`` and ``SettingsPort``. GUI thread.

    The file is read and written on the writer's thread, so that of two changes the later stays.
    """

    def __init__(
        self,
        wired: Wired,
        appearance: Appearance,
        sounds: Sounds,
        restart: Restarting,
    ) -> None:
        self._wired, self._appearance, self._sounds = wired, appearance, sounds
        self._restart = restart
        self._seen: Content = {}
        wired.till.more.settings.attach(self)

    def follow(self, before: TillState, after: TillState) -> None:
        """Let the state change: the page asks by itself."""

    def close(self) -> None:
        """Let go; what was written is on the disk."""

    def read(self, then: Then, refused: Refused) -> None:
        """Read what holds now."""
        folder = self._wired.places.config_dir
        self._run(partial(content_of, folder), partial(self._answer, then), refused)

    def change(self, key: SettingKey, value: str, then: Then, refused: Refused) -> None:
        """Change one: the window's looks at once, the rest in the file first."""
        if key in _PLACES:
            folder, changes = self._wired.places.config_dir, changes_for(key, value, self._seen)

            def work() -> Content:
                change_settings(folder, changes)
                return content_of(folder)

            def done(content: Content) -> None:
                self._use(key, value)
                self._answer(then, content)

            self._run(work, done, refused)
            return
        self._use(key, value)
        self._answer(then, self._seen)

    def restart(self) -> None:
        """Start again as the same till."""
        self._restart(("till",))

    def _run(
        self, work: Callable[[], Content], done: Callable[[Content], None], refused: Refused
    ) -> None:
        self._wired.writes.run(partial(_in_words, work), done, refused)

    def _answer(self, then: Then, content: Content) -> None:
        self._seen = content
        then(self._rows(content))

    def _use(self, key: SettingKey, value: str) -> None:
        match key:
            case SettingKey.LANGUAGE:
                self._wired.till.choose_language(value)
            case SettingKey.THEME:
                self._appearance.use_theme(value)
            case SettingKey.TEXT_SIZE:
                self._appearance.use_text_scale(int(value) / 100)
            case SettingKey.SOUND:
                self._sounds.is_on = value == "on"
            case SettingKey.VOLUME:
                self._sounds.use_volume(int(value))

    def _screen_names(self) -> list[str]:
        """Return the screens that the customers' may be: any but the till's own."""
        own = self._wired.window.screen()
        return [screen.name() for screen in QGuiApplication.screens() if screen is not own]

    def _rows(self, content: Content) -> tuple[SettingRow, ...]:
        sizes = tuple(str(round(scale * 100)) for scale in TEXT_SCALES)
        size = str(round(self._appearance.text_scale * 100))
        screen = str(_value(content, SettingKey.DISPLAY, ""))
        kind = str(_value(content, SettingKey.PRINTER, "none"))
        is_on = _value(content, SettingKey.SOUND, True)
        port = _value(content, SettingKey.REGISTER, 0)
        language = self._wired.till.state.value.language
        row = SettingRow
        return (
            row(SettingKey.LANGUAGE, language, LANGUAGES),
            row(SettingKey.TEXT_SIZE, size, sizes),
            row(SettingKey.THEME, self._appearance.theme.name, THEME_NAMES),
            row(SettingKey.SOUND, "on" if is_on else "off", _SWITCH),
            row(SettingKey.VOLUME, str(_value(content, SettingKey.VOLUME, 100)), VOLUMES),
            row(SettingKey.DISPLAY, screen, _with("", *self._screen_names(), screen)),
            row(SettingKey.PRINTER, kind, ("none", "escpos", "system", "pdf-folder")),
            row(SettingKey.PAPER, str(_value(content, SettingKey.PAPER, 80)), _papers(kind)),
            row(
                SettingKey.RECEIPTS,
                str(_value(content, SettingKey.RECEIPTS, "asked")),
                ("asked", "always", "never"),
            ),
            row(SettingKey.HOST, str(_value(content, SettingKey.HOST, ""))),
            row(SettingKey.REGISTER, "on" if port else "off", _SWITCH),
        )


def changes_for(key: SettingKey, value: str, seen: Content) -> Sequence[Change]:
    """Return what has to be written for a choice, beside what the file said when it was read."""

    def change(table: str, name: str, written: Value) -> Change:
        return Change(table, name, value_in(seen, table, name), written)

    table, name = _PLACES[key]
    written: Value = value
    others: list[Change] = []
    match key:
        case SettingKey.SOUND:
            written = value == "on"
        case SettingKey.VOLUME:
            written = int(value)
        case SettingKey.REGISTER:
            written = REGISTER_PORT if value == "on" else 0
        case SettingKey.PAPER if value != "a5":
            written = int(value)
        case SettingKey.HOST:
            others = [change(table, "kind", "escpos"), *_roll(change, seen)]
            if value_in(seen, table, "device"):
                others.append(change(table, "device", ""))
        case SettingKey.PRINTER if value == "escpos":
            others = [*_roll(change, seen)]
        case SettingKey.PRINTER if value == "pdf-folder" and not value_in(seen, table, "folder"):
            others = [change(table, "folder", RECEIPTS_FOLDER)]
    return (change(table, name, written), *others)


def _roll(change: Callable[[str, str, Value], Change], seen: Content) -> Sequence[Change]:
    """Return the change to a roll, where a sheet is in use: receipt printers have none."""
    is_sheet = value_in(seen, "printer", "width") == "a5"
    return (change("printer", "width", 80),) if is_sheet else ()


def _papers(kind: str) -> tuple[str, ...]:
    return ("80", "58") if kind == "escpos" else ("80", "58", "a5")


def _value(content: Content, key: SettingKey, default: Value) -> Value:
    said: Value | None = value_in(content, *_PLACES[key])
    return default if said is None else said


def _with(*names: str) -> tuple[str, ...]:
    """Return the names, each once."""
    return tuple(dict.fromkeys(names))


def _in_words(work: Callable[[], Content]) -> Content:
    try:
        return work()
    except ChangedMeanwhile as trouble:
        raise SettingRefused(SettingsNotice.CHANGED_MEANWHILE, str(trouble)) from trouble
    except InvalidSettings as trouble:
        raise SettingRefused(SettingsNotice.NOT_VALID, str(trouble)) from trouble
    except OSError as trouble:
        raise SettingRefused(SettingsNotice.NOT_WRITTEN, trouble.strerror or "") from trouble
