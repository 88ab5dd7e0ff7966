# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's store in memory. It keeps every promise of the ports but durability."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from types import TracebackType
from typing import Self
from uuid import UUID

from pos_loyalty.domain.by_hand import AdjustmentFact
from pos_loyalty.domain.cards import CardRecord, CardStanding, as_carded, cards_of
from pos_loyalty.domain.errors import CardReplaced, NoProgramInForce, UnknownMember
from pos_loyalty.domain.ids import GrantId, MemberId, OpId, ProgramId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, AccountEffects, MemberState, apply_effects
from pos_loyalty.domain.members import Member, MemberStatus
from pos_loyalty.domain.ops import (
    EnrolmentFact,
    Operation,
    OperationDraft,
    SaleFact,
    refers_to,
    schema_of,
)
from pos_loyalty.domain.pins import PinTries
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.holds import HOLDS
from pos_loyalty.domain.staff import StaffId
from pos_loyalty.local_db.projector import accounts_changed
from pos_loyalty.services.ports import (
    HeldGrant,
    LogPlace,
    PublishedProgram,
    StaleState,
    TillPlace,
)
from pos_loyalty.services.staff_port import StaffEntry
from pos_loyalty.services.trusted_time import ClockMemory
from tests.fakes.fake_search import likeliest

EPOCH = 1
PLACE = TillPlace(TillId(UUID(int=1)), "waw-1", "Kawa", 1, "Europe/Warsaw", "PLN")


@dataclass
class Content:
    """What a transaction sees; copied for each one that writes.

    Attributes:
        waiting: What was changed in accounts that have no member here, the programme's own too.
    """

    members: dict[MemberId, Member] = field(default_factory=dict)
    states: dict[MemberId, MemberState] = field(default_factory=dict)
    waiting: tuple[AccountEffects, ...] = ()
    operations: list[Operation] = field(default_factory=list)
    programs: list[PublishedProgram] = field(default_factory=list)
    acked_seq: int = 0
    clocks: ClockMemory = field(default_factory=ClockMemory)
    staff: dict[StaffId, StaffEntry] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)

    def copied(self) -> "Content":
        return Content(**{name: copy(value) for name, value in vars(self).items()})

    def change(self, account: AccountEffects) -> None:
        """Apply the effects, or keep them until the member arrives."""
        state = self.states.get(account.member_id)
        if state is None:
            self.waiting += (account,)
        else:
            self.states[account.member_id] = apply_effects(state, account.effects)

    def with_waiting(self, state: MemberState) -> MemberState:
        """Return the account with what has waited for it."""
        for account in self.waiting:
            if account.member_id == state.member_id:
                state = apply_effects(state, account.effects)
        return state


def account_of(member: Member) -> MemberState:
    """Return the account of somebody who has nothing yet."""
    return MemberState(
        member.member_id,
        member.joined_on,
        (),
        {},
        birthday=member.birthday,
        referred_by=member.referred_by,
    )


class FakeMemberBook:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._members, self._states = content.members, content.states

    def get(self, member_id: MemberId) -> Member:
        if member := self._members.get(member_id):
            return as_carded(member, self._record_of(member_id))
        raise UnknownMember

    def by_card(self, card_number: str) -> Member:
        for member in self._members.values():
            record = self._record_of(member.member_id)
            known = {member.card_number, *record.successors, *record.blocks, *record.withdrawn}
            known.update(*record.successors.values())
            if card_number in known:
                if record.standing(card_number) is CardStanding.REPLACED:
                    raise CardReplaced
                is_theirs = as_carded(member, record).card_number == card_number
                is_blocked = is_theirs and as_carded(member, record).status is MemberStatus.BLOCKED
                is_blocked |= card_number in record.blocks
                status = MemberStatus.BLOCKED if is_blocked else MemberStatus.ACTIVE
                return replace(as_carded(member, record), status=status)
        raise UnknownMember

    def holding(self, *, phone: str, email: str) -> Member | None:
        for member in self._members.values():
            if (phone and member.phone == phone) or (email and member.email == email):
                return member
        return None

    def search(self, query: str, limit: int) -> Sequence[Member]:
        return likeliest(map(self.get, self._members), query)[:limit]

    def _record_of(self, member_id: MemberId) -> CardRecord:
        """Return what became of the cards; what was taken back before it was sent never was."""
        state, unsent = self._states[member_id], Counter[str]()
        for operation in self._content.operations[self._content.acked_seq :]:
            for account in accounts_changed(operation.draft):
                if account.member_id == member_id:
                    for change in account.effects.counters:
                        unsent[change.name] += change.amount
        sums = ((name, state.total(name)) for name in state.counters)
        return cards_of((name, amount) for name, amount in sums if amount or unsent[name])


