# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The thread that drives the engine; every wait of these tests ends as soon as it may."""

from collections.abc import Callable, Iterator
from threading import Condition, Event
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.sync.link import LinkState
from pos_loyalty.sync.sync_thread import SyncThread
from pos_loyalty.sync.troubles import Unreachable, Weather
from tests.fakes.facts import NOON
from tests.sync.table import Table

LONG_SECONDS = 20
ADA = MemberId(UUID(int=10))


class Driven:
    """A thread on a table; ``seen`` waits until the table looks so after one of its turns."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._turned = Condition()
        self.rested: list[bool] = []
        self.is_report_broken = False
        self.reports = 0
        self.thread = SyncThread(table.engine, self._report, look_seconds=0.01)
        self.thread.at_rest = self.rested.append

    def seen(self, is_so: Callable[[], bool]) -> bool:
        with self._turned:
            return self._turned.wait_for(is_so, LONG_SECONDS)

    def _report(self) -> None:
        with self._turned:
            self.reports += 1
            self._turned.notify_all()
        if self.is_report_broken:
            self.is_report_broken = False
            raise RuntimeError("whoever shows it has a bug")


@pytest.fixture
def driven(table: Table) -> Iterator[Driven]:
    driven = Driven(table)
    yield driven
    assert driven.thread.close(LONG_SECONDS)


def test_it_begins_at_once_and_comes_to_rest(table: Table, driven: Driven) -> None:
    table.store.record(b"a sale")

    driven.thread.start()

    assert driven.seen(lambda: driven.rested[-1:] == [True])
    assert list(table.server.held.values()) == [b"a sale"]
    assert driven.rested.count(True) == 1


def test_time_that_passes_is_reported_though_nothing_happens(table: Table, driven: Driven) -> None:
    driven.thread.start()
    driven.seen(lambda: driven.rested[-1:] == [True])
    table.server.asked.clear()
    before = driven.reports

    assert driven.seen(lambda: driven.reports > before + 2)
    assert table.server.asked == []


def test_something_recorded_is_sent_at_once(table: Table, driven: Driven) -> None:
    driven.thread.start()
    driven.seen(lambda: driven.rested[-1:] == [True])

    table.store.record(b"a sale")
    driven.thread.wake()

    assert driven.seen(lambda: b"a sale" in table.server.held.values())


def test_a_member_at_the_till_is_asked_for(table: Table, driven: Driven) -> None:
    driven.thread.start()
    driven.seen(lambda: driven.rested[-1:] == [True])

    driven.thread.ask_for(ADA)

    assert driven.seen(lambda: table.shown == [ADA])


def test_a_page_that_was_heard_is_taken(table: Table, driven: Driven) -> None:
    driven.thread.start()
    driven.seen(lambda: driven.rested[-1:] == [True])

    page = PullPage(server_time=NOON, cursor="17")
    driven.thread.hear(table.store.cursor, page)

    assert driven.seen(lambda: table.store.cursor == "17")


def test_a_doubt_is_shown_and_looked_into(table: Table, driven: Driven) -> None:
    driven.thread.start()
    driven.seen(lambda: driven.rested[-1:] == [True])
    table.server.asked.clear()

    driven.thread.doubt(Weather.NO_CONNECTION)

    assert driven.seen(lambda: table.server.asked[:1] == ["hello"])
    assert driven.seen(lambda: table.engine.link.state is LinkState.ONLINE)


def test_a_till_that_is_offline_does_not_rest(table: Table, driven: Driven) -> None:
    table.server.troubles.append(Unreachable(Weather.NO_CONNECTION))

    driven.thread.start()

    assert driven.seen(lambda: table.engine.link.state is LinkState.OFFLINE)
    assert driven.rested == [False, False]


def test_a_bug_in_what_is_shown_does_not_end_it(
    table: Table, driven: Driven, caplog: pytest.LogCaptureFixture
) -> None:
    driven.is_report_broken = True
    driven.thread.start()
    driven.seen(lambda: not driven.is_report_broken)

    table.store.record(b"a sale")
    driven.thread.wake()

    assert driven.seen(lambda: b"a sale" in table.server.held.values())
    assert "thread failed" in caplog.text


def test_a_till_that_is_closed_waits_for_nobody(table: Table) -> None:
    is_asked, may_answer = Event(), Event()

    def slow(answer: object) -> object:
        is_asked.set()
        may_answer.wait(LONG_SECONDS)
        return answer

    table.server.troubles.append(slow)
    driven = Driven(table)
    driven.thread.start()
    is_asked.wait(LONG_SECONDS)

    is_over = driven.thread.close(0)
    may_answer.set()

    assert not is_over
    assert driven.thread.close(LONG_SECONDS)
