# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A store that is still being opened: the window stands before the file has been looked at."""

from collections.abc import Callable

from pos_loyalty.services.ports import Store, TillPlace, UnitOfWork


class LateStore:
    """Implements ``services.ports.Store``; whoever asks too early waits.

    Never asked on the GUI thread. What opening the file was refused with, asking is refused with.
    """

    def __init__(self, opened: Callable[[], Store]) -> None:
        """Take what waits for the open store and returns it, or raises why there is none."""
        self._opened = opened

    @property
    def place(self) -> TillPlace:
        """Return where this till stands."""
        return self._opened().place

    def reading(self) -> UnitOfWork:
        """Return a unit that cannot write."""
        return self._opened().reading()

    def writing(self) -> UnitOfWork:
        """Return a unit that may write; on the writer's thread only."""
        return self._opened().writing()
