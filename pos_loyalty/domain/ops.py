# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The operations that a till records: facts that happened, with what they changed.

    EnrolmentFact    somebody joined
    SaleFact         a member bought something; may earn, may spend
    ActivityFact     a member did something that is no purchase
    RedemptionFact   a member took a reward without buying
    HoldFact         points or a voucher were set aside for a reward
    ReleaseFact      what was set aside is the member's again
    EventFact        something came that points waited for
    RefundFact       lines of a sale came back
    UndoFact         an operation was taken back, whole: at once, or later with a reason
    GrantReturnFact  the till gives up what it might have handed out of an account
    ClockFact        the machine's clock was not to be believed
    UnmatchedReturnFact  lines of a sale came back that this till does not know
    MergeFact        two accounts of one person became one; the server alone records it
    CardChangeFact   a card was blocked, unblocked, or replaced by another
    AdjustmentFact   points were given or taken by hand, with a reason

An operation is immutable and carries its effects, so that folding the log needs no rule: what
was promised to the member then is what counts, whatever the programme says today.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from pos_loyalty.domain.by_hand import SCHEMA, AdjustmentFact, CardChangeFact
from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import (
    ActivityId,
    GrantId,
    MemberId,
    OpId,
    ProgramId,
    TierId,
    TillId,
)
from pos_loyalty.domain.ledger import AccountEffects, Effects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.program.completions import Completion
from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.evaluation import ENGINE_VERSION, BareEvaluation
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.domain.program.redeeming import LineDiscount, Redemption
from pos_loyalty.domain.program.stored_value import WalletLoad, WalletPayment
from pos_loyalty.domain.program.told import Told
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import Unit

OPERATION_SCHEMA: Final = 2
"""The newest shape of the stored bytes that is known; older shapes stay readable for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentFact:
    """Somebody joined.

    Attributes:
        accruals: What they were given for it.
        store_id: Empty in what was recorded before stores were.
    """

    kind: Literal["enrolment"] = "enrolment"
    member: Member
    business_at: datetime
    program_id: ProgramId
    engine: int
    accruals: tuple[Accrual, ...] = ()
    completions: tuple[Completion, ...] = ()
    store_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFact:
    """A member did something that is no purchase; ``accruals`` is what they were given.

    Attributes:
        answer: What they answered, where the deed was a question: from 0 to 10; else ``None``.
    """

    kind: Literal["activity"] = "activity"
    activity_id: ActivityId
    business_at: datetime
    store_id: str
    program_id: ProgramId
    engine: int
    accruals: tuple[Accrual, ...] = ()
    completions: tuple[Completion, ...] = ()
    answer: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleFact:
    """A member bought something.

    Attributes:
        tier_id: Held before the sale; with the next two, what conditions were decided by.
        discounts: All of ours together, by line.
        referrer_accruals: What the one was given who invited the member.
        loads: What went into wallets.
        payments: What was paid from wallets.
        told: What the cashier said, or did not want to, before the sale; no line twice.
        approver: Who agreed to the points of a sale that was claimed afterwards; empty where
            nobody had to.
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
    completions: tuple[Completion, ...] = ()
    referrer_accruals: tuple[Accrual, ...] = ()
    loads: tuple[WalletLoad, ...] = ()
    payments: tuple[WalletPayment, ...] = ()
    told: tuple[Told, ...] = ()
    approver: str = ""


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
class HoldFact:
    """Points or a voucher were set aside for a reward."""

    kind: Literal["hold"] = "hold"
    business_at: datetime
    store_id: str
    program_id: ProgramId
    engine: int
    hold: Hold


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFact:
    """What was set aside is the member's again."""

    kind: Literal["release"] = "release"
    hold_op_id: OpId
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact:
    """Something came that points waited for."""

    kind: Literal["event"] = "event"
    event: str
    business_at: datetime
    store_id: str
    program_id: ProgramId
    engine: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFact:
    """Lines of a sale came back.

    Attributes:
        sale_op_id: The sale that they were on.
        returned_minor: By ``line_id``, how much of the line's amount came back this time.
        refund_minor: What the customer gets back: net of the discounts they had.
        to_wallets: The part of it that goes back to the wallets that it was paid from.
    """

    kind: Literal["refund"] = "refund"
    sale_op_id: OpId
    receipt_no: str
    business_at: datetime
    returned_minor: Mapping[int, int]
    refund_minor: int
    to_wallets: tuple[WalletPayment, ...] = ()

    @property
    def to_wallets_minor(self) -> int:
        """Return what of the refund goes back to wallets."""
        return sum(payment.minor for payment in self.to_wallets)

    @property
    def out_of_drawer_minor(self) -> int:
        """Return what of the refund the customer gets in money."""
        return self.refund_minor - self.to_wallets_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoFact:
    """An operation was taken back by its exact opposite.

    Attributes:
        reason: Why, where it was later than within the minute: a code of ``services.mending``,
            or the shop's own words; else empty.
        approver: Who agreed to it then; empty where nobody signs in.
    """

    kind: Literal["undo"] = "undo"
    undone_op_id: OpId
    business_at: datetime
    reason: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantReturnFact:
    """The till gives up what it might have handed out of the member's account.

    Attributes:
        amount: What was left, of the unit.
    """

    kind: Literal["grant_return"] = "grant_return"
    grant_id: GrantId
    unit: Unit
    amount: int
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFact:
    """The machine's clock was not to be believed; the operation's member is ``PROGRAM_ACCOUNT``.

    Attributes:
        wall_at: What it said, in UTC.
        trusted_at: What the till went by instead, in UTC.
    """

    kind: Literal["clock"] = "clock"
    wall_at: datetime
    trusted_at: datetime
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedReturnFact:
    """Lines of a sale came back that this till does not know: the server finds it.

    The operation's member is ``PROGRAM_ACCOUNT``, and it changes nothing: whose the sale was, and
    what goes back with its lines, is told when it is found.

    Attributes:
        receipt_no: As it is printed; with the next two it names the sale.
        sold_on: The business day of the sale.
        returned_minor: By the line's number on the receipt, how much of its amount, before
            discounts, came back this time.
        refund_minor: What the customer got back in money: what they had paid for it, without what
            stored money had paid. That goes back to the wallets when the sale is found.
    """

    kind: Literal["unmatched_return"] = "unmatched_return"
    receipt_no: str
    store_id: str
    sold_on: date
    business_at: datetime
    returned_minor: Mapping[int, int]
    refund_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeFact:
    """Two accounts of one person became one; the operation's member is the absorbed one.

    An undo takes it back: what was moved then goes back, and the survivor keeps what came since.

    Attributes:
        survivor_id: Whose account holds both from now on.
        stores: That had seen the absorbed member: their tills follow the survivor too.
    """

    kind: Literal["merge"] = "merge"
    survivor_id: MemberId
    stores: tuple[str, ...]
    business_at: datetime


