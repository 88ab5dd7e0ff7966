# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The machine's clocks: the one on the wall, and the one that is never set."""

import time
from functools import cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from pos_loyalty.clock import utc_now
from pos_loyalty.protocol.sync.push import ClockReading

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_BOOT_ID_CHARS_MAX: Final = 64


def read_clocks() -> ClockReading:
    """Return what the clocks say now."""
    return ClockReading(wall=utc_now(), monotonic_ms=_monotonic_ms(), boot_id=boot_id())


@cache
def boot_id(path: Path = _BOOT_ID) -> str:
    """Return what names the time since the machine was started.

    Where the system does not say, it is this process that counts as the start: the till then
    knows a little less of what time it is, never something wrong.
    """
    try:
        return path.read_text("ascii").strip()[:_BOOT_ID_CHARS_MAX]
    except (OSError, UnicodeDecodeError):
        return str(uuid4())


def _monotonic_ms() -> int:
    """Return the milliseconds since the machine was started; sleep counts, where it can be told."""
    since_start = getattr(time, "CLOCK_BOOTTIME", None)
    if since_start is None:
        return time.monotonic_ns() // 1_000_000
    return time.clock_gettime_ns(since_start) // 1_000_000
