# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Looks into the registers' folder every second, and has the cashier told when that fails.

Folders on other machines come and go: the look goes on, and what waits there is answered then.
"""

import logging
import threading
from collections.abc import Callable
from typing import Final

from pos_loyalty.domain.errors import StoreUnavailable

LOOK_SECONDS: Final = 1.0
CLOSE_SECONDS: Final = 0.5
TROUBLE_LOOKS: Final = 60
"""A folder that was there may be away for a minute before the cashier is told."""

_log: Final = logging.getLogger("pos_loyalty")


class FolderWatch:
    """Looks on a thread of its own, until it is closed."""

    def __init__(
        self,
        look: Callable[[], int],
        tell: Callable[[], None],
        *,
        seconds: float = LOOK_SECONDS,
    ) -> None:
        """Begin at once.

        Args:
            tell: Called when the folder has been away for a minute, or is at the start, once each
                time; on the thread that looks.
        """
        self._look, self._tell, self._seconds = look, tell, seconds
        self._is_closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="register-folder", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more; what is being answered is finished, or done again when the till opens."""
        self._is_closed.set()
        self._thread.join(CLOSE_SECONDS)

    def _watch(self) -> None:
        was_well, bad_looks, patience = True, 0, 1
        while not self._is_closed.wait(self._seconds):
            try:
                self._look()
            except (OSError, StoreUnavailable) as trouble:
                if was_well:  # said once: the folder may be away for the night
                    _log.warning("the registers' folder: %s", type(trouble).__name__)
                was_well = False
                bad_looks += isinstance(trouble, OSError)
                if bad_looks == patience:
                    self._tell()
            else:
                was_well, bad_looks, patience = True, 0, TROUBLE_LOOKS
