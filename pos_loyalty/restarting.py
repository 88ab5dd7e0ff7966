# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Remembers what the program is to be started with once the till's window is closed."""

from collections.abc import Sequence
from typing import Final, Protocol

_TRAINING: Final = "--training"


class _Window(Protocol):
    def close_for_good(self) -> None: ...


class Restarting:
    """Closes the till, and has the program started again as the same one. GUI thread.

    Attributes:
        wanted: The arguments; ``None`` where the till simply ends.
    """

    def __init__(self, window: _Window, *, is_demo: bool = False) -> None:
        """Make what restarts a till.

        Args:
            is_demo: The till stands in the made-up shop, and so do those that follow it.
        """
        self._window = window
        self._own = ("till", "--demo") if is_demo else ("till",)
        self.wanted: Sequence[str] | None = None

    def __call__(self, *, is_training: bool = False) -> None:
        """Close the window; whoever runs the till starts the program anew.

        Args:
            is_training: The next one is for practising, beside this one; or ends that.
        """
        self.wanted = (*self._own, _TRAINING) if is_training else self._own
        self._window.close_for_good()
