# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is late is acted upon once; what is in time never is."""

import threading
from collections.abc import Iterator

import pytest

from pos_loyalty.scanner.watchdog import Watchdog
from tests.patience import WAIT_MS

WAIT_SECONDS = WAIT_MS / 1000


class Bell:
    """Is rung by a watchdog.

    Attributes:
        answers: What it says each time; then 0.
    """

    def __init__(self, *answers: float) -> None:
        self.answers = list(answers)
        self.rung = 0
        self.is_over = threading.Event()

    def ring(self) -> float:
        self.rung += 1
        more_seconds = self.answers.pop(0) if self.answers else 0.0
        if not more_seconds:
            self.is_over.set()
        return more_seconds


@pytest.fixture
def watchdog() -> Iterator[Watchdog]:
    watchdog = Watchdog()
    yield watchdog
    watchdog.close()


def test_what_is_late_is_acted_upon_once(watchdog: Watchdog) -> None:
    bell, later = Bell(), Bell()

    with watchdog.over(0.01, bell.ring):
        assert bell.is_over.wait(WAIT_SECONDS)
    with watchdog.over(0.01, later.ring):
        assert later.is_over.wait(WAIT_SECONDS)

    assert (bell.rung, later.rung) == (1, 1)


def test_who_asks_for_more_time_is_called_again(watchdog: Watchdog) -> None:
    bell = Bell(0.01, 0.01)

    with watchdog.over(0.01, bell.ring):
        assert bell.is_over.wait(WAIT_SECONDS)

    assert bell.rung == 3


def test_what_ended_in_time_is_left_alone_and_the_next_is_watched(watchdog: Watchdog) -> None:
    first, second = Bell(), Bell()

    with watchdog.over(3600, first.ring):
        pass
    with watchdog.over(0.01, second.ring):
        assert second.is_over.wait(WAIT_SECONDS)

    assert first.rung == 0


def test_a_bound_beyond_all_time_is_no_bound(watchdog: Watchdog) -> None:
    bell = Bell()

    with watchdog.over(float("inf"), bell.ring):
        pass

    assert bell.rung == 0


def test_a_closed_watchdog_has_no_thread() -> None:
    watchdog = Watchdog()

    watchdog.close()
    for thread in threading.enumerate():
        if thread.name == "watchdog":
            thread.join(WAIT_SECONDS)

    assert not any(thread.name == "watchdog" for thread in threading.enumerate())
