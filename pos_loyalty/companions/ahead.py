# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of every visit, made before the first card: it would wait for them otherwise.

What they are made of is loaded and built in small steps, each while nobody is served.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

from pos_loyalty.companions.companion import Wired
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from pos_loyalty.ui.widgets.pages import dress_unseen

AT_REST_MS: Final = 500
"""After the start, and whenever somebody is served: then nothing is made."""

STEP_MS: Final = 20

_SCREENS: Final = (Screen.MEMBER, Screen.DONE)
_MODULES: Final = tuple(
    f"pos_loyalty.ui.{name}"
    for name in (
        "messages",
        "gain_words",
        "reason_words",
        "widgets.row_button",
        "widgets.reward_list",
        "widgets.amount_panel",
        "widgets.member_page",
        "widgets.done_page",
    )
)
"""The slow ones alone, each before those that load it."""


class MadeAhead(QObject):
    """Implements ``Companion``. GUI thread.

    Attributes:
        is_over: Everything is made.
        pause: Runs out when the next part may be made.
    """

    def __init__(self, wired: Wired, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._till, self._window = wired.till, wired.window
        self._steps = self._all_steps()
        self.is_over = False
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.timeout.connect(self.step)
        self.pause.start(AT_REST_MS)

    def follow(self, before: TillState, after: TillState) -> None:
        """Let the state change: each step looks at it."""

    def close(self) -> None:
        """Make nothing more."""
        self.pause.stop()

    def step(self) -> None:
        """Make the next part, unless somebody is served; then the next."""
        state = self._till.state.value
        is_at_rest = state.screen is Screen.READY and not state.is_busy
        if is_at_rest:
            self.is_over = not next(self._steps, False)
        if not self.is_over:
            self.pause.start(STEP_MS if is_at_rest else AT_REST_MS)

    def _all_steps(self) -> Iterator[bool]:
        for module in _MODULES:
            import_module(module)
            yield True
        for screen in _SCREENS:
            page = self._window.page(screen)
            yield True
            page.style()  # the first time, Python learns hundreds of names
            yield True
            dress_unseen(page)
            yield True
