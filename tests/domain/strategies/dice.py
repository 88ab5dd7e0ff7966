# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Dice that make one part of a programme or an account from one number.

A whole programme drawn choice by choice would cost Hypothesis hundreds of draws; with a number
for each rule and each lot it is a few dozen, so many more programmes are tried in the same time.
Low numbers make plain parts, so that Hypothesis, which looks for low numbers, ends at simple ones.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final, TypeVar

from hypothesis import strategies as st

from tests.domain.shopping import TODAY

T = TypeVar("T")

PLAIN_BELOW: Final = 500

seeds = st.integers(0, 50_000)


class Dice:
    """Equal seeds fall alike."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._is_plain = seed < PLAIN_BELOW

    def number(self, low: int, high: int) -> int:
        """Return a number, both ends included."""
        return self._random.randint(low, high)

    def pick(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return self._random.choice(things)

    def is_one_in(self, times: int) -> bool:
        """Return true once in so many times, and never for what is plain."""
        return self._random.randrange(times) == 0 and not self._is_plain

    def few(self, make: Callable[["Dice"], T], most: int) -> tuple[T, ...]:
        """Return none to so many of what is made; none for what is plain."""
        count = 0 if self._is_plain else self.number(0, most)
        return tuple(make(self) for _ in range(count))

    def subset(self, things: Sequence[T], fewest: int) -> tuple[T, ...]:
        """Return some of the things, in any order, none twice."""
        return tuple(self._random.sample(things, self.number(fewest, len(things))))

    def day(self, first: int, last: int) -> date:
        """Return a day, counted from today."""
        return TODAY + timedelta(days=self.number(first, last))
