# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Says every now and then how far the trials are."""

from typing import TextIO

from tools.mutants.verdicts import Fate

_SECONDS_BETWEEN = 20


class Progress:
    """Counts the verdicts, and tells how many there are and how long the rest may take."""

    def __init__(self, total: int, now: float, output: TextIO) -> None:
        """Begin; ``now`` is in seconds, on any clock that only goes forward."""
        self._total, self._started_at, self._said_at = total, now, now
        self._output = output
        self._tried, self._alive = 0, 0

    def count(self, fate: Fate, now: float) -> None:
        """Take in one verdict; say something if it is time."""
        self._tried += 1
        self._alive += not fate.is_death
        if now - self._said_at < _SECONDS_BETWEEN and self._tried < self._total:
            return
        self._said_at = now
        left = (now - self._started_at) / self._tried * (self._total - self._tried)
        print(
            f"{self._tried} of {self._total} tried, {self._alive} alive,"
            f" about {left / 60:.0f} min to go",
            file=self._output,
            flush=True,
        )
