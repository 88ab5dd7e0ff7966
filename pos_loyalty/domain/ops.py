# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The operations that a till records: facts that happened, with what they changed.

    EnrolmentFact    somebody joined
    SaleFact         a member bought something; may earn, may spend
    RedemptionFact   a member took a reward without buying
    RefundFact       lines of a sale came back
    UndoFact         an operation of the last minute was taken back, whole

An operation is immutable and carries its effects, so that folding the log needs no rule: what
was promised to the member then is what counts, whatever the programme says today.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from pos_loyalty.domain.ids import MemberId, OpId, ProgramId, TierId, TillId
from pos_loyalty.domain.ledger import Effects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.redeeming import LineDiscount, Redemption
from pos_loyalty.domain.sale import Sale

OPERATION_SCHEMA: Final = 1
"""The shape of the stored bytes; older shapes stay readable for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentFact:
    """Somebody joined; ``accruals`` is what they were given for it."""

    kind: Literal["enrolment"] = "enrolment"
    member: Member
    business_at: datetime
    program_id: ProgramId
    engine: int
    accruals: tuple[Accrual, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleFact:
    """A member bought something.

    Attributes:
        tier_id: Held before the sale; with the next two, what conditions were decided by.
        discounts: All of ours together, by line.
    """

    kind: Literal["sale"] = "sale"
    sale: Sale
    program_id: ProgramId
    engine: int
    tier_id: TierId | None
    is_first_purchase: bool
    segments: tuple[str, ...]
    accruals: tuple[Accrual, ...]
    redemptions: tuple[Redemption, ...]
    discounts: tuple[LineDiscount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedemptionFact:
    """A member took rewards that are handed over, without buying."""

    kind: Literal["redemption"] = "redemption"
    business_at: datetime
    store_id: str
    program_id: ProgramId
    engine: int
    redemptions: tuple[Redemption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFact:
    """Lines of a sale came back.

    Attributes:
        sale_op_id: The sale that they were on.
        returned_minor: By ``line_id``, how much of the line's amount came back this time.
        refund_minor: What the customer gets back: net of the discounts they had.
    """

    kind: Literal["refund"] = "refund"
    sale_op_id: OpId
    receipt_no: str
    business_at: datetime
    returned_minor: Mapping[int, int]
    refund_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoFact:
    """An operation was taken back by its exact opposite."""

    kind: Literal["undo"] = "undo"
    undone_op_id: OpId
    business_at: datetime


OperationFact = EnrolmentFact | SaleFact | RedemptionFact | RefundFact | UndoFact


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationDraft:
    """An operation before the log has numbered it.

    Attributes:
        op_id: Made once, when the cashier began; recording it twice records it once.
        occurred_at: UTC, by this till's clock.
        actor: Who stood at the till; empty where nobody signs in.
    """

    op_id: OpId
    member_id: MemberId
    occurred_at: datetime
    actor: str
    fact: OperationFact
    effects: Effects


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation with its place in the log: (till, epoch, seq), from 1 and without gaps."""

    till_id: TillId
    epoch: int
    seq: int
    schema: int
    draft: OperationDraft

    @property
    def op_id(self) -> OpId:
        """Return the gesture's id."""
        return self.draft.op_id

    @property
    def fact(self) -> OperationFact:
        """Return what happened."""
        return self.draft.fact


def refers_to(fact: OperationFact) -> OpId | None:
    """Return the operation that this one takes back, in whole or in part."""
    match fact:
        case RefundFact(sale_op_id=op_id) | UndoFact(undone_op_id=op_id):
            return op_id
        case _:
            return None
