# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A server of dicts: it applies operations as they were recorded, in whatever order they come."""

import hashlib
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from pos_loyalty.domain.ids import LotId, MemberId, OpId
from pos_loyalty.domain.ledger import AccountEffects, CounterChange, Effects, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, OperationDraft
from pos_loyalty.protocol.operations import decode_operation
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, HelloAnswer
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.push import Code, OpResult, Outcome, PushAnswer, PushBatch
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow, OfflineMode, OfflineTerms
from tests.fakes.facts import NOON

LENDING = OfflineTerms(
    mode=OfflineMode.ESCROW_PLUS_FLOOR,
    floor_member_points=100,
    floor_till_points=150,
    floor_redemptions_max=5,
)


def accounts_of(draft: OperationDraft) -> tuple[AccountEffects, ...]:
    return (AccountEffects(draft.member_id, draft.effects), *draft.others)


@dataclass
class Holding:
    """What some effects come to."""

    lots: dict[LotId, Lot] = field(default_factory=dict)
    counters: dict[tuple[str, date | None], int] = field(default_factory=dict)

    def add(self, effects: Effects) -> None:
        for lot in effects.lots:
            before = self.lots.get(lot.lot_id)
            amount = lot.amount + (before.amount if before else 0)
            self.lots[lot.lot_id] = replace(before or lot, amount=amount)
        for change in effects.counters:
            place = (change.name, change.day)
            self.counters[place] = self.counters.get(place, 0) + change.amount

    def amounts(self) -> tuple[Mapping[LotId, int], Mapping[tuple[str, date | None], int]]:
        lots = {lot_id: lot.amount for lot_id, lot in self.lots.items() if lot.amount}
        return lots, {place: amount for place, amount in self.counters.items() if amount}


@dataclass
class Account:
    version: int = 0
    holding: Holding = field(default_factory=Holding)
    by_others: Holding = field(default_factory=Holding)


@dataclass
class State:
    """All that a backup holds."""

    accounts: dict[MemberId, Account] = field(default_factory=dict)
    members: dict[MemberId, MemberRow] = field(default_factory=dict)
    held: dict[tuple[int, int], str] = field(default_factory=dict)
    known: set[OpId] = field(default_factory=set)
    epoch: int = 1


class ModelServer:
    def __init__(self) -> None:
        self.state = State()
        self.generation = UUID(int=1)

    def saved(self) -> State:
        return deepcopy(self.state)

    def restore(self, saved: State) -> None:
        self.state = deepcopy(saved)
        self.generation = UUID(int=self.generation.int + 1)

    def expected_seq(self, epoch: int) -> int:
        return 1 + sum(place[0] == epoch for place in self.state.held)

    def hello(self, epoch: int) -> HelloAnswer:
        return HelloAnswer(
            server_time=NOON,
            generation=self.generation,
            expected_seq=self.expected_seq(epoch),
            epoch_is_retired=epoch != self.state.epoch,
            terms=LENDING,
        )

    def begin_epoch(self, request: EpochRequest) -> EpochAnswer:
        self.state.epoch = max(self.state.epoch, request.old_epoch) + 1
        held = tuple(
            (epoch, seq)
            for epoch, seq, sha256 in request.unsent
            if self.state.held.get((epoch, seq)) == sha256
        )
        return EpochAnswer(epoch=self.state.epoch, server_time=NOON, held=held)

    def push(self, batch: PushBatch, taken: int) -> PushAnswer:
        first, epoch = batch.header.first_seq, batch.header.epoch
        if first > self.expected_seq(epoch):
            return PushAnswer(server_time=NOON, expected_seq=0, need_from=self.expected_seq(epoch))
        touched = set[MemberId]()
        results, enrolled = [], []
        for number, payload in enumerate(batch.operations[:taken]):
            draft = decode_operation(payload).draft
            touched |= {account.member_id for account in accounts_of(draft)}
            results.append(self._take((epoch, first + number), payload, draft))
            enrolled.append(draft.member_id)
        return PushAnswer(
            server_time=NOON,
            expected_seq=self.expected_seq(epoch),
            results=tuple(results),
            accounts=tuple(self.rows(touched)),
            members=tuple(self.state.members[m] for m in enrolled if m in self.state.members),
        )

    def _take(self, place: tuple[int, int], payload: bytes, draft: OperationDraft) -> OpResult:
        sha256 = hashlib.sha256(payload).hexdigest()
        assert self.state.held.setdefault(place, sha256) == sha256, "another log"
        if draft.op_id in self.state.known:
            return OpResult(seq=place[1], outcome=Outcome.APPLIED_FLAGGED, code=Code.DUPLICATE)
        self.state.known.add(draft.op_id)
        if isinstance(draft.fact, EnrolmentFact):
            self.know(draft.fact.member)
        for account in accounts_of(draft):
            self._add(account)
        return OpResult(seq=place[1], outcome=Outcome.APPLIED)

    def know(self, member: Member) -> None:
        self.state.members[member.member_id] = MemberRow(member=member, version=1)

    def another_till(self, account: AccountEffects) -> None:
        self._add(account).by_others.add(account.effects)

    def _add(self, change: AccountEffects) -> Account:
        account = self.state.accounts.setdefault(change.member_id, Account())
        account.holding.add(change.effects)
        account.version += 1
        return account

    def rows(self, members: Iterable[MemberId]) -> list[AccountRow]:
        return [self._row(m) for m in members if m in self.state.accounts]

    def _row(self, member_id: MemberId) -> AccountRow:
        account = self.state.accounts[member_id]
        lots, counters = account.holding.amounts()
        return AccountRow(
            member_id=member_id,
            version=account.version,
            lots=tuple(account.holding.lots[lot_id] for lot_id in lots),
            counters=tuple(CounterChange(*place, n) for place, n in counters.items()),
        )

    def page(self) -> PullPage:
        """Return everything: rows that are not news change nothing."""
        return PullPage(
            server_time=NOON,
            cursor="c",
            members=tuple(self.state.members.values()),
            accounts=tuple(self.rows(self.state.accounts)),
        )
