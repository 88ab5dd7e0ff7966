# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the pages behind MORE show."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class UnsentRow:
    """One action that the server does not have yet.

    Attributes:
        kind: Of the fact: ``sale``, ``refund``, ...
        short_name: Empty where nobody is to be named.
        since: When it happened, as the store's clock shows it.
    """

    kind: str
    short_name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class UnsentForm:
    """The page.

    Attributes:
        rows: The eldest first, at most ``ROWS_MAX``; ``None`` until they have been read.
        count: How many there are in all.
    """

    rows: tuple[UnsentRow, ...] | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One thing that was looked at; ``doctor_words`` words it.

    Attributes:
        topic: What it is about.
        is_well: Whether the till works with it; ``None`` where that is the shop's choice.
        code: What was found; empty where ``value`` says it in every language.
        value: A name, a number or a place.
    """

    topic: str
    is_well: bool | None
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class DoctorForm:
    """The page.

    Attributes:
        is_stopped: Somebody had enough before the end.
    """

    rows: tuple[FoundRow, ...] = ()
    is_running: bool = False
    is_stopped: bool = False


class SettingKey(StrEnum):
    """What can be changed."""

    LANGUAGE = "language"
    TEXT_SIZE = "text_size"
    THEME = "theme"
    SOUND = "sound"
    VOLUME = "volume"
    DISPLAY = "display"
    PRINTER = "printer"
    PAPER = "paper"
    RECEIPTS = "receipts"
    HOST = "host"
    REGISTER = "register"


AT_ONCE: Final = frozenset(
    {
        SettingKey.LANGUAGE,
        SettingKey.TEXT_SIZE,
        SettingKey.THEME,
        SettingKey.SOUND,
        SettingKey.VOLUME,
    }
)
"""The others take effect after a restart."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting.

    Attributes:
        value: One of ``choices``, or empty for something else that the file says.
        choices: In the order in which they are offered; none for a text that is typed.
    """

    key: SettingKey
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """The page.

    Attributes:
        typed_host: The receipt printer's address while it is typed.
        is_host_wanted: A receipt printer was chosen; it works once its address is kept.
        needs_restart: Something was changed that takes effect later.
    """

    rows: tuple[SettingRow, ...] = ()
    typed_host: str = ""
    is_host_wanted: bool = False
    needs_restart: bool = False

    def row(self, key: SettingKey) -> SettingRow | None:
        """Return a row; ``None`` where the page has none for it."""
        return next((row for row in self.rows if row.key is key), None)
