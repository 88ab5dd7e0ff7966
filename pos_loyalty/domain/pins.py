# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""PINs: which ones are too easy to guess, and how long somebody waits who guesses."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

PIN_DIGITS: Final = 6
TRIES_FREE: Final = 5
"""As many wrong ones in a row cost no time; then somebody waits after each."""

_WAITS: Final = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 300, 1_800))
_NOTHING: Final = timedelta(0)
_DISTINCT_MIN: Final = 3
_CENTURY: Final = 2_000


@dataclass(frozen=True, slots=True)
class PinTries:
    """The wrong PINs since the last right one.

    Attributes:
        failed_at: When the last was typed, in UTC; ``None`` with none.
    """

    failed_count: int = 0
    failed_at: datetime | None = None

    @property
    def left(self) -> int:
        """Return how many more may be wrong before somebody has to wait."""
        return max(0, TRIES_FREE - self.failed_count)

    def at(self, now: datetime) -> "PinTries":
        """Return the same as of now: where the clock was set back, the wait begins anew."""
        is_set_back = self.failed_at is not None and now < self.failed_at
        return replace(self, failed_at=now) if is_set_back else self

    def failed(self, now: datetime) -> "PinTries":
        """Return them with one more that was wrong."""
        return PinTries(self.failed_count + 1, now)

    def wait_left(self, now: datetime) -> timedelta:
        """Return how long no PIN is looked at; 0 or more."""
        if self.failed_at is None or self.left:
            return _NOTHING
        wait = _WAITS[min(self.failed_count - TRIES_FREE, len(_WAITS) - 1)]
        return max(_NOTHING, min(wait, self.failed_at + wait - now))


NO_TRIES: Final = PinTries()


def is_pin(text: str) -> bool:
    """Tell whether the text has the shape of a PIN."""
    return len(text) == PIN_DIGITS and text.isascii() and text.isdecimal()


def is_easy_pin(pin: str) -> bool:
    """Tell whether somebody would guess it early: one digit, a run, a pattern, a birthday."""
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    half, third = len(pin) // 2, len(pin) // 3
    is_pattern = pin == pin[:half] * 2 or pin == pin[:third] * 3 or pin == pin[::-1]
    is_run = len(steps) == 1
    return len(set(pin)) < _DISTINCT_MIN or is_run or is_pattern or _is_day(pin)


def _is_day(pin: str) -> bool:
    """Tell whether it reads as a day, in any of the ways in which people write theirs."""
    first, second, third = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    ways = ((third, second, first), (third, first, second), (first, second, third))
    return any(_exists(*way) for way in ways)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(_CENTURY + year, month, day)
    except ValueError:
        return False
    return True
