# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A central server in memory, as one till sees it, and the way to it, with troubles to order."""

import hashlib
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest, bucket_digests
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import (
    EpochState,
    OpResult,
    Outcome,
    PushAnswer,
    PushBatch,
    decode_push,
)
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow, OfflineTerms
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from tests.fakes.facts import ADA, NOON
from tests.fakes.packed_chunks import pack_chunk

A = TypeVar("A")
FIRST_GENERATION = UUID(int=1)

LOST_ANSWER = Unreachable(Weather.TIMED_OUT)
"""When it is ordered, the server does what it is asked, and nobody hears of it."""

Trouble = Exception | Callable[[Any], Any] | None


class FakeSyncServer:
    """Implements ``sync.transport_port.Transport``.

    Attributes:
        troubles: What the next requests meet with, first come first served: an exception, or
            what makes another answer of the answer.
        asked: The names of the requests that arrived.
        rows: Everything that changed, oldest first; the cursor counts them.
        snapshots_asked_for: After when each snapshot had to be made; ``None`` for any time.
    """

    def __init__(self) -> None:
        self.generation = FIRST_GENERATION
        self.epoch = 1
        self.retired: set[int] = set()
        self.held: dict[tuple[int, int], bytes] = {}
        self.gaps: list[tuple[int, int]] = []
        self.asked: list[str] = []
        self.troubles: deque[Trouble] = deque()
        self.rows: list[MemberRow | AccountRow] = []
        self.floor = 0
        self.page_rows = 500
        self.chunks: dict[int, bytes] = {}
        self.snapshot = "s1"
        self.is_lost = False
        self.snapshots_asked_for: list[datetime | None] = []

    def expected_seq(self, epoch: int) -> int:
        return max((seq for held, seq in self.held if held == epoch), default=0) + 1

    def enrol(self, *numbers: int, version: int = 1) -> None:
        """Let members come to be elsewhere."""
        for number in numbers:
            member = replace(ADA, member_id=MemberId(UUID(int=number)))
            self.rows.append(MemberRow(member=member, version=version))
            self.rows.append(AccountRow(member_id=member.member_id, version=version))

    def make_snapshot(self, *numbers: int, home: int = 0) -> None:
        """Put each member into a chunk of their own."""
        for number in numbers:
            member = replace(ADA, member_id=MemberId(UUID(int=number)))
            row = MemberRow(member=member, version=1)
            self.chunks[number] = pack_chunk([row], [])
        self._home = home

    def hello(self, message: Hello) -> HelloAnswer:
        answer = HelloAnswer(
            server_time=NOON,
            generation=self.generation,
            expected_seq=self.expected_seq(message.epoch),
            epoch_is_retired=message.epoch in self.retired,
            terms=OfflineTerms(),
        )
        return self._answer("hello", lambda: answer)

    def push(self, body: bytes) -> PushAnswer:
        return self._answer("push", lambda: self._take(decode_push(body)))

    def pull(self, *, cursor: str, limit: int, wait_seconds: int, scope: Scope) -> PullPage:
        return self._answer("pull", lambda: self._page(int(cursor)))

    def identify(self, member_id: MemberId) -> Identified:
        row = AccountRow(member_id=member_id, version=9)
        found = Identified(server_time=NOON, account=row, generation=self.generation)
        return self._answer("identify", lambda: found)

    def begin_epoch(self, message: EpochRequest) -> EpochAnswer:
        return self._answer("epoch", lambda: self._begin_epoch(message))

    def manifest(self, *, after: datetime | None) -> Manifest:
        self.snapshots_asked_for.append(after)
        notes = tuple(
            ChunkNote(
                number=number,
                sha256=hashlib.sha256(packed).hexdigest(),
                members=1,
                size_bytes=len(packed),
                is_home=number == self._home,
            )
            for number, packed in self.chunks.items()
        )
        manifest = Manifest(
            snapshot=self.snapshot,
            generation=str(self.generation),
            server_time=NOON,
            cursor=str(len(self.rows)),
            schema=1,
            members=len(notes),
            chunks=notes,
        )
        return self._answer("manifest", lambda: manifest)

    def chunk(self, snapshot: str, number: int) -> bytes:
        return self._answer(f"chunk {number}", lambda: self._chunk(snapshot, number))

    def digests(self, message: DigestRequest) -> DigestAnswer:
        return self._answer("digests", lambda: self._compare(message))

    _home = 0

    def _answer(self, name: str, make: Callable[[], A]) -> A:
        trouble = self.troubles.popleft() if self.troubles else None
        if trouble is not LOST_ANSWER and isinstance(trouble, Exception):
            raise trouble
        self.asked.append(name)
        answer = make()
        if isinstance(trouble, Exception):
            raise trouble
        changed: A = trouble(answer) if trouble else answer
        return changed

    def _take(self, batch: PushBatch) -> PushAnswer:
        header = batch.header
        expected = self.expected_seq(header.epoch)
        if header.epoch in self.retired:
            return self._push_answer(expected, EpochState.RETIRED)
        if header.gap_from is not None and header.gap_from == expected:
            self.gaps.append((header.gap_from, header.first_seq - 1))
        elif header.first_seq > expected:
            return replace(self._push_answer(expected), need_from=expected)
        results = []
        for seq, operation in enumerate(batch.operations, header.first_seq):
            if self.held.setdefault((header.epoch, seq), operation) != operation:
                self.retired.add(header.epoch)
                return self._push_answer(expected, EpochState.RETIRED)
            results.append(OpResult(seq=seq, outcome=Outcome.APPLIED))
        answer = self._push_answer(self.expected_seq(header.epoch))
        return replace(answer, results=tuple(results))

    def _push_answer(self, expected: int, state: EpochState = EpochState.CURRENT) -> PushAnswer:
        return PushAnswer(
            server_time=NOON,
            expected_seq=expected,
            epoch_state=state,
            generation=self.generation,
        )

    def _page(self, start: int) -> PullPage:
        if start < self.floor:
            raise Refused(RefusalCode.CURSOR_GONE)
        end = min(start + self.page_rows, len(self.rows))
        rows = self.rows[start:end]
        return PullPage(
            server_time=NOON,
            cursor=str(end) if rows else None,
            has_more=end < len(self.rows),
            members=tuple(row for row in rows if isinstance(row, MemberRow)),
            accounts=tuple(row for row in rows if isinstance(row, AccountRow)),
        )

    def _begin_epoch(self, message: EpochRequest) -> EpochAnswer:
        self.retired.add(message.old_epoch)
        self.epoch += 1
        held = tuple(
            (epoch, seq)
            for epoch, seq, digest in message.unsent
            if hashlib.sha256(self.held.get((epoch, seq), b"")).hexdigest() == digest
        )
        return EpochAnswer(epoch=self.epoch, server_time=NOON, held=held)

    def _chunk(self, snapshot: str, number: int) -> bytes:
        if snapshot != self.snapshot:
            raise Refused(RefusalCode.SNAPSHOT_GONE)
        return self.chunks[number]

    def _compare(self, message: DigestRequest) -> DigestAnswer:
        members = [row for row in self.rows if isinstance(row, MemberRow)]
        ours = bucket_digests((row.member.member_id, row.version) for row in members)
        differing = tuple(
            bucket for bucket, digest in enumerate(ours) if message.members[bucket] != digest
        )
        rows = tuple(row for row in members if row.member.member_id.bytes[0] in differing)
        return DigestAnswer(differing=differing, members=rows)