OperationFact = (
    EnrolmentFact | SaleFact | ActivityFact | RedemptionFact | HoldFact | ReleaseFact
    | EventFact | RefundFact | UndoFact | GrantReturnFact | ClockFact | UnmatchedReturnFact
    | MergeFact | CardChangeFact | AdjustmentFact
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationDraft:
    """An operation before the log has numbered it.

    Attributes:
        op_id: Made once, when the cashier began; recording it twice records it once.
        occurred_at: UTC, by this till's clock.
        actor: Who stood at the till; empty where nobody signs in.
        effects: On the member's account.
        others: On other accounts, and on the sums over all members; no account twice.
        uses: What it took out of this till's grants; none where the till asks for none.
    """

    op_id: OpId
    member_id: MemberId
    occurred_at: datetime
    actor: str
    fact: OperationFact
    effects: Effects
    others: tuple[AccountEffects, ...] = ()
    uses: tuple[GrantUse, ...] = ()


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


def schema_of(fact: OperationFact) -> int:
    """Return the shape that an operation of this kind is written in: the oldest that has it.

    A server or a till that knows the shape takes it, however old it is; one that does not puts it
    aside until it has been upgraded.
    """
    return SCHEMA if isinstance(fact, CardChangeFact | AdjustmentFact) else 1


def sale_fact(
    sale: Sale,
    evaluation: BareEvaluation,
    program_id: ProgramId,
    told: tuple[Told, ...] = (),
) -> SaleFact:
    """Return the fact of a sale that was evaluated."""
    return SaleFact(
        sale=sale,
        program_id=program_id,
        engine=ENGINE_VERSION,
        tier_id=evaluation.occasion.tier_id,
        is_first_purchase=evaluation.occasion.is_first_purchase,
        segments=evaluation.occasion.segments,
        accruals=evaluation.accruals,
        redemptions=evaluation.redemptions,
        discounts=evaluation.discounts,
        completions=evaluation.completions,
        referrer_accruals=evaluation.referrer_accruals,
        loads=evaluation.loads,
        payments=evaluation.payments,
        told=told,
    )


def refers_to(fact: OperationFact) -> OpId | None:
    """Return the operation that this one takes back, in whole or in part, or finishes."""
    match fact:
        case RefundFact(sale_op_id=op_id) | UndoFact(undone_op_id=op_id):
            return op_id
        case ReleaseFact(hold_op_id=op_id):
            return op_id
        case _:
            return None
