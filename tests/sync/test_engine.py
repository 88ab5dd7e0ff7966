# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.standing import BootstrapState
from pos_loyalty.sync.link import LinkState
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.steps import HELLO_SECONDS
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from tests.fakes.facts import NOON
from tests.fakes.fake_sync_server import LOST_ANSWER
from tests.sync.table import Table

ADA_ID = MemberId(UUID(int=10))


def test_a_new_till_greets_hands_over_and_loads_the_shop(table: Table) -> None:
    table.store.record(b"one", b"two")
    table.server.make_snapshot(1, 2)

    table.settle_down()

    assert table.server.asked == ["hello", "push", "manifest", "chunk 1", "chunk 2", "pull"]
    assert list(table.server.held.values()) == [b"one", b"two"]
    assert table.store.standing().waiting == 0
    assert table.store.standing().bootstrap is BootstrapState.COMPLETE
    assert table.engine.link.state is LinkState.ONLINE
    assert table.engine.link.is_caught_up


def test_a_till_has_caught_up_only_once_there_are_no_more_news(table: Table) -> None:
    table.engine.step()
    greeted = table.engine.link
    table.settle_down()
    table.store.record(b"a sale")
    table.engine.step()

    assert (greeted.state, greeted.is_caught_up) == (LinkState.ONLINE, False)
    assert table.engine.link.is_caught_up  # and stays so while it goes on


def test_an_idle_till_asks_for_news_now_and_then(table: Table) -> None:
    table.settle_down()
    table.server.asked.clear()

    table.wait()
    table.settle_down()

    assert table.server.asked == ["pull"]
    assert table.engine.wait_seconds > 10


def test_what_is_recorded_goes_out_at_once(table: Table) -> None:
    table.settle_down()
    table.store.record(b"a sale")

    table.engine.wake()

    assert table.engine.wait_seconds == 0
    assert table.settle_down() == [Outcome.MOVED, Outcome.NOTHING]
    assert b"a sale" in table.server.held.values()


def test_a_lost_answer_is_asked_for_before_anything_is_pulled(table: Table) -> None:
    table.settle_down()
    table.store.record(b"a sale")
    table.server.troubles.append(LOST_ANSWER)
    table.settle_down()
    table.server.asked.clear()
    table.engine.ask_for(ADA_ID)

    table.wait()
    table.settle_down()

    assert table.server.asked == ["hello", "push", "identify", "pull"]
    assert table.store.standing().in_limbo is False


def test_link_trouble_never_costs_an_operation(table: Table) -> None:
    table.store.record(b"a sale")
    for _ in range(50):
        table.server.troubles.append(Unreachable(Weather.NO_CONNECTION))
        table.settle_down()
        table.wait()

    table.settle_down()

    assert list(table.server.held.values()) == [b"a sale"]


def test_being_offline_is_known_with_the_moment_when_it_began(table: Table) -> None:
    table.settle_down()
    table.wait()
    began_at = table.reading().wall
    for _ in range(2):
        table.server.troubles.append(Unreachable(Weather.TIMED_OUT))
        table.settle_down()
        table.wait()

    link = table.engine.link

    assert (link.state, link.weather) == (LinkState.OFFLINE, Weather.TIMED_OUT)
    assert link.since == began_at


def test_the_server_may_ask_to_be_left_alone(table: Table) -> None:
    busy = Unreachable(Weather.SERVER_TROUBLE, retry_after_seconds=60)
    table.server.troubles.append(busy)

    table.settle_down()
    table.engine.wake()

    assert table.engine.wait_seconds == pytest.approx(60)


def test_a_member_at_the_till_comes_before_the_operations_that_wait(table: Table) -> None:
    table.settle_down()
    table.store.record(b"a sale")
    table.server.asked.clear()

    table.engine.ask_for(ADA_ID)
    table.engine.ask_for(ADA_ID)
    table.settle_down()

    assert table.server.asked == ["identify", "push", "pull"]
    assert table.shown == [ADA_ID]
    assert table.store.accounts[ADA_ID].version == 9


