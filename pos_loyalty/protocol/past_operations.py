# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Stored operations, read for what a replay needs: what happened, and the sums of what it gave.

Reading a whole operation back costs ten times as much, most of it for lots and counters that
nobody asks for when a million of them are looked through. The fields are those of
``domain.ops``; those left out are passed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from pos_loyalty.domain.ids import ActivityId, MemberId, OpId, ProgramId, RewardId
from pos_loyalty.domain.ledger import LedgerEntry
from pos_loyalty.domain.program.adjusting import AdjustmentReason
from pos_loyalty.domain.program.redeeming import LineDiscount
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.protocol.operations import UnreadableOperation, complaints_of
from pos_loyalty.protocol.points_only import renewed


@dataclass(frozen=True, slots=True)
class PastRedemption:
    """A reward that was taken."""

    reward_id: RewardId
    amount: int
    discounts: tuple[LineDiscount, ...] = ()
    unit: Unit = POINTS
    approver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSale:
    """A sale, and what was taken off and spent."""

    kind: Literal["sale"]
    sale: Sale
    program_id: ProgramId
    segments: tuple[str, ...]
    redemptions: tuple[PastRedemption, ...]
    discounts: tuple[LineDiscount, ...]
    payments: tuple[WalletPayment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEnrolment:
    """Somebody joined."""

    kind: Literal["enrolment"]
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PastActivity:
    """A member did something that is no purchase."""

    kind: Literal["activity"]
    activity_id: ActivityId
    business_at: datetime
    store_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastHandOver:
    """A member took rewards that are handed over, without buying."""

    kind: Literal["redemption"]
    business_at: datetime
    store_id: str
    program_id: ProgramId
    redemptions: tuple[PastRedemption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastHold:
    """Something was set aside, or is the member's again; the sale says what came of it."""

    kind: Literal["hold", "release"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEvent:
    """Something came that points waited for."""

    kind: Literal["event"]
    event: str
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRefund:
    """Lines of a sale came back."""

    kind: Literal["refund"]
    sale_op_id: OpId
    business_at: datetime
    returned_minor: Mapping[int, int]
    refund_minor: int
    to_wallets: tuple[WalletPayment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastUndo:
    """An operation was taken back."""

    kind: Literal["undo"]
    undone_op_id: OpId


@dataclass(frozen=True, slots=True, kw_only=True)
class PastByHand:
    """Points were given or taken by hand."""

    kind: Literal["adjustment"]
    points: int
    reason: AdjustmentReason
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PastNote:
    """Something that was noted down and moved nothing of a member's."""

    kind: Literal["grant_return", "clock", "unmatched_return", "merge", "card_change"]


PastFact = (
    PastSale | PastEnrolment | PastActivity | PastHandOver | PastHold | PastEvent
    | PastRefund | PastUndo | PastByHand | PastNote
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PastEffects:
    """What was moved."""

    entries: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PastOther:
    """What was moved on another account."""

    member_id: MemberId
    effects: PastEffects


@dataclass(frozen=True, slots=True, kw_only=True)
class PastOperation:
    """What a till recorded, as far as a replay asks."""

    op_id: OpId
    member_id: MemberId
    fact: Annotated[PastFact, Field(discriminator="kind")]
    effects: PastEffects
    others: tuple[PastOther, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Stored:
    draft: PastOperation


@cache
def _operations() -> TypeAdapter[_Stored]:
    return TypeAdapter(_Stored)


def decode_past(payload: bytes) -> PastOperation:
    """Return what the bytes of an operation tell a replay.

    Raises:
        UnreadableOperation: If they hold none that this release knows.
    """
    operations = _operations()
    try:
        return operations.validate_json(payload).draft
    except ValidationError as error:
        try:
            return operations.validate_json(renewed(payload)).draft
        except ValueError:
            raise UnreadableOperation(complaints_of(error)) from None
