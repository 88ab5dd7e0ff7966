# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's file in memory, as synchronising sees it; operations are any bytes."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage
from pos_loyalty.protocol.sync.push import ClockReading, PushAnswer, PushBatch, PushHeader
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow, OfflineTerms
from pos_loyalty.protocol.sync.standing import BootstrapState, SyncStanding
from tests.fakes.facts import NOON


class FakeOutbox:
    """Implements ``sync.ports.Outbox``, and holds what the replica holds too.

    Attributes:
        batch_ops: How many operations a batch has at most.
        kept_from: Operations before it were forgotten: they were acknowledged long ago.
        has_earlier_epochs: A server that lacks the beginning of this epoch may lack more.
    """

    def __init__(self) -> None:
        self.epoch, self.next_seq, self.acked, self.sent = 1, 1, 0, 0
        self.log: dict[int, bytes] = {}
        self.kept_from = 1
        self.batch_ops = 200
        self.generation: UUID | None = None
        self.greeted: list[datetime] = []
        self.heard: list[datetime] = []
        self.terms = OfflineTerms()
        self.is_behind_marker = self.has_earlier_epochs = False
        self.gap: tuple[int, int] | None = None
        self.bootstrap = BootstrapState.NONE
        self.cursor = ""
        self.chunks: set[str] = set()
        self.has_older = False
        self.void: list[MemberId] = []
        self.members: dict[MemberId, MemberRow] = {}
        self.accounts: dict[MemberId, AccountRow] = {}
        self.grants_wanted: list[GrantId] = []
        self.given_up = 0

    def record(self, *operations: bytes) -> None:
        for operation in operations:
            self.log[self.next_seq] = operation
            self.next_seq += 1

    def standing(self) -> SyncStanding:
        return SyncStanding(
            epoch=self.epoch,
            waiting=self.next_seq - 1 - self.acked,
            oldest_waiting_at=NOON if self.next_seq - 1 > self.acked else None,
            in_limbo=self.sent > self.acked,
            is_behind_marker=self.is_behind_marker,
            bootstrap=self.bootstrap,
            cursor=self.cursor,
            generation=self.generation,
            parked=0,
            quarantined=0,
            gap_from=self.gap[0] if self.gap else None,
            last_contact_at=self.greeted[-1] if self.greeted else None,
            terms=self.terms,
        )

    def hello(self) -> Hello:
        return Hello(epoch=self.epoch, next_seq=self.next_seq, chain=self.chain(self.next_seq))

    def chain(self, seq: int) -> str:
        digest = hashlib.sha256()
        for number in range(1, seq):
            digest.update(self.log.get(number, b""))
        return digest.hexdigest()

    def next_batch(self, clock: ClockReading, *, from_seq: int | None = None) -> PushBatch | None:
        first = max(from_seq or self.acked + 1, self.kept_from)
        seqs = range(first, min(first + self.batch_ops, self.next_seq))
        if not seqs:
            return None
        self.sent = max(self.sent, seqs[-1])
        operations = tuple(self.log[seq] for seq in seqs)
        header = PushHeader(
            epoch=self.epoch,
            first_seq=first,
            sizes=tuple(map(len, operations)),
            chain_before=self.chain(first),
            clock=clock,
        )
        return PushBatch(header, operations)

    def settle(self, batch: PushBatch, answer: PushAnswer) -> None:
        self.acked = max(self.acked, batch.header.first_seq - 1 + len(answer.results))
        self.sent = max(self.sent, self.acked) if answer.results else self.acked
        self._take(answer.members, answer.accounts)

    def epoch_request(self) -> EpochRequest:
        unsent = tuple(
            (self.epoch, seq, hashlib.sha256(operation).hexdigest())
            for seq, operation in self.log.items()
        )
        return EpochRequest(old_epoch=self.epoch, unsent=unsent)

    def begin_epoch(self, answer: EpochAnswer) -> None:
        held = {seq for epoch, seq in answer.held if epoch == self.epoch}
        unsent = [operation for seq, operation in self.log.items() if seq not in held]
        self.epoch = answer.epoch
        self.log, self.next_seq, self.acked, self.sent = {}, 1, 0, 0
        self.is_behind_marker = self.has_earlier_epochs = False
        self.record(*unsent)

    def rewind(self, expected_seq: int) -> None:
        self.acked = min(self.acked, expected_seq - 1)
        self.is_behind_marker = self.is_behind_marker or self.has_earlier_epochs

    def lack(self, gap_from: int, gap_to: int) -> None:
        self.gap = (gap_from, gap_to)

    def _take(self, members: Sequence[MemberRow], accounts: Sequence[AccountRow]) -> None:
        for row in members:
            kept = self.members.get(row.member.member_id)
            if kept is None or kept.version < row.version:
                self.members[row.member.member_id] = row
        for account in accounts:
            former = self.accounts.get(account.member_id)
            if former is None or former.version < account.version:
                self.accounts[account.member_id] = account


class FakeDoubts(FakeOutbox):
    """Implements ``sync.ports.Doubts``."""

    def holds_older(self) -> bool:
        return self.has_older

    def unconfirmed(self) -> Sequence[MemberId]:
        return self.void


class FakeSyncStore(FakeDoubts):
    """Implements ``sync.ports.SyncStore``."""

    def greet(self, answer: HelloAnswer, *, at: datetime) -> None:
        self.generation, self.terms = answer.generation, answer.terms
        self.greeted.append(answer.server_time)

    def hear_time(self, server_time: datetime, asked: ClockReading, answered: ClockReading) -> None:
        self.heard.append(server_time)

    def take_page(self, page: PullPage) -> None:
        self._take(page.members, page.accounts)
        self.cursor = page.cursor or self.cursor

    def take_identified(self, found: Identified) -> None:
        self._take([found.member] if found.member else [], [found.account] if found.account else [])

    def begin_bootstrap(self, manifest: Manifest) -> Sequence[ChunkNote]:
        missing = [note for note in manifest.chunks if note.sha256 not in self.chunks]
        return sorted(missing, key=lambda note: not note.is_home)

    def take_chunk(
        self, note: ChunkNote, members: Sequence[MemberRow], accounts: Sequence[AccountRow]
    ) -> None:
        self._take(members, accounts)
        self.chunks.add(note.sha256)

    def finish_bootstrap(self, manifest: Manifest) -> None:
        self.cursor, self.bootstrap = manifest.cursor, BootstrapState.COMPLETE

    def forget_cursor(self) -> None:
        self.cursor, self.bootstrap, self.chunks = "", BootstrapState.NONE, set()

    def versions(self) -> tuple[Sequence[tuple[MemberId, int]], Sequence[tuple[MemberId, int]]]:
        members = [(member_id, row.version) for member_id, row in self.members.items()]
        accounts = [(member_id, row.version) for member_id, row in self.accounts.items()]
        return members, accounts

    def give_up(self) -> None:
        self.given_up += 1
        self.grants_wanted.clear()

    def recalled(self) -> Sequence[GrantId]:
        return list(self.grants_wanted)
