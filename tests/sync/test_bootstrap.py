# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from collections.abc import Callable
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.standing import BootstrapState
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from tests.sync.table import Table


def test_the_chunks_of_the_tills_own_store_come_first(table: Table) -> None:
    table.server.make_snapshot(1, 2, 3, home=3)

    table.settle_down()

    chunks = [name for name in table.server.asked if name.startswith("chunk")]
    assert chunks == ["chunk 3", "chunk 1", "chunk 2"]


def test_a_crash_costs_the_chunk_that_was_on_its_way(table: Table) -> None:
    table.server.make_snapshot(1, 2, 3)
    table.server.troubles.extend([None, None, None, Unreachable(Weather.NO_CONNECTION)])
    table.settle_down()

    table.restart()
    table.settle_down()

    chunks = [name for name in table.server.asked if name.startswith("chunk")]
    assert chunks == ["chunk 1", "chunk 2", "chunk 3"]
    assert len(table.store.members) == 3


def test_operations_go_out_between_two_chunks(table: Table) -> None:
    table.server.make_snapshot(1, 2)
    for _ in range(3):
        table.engine.step()

    table.store.record(b"a sale")
    table.settle_down()

    assert table.server.asked[-4:] == ["chunk 1", "push", "chunk 2", "pull"]


@pytest.mark.parametrize("damage", [lambda packed: packed[:-1], lambda packed: packed + b"x"])
def test_a_chunk_that_is_not_what_was_announced_is_thrown_away(
    table: Table, damage: Callable[[bytes], bytes]
) -> None:
    table.server.make_snapshot(1)
    table.server.troubles.extend([None, None, damage])

    outcomes = table.settle_down()

    assert outcomes[-1] is Outcome.UNREACHABLE
    assert table.store.members == {}
    assert table.store.bootstrap is BootstrapState.NONE


def test_a_chunk_that_cannot_be_read_is_asked_for_later(table: Table) -> None:
    table.server.chunks = {1: b"no chunk of ours"}

    outcomes = table.settle_down()

    assert outcomes[-1] is Outcome.UNREACHABLE
    assert table.engine.wait_seconds >= 1


def test_a_server_without_members_is_loaded_too(table: Table) -> None:
    table.settle_down()

    assert table.store.standing().bootstrap is BootstrapState.COMPLETE


def test_a_refused_manifest_is_asked_for_again(table: Table) -> None:
    table.server.troubles.extend([None, Refused(RefusalCode.SNAPSHOT_GONE)])
    table.server.make_snapshot(8)
    table.settle_down()

    table.wait()
    table.settle_down()

    assert MemberId(UUID(int=8)) in table.store.members
