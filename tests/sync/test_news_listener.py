# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from collections.abc import Iterator
from threading import Event
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.rows import GrantRow
from pos_loyalty.sync.news_listener import NewsListener
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from tests.fakes.facts import NOON
from tests.fakes.fake_sync_server import FakeSyncServer

LONG_SECONDS = 20


class Ear:
    """Implements ``Hearer``; remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, PullPage]] = []
        self.doubts: list[Weather] = []
        self.is_told = Event()

    def hear(self, cursor: str, page: PullPage) -> None:
        self.heard.append((cursor, page))
        self.is_told.set()

    def doubt(self, weather: Weather) -> None:
        self.doubts.append(weather)
        self.is_told.set()


@pytest.fixture
def server() -> FakeSyncServer:
    return FakeSyncServer()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def listener(server: FakeSyncServer, ear: Ear) -> Iterator[NewsListener]:
    listener = NewsListener(server, lambda: "0", ear)
    listener.may_listen.set()
    yield listener
    listener.stop()


def test_news_are_passed_on_with_where_they_begin(
    listener: NewsListener, server: FakeSyncServer, ear: Ear
) -> None:
    server.enrol(3)

    listener.listen_once()

    ((cursor, page),) = ear.heard
    assert (cursor, page.cursor) == ("0", "2")
    assert not listener.may_listen.is_set()


def test_a_grant_that_changed_is_news_too(
    listener: NewsListener, server: FakeSyncServer, ear: Ear
) -> None:
    grant = GrantRow(
        grant_id=GrantId(UUID(int=5)),
        member_id=MemberId(UUID(int=10)),
        epoch=1,
        unit=POINTS,
        amount=10,
        usable_until=NOON,
        is_recalled=True,
    )
    server.troubles.append(lambda _: PullPage(server_time=NOON, grants=(grant,)))

    listener.listen_once()

    assert len(ear.heard) == 1


def test_no_news_are_not_worth_a_word(listener: NewsListener, ear: Ear) -> None:
    listener.listen_once()

    assert (ear.heard, ear.doubts) == ([], [])
    assert listener.may_listen.is_set()


@pytest.mark.parametrize(
    ("trouble", "weather"),
    [
        (Unreachable(Weather.NO_CONNECTION), Weather.NO_CONNECTION),
        (Refused(RefusalCode.CURSOR_GONE), Weather.NOT_UNDERSTOOD),
    ],
)
def test_no_answer_is_a_reason_to_look(
    listener: NewsListener, server: FakeSyncServer, ear: Ear, trouble: Exception, weather: Weather
) -> None:
    server.troubles.append(trouble)

    listener.listen_once()

    assert ear.doubts == [weather]
    assert not listener.may_listen.is_set()


def test_it_listens_on_a_thread_of_its_own_whenever_it_may(
    listener: NewsListener, server: FakeSyncServer, ear: Ear
) -> None:
    server.enrol(3)

    listener.start()

    assert ear.is_told.wait(LONG_SECONDS)


def test_a_bug_of_ours_ends_the_listening_until_the_engine_rests_again(
    server: FakeSyncServer, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    is_asked = Event()

    def broken() -> str:
        is_asked.set()
        raise RuntimeError("the file has a bug")

    listener = NewsListener(server, broken, ear)
    listener.may_listen.set()
    listener.start()
    is_asked.wait(LONG_SECONDS)

    listener.stop()

    assert listener.join(LONG_SECONDS)
    assert "listening for news failed" in caplog.text


def test_the_end_is_seen_though_the_leave_is_taken_back_after_it(
    server: FakeSyncServer, ear: Ear
) -> None:
    listener = NewsListener(server, str, ear)
    listener.start()

    listener.stop()
    listener.may_listen.clear()

    assert listener.join(LONG_SECONDS)
