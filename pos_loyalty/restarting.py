# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Remembers what the program is to be started with once the till's window is closed."""

from collections.abc import Sequence
from typing import Protocol


class _Window(Protocol):
    def close_for_good(self) -> None: ...


class Restarting:
    """Closes the till for another one. GUI thread.

    Attributes:
        wanted: The arguments; ``None`` where the till simply ends.
    """

    def __init__(self, window: _Window) -> None:
        self._window = window
        self.wanted: Sequence[str] | None = None

    def __call__(self, arguments: Sequence[str]) -> None:
        """Close the window; whoever runs the till starts the program with these."""
        self.wanted = tuple(arguments)
        self._window.close_for_good()
