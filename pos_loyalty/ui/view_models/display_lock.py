# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The PIN that the customer's display asks for before it lets anybody out of it."""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

TRIES: Final = 5
FIRST_WAIT: Final = timedelta(seconds=30)
WAIT_MAX: Final = timedelta(minutes=30)


class PinAnswer(StrEnum):
    """What became of the digits."""

    MORE = "more"
    """They are too few to say."""
    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"
    """Nothing is taken until the wait is over."""


class DisplayLock:
    """Counts wrong tries, and makes whoever guesses wait longer each time. GUI thread.

    The wait lasts as long as the program: whoever can start it again needs no PIN.
    """

    def __init__(self, pin: str, clock: Callable[[], datetime]) -> None:
        """Lock with a PIN; an empty one locks nothing."""
        self._pin, self._clock = pin, clock
        self._typed = ""
        self._tries_left = TRIES
        self._wait = FIRST_WAIT
        self._free_at: datetime | None = None

    @property
    def is_set(self) -> bool:
        """Tell whether a PIN is asked for."""
        return bool(self._pin)

    @property
    def typed_count(self) -> int:
        """Return how many digits are typed: what may be shown of them."""
        return len(self._typed)

    def press(self, digit: str) -> PinAnswer:
        """Take one digit; as soon as there are as many as the PIN has, they are judged."""
        if self._is_waiting():
            return PinAnswer.WAIT
        self._typed += digit
        if len(self._typed) < len(self._pin):
            return PinAnswer.MORE
        is_right = hmac.compare_digest(self._typed.encode(), self._pin.encode())
        self._typed = ""
        if is_right:
            self._tries_left, self._wait = TRIES, FIRST_WAIT
            return PinAnswer.RIGHT
        return self._count_wrong()

    def take_back(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]

    def forget(self) -> None:
        """Forget what was typed, but no wrong try."""
        self._typed = ""

    def _count_wrong(self) -> PinAnswer:
        self._tries_left -= 1
        if self._tries_left > 0:
            return PinAnswer.WRONG
        self._free_at = self._clock() + self._wait
        self._wait = min(2 * self._wait, WAIT_MAX)
        self._tries_left = 1
        return PinAnswer.WAIT

    def _is_waiting(self) -> bool:
        if self._free_at is None:
            return False
        left = self._free_at - self._clock()
        if timedelta(0) < left <= WAIT_MAX:  # a clock that was set far back keeps nobody out
            return True
        self._free_at = None
        return False
