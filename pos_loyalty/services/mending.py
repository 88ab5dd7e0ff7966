# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use cases: a mistake of this till is mended later; nothing is deleted, the opposite is added.

A sale that went to the wrong member is taken back there and recorded for the right one, in one
transaction: points are never with both, nor with nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import uuid5

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.errors import (
    CardBlocked,
    GainsSpent,
    NothingToUndo,
    PaidOtherwise,
    PartlyReturned,
    SameMember,
    TakenBackBefore,
    UnknownMember,
)
from pos_loyalty.domain.grants import FLOOR
from pos_loyalty.domain.handing_out import handed_out, still_granted, taken_back
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    Effects,
    Lot,
    MemberState,
    apply_effects,
    arrived_lot_id,
)
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.domain.ops import Operation, OperationDraft, RefundFact, SaleFact, UndoFact
from pos_loyalty.domain.program.evaluation import Choice, Evaluation, evaluate
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.services.decisions import decide_sale, decide_undo
from pos_loyalty.services.evaluate_again import choice_of
from pos_loyalty.services.ports import Clock, Store, UnitOfWork
from pos_loyalty.services.quote import referrer_of
from pos_loyalty.services.undo import FINAL_LATER, require_last_word

REASON_CHARS_MAX: Final = 200
WRONG_MEMBER: Final = "wrong_member"
REASONS: Final = (WRONG_MEMBER, "wrong_amount", "entered_twice", "not_bought")
"""What is offered as a reason; anything else is the shop's own words. Stored: never rename one."""

_MADE_OF_NAMES: Final = 5
"""The version of a UUID that is not random."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoLater:
    """A manager's request.

    Attributes:
        op_id: The gesture.
        reason: One of ``REASONS``, or own words; not empty, at most 200 characters.
        approver: Who agreed; empty where nobody signs in.
        business_at: In the store's time zone.
    """

    op_id: OpId
    undone_op_id: OpId
    reason: str
    business_at: datetime
    approver: str = ""
    actor: str = ""

    def __post_init__(self) -> None:
        _require_reason(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassign:
    """A manager's request: the purchase was another member's.

    Its gestures come of the sale's own, so that asking twice gives it once; see ``UndoLater``
    for the rest.
    """

    sale_op_id: OpId
    to_member_id: MemberId
    reason: str
    business_at: datetime
    approver: str = ""
    actor: str = ""

    def __post_init__(self) -> None:
        _require_reason(self.reason)


def undo_later(command: UndoLater, *, store: Store, clock: Clock) -> Operation:
    """Record the opposite of an operation of this till, however long ago it was.

    Asking twice with the same ``op_id`` takes back once. On return it survives loss of power.
    Runs on the writer's thread.

    Raises:
        NothingToUndo: If the operation is not this till's, changed no account that could be
            changed back, or later ones were computed from it.
        TakenBackBefore: If it was taken back before.
        PartlyReturned: If goods of the sale came back.
        GainsSpent: If what it gave is spent already.
    """
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        undone = _mendable(command.undone_op_id, uow, command.business_at.date())
        operation = uow.log.record(_opposite(undone, command, clock()), expected_version=None)
        uow.commit()
        return operation


def reassign(command: Reassign, *, store: Store, clock: Clock) -> Operation:
    """Give a sale of this till to another member: taken back there, recorded here, at once.

    The receipt, the goods, the moment and the rules stay those of the sale; what they earn is
    the other member's, as their account is now. Asking twice gives it once. On return it
    survives loss of power. Runs on the writer's thread.

    Returns:
        The sale that the other member has now.

    Raises:
        NothingToUndo: If the sale is not this till's, or no sale.
        TakenBackBefore: If it was taken back, or given to somebody else, before.
        PartlyReturned: If goods of it came back.
        GainsSpent: If what it gave is spent already.
        SameMember: If it is theirs already.
        UnknownMember: If the other member is not known here.
        CardBlocked: If the other member's card was stopped.
        PaidOtherwise: If they would have paid another sum: tier, offers or rewards differ.
        InsufficientPoints: If they cannot pay for a reward that was taken with it; likewise
            InsufficientMoney, MoreThanDue, NotGrantedHere and RewardUnavailable.
    """
    new_op_id = given_id(command.sale_op_id)
    with store.writing() as uow:
        other = _receiver(command.to_member_id, uow)
        if done := uow.log.find(new_op_id):
            if done.draft.member_id == other.member_id and not _is_taken_back(done, uow):
                return done
            raise TakenBackBefore
        undone = _mendable(command.sale_op_id, uow, command.business_at.date())
        fact = undone.fact
        if not isinstance(fact, SaleFact):
            raise NothingToUndo
        if uow.ledger.state_of(undone.draft.member_id).member_id == other.member_id:
            raise SameMember
        now = clock()
        opposite = UndoLater(
            op_id=given_away_id(command.sale_op_id),
            undone_op_id=command.sale_op_id,
            reason=command.reason,
            business_at=command.business_at,
            approver=command.approver,
            actor=command.actor,
        )
        uow.log.record(_opposite(undone, opposite, now), expected_version=None)
        draft = _sale_for(fact, other.member_id, uow, now, op_id=new_op_id)
        operation = uow.log.record(replace(draft, actor=command.actor), expected_version=None)
        uow.commit()
        return operation


def given_away_id(sale_op_id: OpId) -> OpId:
    """Return the gesture that takes a sale from one member to give it to another."""
    return OpId(uuid5(sale_op_id, "given away"))


def given_id(sale_op_id: OpId) -> OpId:
    """Return the gesture that records the sale for the other member."""
    return OpId(uuid5(sale_op_id, "given"))


def may_be_given(sale: Operation) -> bool:
    """Tell whether a sale may have come from another member: to undo it leaves it with nobody.

    Its gesture is made of another's then. What the shop's own register recorded has no random
    one either; a cashier's own always is.
    """
    return isinstance(sale.fact, SaleFact) and sale.op_id.version == _MADE_OF_NAMES


def _is_taken_back(operation: Operation, uow: UnitOfWork) -> bool:
    later = uow.log.referring_to(operation.op_id)
    return any(isinstance(one.fact, UndoFact) for one in later)


def _require_reason(reason: str) -> None:
    if not reason.strip() or len(reason) > REASON_CHARS_MAX:
        raise ValueError("a reason is needed, of at most 200 characters")


def _mendable(op_id: OpId, uow: UnitOfWork, day: date) -> Operation:
    """Return the operation, if nothing stands against taking it back."""
    operation = uow.log.find(op_id)
    if operation is None or isinstance(operation.fact, FINAL_LATER):
        raise NothingToUndo
    for later in uow.log.referring_to(op_id):
        if isinstance(later.fact, UndoFact):
            raise TakenBackBefore
        if not isinstance(later.fact, RefundFact):
            raise NothingToUndo
        if not uow.log.referring_to(later.op_id):
            raise PartlyReturned
    require_last_word(operation, uow)
    _require_unspent(operation, uow, day)
    return operation


def _require_unspent(operation: Operation, uow: UnitOfWork, day: date) -> None:
    """Refuse to leave anybody with less than nothing: a debt is no mended mistake."""
    decision = decide_undo(operation, operation.draft.occurred_at)
    changes = {operation.draft.member_id: decision.effects}
    changes |= {other.member_id: other.effects for other in decision.others}
    missing = _missing(changes, uow, day)
    if missing:
        raise GainsSpent(missing_points=missing.get(POINTS, 0))


def _missing(changes: Mapping[MemberId, Effects], uow: UnitOfWork, day: date) -> dict[Unit, int]:
    """Return by unit what the changes would take beyond what may be spent."""
    missing: dict[Unit, int] = {}
    for member_id, effects in changes.items():
        state = _known_state(member_id, uow)
        if state is None:
            continue
        after = apply_effects(state, effects)
        touched = (lot for lot in effects.lots if lot.amount < 0 and not _is_all_there(lot, state))
        for unit in {lot.unit for lot in touched}:
            owed = min(0, spendable_of(state, day, unit)) - spendable_of(after, day, unit)
            if owed > 0:
                missing[unit] = missing.get(unit, 0) + owed
    return missing


def _is_all_there(taken: Lot, state: MemberState) -> bool:
    """Return whether what would be taken is still in the lot that it was put into."""
    names = {taken.lot_id, arrived_lot_id(taken.lot_id)}
    return sum(lot.amount for lot in state.lots if lot.lot_id in names) >= -taken.amount


def _known_state(member_id: MemberId, uow: UnitOfWork) -> MemberState | None:
    """Return an account; ``None`` for the programme's own, and for one that is not known here."""
    if member_id == PROGRAM_ACCOUNT:
        return None
    try:
        return uow.ledger.state_of(member_id)
    except UnknownMember:
        return None


