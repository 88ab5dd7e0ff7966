# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Receipts that wait: in order, with a bound, and never longer than their customer."""

import threading
from collections.abc import Callable, Iterator
from queue import Queue
from typing import Final

import pytest

from pos_loyalty.domain.printed import Printed
from pos_loyalty.receipts.outlet import PrinterTrouble, TroubleCode
from pos_loyalty.receipts.queue import CLOSE_SECONDS, WAITING_MAX, Patience, PrintQueue

SOON: Final = Patience(0.005, 0.01, 60.0)
SECONDS_MAX: Final = 10.0


class Desk:
    """An outlet in the hand: ``trouble`` is what it is in, ``hold`` keeps it from ending."""

    def __init__(self) -> None:
        self.trouble: TroubleCode | None = None
        self.bug: Exception | None = None
        self.hold = threading.Event()
        self.hold.set()
        self.is_aborted = False
        self.given: Queue[str] = Queue()
        self.tries: Queue[str] = Queue()
        self.told: Queue[str] = Queue()
        self.now_seconds = 0.0

    def give(self, printed: Printed) -> None:
        self.tries.put(printed.name)
        self.hold.wait(SECONDS_MAX)
        self.look()
        self.given.put(printed.name)

    def look(self) -> None:
        if self.bug is not None:
            raise self.bug
        if self.trouble is not None:
            raise PrinterTrouble(self.trouble)

    def abort(self) -> None:
        self.is_aborted = True
        self.hold.set()


OpenQueue = Callable[[], PrintQueue]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def open_queue(desk: Desk) -> Iterator[OpenQueue]:
    opened: list[PrintQueue] = []

    def open_one() -> PrintQueue:
        queue = PrintQueue(desk, desk.told.put, patience=SOON, monotonic=lambda: desk.now_seconds)
        opened.append(queue)
        return queue

    yield open_one
    for queue in opened:
        queue.close()


def receipt(name: str) -> Printed:
    return Printed(name, "en", ())


def next_of(queue: "Queue[str]") -> str:
    return queue.get(timeout=SECONDS_MAX)


def test_receipts_are_printed_in_their_order(desk: Desk, open_queue: OpenQueue) -> None:
    queue = open_queue()

    for name in "abc":
        queue.put(receipt(name))

    assert [next_of(desk.given) for _ in "abc"] == ["a", "b", "c"]
    assert desk.told.empty()


def test_trouble_is_told_once_and_once_more_when_it_is_over(
    desk: Desk, open_queue: OpenQueue
) -> None:
    desk.trouble = TroubleCode.NO_PAPER
    queue = open_queue()
    queue.put(receipt("a"))
    assert next_of(desk.told) == "no_paper"
    for _ in range(3):
        next_of(desk.tries)

    desk.trouble = None

    assert next_of(desk.told) == ""
    assert next_of(desk.given) == "a"
    assert desk.told.empty()


def test_the_trouble_goes_by_itself_when_nobody_prints(desk: Desk, open_queue: OpenQueue) -> None:
    desk.trouble = TroubleCode.NOT_THERE
    queue = open_queue()
    queue.put(receipt("a"))
    assert next_of(desk.told) == "not_there"
    desk.now_seconds += 61

    desk.trouble = None

    assert next_of(desk.told) == ""
    assert desk.given.empty()


def test_of_too_many_the_oldest_goes(desk: Desk, open_queue: OpenQueue) -> None:
    desk.hold.clear()
    queue = open_queue()
    queue.put(receipt("first"))
    assert next_of(desk.tries) == "first"

    for number in range(WAITING_MAX + 2):
        queue.put(receipt(str(number)))
    desk.hold.set()

    printed = [next_of(desk.given) for _ in range(WAITING_MAX + 1)]
    assert printed == ["first", *(str(number) for number in range(2, WAITING_MAX + 2))]


def test_putting_waits_for_nothing_and_closing_at_most_a_second(
    desk: Desk, open_queue: OpenQueue
) -> None:
    desk.hold.clear()
    queue = open_queue()
    queue.put(receipt("a"))
    assert next_of(desk.tries) == "a"
    queue.put(receipt("b"))

    queue.close()

    assert desk.is_aborted
    assert not queue.is_running
    assert CLOSE_SECONDS <= 1
    assert "b" not in desk.given.queue


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_ends_the_printing_and_is_told(desk: Desk, open_queue: OpenQueue) -> None:
    desk.bug = ZeroDivisionError()
    queue = open_queue()

    queue.put(receipt("a"))

    assert next_of(desk.told) == "failed"
