# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: what happened to a member's points at this till, and why.

An account as it was can be told here only where nobody else has moved it since. Whether that is
so shows by itself: what is decided anew on it is either what was recorded, or it explains nothing.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pos_loyalty.domain.errors import NoProgramInForce, NothingToUndo, UnknownMember
from pos_loyalty.domain.ids import MemberId, OpId, ProgramId
from pos_loyalty.domain.ledger import NOTHING, VISITS, Effects, MemberState, apply_effects, negate
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import (
    ActivityFact,
    EnrolmentFact,
    Operation,
    RedemptionFact,
    RefundFact,
    SaleFact,
    UndoFact,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.services.evaluate_again import Before, evaluate_again
from pos_loyalty.services.ports import LogPlace, PublishedProgram, Store, UnitOfWork

LATER_MAX: Final = 500
"""So many later operations are taken back in thought, to see an account as it was."""

_Asked = SaleFact | EnrolmentFact | ActivityFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One operation that changed a member's account.

    Attributes:
        effects: On this member's account.
        is_friends: It is somebody else's operation, such as the first purchase of a friend.
        undo: What took it back; ``None`` while it stands.
        has_returns: Goods of the sale came back.
        undone: The operation that this one takes back; ``None`` if it takes back none.
        actor_name: Of who stood at the till; empty where nobody signs in, or of a stranger.
        approver_name: Of who agreed to a later undo; likewise.
    """

    operation: Operation
    effects: Effects
    is_friends: bool = False
    undo: Operation | None = None
    has_returns: bool = False
    undone: Operation | None = None
    actor_name: str = ""
    approver_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """A page of a member's history at this till.

    Attributes:
        rows: Newest first.
        has_more: There are older ones.
    """

    member: Member
    rows: tuple[Visit, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoning:
    """Why an operation gave what it gave.

    Attributes:
        program: By whose rules; ``None`` where none were asked, or this till does not have that
            version any more.
        traces: One for each rule that was looked at; where that cannot be told, for each that
            gave something. None of what asks no rule.
        is_whole: The rules that gave nothing are among them, with why they did not.
        asks_rules: It is of a kind that earns.
    """

    operation: Operation
    program: Program | None
    traces: tuple[RuleTrace, ...] = ()
    is_whole: bool = True
    asks_rules: bool = True


def visits_of(member_id: MemberId, before: LogPlace | None, limit: int, *, store: Store) -> Visits:
    """Return what this till did to the member's account, newest first, at most so many.

    Args:
        before: Only what stands before it in the log; ``None`` for the newest.

    Raises:
        UnknownMember: If there is no such account here.
    """
    with store.reading() as uow:
        found = uow.visits.of(member_id, before=before, limit=limit + 1)
        owner = uow.ledger.state_of(member_id).member_id
        rows = tuple(_visit(operation, owner, uow) for operation in found[:limit])
        member = uow.members.get(member_id)
    return Visits(member=member, rows=rows, has_more=len(found) > limit)


def reasoning_of(op_id: OpId, *, store: Store) -> Reasoning:
    """Return why the operation gave what it gave, as far as this till can still tell.

    Raises:
        NothingToUndo: If the operation is not kept here.
    """
    with store.reading() as uow:
        operation = uow.log.find(op_id)
        if operation is None:
            raise NothingToUndo
        fact = operation.fact
        if isinstance(fact, _Asked):
            return _reasoned(operation, fact, uow)
        rules = _program_of(fact.program_id, uow) if isinstance(fact, RedemptionFact) else None
        return Reasoning(operation=operation, program=rules, asks_rules=False)


def _visit(operation: Operation, owner: MemberId, uow: UnitOfWork) -> Visit:
    draft = operation.draft
    is_friends = not _is_of(owner, draft.member_id, uow)
    others = (o.effects for o in draft.others if _is_of(owner, o.member_id, uow))
    later = uow.log.referring_to(operation.op_id)
    fact = operation.fact
    return Visit(
        operation=operation,
        effects=next(others, NOTHING) if is_friends else draft.effects,
        is_friends=is_friends,
        undo=next((op for op in later if isinstance(op.fact, UndoFact)), None),
        has_returns=any(_stands(op, uow) for op in later if isinstance(op.fact, RefundFact)),
        undone=uow.log.find(fact.undone_op_id) if isinstance(fact, UndoFact) else None,
        actor_name=uow.staff.name_of(draft.actor),
        approver_name=uow.staff.name_of(fact.approver) if isinstance(fact, UndoFact) else "",
    )


def _is_of(owner: MemberId, member_id: MemberId, uow: UnitOfWork) -> bool:
    """Return whether the account is the owner's, or has become part of it."""
    if member_id == owner:
        return True
    try:
        return uow.ledger.state_of(member_id).member_id == owner
    except UnknownMember:
        return False


def _stands(operation: Operation, uow: UnitOfWork) -> bool:
    return not uow.log.referring_to(operation.op_id)


def _reasoned(operation: Operation, fact: _Asked, uow: UnitOfWork) -> Reasoning:
    program = _program_of(fact.program_id, uow)
    if program is not None:
        traces = _decided_again(operation, PublishedProgram(fact.program_id, program), uow)
        if traces is not None:
            return Reasoning(operation=operation, program=program, traces=traces)
    recorded = tuple(
        RuleTrace(str(accrual.rule_id), accrual.amount, accrual.facts, unit=accrual.unit)
        for accrual in fact.accruals
    )
    return Reasoning(operation=operation, program=program, traces=recorded, is_whole=False)


def _program_of(program_id: ProgramId, uow: UnitOfWork) -> Program | None:
    try:
        return uow.programs.get(program_id)
    except NoProgramInForce:
        return None


def _decided_again(
    operation: Operation, rules: PublishedProgram, uow: UnitOfWork
) -> tuple[RuleTrace, ...] | None:
    """Return what was looked at; ``None`` where the account as it was cannot be told."""
    account = _account_before(operation, operation.draft.member_id, uow)
    if account is None:
        return None
    before = Before(rules=rules, account=account, referrer=_referrer(operation, account, uow))
    again = evaluate_again(operation, before)
    if again.differences or again.decision is None or again.decision.reasons is None:
        return None
    return tuple(again.decision.reasons.trace)


def _referrer(operation: Operation, account: MemberState, uow: UnitOfWork) -> MemberState | None:
    if account.referred_by is None or account.total(VISITS):
        return None
    with suppress(UnknownMember):
        return _account_before(operation, account.referred_by, uow)
    return None


def _account_before(
    operation: Operation, member_id: MemberId, uow: UnitOfWork
) -> MemberState | None:
    """Return an account without what this till did to it from the operation on."""
    now = uow.ledger.state_of(member_id)
    place = (operation.epoch, operation.seq)
    newest = uow.visits.of(member_id, before=None, limit=LATER_MAX)
    since = [op for op in newest if (op.epoch, op.seq) >= place]
    if len(since) == LATER_MAX:
        return None
    state = now
    for later in since:
        for effects in _on_account(later, member_id):
            state = apply_effects(state, negate(effects))
    lots = tuple(lot for lot in state.lots if lot.amount)
    return replace(state, lots=lots, counters=_without_zeros(state), grants=None)


def _on_account(operation: Operation, member_id: MemberId) -> Iterator[Effects]:
    if operation.draft.member_id == member_id:
        yield operation.draft.effects
    for other in operation.draft.others:
        if other.member_id == member_id:
            yield other.effects


def _without_zeros(state: MemberState) -> dict[str, dict[date | None, int]]:
    by_name = {
        name: {day: amount for day, amount in by_day.items() if amount}
        for name, by_day in state.counters.items()
    }
    return {name: by_day for name, by_day in by_name.items() if by_day}
