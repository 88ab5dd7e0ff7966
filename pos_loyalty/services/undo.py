# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: take back the last action of this till, whole, by its exact opposite."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from pos_loyalty.domain.by_hand import CardChangeFact
from pos_loyalty.domain.errors import NothingToUndo
from pos_loyalty.domain.handing_out import taken_back
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import (
    ClockFact,
    EnrolmentFact,
    GrantReturnFact,
    HoldFact,
    Operation,
    RefundFact,
    ReleaseFact,
    UndoFact,
    UnmatchedReturnFact,
)
from pos_loyalty.domain.program.holds import is_open
from pos_loyalty.services.decisions import decide_undo
from pos_loyalty.services.ports import Clock, Store, UnitOfWork

FINAL: Final = (EnrolmentFact, UndoFact, GrantReturnFact, ClockFact, UnmatchedReturnFact)
"""What stands once it is recorded: it changed no account that could be changed back."""

FINAL_LATER: Final = (*FINAL, CardChangeFact, ReleaseFact)
"""What stands once its minute is over: a card is unblocked or replaced then, not given back; what
was set aside and let go may be spent already."""

UNDO_WINDOW: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class UndoOperation:
    """The cashier's request.

    Attributes:
        op_id: The undo's own gesture.
        undone_op_id: The operation to take back.
        business_at: In the store's time zone.
    """

    op_id: OpId
    undone_op_id: OpId
    business_at: datetime
    actor: str = ""


def undo_operation(command: UndoOperation, *, store: Store, clock: Clock) -> Operation:
    """Record the opposite of an operation of the last 60 seconds; nothing is deleted.

    Asking twice with the same ``op_id`` undoes once. Runs on the writer's thread.

    Raises:
        NothingToUndo: If it is too old, was undone or refunded before, is an enrolment, itself
            an undo or a note that changed no account, is a hold that was captured, or is a
            return after which more of the same sale came back.
    """
    with store.writing() as uow:
        if done := uow.log.find(command.op_id):
            return done
        now = clock()
        undone = _undoable(command.undone_op_id, uow, now)
        draft = decide_undo(undone, command.business_at).draft(
            op_id=command.op_id,
            member_id=undone.draft.member_id,
            occurred_at=now,
            actor=command.actor,
            uses=taken_back(undone.draft.uses),
        )
        operation = uow.log.record(draft, expected_version=None)
        uow.commit()
        return operation


def _undoable(op_id: OpId, uow: UnitOfWork, now: datetime) -> Operation:
    operation = uow.log.find(op_id)
    if operation is None or isinstance(operation.fact, FINAL):
        raise NothingToUndo
    if now - operation.draft.occurred_at > UNDO_WINDOW or uow.log.referring_to(op_id):
        raise NothingToUndo
    require_last_word(operation, uow)
    return operation


def require_last_word(operation: Operation, uow: UnitOfWork) -> None:
    """Refuse to take back what later operations were computed from.

    Raises:
        NothingToUndo: If it is a hold that was captured or released, or a return after which
            more of the same sale came back.
    """
    if isinstance(operation.fact, HoldFact):
        # A sale that captured it does not refer to it: the account remembers.
        state = uow.ledger.state_of(operation.draft.member_id)
        if not is_open(operation.op_id, state):
            raise NothingToUndo
    if isinstance(operation.fact, RefundFact):
        returns = uow.log.referring_to(operation.fact.sale_op_id)
        place = (operation.epoch, operation.seq)
        later = (refund for refund in returns if (refund.epoch, refund.seq) > place)
        # A return is computed from those before it: it cannot go from under a later one.
        if not all(uow.log.referring_to(refund.op_id) for refund in later):
            raise NothingToUndo
