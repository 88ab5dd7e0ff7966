# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till itself writes into ``till.toml``; all else in it stays as the shop wrote it."""

import json
import logging
import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Final

from pos_loyalty.settings import FILE_NAME, InvalidSettings, ShopSettings, settings_text

_log: Final = logging.getLogger("pos_loyalty")

_FIRST_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)

# A # within quotes begins no comment.
_ONE_VALUE: Final = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^#\n]*?)"""
_COMMENT: Final = r"[ \t]*(?:#.*)?"


def remember_server(config_dir: Path, server_url: str, new_shop: ShopSettings | None) -> None:
    """Write the server's address, and of a new till where it stands; durable when it returns.

    Args:
        new_shop: Of a till that has no settings yet; ``None`` leaves them.
    """
    text = with_value(written(config_dir), "server_url", quoted(server_url))
    if new_shop is not None:
        text += _shop_table(new_shop)
    write(config_dir, text)


def found_shop(config_dir: Path, program: str, shop: ShopSettings | None, *, language: str) -> None:
    """Write what a till needs that has no server; durable when it returns.

    Args:
        program: The name of the programme's file, beside the settings.
        shop: ``None`` leaves the one that is there.
    """
    text = with_value(written(config_dir), "program", quoted(program))
    text = with_value(text, "language", quoted(language))
    if shop is not None:
        text += _shop_table(shop)
    write(config_dir, text)


def keep_language(config_dir: Path, language: str) -> None:
    """Write which language the shop speaks; durable when it returns."""
    write(config_dir, with_value(written(config_dir), "language", quoted(language)))


def keep_camera(config_dir: Path, camera: str, *, is_mirrored: bool) -> None:
    """Write which camera reads the cards, and how its picture is shown; durable when it returns.

    Where it cannot be written, the log says so: the choice then holds until the till is closed.

    Args:
        camera: As the settings have it; empty for none.
    """
    mirrored = "true" if is_mirrored else "false"
    try:
        text = with_value(written(config_dir), "camera_mirrored", mirrored)
        write(config_dir, with_value(text, "camera", quoted(camera)))
    except (OSError, InvalidSettings) as trouble:
        _log.warning("the choice of a camera cannot be kept: %s", trouble)


def written(config_dir: Path) -> str:
    """Return the file as it is; empty where there is none.

    Raises:
        InvalidSettings: If it is not written in UTF-8.
    """
    path = config_dir / FILE_NAME
    return settings_text(path) if path.is_file() else ""


def write(config_dir: Path, text: str) -> None:
    """Put this in the file's place; durable when it returns."""
    path = config_dir / FILE_NAME
    config_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = path.resolve()  # where it is a link, what it points to is written
    draft = path.with_suffix(".new")
    # An address in it may carry a password: nobody reads it who could not before.
    mode = path.stat().st_mode & 0o777 if path.is_file() else 0o600
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - opened already
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def region_of(zone: str) -> str | None:
    """Return the country of a time zone, as ISO 3166; ``None`` where it has none, or several.

    Source:
        The time zone database's own ``zone.tab``.
    """
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    for line in table.splitlines():
        country, _, rest = line.partition("\t")
        if rest.split("\t")[1:2] == [zone]:
            return country
    return None


def with_value(text: str, key: str, value: str) -> str:
    """Return the settings with this value; a key of the file itself stands above its tables."""
    line = f"{key} = {value}"
    table = _FIRST_TABLE.search(text)
    above = text[: table.start()] if table else text
    below = text[len(above) :]
    name = rf"[ \t]*(?P<quote>[\"']?){key}(?P=quote)[ \t]*"
    pattern = rf"^{name}=[ \t]*{_ONE_VALUE}(?P<comment>{_COMMENT})$"
    written = re.compile(pattern, re.MULTILINE)
    if written.search(above):
        return written.sub(lambda found: line + found["comment"], above, count=1) + below
    return f"{line}\n{above}{below}"


def _shop_table(shop: ShopSettings) -> str:
    texts = {name: value for name, value in shop._asdict().items() if isinstance(value, str)}
    lines = [f"{name} = {quoted(value)}" for name, value in texts.items()]
    return "\n".join(["", "[shop]", *lines, f"till_no = {shop.till_no}", ""])


def quoted(text: str) -> str:
    """Return a text as TOML has it."""
    # A text in quotes is the same in TOML and in JSON, if nothing is written as surrogates.
    return json.dumps(text, ensure_ascii=False)
