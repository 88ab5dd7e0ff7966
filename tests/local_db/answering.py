# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The server's side of a conversation with the till's file, in a few words."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import CounterChange, MemberState
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.local_db.findings import ProblemKind
from pos_loyalty.local_db.rebuild import projection_digest, rebuild_projections
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.local_db.verify import verify_store
from pos_loyalty.protocol.sync.push import (
    ClockReading,
    Code,
    OpResult,
    Outcome,
    PushAnswer,
    PushBatch,
)
from pos_loyalty.protocol.sync.rows import AccountRow
from tests.fakes.facts import ADA, NOON

CLOCK = ClockReading(wall=NOON, monotonic_ms=1_000, boot_id="boot-1")
SOON = NOON + timedelta(seconds=2)


def sent(sync: SqliteSyncStore) -> PushBatch:
    """Return the next batch; there is one."""
    batch = sync.next_batch(CLOCK)
    assert batch is not None
    return batch


def answer_to(batch: PushBatch, count: int | None = None, **more: Any) -> PushAnswer:  # noqa: ANN401 - of the answer
    """Return the answer that applies the first so many operations of a batch, or all."""
    taken = len(batch.operations) if count is None else count
    first = batch.header.first_seq
    results = tuple(OpResult(seq=first + n, outcome=Outcome.APPLIED) for n in range(taken))
    return PushAnswer(server_time=SOON, expected_seq=first + taken, **{"results": results, **more})


def taken_as(batch: PushBatch, outcomes: Sequence[tuple[Outcome, Code]]) -> tuple[OpResult, ...]:
    """Return results of a batch's operations, in order."""
    first = batch.header.first_seq
    return tuple(
        OpResult(seq=first + n, outcome=outcome, code=code)
        for n, (outcome, code) in enumerate(outcomes)
    )


def acknowledge(store: SqliteStore, count: int | None = None) -> None:
    """Send what waits, up to 200 operations, and have the first so many of them applied."""
    sync = SqliteSyncStore(store)
    batch = sent(sync)
    sync.settle(batch, answer_to(batch, count))


def record(store: SqliteStore, *drafts: OperationDraft) -> None:
    for draft in drafts:
        with store.writing() as uow:
            uow.log.record(draft, expected_version=None)
            uow.commit()


def state_of(store: SqliteStore, member_id: MemberId = ADA.member_id) -> MemberState:
    with store.reading() as uow:
        return uow.ledger.state_of(member_id)


def points(store: SqliteStore, member_id: MemberId = ADA.member_id) -> int:
    return sum(lot.amount for lot in state_of(store, member_id).lots)


def version(store: SqliteStore) -> int:
    return state_of(store).version


def row_of(store: SqliteStore, version: int, member_id: MemberId = ADA.member_id) -> AccountRow:
    """Return what is shown of an account as the server's row."""
    state = state_of(store, member_id)
    counters = tuple(
        CounterChange(name, day, amount)
        for name, by_day in state.counters.items()
        for day, amount in by_day.items()
    )
    return AccountRow(member_id=member_id, version=version, lots=state.lots, counters=counters)


def assert_whole(store: SqliteStore, folder: Path) -> None:
    """Nothing is wrong with the file, and a rebuild gives the same bytes."""
    problems = verify_store(folder, keyring=None)
    assert {problem.kind for problem in problems} <= {ProblemKind.PROGRAM_MISSING}, problems
    with store.writing() as uow:
        connection, before = uow.connection, projection_digest(uow.connection)
    rebuild_projections(connection)
    with store.writing() as uow:
        assert projection_digest(uow.connection) == before
