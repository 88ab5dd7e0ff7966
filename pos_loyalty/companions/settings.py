# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings at the window, wired: read from ``till.toml``, written there, and taken to heart."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
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
from pos_loyalty.settings import InvalidSettings, startable_settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.theme import TEXT_SCALES, THEME_NAMES
from pos_loyalty.ui.view_models.more_forms import SettingKey, SettingRow
from pos_loyalty.ui.view_models.settings_page import Refused, SettingRefused, SettingsNotice, Then
from pos_loyalty.ui.view_models.till_state import TillState

REGISTER_PORT: Final = 9191
RECEIPTS_FOLDER: Final = "receipts"
BY_CABLE: Final = "device"
"""A receipt printer that the system shows as a file; of the file's kinds it is ``escpos``."""

VOLUMES: Final = ("25", "50", "75", "100")

_SWITCH: Final = ("on", "off")
_PLACES: Final[Mapping[SettingKey, tuple[str, str]]] = {
    SettingKey.LANGUAGE: ("", "cashier_language"),
    SettingKey.TEXT_SIZE: ("", "text_size"),
    SettingKey.THEME: ("", "theme"),
    SettingKey.SOUND: ("", "sound"),
    SettingKey.VOLUME: ("", "sound_volume"),
    SettingKey.DISPLAY: ("", "customer_screen"),
    SettingKey.PRINTER: ("printer", "kind"),
    SettingKey.PAPER: ("printer", "width"),
    SettingKey.RECEIPTS: ("printer", "when"),
    SettingKey.HOST: ("printer", "host"),
    SettingKey.REGISTER: ("register", "on"),
}
"""Where each stands in the file."""


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
        """Change one: in the file first, and then where it takes effect at once."""
        folder, changes = self._wired.places.config_dir, changes_for(key, value, self._seen)

        def work() -> Content:
            change_settings(folder, changes)
            return content_of(folder)

        def done(content: Content) -> None:
            self._use(key, value)
            self._answer(then, content)

        self._run(work, done, refused)

    def restart(self, refused: Refused) -> None:
        """Start again as the same till, once the file has been looked at."""
        work = partial(_startable, self._wired.places.config_dir)
        self._run(work, lambda _content: self._restart(), refused)

    def _run(
        self, work: Callable[[], Content], done: Callable[[Content], None], refused: Refused
    ) -> None:
        def broke() -> None:
            refused(SettingRefused(SettingsNotice.BROKEN))

        self._wired.writes.run(partial(_in_words, work), done, refused, broke)

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
        kind, kinds = _printers(content)
        is_on = _value(content, SettingKey.SOUND, True)
        language = self._wired.till.state.value.language
        row = SettingRow
        return (
            row(SettingKey.LANGUAGE, language, LANGUAGES),
            row(SettingKey.TEXT_SIZE, size, sizes),
            row(SettingKey.THEME, self._appearance.theme.name, THEME_NAMES),
            row(SettingKey.SOUND, "on" if is_on else "off", _SWITCH),
            row(SettingKey.VOLUME, str(_value(content, SettingKey.VOLUME, 100)), VOLUMES),
            row(SettingKey.DISPLAY, screen, _with("", *self._screen_names(), screen)),
            row(SettingKey.PRINTER, kind, kinds),
            row(SettingKey.PAPER, str(_value(content, SettingKey.PAPER, 80)), _papers(kind)),
            row(
                SettingKey.RECEIPTS,
                str(_value(content, SettingKey.RECEIPTS, "asked")),
                ("asked", "always", "never"),
            ),
            row(SettingKey.HOST, str(_value(content, SettingKey.HOST, ""))),
            row(SettingKey.REGISTER, "on" if _lets_registers_in(content) else "off", _SWITCH),
        )


def changes_for(key: SettingKey, value: str, seen: Content) -> Sequence[Change]:
    """Return what has to be written for a choice, beside what the file said when it was read."""
    table, _ = _PLACES[key]
    written = {_PLACES[key][1]: _as_written(key, value)}
    match key:
        case SettingKey.REGISTER if value == "on" and not _names_a_way(seen):
            written["port"] = REGISTER_PORT
        case SettingKey.HOST:
            written |= _receipt_printer(seen, "device")
        case SettingKey.PRINTER if value == "escpos":
            written |= _receipt_printer(seen, "device")
        case SettingKey.PRINTER if value == BY_CABLE:
            written |= _receipt_printer(seen, "host")
        case SettingKey.PRINTER if value == "pdf-folder" and not value_in(seen, table, "folder"):
            written["folder"] = RECEIPTS_FOLDER
    return [Change(table, name, value_in(seen, table, name), new) for name, new in written.items()]


def _as_written(key: SettingKey, value: str) -> Value:
    """Return a choice as the file has it."""
    if key in {SettingKey.SOUND, SettingKey.REGISTER}:
        return value == "on"
    is_number = key in {SettingKey.VOLUME, SettingKey.TEXT_SIZE, SettingKey.PAPER}
    return int(value) if is_number and value.isdigit() else value


def _receipt_printer(seen: Content, other: str) -> dict[str, Value]:
    """Return what a receipt printer needs: a roll, and no second way (``other``) to it."""
    needed: dict[str, Value] = {"kind": "escpos"}
    if value_in(seen, "printer", "width") == "a5":
        needed["width"] = 80
    if value_in(seen, "printer", other):
        needed[other] = ""
    return needed


def _papers(kind: str) -> tuple[str, ...]:
    return ("80", "58") if kind in {"escpos", BY_CABLE} else ("80", "58", "a5")


def _printers(content: Content) -> tuple[str, tuple[str, ...]]:
    """Return the kind of printer in use, and all that can be chosen.

    One by a cable can be chosen where the file names it; the page asks for no device.
    """
    kind = str(_value(content, SettingKey.PRINTER, "none"))
    device = value_in(content, "printer", "device")
    if kind == "escpos" and device:
        kind = BY_CABLE
    by_cable = (BY_CABLE,) if device else ()
    return kind, ("none", *by_cable, "escpos", "system", "pdf-folder")


def _names_a_way(content: Content) -> bool:
    """Tell whether the file says how registers reach the till: by a port, or by files."""
    return any(value_in(content, "register", name) for name in ("port", "folder"))


def _lets_registers_in(content: Content) -> bool:
    return bool(_value(content, SettingKey.REGISTER, True)) and _names_a_way(content)


def _value(content: Content, key: SettingKey, default: Value) -> Value:
    said: Value | None = value_in(content, *_PLACES[key])
    return default if said is None else said


def _with(*names: str) -> tuple[str, ...]:
    """Return the names, each once."""
    return tuple(dict.fromkeys(names))


def _startable(config_dir: Path) -> Content:
    """Return what the file says, where a till can be started with it."""
    try:
        startable_settings(config_dir)
    except InvalidSettings as trouble:
        raise SettingRefused(SettingsNotice.NOT_STARTABLE, str(trouble)) from trouble
    return content_of(config_dir)


def _in_words(work: Callable[[], Content]) -> Content:
    try:
        return work()
    except ChangedMeanwhile as trouble:
        raise SettingRefused(SettingsNotice.CHANGED_MEANWHILE, str(trouble)) from trouble
    except InvalidSettings as trouble:
        raise SettingRefused(SettingsNotice.NOT_VALID, str(trouble)) from trouble
    except OSError as trouble:
        raise SettingRefused(SettingsNotice.NOT_WRITTEN, trouble.strerror or "") from trouble
