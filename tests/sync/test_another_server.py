# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A server that was put back between two questions: both say hello before anything is taken in."""

from collections.abc import Callable
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.troubles import Unreachable, Weather
from tests.fakes.facts import NOON
from tests.sync.table import Table

ANOTHER = UUID(int=2)
SOMEBODY = MemberId(UUID(int=7))


@pytest.fixture
def table() -> Table:
    """Return a till that has everything, and a server that was put back since it said hello."""
    table = Table()
    table.settle_down()
    table.server.generation = ANOTHER
    table.server.asked.clear()
    return table


def a_sale_waits(table: Table) -> None:
    table.store.record(b"a sale")


def somebody_stands_here(table: Table) -> None:
    table.engine.ask_for(SOMEBODY)


def the_shop_is_to_be_loaded(table: Table) -> None:
    table.store.forget_cursor()


@pytest.mark.parametrize(
    ("befalls", "question"),
    [
        (a_sale_waits, "push"),
        (somebody_stands_here, "identify"),
        (the_shop_is_to_be_loaded, "manifest"),
    ],
)
def test_its_answer_is_not_taken_before_a_hello(
    table: Table, befalls: Callable[[Table], None], question: str
) -> None:
    befalls(table)

    outcome = table.engine.step()

    assert outcome is Outcome.SHORT
    assert (table.store.acked, table.store.accounts) == (0, {})
    table.wait()
    table.engine.step()
    assert table.server.asked == [question, "hello"]
    assert table.store.generation == ANOTHER


def test_what_it_took_by_then_is_handed_over_again(table: Table) -> None:
    table.store.record(b"a sale")
    table.engine.step()
    table.wait()

    table.settle_down()

    assert table.server.asked[:3] == ["push", "hello", "push"]
    assert table.store.acked == 1
    assert table.server.held == {(1, 1): b"a sale"}


@pytest.mark.parametrize(("has_older", "asked_for"), [(True, NOON), (False, None)])
def test_a_till_that_has_rows_of_before_asks_for_a_snapshot_that_is_newer_than_its_hello(
    *, has_older: bool, asked_for: object
) -> None:
    table = Table()
    table.store.has_older = has_older

    table.settle_down()

    assert table.server.snapshots_asked_for == [asked_for]


def test_whom_an_epoch_has_put_in_doubt_is_asked_for_once() -> None:
    table = Table()
    table.settle_down()
    table.store.void = [MemberId(UUID(int=n)) for n in (1, 2)]
    table.store.epoch = table.server.epoch = 2
    table.server.asked.clear()

    table.wait()
    table.settle_down()
    table.wait()
    table.settle_down()

    assert table.server.asked.count("identify") == 2
    assert table.shown == table.store.void


def test_whoever_was_not_answered_for_is_asked_for_again() -> None:
    table = Table()
    table.settle_down()
    table.store.void = [SOMEBODY]
    table.store.epoch = table.server.epoch = 2
    table.wait()
    table.server.troubles.extend([None, Unreachable(Weather.NO_CONNECTION)])
    table.settle_down()
    assert table.shown == []

    table.wait()
    table.settle_down()

    assert table.shown == [SOMEBODY]