def test_whoever_changed_elsewhere_is_shown_anew(table: Table) -> None:
    table.settle_down()
    table.server.enrol(7)

    table.settle_down()

    assert table.shown == [MemberId(UUID(int=7))]
    assert MemberId(UUID(int=7)) in table.store.members


def test_many_pages_come_one_after_the_other(table: Table) -> None:
    table.settle_down()
    table.server.enrol(*range(1, 11))
    table.server.page_rows = 4

    table.settle_down()

    assert len(table.store.members) == 10


def test_a_page_that_was_brought_is_not_asked_for_again(table: Table) -> None:
    table.settle_down()
    table.server.asked.clear()
    table.engine.offer(table.store.cursor, PullPage(server_time=NOON, cursor="0"))

    table.settle_down()

    assert table.server.asked == []


def test_a_page_from_somewhere_else_is_not_taken(table: Table) -> None:
    table.settle_down()
    table.server.asked.clear()
    table.engine.offer("elsewhere", PullPage(server_time=NOON, cursor="999"))

    table.settle_down()

    assert table.server.asked == ["pull"]
    assert table.store.cursor == "0"


def test_a_recalled_grant_is_given_back_and_the_server_told(table: Table) -> None:
    table.settle_down()
    table.store.grants_wanted.append(GrantId(UUID(int=5)))

    table.settle_down()

    assert table.given_back == [GrantId(UUID(int=5))]


def test_a_grant_in_use_does_not_keep_the_rest_waiting(table: Table) -> None:
    table.settle_down()
    table.store.grants_wanted.append(GrantId(UUID(int=5)))
    table.is_grant_in_use = True
    table.server.asked.clear()

    table.settle_down()
    table.wait()
    table.settle_down()

    assert table.given_back == [GrantId(UUID(int=5))] * 2
    assert table.server.asked.count("pull") == 2


def test_once_a_day_both_sides_compare(table: Table, caplog: pytest.LogCaptureFixture) -> None:
    table.settle_down()
    table.server.enrol(3)
    table.settle_down()
    table.store.members.clear()

    table.wait(26 * 3600)
    table.settle_down()
    table.wait()
    table.settle_down()

    assert table.server.asked.count("digests") == 1
    assert len(table.store.members) == 1
    assert "1 buckets of rows differ" in caplog.text


def test_a_server_that_knows_the_cursor_no_more_is_loaded_anew(table: Table) -> None:
    table.settle_down()
    table.server.floor = 1
    table.server.enrol(3)
    table.server.make_snapshot(3)
    table.settle_down()
    table.wait()

    table.settle_down()

    assert table.store.cursor == "2"
    assert MemberId(UUID(int=3)) in table.store.members


def test_a_server_that_never_knows_the_cursor_is_not_loaded_without_end(table: Table) -> None:
    table.server.floor = 99
    table.settle_down()

    for _ in range(20):
        table.wait()
        table.settle_down()

    minutes = (table.seconds - 1000) / 60
    assert table.server.asked.count("manifest") <= 2 + minutes / 10


def test_a_snapshot_that_is_gone_is_asked_for_anew(table: Table) -> None:
    table.server.make_snapshot(1, 2)
    for _ in range(3):
        table.engine.step()
    table.server.snapshot = "s2"
    table.settle_down()
    table.wait()

    table.settle_down()

    assert table.server.asked.count("manifest") == 2
    assert table.server.asked.count("chunk 1") == 1
    assert len(table.store.members) == 2