def _opposite(undone: Operation, command: UndoLater, now: datetime) -> OperationDraft:
    decision = decide_undo(
        undone, command.business_at, reason=command.reason.strip(), approver=command.approver
    )
    # What was handed out unsecured is not handed out again before the server has heard of it.
    granted = (use for use in undone.draft.uses if use.grant_id != FLOOR)
    return decision.draft(
        op_id=command.op_id,
        member_id=undone.draft.member_id,
        occurred_at=now,
        actor=command.actor,
        uses=taken_back(granted),
    )


def _receiver(member_id: MemberId, uow: UnitOfWork) -> MemberState:
    if uow.members.get(member_id).status is MemberStatus.BLOCKED:
        raise CardBlocked
    return uow.ledger.state_of(member_id)


def _sale_for(
    fact: SaleFact, member_id: MemberId, uow: UnitOfWork, now: datetime, *, op_id: OpId
) -> OperationDraft:
    """Return the same sale as the other member's, decided on their account as it is now."""
    state = still_granted(uow.ledger.state_of(member_id), now)
    chosen: list[Choice] = [replace(choice_of(taken), hold=None) for taken in fact.redemptions]
    evaluation = evaluate(
        uow.programs.get(fact.program_id),
        state,
        fact.sale,
        [*chosen, *fact.payments],
        op_id=op_id,
        referrer=referrer_of(state, uow.ledger),
    )
    _require_same_sum(fact, evaluation)
    decided = decide_sale(fact.sale, evaluation, fact.program_id)
    return replace(decided, fact=replace(decided.fact, approver=fact.approver)).draft(
        op_id=op_id,
        member_id=state.member_id,
        occurred_at=now,
        actor="",
        uses=handed_out(evaluation.effects, state, now),
    )


def _require_same_sum(fact: SaleFact, evaluation: Evaluation) -> None:
    """Refuse a sale that would say that the customer paid what they did not pay."""
    gross = fact.sale.gross_minor
    paid = gross - sum(discount.minor for discount in fact.discounts)
    due = gross - sum(discount.minor for discount in evaluation.discounts)
    if paid != due:
        raise PaidOtherwise(paid_minor=paid, due_minor=due)
