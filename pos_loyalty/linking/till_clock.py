# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The clock that an open till goes by: the server's time where it was heard, else the wall's."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from pos_loyalty.domain.ids import OpId
from pos_loyalty.protocol.sync.push import ClockReading
from pos_loyalty.services.note_clock import note_clock
from pos_loyalty.services.ports import Store
from pos_loyalty.services.trusted_time import Clocks, Confidence, ToldTime
from pos_loyalty.sync.machine_clock import read_clocks


class _Noted(NamedTuple):
    """What time it was when the clocks said this."""

    told: ToldTime
    clocks: Clocks


class TillClock:
    """Tells the time between two looks by the clock that is never set. On any thread."""

    def __init__(
        self, read: Callable[[], ClockReading] = read_clocks, new_id: Callable[[], UUID] = uuid4
    ) -> None:
        """Take how the machine's clocks are read, and what names operations."""
        self._read, self._new_id = read, new_id
        self._noted: _Noted | None = None

    def __call__(self) -> datetime:
        """Return what time it is, in UTC; the wall clock's before the first look."""
        now, noted = self._clocks(), self._noted
        since = now.since(noted.clocks) if noted else None
        return now.wall_at if noted is None or since is None else noted.told.at + since

    def look(self, store: Store) -> None:
        """Look at the clocks, and remember; to be called at the start, and every minute or so.

        A clock that is found to be wrong is recorded. Runs on the writer's thread.
        """
        clocks = self._clocks()
        self._noted = _Noted(note_clock(clocks, op_id=OpId(self._new_id()), store=store), clocks)

    @property
    def is_doubted(self) -> bool:
        """Return whether the machine's clock was wrong, and nobody has said the time since."""
        return self._noted is not None and self._noted.told.confidence is Confidence.UNKNOWN

    def _clocks(self) -> Clocks:
        reading = self._read()
        return Clocks(reading.wall, reading.monotonic_ms, reading.boot_id)