@pytest.mark.parametrize("code", [RefusalCode.UPGRADE_REQUIRED, RefusalCode.REVOKED])
def test_a_till_that_is_told_nothing_any_more_still_hands_over(
    table: Table, code: RefusalCode
) -> None:
    table.settle_down()
    table.server.troubles.append(Refused(code))
    table.settle_down()
    table.store.record(b"a sale")
    table.server.asked.clear()

    table.wait()
    table.settle_down()

    assert table.server.asked == ["push"]
    assert (table.engine.link.state, table.engine.link.refusal) == (LinkState.REFUSED, code)


def test_a_till_that_is_trusted_no_more_gives_up_what_it_might_hand_out(table: Table) -> None:
    table.settle_down()
    table.server.troubles.append(Refused(RefusalCode.REVOKED))
    table.settle_down()
    assert table.store.given_up == 1
    table.store.record(b"a sale")
    table.server.troubles.append(Refused(RefusalCode.REVOKED))

    table.wait()
    table.settle_down()

    assert table.store.given_up == 1


def test_a_till_that_is_too_old_keeps_what_it_may_hand_out(table: Table) -> None:
    table.settle_down()
    table.server.troubles.append(Refused(RefusalCode.UPGRADE_REQUIRED))

    table.settle_down()

    assert table.store.given_up == 0


def test_a_till_that_was_upgraded_pulls_again_after_the_next_hello(table: Table) -> None:
    table.settle_down()
    table.server.troubles.append(Refused(RefusalCode.UPGRADE_REQUIRED))
    table.settle_down()
    table.server.asked.clear()

    table.wait(HELLO_SECONDS)
    table.settle_down()

    assert table.server.asked == ["hello", "pull"]
    assert table.engine.link.state is LinkState.ONLINE


def test_a_till_that_nobody_knows_keeps_asking_but_not_often(table: Table) -> None:
    for _ in range(12):
        table.server.troubles.append(Refused(RefusalCode.UNKNOWN_TILL))
    table.store.record(b"a sale")
    table.dice = 0.99

    for _ in range(12):
        table.settle_down()
        table.wait()

    assert table.engine.link.refusal is RefusalCode.UNKNOWN_TILL
    assert table.seconds > 1000 + 600
    assert table.store.standing().waiting == 1


def test_a_full_disk_is_told_and_tried_again(
    table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    table.store.record(b"a sale")

    def full(_answer: object) -> object:
        raise DiskFull

    table.server.troubles.append(full)
    table.settle_down()
    state = table.engine.link.state
    table.wait()
    table.settle_down()

    assert state is LinkState.BROKEN
    assert table.engine.link.state is LinkState.ONLINE
    assert "disk_full" in caplog.text


def test_a_disk_that_stays_full_makes_the_till_ask_ever_more_seldom(table: Table) -> None:
    def full(_answer: object) -> object:
        raise DiskFull

    waits = []
    for _ in range(8):
        table.server.troubles.extend([None, full])
        table.settle_down()
        waits.append(table.engine.wait_seconds)
        table.wait()

    assert waits == sorted(waits)
    assert waits[-1] > 60


def test_a_bug_of_ours_ends_neither_the_engine_nor_an_operation(
    table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    table.store.record(b"a sale")
    table.server.troubles.extend([None, lambda answer: replace(answer, results=None)])

    table.settle_down()
    state, waiting = table.engine.link.state, table.store.standing().waiting
    table.wait()
    table.settle_down()

    assert (state, waiting) == (LinkState.BROKEN, 1)
    assert table.store.standing().waiting == 0
    assert "synchronising failed" in caplog.text


def test_the_tills_clock_hears_what_time_it_is_at_the_server(table: Table) -> None:
    table.store.record(b"a sale")
    table.engine.ask_for(ADA_ID)

    def slow(answer: object) -> object:
        table.seconds += 2
        return answer

    table.server.troubles.append(slow)
    table.settle_down()

    server_time, asked, answered = table.heard[0]
    assert server_time == NOON
    assert answered.monotonic_ms - asked.monotonic_ms == 2000
    assert len(table.heard) == 5  # hello, identify, push, manifest, pull