class FakeLedger:
    def __init__(self, content: Content) -> None:
        self._content = content

    def state_of(self, member_id: MemberId) -> MemberState:
        state = self._content.states.get(member_id)
        if state is None:
            raise UnknownMember
        return replace(state, shared=self.shared())

    def shared(self) -> Mapping[str, Mapping[date | None, int]]:
        nothing = MemberState(PROGRAM_ACCOUNT, date.min, (), {})
        return self._content.with_waiting(nothing).counters

    def open_holds(self) -> Sequence[str]:
        names = {
            name
            for state in self._content.states.values()
            for name in state.counters
            if name.startswith(HOLDS) and state.total(name) == 1
        }
        return tuple(sorted(names))

    def has_unsent(self, member_id: MemberId) -> bool:
        unsent = self._content.operations[self._content.acked_seq :]
        return any(
            account == member_id
            for operation in unsent
            for account in (
                operation.draft.member_id,
                *(other.member_id for other in operation.draft.others),
            )
        )


class FakeOperationLog:
    def __init__(self, content: Content, till_id: TillId) -> None:
        self._content = content
        self._till_id = till_id

    def find(self, op_id: OpId) -> Operation | None:
        return next((op for op in self._content.operations if op.op_id == op_id), None)

    def sale_with_receipt(self, receipt_no: str) -> Operation | None:
        return next(self.sales_with_receipt(receipt_no), None)

    def sales_with_receipt(self, receipt_no: str) -> Iterator[Operation]:
        for operation in reversed(self._content.operations):
            fact = operation.fact
            if isinstance(fact, SaleFact) and fact.sale.receipt_no == receipt_no:
                yield operation

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:
        return tuple(op for op in self._content.operations if refers_to(op.fact) == op_id)

    def latest(self, is_wanted: Callable[[Operation], bool] | None = None) -> Operation | None:
        newest_first = reversed(self._content.operations)
        return next((op for op in newest_first if is_wanted is None or is_wanted(op)), None)

    def count(self) -> int:
        return len(self._content.operations)

    def unsent_count(self) -> int:
        return len(self._content.operations) - self._content.acked_seq

    def unsent(self, limit: int) -> Sequence[Operation]:
        return tuple(self._content.operations[self._content.acked_seq :][:limit])

    def adjustments_since(self, at: datetime) -> Sequence[Operation]:
        return tuple(
            op
            for op in self._content.operations
            if isinstance(op.fact, AdjustmentFact) and op.draft.occurred_at >= at
        )

    def record(self, draft: OperationDraft, *, expected_version: int | None) -> Operation:
        if first := self.find(draft.op_id):
            return first
        state = self._state_before(draft)
        if expected_version not in {None, state.version}:
            raise StaleState
        if isinstance(draft.fact, EnrolmentFact):
            self._content.members[draft.member_id] = draft.fact.member
        if draft.member_id != PROGRAM_ACCOUNT:
            self._content.states[draft.member_id] = apply_effects(state, draft.effects)
        for other in draft.others:
            self._content.change(other)
        operation = Operation(
            till_id=self._till_id,
            epoch=EPOCH,
            seq=len(self._content.operations) + 1,
            schema=schema_of(draft.fact),
            draft=draft,
        )
        self._content.operations.append(operation)
        return operation

    def _state_before(self, draft: OperationDraft) -> MemberState:
        if draft.member_id == PROGRAM_ACCOUNT:
            return MemberState(PROGRAM_ACCOUNT, date.min, (), {})
        if isinstance(draft.fact, EnrolmentFact):
            return account_of(draft.fact.member)
        if state := self._content.states.get(draft.member_id):
            return state
        raise UnknownMember


