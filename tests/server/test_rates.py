# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pos_loyalty.server.problems import Problem
from pos_loyalty.server.rates import Rate


class Time:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_so_many_are_let_through_in_a_while() -> None:
    time = Time()
    rate = Rate(2, 60, time)
    rate.require_room()
    time.seconds += 30
    rate.require_room()

    with pytest.raises(Problem) as refused:
        rate.require_room()

    assert (refused.value.status, refused.value.retry_after_seconds) == (429, 30)


def test_there_is_room_again_when_the_first_is_long_ago() -> None:
    time = Time()
    rate = Rate(1, 60, time)
    rate.require_room()
    time.seconds += 60

    rate.require_room()


def test_who_was_refused_is_not_counted() -> None:
    time = Time()
    rate = Rate(1, 60, time)
    rate.require_room()
    for _ in range(10):
        with pytest.raises(Problem):
            rate.require_room()
    time.seconds += 60

    rate.require_room()
