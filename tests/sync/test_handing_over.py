# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations on their way, and every way in which till and server can have come apart."""

from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest

from pos_loyalty.protocol.sync.push import EpochState, OpResult, PushAnswer
from pos_loyalty.protocol.sync.push import Outcome as Taken
from pos_loyalty.protocol.sync.standing import BootstrapState
from pos_loyalty.sync.engine import STUCK
from pos_loyalty.sync.link import LinkState
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.push import push_once
from tests.fakes.facts import NOON
from tests.fakes.fake_sync_server import LOST_ANSWER
from tests.sync.table import Table


def come_together(table: Table) -> None:
    """Let time pass until the engine rests with nothing to do."""
    for _ in range(10):
        if table.settle_down()[-1] is Outcome.NOTHING:
            return
        table.wait()
    pytest.fail("till and server do not come together")


def test_many_operations_go_batch_by_batch_without_a_pause(table: Table) -> None:
    table.store.batch_ops = 3
    table.store.record(*(f"{number}".encode() for number in range(10)))

    table.settle_down()

    assert table.server.asked.count("push") == 4
    assert table.store.standing().waiting == 0


def test_an_operation_is_held_once_however_often_answers_are_lost(table: Table) -> None:
    table.settle_down()
    table.store.record(b"one", b"two")
    for _ in range(3):
        table.server.troubles.extend([LOST_ANSWER, LOST_ANSWER, None])

    for _ in range(6):
        table.settle_down()
        table.wait()
    come_together(table)

    assert table.server.held == {(1, 1): b"one", (1, 2): b"two"}
    assert table.store.standing().waiting == 0


def test_a_short_answer_settles_what_it_names_and_is_not_asked_for_at_once(table: Table) -> None:
    table.settle_down()
    table.store.record(b"one", b"two", b"three")

    def shortened(answer: PushAnswer) -> PushAnswer:
        return replace(answer, results=answer.results[:1], expected_seq=2)

    table.server.troubles.append(shortened)
    outcome = table.engine.step()

    assert outcome is Outcome.SHORT
    assert table.store.standing().waiting == 2
    assert table.engine.wait_seconds >= 1


