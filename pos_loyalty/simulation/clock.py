# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Time that is set and not read: the world's own, and what a till's clocks make of it."""

from datetime import UTC, datetime, timedelta
from typing import Final

from pos_loyalty.protocol.sync.push import ClockReading

START: Final = datetime(2026, 3, 25, 5, 0, tzinfo=UTC)
"""A Wednesday, on which the shop is opened; clocks change in Europe on the Sunday after it."""

SECOND: Final = 1000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
"""Milliseconds, as everything that the simulation counts time in."""

_MILLION: Final = 1_000_000


class WorldTime:
    """The true time; only the world moves it.

    Attributes:
        now_ms: Since ``START``.
    """

    def __init__(self) -> None:
        self.now_ms = 0

    def now(self) -> datetime:
        """Return the true time, in UTC."""
        return moment_of(self.now_ms)


def moment_of(ms: int) -> datetime:
    """Return the moment so many milliseconds after the start."""
    return START + timedelta(milliseconds=ms)


class TillClock:
    """A machine's wall clock and monotonic clock, as wrong as they are made.

    Attributes:
        lag_ms: How long what the machine does just now has taken so far: its waits for the
            network within one event.
    """

    def __init__(self, world: WorldTime, name: str) -> None:
        self._world = world
        self._name = name
        self._boots = 1
        self._offset_ms = 0
        self._ran_ms = 0
        self._drift_ppm = 0
        self._since_ms = world.now_ms
        self._shown: tuple[int, int, int] | None = None
        self.lag_ms = 0

    def true_ms(self) -> int:
        """Return the true time of this very moment, within an event."""
        return self._world.now_ms + self.lag_ms

    def wall(self) -> datetime:
        """Return what the wall clock shows, in UTC."""
        return moment_of(self.true_ms() + self.error_ms())

    def monotonic_ms(self) -> int:
        """Return what the monotonic clock shows: milliseconds since the machine was started."""
        since_ms = self.true_ms() - self._since_ms
        return self._ran_ms + since_ms + since_ms * self._drift_ppm // _MILLION

    def monotonic_seconds(self) -> float:
        """Return the same in seconds."""
        return self.monotonic_ms() / SECOND

    def reading(self) -> ClockReading:
        """Return what all the clocks show at once."""
        shown = (self.true_ms() + self.error_ms(), self.monotonic_ms(), self._boots)
        if self._shown != shown:  # within one event it is read time and again
            self._shown = shown
            boot_id = f"{self._name}-{self._boots}"
            self._reading = ClockReading(
                wall=moment_of(shown[0]), monotonic_ms=shown[1], boot_id=boot_id
            )
        return self._reading

    def error_ms(self) -> int:
        """Return how far the wall clock is ahead of the truth; below 0 where it is behind."""
        since_ms = self.true_ms() - self._since_ms
        return self._offset_ms + since_ms * self._drift_ppm // _MILLION

    def reboot(self) -> None:
        """Start the machine anew: the monotonic clock begins at 0."""
        self._offset_ms = self.error_ms()
        self._boots += 1
        self._ran_ms = 0
        self._since_ms = self._world.now_ms
        self.lag_ms = 0

    def step(self, by_ms: int) -> None:
        """Set the wall clock forward, or back."""
        self._offset_ms += by_ms

    def drift(self, ppm: int) -> None:
        """Let both clocks run too fast from now on, or too slow below 0."""
        self._offset_ms, self._ran_ms = self.error_ms(), self.monotonic_ms()
        self._since_ms = self.true_ms()
        self._drift_ppm = ppm

    def set_right(self) -> None:
        """Set the wall clock to the true time, and let it run as it should."""
        self.drift(0)
        self._offset_ms = 0
