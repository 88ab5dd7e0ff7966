# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Threads that open devices: a driver may keep one as long as it likes, also past the till's end.

Such a thread can be neither waited for nor ended. Qt aborts the process when it deletes one that
runs, and Python when one comes back to an interpreter that is gone. So they are remembered here,
and a process that has nothing else left to do ends without tidying up.
"""

import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import Final

IsRunning = Callable[[], bool]
"""Of one thread; holds on to it."""

_started: Final[list[IsRunning]] = []
_one_at_a_time: Final = threading.Lock()


def remember(is_running: IsRunning) -> None:
    """Keep a thread, once it was started, from being deleted until it has ended. Any thread."""
    with _one_at_a_time:
        _started[:] = [other for other in _started if other()]
        _started.append(is_running)


def leave(status: int) -> int:
    """Return the exit status; or end the process with it, here and now, if a device hangs.

    To be called last: whatever has to be on the disk is there.
    """
    if any(is_running() for is_running in _started):
        logging.getLogger("pos_loyalty").warning("a device hangs, and is left to the system")
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # a program without a console has none
                stream.flush()
        os._exit(status)
    return status
