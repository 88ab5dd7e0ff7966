# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till as the server sees it: it numbers and chains operations, and pushes them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation, OperationDraft, schema_of
from pos_loyalty.protocol.chain import genesis, next_chain, payload_hash
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.sync.push import (
    ClockReading,
    PushAnswer,
    PushBatch,
    PushHeader,
    encode_push,
)
from pos_loyalty.server.database import Database
from pos_loyalty.server.operations.service import take_push
from tests.fakes.facts import ADA, NOON

APPLIED = ("applied", "")
CLOCK = ClockReading(wall=NOON, monotonic_ms=1, boot_id="b")


class PushingTill:
    """Has a log of bytes; ``chains[n]`` is the chain's value before the operation n + 1."""

    def __init__(self, number: int | None = None, epoch: int = 1) -> None:
        self.till_id = TillId(uuid4() if number is None else UUID(int=number))
        self.epoch = epoch
        self.log: list[bytes] = []
        self.chains = [genesis(self.till_id, epoch).chain]

    def records(self, draft: OperationDraft) -> OperationDraft:
        """Append an operation."""
        operation = Operation(
            till_id=self.till_id,
            epoch=self.epoch,
            seq=len(self.log) + 1,
            schema=schema_of(draft.fact),
            draft=draft,
        )
        self.records_bytes(encode_operation(operation))
        return draft

    def records_bytes(self, payload: bytes) -> None:
        """Append whatever it is."""
        self.log.append(payload)
        self.chains.append(next_chain(self.chains[-1], payload_hash(payload)))

    def batch(self, first_seq: int = 1, last_seq: int | None = None) -> PushBatch:
        """Return a part of the log, both ends included."""
        operations = tuple(self.log[first_seq - 1 : last_seq])
        header = PushHeader(
            epoch=self.epoch,
            first_seq=first_seq,
            sizes=tuple(map(len, operations)),
            chain_before=self.chains[first_seq - 1].hex(),
            clock=CLOCK,
        )
        return PushBatch(header, operations)

    def pushes(
        self,
        database: Database,
        first_seq: int = 1,
        last_seq: int | None = None,
        now: datetime = NOON,
    ) -> PushAnswer:
        """Push a part of the log."""
        return self.sends(database, self.batch(first_seq, last_seq), now)

    def sends(self, database: Database, batch: PushBatch, now: datetime = NOON) -> PushAnswer:
        """Push a batch that may have been tampered with."""
        return take_push(database, self.till_id, encode_push(batch), now)

    def does(self, database: Database, *drafts: OperationDraft) -> PushAnswer:
        """Record and push operations."""
        first = len(self.log) + 1
        for draft in drafts:
            self.records(draft)
        return self.pushes(database, first)


def in_header(batch: PushBatch, **changes: object) -> PushBatch:
    """Return the batch with other things said in its header."""
    return PushBatch(replace(batch.header, **changes), batch.operations)  # type: ignore[arg-type] # by name


def outcomes(answer: PushAnswer) -> Sequence[tuple[str, str]]:
    """Return how each operation was taken, and why."""
    return [(result.outcome.value, result.code.value) for result in answer.results]


def flagged(code: str) -> tuple[str, str]:
    """Return that it was taken, and why somebody should look at it."""
    return ("applied_flagged", code)


def parked_for(code: str) -> tuple[str, str]:
    """Return that it waits, and for what."""
    return ("parked", code)


def points_of(answer: PushAnswer, member: Member = ADA) -> int:
    """Return the points on an account that was answered."""
    (row,) = (row for row in answer.accounts if row.member_id == member.member_id)
    return sum(lot.amount for lot in row.lots)
