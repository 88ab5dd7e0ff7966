# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Changes single settings in ``till.toml``, and nothing else: its comments and its order stay.

What somebody wrote by hand meanwhile is never overwritten: a change says what it found before.
"""

import copy
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from pos_loyalty.linking.settings_file import quoted, with_value, write, written
from pos_loyalty.settings import FILE_NAME, InvalidSettings, Settings
from pos_loyalty.settings.reading import settings_in

Value = bool | int | str
Content = Mapping[str, Any]

_ANY_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)


class ChangedMeanwhile(Exception):
    """The file says something else by now than whoever changes it has seen."""


class Change(NamedTuple):
    """One value that is to be another.

    Attributes:
        table: Such as ``printer``; empty for the file itself.
        seen: What it was when it was decided on; ``None`` where it was not said.
    """

    table: str
    key: str
    seen: Value | None
    value: Value


def content_of(config_dir: Path) -> Content:
    """Return what the file says, as it stands there.

    Raises:
        InvalidSettings: If it is no TOML, or not in UTF-8.
    """
    return _parsed(written(config_dir), config_dir)


def value_in(content: Content, table: str, key: str) -> Any:  # noqa: ANN401 - TOML has many
    """Return a value; ``None`` where nothing is said."""
    holder = content.get(table, {}) if table else content
    return holder.get(key) if isinstance(holder, Mapping) else None


def change_settings(config_dir: Path, changes: Sequence[Change]) -> Settings:
    """Make the changes, all or none; return what the file says then. Durable when it returns.

    Raises:
        ChangedMeanwhile: If one of the values is not what it was.
        InvalidSettings: If the till could not be started with it, or the file is written in a way
            that only a person can change; nothing was written then.
        OSError: If it cannot be written.
    """
    text = written(config_dir)
    before = _parsed(text, config_dir)
    for change in changes:
        if value_in(before, change.table, change.key) != change.seen:
            raise ChangedMeanwhile(change.key)
        text = _changed(text, change)
    _require_nothing_else(text, before, changes, config_dir)
    settings = settings_in(text, config_dir / FILE_NAME)
    write(config_dir, text)
    return settings


def _changed(text: str, change: Change) -> str:
    value = _as_toml(change.value)
    if not change.table:
        return with_value(text, change.key, value)
    header = re.compile(rf"^[ \t]*\[[ \t]*{change.table}[ \t]*\][ \t]*(?:#.*)?$", re.MULTILINE)
    found = header.search(text)
    if found is None:
        ending = "" if text.endswith("\n") or not text else "\n"
        return f"{text}{ending}\n[{change.table}]\n{change.key} = {value}\n"
    head, rest = text[: found.end() + 1], text[found.end() + 1 :]
    if not head.endswith("\n"):
        head += "\n"
    after = _ANY_TABLE.search(rest)
    inside = rest[: after.start()] if after else rest
    return head + with_value(inside, change.key, value) + rest[len(inside) :]


def _require_nothing_else(
    text: str, before: Content, changes: Sequence[Change], config_dir: Path
) -> None:
    """Refuse a text that says anything else than before but for the changes."""
    expected = copy.deepcopy(dict(before))
    for change in changes:
        holder = expected.setdefault(change.table, {}) if change.table else expected
        holder[change.key] = change.value
    try:
        is_as_expected = tomllib.loads(text) == expected
    except tomllib.TOMLDecodeError:
        is_as_expected = False
    if not is_as_expected:
        places = ", ".join(change.key for change in changes)
        raise InvalidSettings(config_dir / FILE_NAME, places, "has to be changed in the file")


def _parsed(text: str, config_dir: Path) -> Content:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidSettings(config_dir / FILE_NAME, "", f"is not TOML: {error}") from error


def _as_toml(value: Value) -> str:
    if isinstance(value, str):
        return quoted(value)
    return str(value).lower()
