# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps what the cashier chose at the top of the window: it is there after the next start."""

from functools import partial

from pos_loyalty.companions.companion import Wired
from pos_loyalty.linking.kept_looks import LooksFile
from pos_loyalty.linking.settings_change import Value
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.till_state import TillState


class KeptLooks:
    """Implements ``Companion``: writes the language, the theme and the size of the text.

    Only what was changed: a theme that follows the system goes on doing so.
    """

    def __init__(self, wired: Wired, appearance: Appearance) -> None:
        self._wired, self._appearance = wired, appearance
        self._file = LooksFile(wired.places.config_dir)
        wired.writes.run(self._file.look, _ignore, _ignore)
        self._theme, self._text_scale = appearance.theme.name, appearance.text_scale
        appearance.changed.connect(self._keep_appearance)

    def follow(self, before: TillState, after: TillState) -> None:
        """Keep another language."""
        if after.language != before.language:
            self._keep("cashier_language", after.language)

    def close(self) -> None:
        """Keep nothing more: closing is no choice."""
        self._appearance.changed.disconnect(self._keep_appearance)

    def _keep_appearance(self) -> None:
        theme, text_scale = self._appearance.theme.name, self._appearance.text_scale
        if theme != self._theme:
            self._keep("theme", theme)
        if text_scale != self._text_scale:
            self._keep("text_size", round(text_scale * 100))
        self._theme, self._text_scale = theme, text_scale

    def _keep(self, key: str, value: Value) -> None:
        # On the one thread, so that of two choices the later is the one that stays.
        self._wired.writes.run(partial(self._file.keep, key, value), _ignore, _ignore)


def _ignore(_result: object) -> None:
    """It holds until the till is closed; the log says why it does not for longer."""