class FakePastVisits:
    def __init__(self, content: Content) -> None:
        self._content = content

    def of(
        self, member_id: MemberId, *, before: LogPlace | None, limit: int
    ) -> Sequence[Operation]:
        if member_id not in self._content.states:
            raise UnknownMember
        found = (op for op in reversed(self._content.operations) if _concerns(op, member_id))
        earlier = (op for op in found if before is None or (op.epoch, op.seq) < before)
        return tuple(islice(earlier, limit))


def _concerns(operation: Operation, member_id: MemberId) -> bool:
    others = (other.member_id for other in operation.draft.others)
    return member_id in (operation.draft.member_id, *others)


class FakeGrantBook:
    """A till without a server has no grants."""

    def find(self, grant_id: GrantId) -> HeldGrant | None:
        return None


class FakeClockBook:
    def __init__(self, content: Content) -> None:
        self._content = content

    def memory(self) -> ClockMemory:
        return self._content.clocks

    def remember(self, memory: ClockMemory) -> None:
        self._content.clocks = memory


class FakeStaffBook:
    def __init__(self, content: Content) -> None:
        self._staff, self._left = content.staff, content.left

    def everybody(self) -> Sequence[StaffEntry]:
        return tuple(sorted(self._staff.values(), key=lambda entry: entry.member.short_name))

    def find(self, staff_id: StaffId) -> StaffEntry | None:
        return self._staff.get(staff_id)

    def by_badge(self, badge_digest: str) -> StaffEntry | None:
        found = (e for e in self._staff.values() if e.badge_digest == badge_digest)
        return next(found, None) if badge_digest else None

    def name_of(self, staff_id: str) -> str:
        entry = self._staff.get(StaffId(staff_id))
        return entry.member.short_name if entry else self._left.get(staff_id, "")

    def put(self, entry: StaffEntry) -> None:
        self._staff[entry.member.staff_id] = entry

    def keep_tries(self, staff_id: StaffId, tries: PinTries) -> None:
        if entry := self._staff.get(staff_id):
            self._staff[staff_id] = replace(entry, tries=tries)

    def take_off(self, staff_id: StaffId) -> None:
        if entry := self._staff.pop(staff_id, None):
            self._left[staff_id] = entry.member.short_name


class FakeProgramBook:
    def __init__(self, content: Content) -> None:
        self._programs = content.programs

    def in_force(self, at: datetime) -> PublishedProgram:
        begun = [p for p in self._programs if p.program.effective_from <= at.date()]
        if not begun:
            raise NoProgramInForce
        newest = max(published.program.effective_from for published in begun)
        return next(p for p in reversed(begun) if p.program.effective_from == newest)

    def get(self, program_id: ProgramId) -> Program:
        for published in self._programs:
            if published.program_id == program_id:
                return published.program
        raise NoProgramInForce


class FakeUnitOfWork:
    def __init__(self, store: "FakeStore", content: Content) -> None:
        self._store = store
        self._content = content
        self.members = FakeMemberBook(content)
        self.ledger = FakeLedger(content)
        self.log = FakeOperationLog(content, store.place.till_id)
        self.visits = FakePastVisits(content)
        self.grants = FakeGrantBook()
        self.clocks = FakeClockBook(content)
        self.staff = FakeStaffBook(content)
        self.programs = FakeProgramBook(content)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Forget what was not committed: it was done to a copy."""

    def commit(self) -> None:
        self._store.content = self._content
        self._store.commits += 1


class FakeStore:
    """A store to look into: ``content`` is what was committed, ``commits`` how many times."""

    def __init__(self, place: TillPlace = PLACE) -> None:
        self.place = place
        self.content = Content()
        self.commits = 0

    def reading(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self, self.content)

    def writing(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self, self.content.copied())

    def add_member(self, member: Member, state: MemberState | None = None) -> None:
        """Put a member in as the server confirmed them."""
        confirmed = replace(
            state or account_of(member),
            birthday=member.birthday,
            referred_by=member.referred_by,
        )
        self.content = self.content.copied()
        self.content.members[member.member_id] = member
        self.content.states[member.member_id] = self.content.with_waiting(confirmed)

    def publish(self, published: PublishedProgram) -> None:
        """Put a programme version in."""
        self.content = self.content.copied()
        self.content.programs.append(published)
