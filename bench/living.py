# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the operations of a made-up year: what the programme gave for what happened.

The members of a group are dealt with in the order of time, those of other groups apart; so groups
can be made beside each other, by several processes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from bench.shop_year import STORE, Deed, Event, Group, Joining, Visit, make_group
from bench.stores import PLACE
from pos_loyalty.commands.program.what_if.account import Account
from pos_loyalty.commands.program.what_if.deciding import Decider, PastSale
from pos_loyalty.domain.ids import ActivityId, MemberId, OpId, RewardId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    AccountEffects,
    Effects,
    MemberState,
    negate,
)
from pos_loyalty.domain.ops import (
    ActivityFact,
    EnrolmentFact,
    Operation,
    OperationDraft,
    OperationFact,
    RefundFact,
    SaleFact,
    UndoFact,
    refers_to,
    sale_fact,
    schema_of,
)
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.evaluation import ENGINE_VERSION
from pos_loyalty.domain.program.occasions import Awarded, Moment, evaluate_moment
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.returns import SoldSale, refund_effects, refund_minor
from pos_loyalty.local_db.bootstrap import BaseMember
from pos_loyalty.local_db.connection import Row
from pos_loyalty.local_db.opening import FIRST_EPOCH
from pos_loyalty.local_db.rows import day_text, lot_values
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.program_document import ProgramDocument, parse_program

NUMBERLESS: Final = 0
"""Stands in the operations until all of them are in order."""

_POINTS_AS_MONEY: Final = "points-as-money"
_POINTS: Final = 100


@dataclass(frozen=True, slots=True)
class Made:
    """An operation, ready for the log but for its number.

    Attributes:
        at: When it was recorded, in UTC, as it is stored.
        entries: By account, as rows without their place in the log.
        others: The accounts besides its own member's that it changes.
        lots: Rows whose local amount is what it changes.
        counters: The same.
    """

    at: str
    op_id: bytes
    member_id: bytes
    kind: str
    receipt_no: str | None
    refers_to: bytes | None
    payload: bytes
    entries: tuple[Row, ...]
    others: tuple[bytes, ...]
    lots: tuple[Row, ...]
    counters: tuple[Row, ...]

    def renamed(self, old: str, new: str) -> "Made":
        """Return the same operation of somebody else: with another tag in every name."""
        tag, other = old.encode(), new.encode()
        first, second = bytes.fromhex(old), bytes.fromhex(new)

        def named(value: object) -> object:
            if isinstance(value, str):
                return value.replace(old, new)
            return second + value[4:] if isinstance(value, bytes) and value[:4] == first else value

        def rows(those: Iterable[Row]) -> tuple[Row, ...]:
            return tuple(tuple(map(named, row)) for row in those)

        return Made(
            self.at,
            second + self.op_id[4:],
            second + self.member_id[4:],
            self.kind,
            self.receipt_no and self.receipt_no.replace(old, new),
            self.refers_to and second + self.refers_to[4:],
            self.payload.replace(tag, other),
            rows(self.entries),
            tuple(second + member[4:] for member in self.others),
            rows(self.lots),
            rows(self.counters),
        )


def live(number: int, members: int, sales: int, program: Path) -> tuple[Group, list[Made]]:
    """Return a group with the operations of its year, in the order of time."""
    group = make_group(number, members, sales)
    return group, list(_Year(group, parse_program(program.read_bytes())).operations())


