# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pos_loyalty.server.problems import Problem
from pos_loyalty.server.rates import ASKERS_MAX, Rate, WrongTries


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


def test_who_was_wrong_too_often_is_asked_to_wait_and_nobody_else() -> None:
    time = Time()
    tries = WrongTries(2, 60, time)
    for _ in range(2):
        tries.require_room("eve")
        tries.count("eve")
        time.seconds += 10

    with pytest.raises(Problem) as refused:
        tries.require_room("eve")

    assert (refused.value.status, refused.value.retry_after_seconds) == (429, 40)
    tries.require_room("ada")


def test_who_was_wrong_may_try_again_after_a_while() -> None:
    time = Time()
    tries = WrongTries(1, 60, time)
    tries.count("eve")
    time.seconds += 60

    tries.require_room("eve")


def test_of_too_many_those_are_forgotten_who_were_wrong_long_ago() -> None:
    tries = WrongTries(1, 60, Time())
    for number in range(ASKERS_MAX):
        tries.count(str(number))
    tries.count("0")
    tries.count("new")

    tries.require_room("1")
    with pytest.raises(Problem):
        tries.require_room("0")
