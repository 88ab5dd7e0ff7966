# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the till remembers of the time: the server's beside the machine's clocks."""

from datetime import datetime, timedelta
from typing import Final

from pos_loyalty.local_db.connection import Connection
from pos_loyalty.services.trusted_time import Anchor, ClockMemory, Clocks

_READ: Final = (
    "SELECT server_at, error_ms, wall_at, monotonic_ms, boot_id, seen_wall_at,"
    " seen_monotonic_ms, seen_boot_id, high_water, is_doubted FROM trusted_clock"
)
_WRITE: Final = (
    "UPDATE trusted_clock SET server_at = ?, error_ms = ?, wall_at = ?, monotonic_ms = ?,"
    " boot_id = ?, seen_wall_at = ?, seen_monotonic_ms = ?, seen_boot_id = ?, high_water = ?,"
    " is_doubted = ?"
)
_MILLISECOND: Final = timedelta(milliseconds=1)


class SqliteClockBook:
    """The memory of the clocks, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute

    def memory(self) -> ClockMemory:
        """Return what is remembered of the time."""
        row = self._execute(_READ).fetchone()
        if row is None:
            return ClockMemory()
        server_at, error_ms, *clocks, high_water, is_doubted = row
        anchored, seen = _clocks(*clocks[:3]), _clocks(*clocks[3:])
        anchor = None
        if server_at is not None and anchored is not None:
            at, error = datetime.fromisoformat(server_at), timedelta(milliseconds=error_ms or 0)
            anchor = Anchor(at, error, anchored)
        return ClockMemory(anchor, seen, _moment(high_water), bool(is_doubted))

    def remember(self, memory: ClockMemory) -> None:
        """Remember it instead of what was."""
        anchor = memory.anchor
        said = (anchor.server_at.isoformat(), anchor.error // _MILLISECOND) if anchor else _NEVER
        values = (
            *said,
            *_values(anchor.clocks if anchor else None),
            *_values(memory.seen),
            memory.high_water.isoformat() if memory.high_water else None,
            int(memory.is_doubted),
        )
        self._execute(_WRITE, values)


_NEVER: Final = (None, None)


def _clocks(wall_at: str | None, monotonic_ms: int | None, boot_id: str | None) -> Clocks | None:
    if wall_at is None or monotonic_ms is None or boot_id is None:
        return None
    return Clocks(datetime.fromisoformat(wall_at), monotonic_ms, boot_id)


def _values(clocks: Clocks | None) -> tuple[object, ...]:
    if clocks is None:
        return (None, None, None)
    return (clocks.wall_at.isoformat(), clocks.monotonic_ms, clocks.boot_id)


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None