WRONG = {
    "of other operations": lambda a: replace(a, results=a.results[1:]),
    "in another order": lambda a: replace(a, results=a.results[::-1]),
    "more than was sent": lambda a: replace(
        a, results=(*a.results, OpResult(seq=4, outcome=Taken.APPLIED)), expected_seq=5
    ),
    "none, but taken": lambda a: replace(a, results=(), expected_seq=3),
    "held, and expected": lambda a: replace(a, expected_seq=2),
    "needed from what was sent": lambda a: replace(a, need_from=1),
    "needed from nowhere": lambda a: replace(a, need_from=0),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_answer_that_does_not_fit_settles_nothing(table: Table, wrong: str) -> None:
    table.settle_down()
    table.store.record(b"one", b"two", b"three")
    table.server.troubles.append(WRONG[wrong])

    outcome = table.engine.step()

    assert outcome is Outcome.UNREACHABLE
    assert table.store.standing().waiting == 3


def test_a_server_that_has_taken_nothing_leaves_nothing_in_doubt(table: Table) -> None:
    table.settle_down()
    table.store.record(b"one")
    table.server.troubles.append(lambda _: PushAnswer(server_time=NOON, expected_seq=1))

    outcome = table.engine.step()

    standing = table.store.standing()
    assert outcome is Outcome.SHORT
    assert (standing.waiting, standing.in_limbo) == (1, False)
    assert table.engine.wait_seconds >= 1


def test_what_a_server_lacks_that_was_put_back_goes_to_it_again(table: Table) -> None:
    table.store.record(b"one", b"two", b"three")
    table.settle_down()
    table.server.held = {(1, 1): b"one"}
    table.server.generation = UUID(int=2)
    table.server.enrol(3)

    table.restart()
    come_together(table)

    assert list(table.server.held.values()) == [b"one", b"two", b"three"]
    assert table.store.generation == UUID(int=2)
    assert table.server.asked[-4:] == ["hello", "push", "manifest", "pull"]


@pytest.mark.parametrize("has_new_operation", [False, True])
def test_what_was_lost_of_an_earlier_epoch_is_numbered_anew(
    table: Table, *, has_new_operation: bool
) -> None:
    table.store.record(b"one", b"two")
    table.settle_down()
    table.store.has_earlier_epochs = True
    table.server.held = {}
    if has_new_operation:
        table.store.record(b"three")
    else:
        table.restart()

    come_together(table)

    assert table.store.epoch == 2
    assert next(iter(table.server.held)) == (2, 1)
    assert table.store.standing().waiting == 0


def test_a_crash_in_the_middle_of_that_changes_nothing(table: Table) -> None:
    table.store.record(b"one", b"two")
    table.settle_down()
    table.server.held, table.server.generation = {}, UUID(int=2)
    table.restart()
    table.engine.step()

    table.restart()
    come_together(table)

    assert list(table.server.held.values()) == [b"one", b"two"]


def test_a_server_that_was_put_back_and_says_nothing_of_it_is_found_out(table: Table) -> None:
    table.store.record(b"one", b"two")
    table.settle_down()
    table.server.held = {}

    table.restart()
    come_together(table)

    assert list(table.server.held.values()) == [b"one", b"two"]


def test_a_till_that_never_says_hello_finds_out_by_handing_over(table: Table) -> None:
    table.store.record(b"one", b"two")
    table.settle_down()
    table.server.held = {}
    table.store.record(b"three")

    come_together(table)

    assert list(table.server.held.values()) == [b"one", b"two", b"three"]
    assert table.store.bootstrap is BootstrapState.COMPLETE


def test_a_till_that_finds_out_by_handing_over_says_hello_before_it_loads_the_shop(
    table: Table,
) -> None:
    table.store.record(b"one")
    table.settle_down()
    table.server.held, table.server.generation = {}, UUID(int=2)
    table.store.record(b"two")

    table.engine.step()
    outcome = table.engine.step()

    assert outcome is Outcome.AGREED
    assert table.store.generation == UUID(int=2)
    assert table.store.bootstrap is not BootstrapState.COMPLETE


def test_what_nobody_has_any_more_is_known_to_be_lost(table: Table) -> None:
    table.store.record(b"one", b"two", b"three")
    table.settle_down()
    table.server.held = {}
    table.store.kept_from = 3
    table.store.record(b"four")

    come_together(table)

    assert table.store.gap == (1, 2)
    assert table.server.gaps == [(1, 2)]
    assert list(table.server.held.values()) == [b"three", b"four"]


def test_a_server_that_wants_ever_older_operations_is_not_asked_without_end(table: Table) -> None:
    table.store.record(b"one", b"two", b"three")
    table.settle_down()
    table.store.record(b"four")
    older = [partial(replace, need_from=need_from) for need_from in (3, 2, 1)]
    table.server.troubles.extend([older[0], None, *older[1:]])  # after the first it says hello

    outcomes = table.settle_down()

    assert outcomes[-1] is Outcome.SHORT
    assert table.engine.wait_seconds >= 1


def test_what_is_wanted_again_and_nowhere_any_more_is_asked_for_later(table: Table) -> None:
    table.store.record(b"one", b"two")
    table.settle_down()
    table.store.record(b"three")

    def forgetful(answer: PushAnswer) -> PushAnswer:
        table.store.kept_from = 9
        return replace(answer, need_from=1)

    table.server.troubles.extend([partial(replace, need_from=2), None, forgetful])
    outcomes = table.settle_down()

    assert outcomes[-1] is Outcome.SHORT
    assert table.engine.wait_seconds >= 1


def test_with_nothing_to_hand_over_nobody_is_asked(table: Table) -> None:
    outcome = push_once(table.store, table.server, table.reading())

    assert outcome is Outcome.NOTHING
    assert table.server.asked == []


def test_a_copy_of_a_till_begins_an_epoch_with_what_the_server_lacks(table: Table) -> None:
    table.store.record(b"one")
    table.settle_down()
    table.server.held[(1, 2)] = b"another till's second"
    table.store.record(b"our second")

    come_together(table)

    assert table.store.epoch == 2
    assert table.server.held == {
        (1, 1): b"one",
        (1, 2): b"another till's second",
        (2, 1): b"our second",
    }


def test_a_till_that_was_put_back_begins_an_epoch_at_its_first_hello(table: Table) -> None:
    table.store.record(b"one")
    table.settle_down()
    table.server.held[(1, 2)] = b"recorded before the till was put back"

    table.restart()
    come_together(table)

    assert table.store.epoch == 2
    assert table.store.standing().waiting == 0


def test_a_file_behind_its_marker_begins_an_epoch(table: Table) -> None:
    table.store.is_behind_marker = True

    come_together(table)

    assert table.store.epoch == 2


def test_a_retired_epoch_is_left_before_anything_is_sent(table: Table) -> None:
    table.server.retired.add(1)
    table.store.record(b"one")

    come_together(table)

    assert table.server.held == {(2, 1): b"one"}


def test_a_till_that_is_sent_from_epoch_to_epoch_does_so_with_pauses(table: Table) -> None:
    table.settle_down()
    table.server.retired.update(range(1000))

    began = table.seconds
    for _ in range(12):
        table.store.record(b"one more")
        table.engine.wake()
        table.settle_down()
        table.wait()

    assert table.seconds - began > 60
    assert (table.engine.link.state, table.engine.link.trouble) == (LinkState.BROKEN, STUCK)


def test_a_server_that_wants_a_batch_twice_in_a_retired_epoch_is_asked_later(table: Table) -> None:
    table.store.record(b"one", b"two")
    table.settle_down()
    table.store.record(b"three")
    older = [partial(replace, need_from=need_from) for need_from in (2, 1)]
    retired = partial(replace, epoch_state=EpochState.RETIRED)
    table.server.troubles.extend([older[0], None, older[1], retired])  # None: to the hello

    outcomes = table.settle_down()

    assert outcomes[-1] is Outcome.SHORT
