# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How the cashier wants the window, kept in ``till.toml`` with no question and no page open."""

import logging
from pathlib import Path
from typing import Final

from pos_loyalty.linking.settings_change import (
    Change,
    ChangedMeanwhile,
    Value,
    change_settings,
    content_of,
    value_in,
)
from pos_loyalty.settings import InvalidSettings

_log: Final = logging.getLogger("pos_loyalty")


class LooksFile:
    """Writes single values of the file itself. The writer's thread alone.

    What cannot be kept holds until the till is closed, and the log says why: somebody has changed
    that very value by hand since the till began, or the file can only be changed by a person.
    """

    def __init__(self, config_dir: Path) -> None:
        self._config_dir = config_dir
        self._seen: dict[str, Value | None] = {}

    def look(self) -> None:
        """Take note of what the file says, before anything is kept."""
        try:
            content = content_of(self._config_dir)
        except (OSError, InvalidSettings) as trouble:
            _log.warning("the settings cannot be read: %s", trouble)
            return
        self._seen = {key: value_in(content, "", key) for key in content}

    def keep(self, key: str, value: Value) -> None:
        """Let the file say this, unless it does; durable when it returns."""
        try:
            if value_in(content_of(self._config_dir), "", key) != value:
                change_settings(self._config_dir, [Change("", key, self._seen.get(key), value)])
        except ChangedMeanwhile:
            _log.warning("%s was changed by hand meanwhile, and stays as it was written", key)
        except (OSError, InvalidSettings) as trouble:
            _log.warning("the looks of the window cannot be kept: %s", trouble)
        else:
            self._seen[key] = value