class _Year:
    """One group's accounts, as the year goes by."""

    def __init__(self, group: Group, document: ProgramDocument) -> None:
        self._group = group
        self._document = document
        self._decider = Decider(document.program)
        self._accounts: dict[MemberId, Account] = {
            base.member.member_id: _account_of(base) for base in group.members
        }
        self._bought: set[MemberId] = set()
        self._later: list[tuple[datetime, OpId, Callable[[], OperationDraft]]] = []

    def operations(self) -> Iterator[Made]:
        """Yield what is recorded; what comes back later stands where its time has come."""
        for event in self._group.events:
            while self._later and self._later[0][0] < event.at:
                yield self._recorded(self._later.pop(0)[2]())
            yield self._recorded(self._draft_of(event))
            if isinstance(event, Visit) and event.is_undone:
                yield self._recorded(self._later.pop()[2]())
            self._later.sort(key=lambda waiting: waiting[:2])
        for _, _, draft in self._later:
            yield self._recorded(draft())

    def _draft_of(self, event: Event) -> OperationDraft:
        match event:
            case Visit():
                return self._sale(event)
            case Joining():
                return self._joining(event)
            case Deed():
                return self._deed(event)

    def _sale(self, visit: Visit) -> OperationDraft:
        member = self._group.members[visit.member_no].member
        account = self._accounts[member.member_id]
        friend = None if member.member_id in self._bought else member.referred_by
        points = _POINTS if visit.wants == _POINTS_AS_MONEY else None
        wanted = (ChosenReward(RewardId(visit.wants), points),) if visit.wants else ()
        referrer = self._accounts[friend].state((), {}) if friend else None
        past = PastSale(visit.op_id, visit.sale, wanted, (), referrer)
        evaluation = self._decider.decide(past, account, {}).evaluation
        self._bought.add(member.member_id)
        fact = sale_fact(visit.sale, evaluation, self._document.program_id)
        draft = _draft(visit.op_id, member.member_id, visit.at, fact)
        draft = replace(draft, effects=evaluation.effects, others=evaluation.others)
        if visit.is_undone:
            self._later.append((visit.at, visit.op_id, lambda: _undo(draft, visit)))
        elif visit.returned_at is not None:
            back = visit.returned_at
            self._later.append((back, visit.op_id, lambda: self._return(draft, fact, back)))
        return draft

    def _return(self, sold: OperationDraft, fact: SaleFact, at: datetime) -> OperationDraft:
        line = fact.sale.lines[-1]
        back = {line.line_id: line.gross_minor}
        sale = SoldSale(fact, sold.effects, self._document.program, sold.others)
        op_id = _next_id(sold.op_id)
        state = self._accounts[sold.member_id].state((), {})
        taken = refund_effects(sale, {}, back, state, op_id=op_id, day=at.date())
        refund = RefundFact(
            sale_op_id=sold.op_id,
            receipt_no=fact.sale.receipt_no,
            business_at=at,
            returned_minor=back,
            refund_minor=refund_minor(fact, back),
        )
        draft = _draft(op_id, sold.member_id, at, refund)
        return replace(draft, effects=taken.effects, others=taken.others)

    def _joining(self, event: Joining) -> OperationDraft:
        member = self._group.members[event.member_no].member
        moment = Moment(Happening.ENROLMENT, event.at, STORE)
        awarded = self._awarded(moment, event)
        fact = EnrolmentFact(
            member=member,
            business_at=event.at,
            program_id=self._document.program_id,
            engine=ENGINE_VERSION,
            accruals=awarded.accruals,
            completions=awarded.completions,
        )
        draft = _draft(event.op_id, member.member_id, event.at, fact)
        return replace(draft, effects=awarded.effects, others=awarded.others)

    def _deed(self, event: Deed) -> OperationDraft:
        moment = Moment(Happening.ACTIVITY, event.at, STORE, ActivityId(event.activity_id))
        awarded = self._awarded(moment, event)
        fact = ActivityFact(
            activity_id=ActivityId(event.activity_id),
            business_at=event.at,
            store_id=STORE,
            program_id=self._document.program_id,
            engine=ENGINE_VERSION,
            accruals=awarded.accruals,
            completions=awarded.completions,
        )
        member_id = self._group.members[event.member_no].member.member_id
        draft = _draft(event.op_id, member_id, event.at, fact)
        return replace(draft, effects=awarded.effects, others=awarded.others)

    def _awarded(self, moment: Moment, event: Joining | Deed) -> Awarded:
        member_id = self._group.members[event.member_no].member.member_id
        state = self._accounts[member_id].state((), {})
        return evaluate_moment(self._document.program, state, moment, op_id=event.op_id)

    def _recorded(self, draft: OperationDraft) -> Made:
        changed = (AccountEffects(draft.member_id, draft.effects), *draft.others)
        for one in changed:
            if one.member_id != PROGRAM_ACCOUNT:
                self._accounts[one.member_id].apply(one.effects)
        operation = Operation(
            till_id=PLACE.till_id,
            epoch=FIRST_EPOCH,
            seq=NUMBERLESS,
            schema=schema_of(draft.fact),
            draft=draft,
        )
        referred = refers_to(draft.fact)
        return Made(
            draft.occurred_at.isoformat(),
            draft.op_id.bytes,
            draft.member_id.bytes,
            draft.fact.kind,
            draft.fact.sale.receipt_no if isinstance(draft.fact, SaleFact) else None,
            referred.bytes if referred else None,
            encode_operation(operation),
            tuple(row for one in changed for row in _entry_rows(one)),
            tuple(o.member_id.bytes for o in draft.others if o.member_id != PROGRAM_ACCOUNT),
            tuple(row for one in changed for row in _lot_rows(one)),
            tuple(row for one in changed for row in _counter_rows(one)),
        )


def _entry_rows(one: AccountEffects) -> Iterator[Row]:
    for entry in one.effects.entries:
        account = entry.account.value
        yield (account, one.member_id.bytes, entry.amount, entry.cause, str(entry.unit))


def _lot_rows(one: AccountEffects) -> Iterator[Row]:
    return (lot_values(one.member_id.bytes, lot, (0, lot.amount)) for lot in one.effects.lots)


def _counter_rows(one: AccountEffects) -> Iterator[Row]:
    for change in one.effects.counters:
        yield (one.member_id.bytes, str(change.name), day_text(change.day) or "", 0, change.amount)


def _account_of(base: BaseMember) -> Account:
    member = base.member
    return Account(
        MemberState(
            member.member_id,
            member.joined_on,
            tuple(base.lots),
            base.counters,
            birthday=member.birthday,
            referred_by=member.referred_by,
        )
    )


def _draft(op_id: OpId, member_id: MemberId, at: datetime, fact: OperationFact) -> OperationDraft:
    return OperationDraft(
        op_id=op_id,
        member_id=member_id,
        occurred_at=at.astimezone(UTC),
        actor="",
        fact=fact,
        effects=Effects(),
    )


def _undo(undone: OperationDraft, visit: Visit) -> OperationDraft:
    at = visit.at + timedelta(seconds=20)
    fact = UndoFact(undone_op_id=undone.op_id, business_at=at)
    draft = _draft(_next_id(undone.op_id), undone.member_id, at, fact)
    others = tuple(replace(other, effects=negate(other.effects)) for other in undone.others)
    return replace(draft, effects=negate(undone.effects), others=others)


def _next_id(op_id: OpId) -> OpId:
    """Return the id of the operation that takes this one back."""
    return OpId(UUID(int=op_id.int ^ 1))
