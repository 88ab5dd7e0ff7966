# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The PIN of the customer's display: right, wrong, and guessed."""

from datetime import UTC, datetime, timedelta

import pytest

from pos_loyalty.ui.view_models.display_lock import WAIT_MAX, DisplayLock, PinAnswer

PIN = "2580"


class Watch:
    """A clock in the hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 13, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def lock(watch: Watch) -> DisplayLock:
    return DisplayLock(PIN, watch)


def typed(lock: DisplayLock, digits: str) -> PinAnswer:
    return [lock.press(digit) for digit in digits][-1]


def guess(lock: DisplayLock, times: int) -> PinAnswer:
    return [typed(lock, "0000") for _ in range(times)][-1]


def test_the_pin_is_judged_with_its_last_digit(lock: DisplayLock) -> None:
    first = typed(lock, PIN[:-1])

    assert (first, lock.typed_count) == (PinAnswer.MORE, 3)
    assert lock.press(PIN[-1]) is PinAnswer.RIGHT
    assert lock.typed_count == 0


def test_another_number_is_wrong_and_forgotten(lock: DisplayLock) -> None:
    assert (typed(lock, "0000"), lock.typed_count) == (PinAnswer.WRONG, 0)


def test_a_digit_can_be_taken_back(lock: DisplayLock) -> None:
    typed(lock, "29")
    lock.take_back()

    assert typed(lock, PIN[1:]) is PinAnswer.RIGHT


def test_what_was_typed_is_forgotten_but_no_try(lock: DisplayLock) -> None:
    guess(lock, 4)
    typed(lock, "12")
    lock.forget()

    assert typed(lock, "0000") is PinAnswer.WAIT


def test_who_guesses_waits_and_the_right_pin_waits_too(lock: DisplayLock, watch: Watch) -> None:
    guess(lock, 5)
    watch.now += timedelta(seconds=29)
    too_soon = typed(lock, PIN)
    watch.now += timedelta(seconds=1)

    assert too_soon is PinAnswer.WAIT
    assert typed(lock, PIN) is PinAnswer.RIGHT


def test_each_wait_is_longer_up_to_half_an_hour(lock: DisplayLock, watch: Watch) -> None:
    guess(lock, 5)
    waits = []
    for _ in range(9):
        begun = watch.now
        while lock.press("0") is PinAnswer.WAIT:
            watch.now += timedelta(seconds=30)
        waits.append(watch.now - begun)
        typed(lock, "000")

    assert waits[:3] == [timedelta(seconds=30), timedelta(minutes=1), timedelta(minutes=2)]
    assert waits[-1] == WAIT_MAX


def test_a_clock_that_is_set_far_back_keeps_nobody_out(lock: DisplayLock, watch: Watch) -> None:
    guess(lock, 5)
    watch.now -= timedelta(days=400)

    assert typed(lock, PIN) is PinAnswer.RIGHT


def test_the_right_pin_forgives(lock: DisplayLock) -> None:
    guess(lock, 4)
    typed(lock, PIN)

    assert guess(lock, 4) is PinAnswer.WRONG


def test_without_a_pin_nothing_is_locked(watch: Watch) -> None:
    assert (DisplayLock("", watch).is_set, DisplayLock(PIN, watch).is_set) == (False, True)
