# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations with the numbers that matter, besides those of ``tests.fakes.facts``."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import GrantId, LotId, MemberId, OpId, RewardId
from pos_loyalty.domain.ledger import Account, Effects, LedgerEntry, Lot, negate
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import (
    ClockFact,
    GrantReturnFact,
    HoldFact,
    MergeFact,
    OperationDraft,
    OperationFact,
    RedemptionFact,
    RefundFact,
    ReleaseFact,
    SaleFact,
)
from pos_loyalty.domain.program.holds import Hold, hold_effects
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import POINTS
from pos_loyalty.server.merging.service import MergeMembers, UnmergeMember
from tests.fakes.facts import ADA, NOON, PROGRAM, TODAY, draft_of, spending

BOB = Member(
    MemberId(UUID(int=11)), card_number="100000000000000025", given_name="Bob", joined_on=TODAY
)


EVE = Member(
    MemberId(UUID(int=12)), card_number="100000000000000033", given_name="Eve", joined_on=TODAY
)


def with_lines(sold: OperationDraft, *amounts_minor: int) -> OperationDraft:
    """Return the sale with such lines, numbered from 1."""
    fact = sold.fact
    assert isinstance(fact, SaleFact)
    lines = tuple(SaleLine(number, minor) for number, minor in enumerate(amounts_minor, 1))
    return replace(sold, fact=replace(fact, sale=replace(fact.sale, lines=lines)))


def refund(sold: OperationDraft, returned_minor: dict[int, int], points: int = 5) -> OperationDraft:
    """Return the return of some lines of a sale, which takes some of its points back."""
    fact = RefundFact(
        sale_op_id=sold.op_id,
        receipt_no="R1",
        business_at=NOON,
        returned_minor=returned_minor,
        refund_minor=sum(returned_minor.values()),
    )
    lots = tuple(replace(lot, amount=-points) for lot in sold.effects.lots[:1])
    entries = (
        LedgerEntry(Account.MEMBER, -points, "rule:base"),
        LedgerEntry(Account.ISSUED, points, "rule:base"),
    )
    return draft_of(fact, Effects(entries, lots) if lots else Effects(), sold.member_id)


def redemption(
    points: int,
    lot_id: LotId,
    member_id: MemberId = ADA.member_id,
    uses: Sequence[GrantUse] = (),
) -> OperationDraft:
    """Return a reward that was handed over for points."""
    fact = RedemptionFact(
        business_at=NOON, store_id="waw-1", program_id=PROGRAM, engine=1, redemptions=()
    )
    return replace(draft_of(fact, spending(points, lot_id), member_id), uses=tuple(uses))


def hold(
    points: int,
    lot_id: LotId,
    member_id: MemberId = ADA.member_id,
    op_id: OpId | None = None,
) -> OperationDraft:
    """Return points that were set aside from a lot."""
    op_id = op_id or OpId(uuid4())
    taken = (Lot(lot_id, -points),)
    held = Hold(op_id, RewardId("coffee"), points, POINTS, taken, last_day=TODAY)
    fact = HoldFact(business_at=NOON, store_id="waw-1", program_id=PROGRAM, engine=1, hold=held)
    return replace(draft_of(fact, hold_effects(held), member_id), op_id=op_id)


def release(held: OperationDraft) -> OperationDraft:
    """Return what was set aside being given back."""
    fact = ReleaseFact(hold_op_id=held.op_id, business_at=NOON)
    return draft_of(fact, negate(held.effects), held.member_id)


def lot_of(draft: OperationDraft) -> LotId:
    """Return the lot that an operation made."""
    return draft.effects.lots[0].lot_id


def clock_event() -> OperationDraft:
    """Return a clock that was not to be believed."""
    return _nobodys(ClockFact(wall_at=NOON, trusted_at=NOON, business_at=NOON))


def grant_return(grant_id: GrantId, points: int) -> OperationDraft:
    """Return a grant that is given up."""
    fact = GrantReturnFact(grant_id=grant_id, unit=POINTS, amount=points, business_at=NOON)
    return draft_of(fact)


def merge_command(absorbed: Member, survivor: Member) -> MergeMembers:
    """Return the request to make one account of two."""
    return MergeMembers(
        op_id=OpId(uuid4()),
        absorbed=absorbed.member_id,
        survivor=survivor.member_id,
        business_at=NOON,
    )


def merge_fact(absorbed: Member, survivor: Member, op_id: OpId | None = None) -> OperationDraft:
    """Return a merge as a till might make one up."""
    fact = MergeFact(survivor_id=survivor.member_id, stores=(), business_at=NOON)
    draft = draft_of(fact, member_id=absorbed.member_id)
    return replace(draft, op_id=op_id or draft.op_id)


def unmerge_command(absorbed: Member) -> UnmergeMember:
    """Return the request to take a merge back."""
    return UnmergeMember(op_id=OpId(uuid4()), absorbed=absorbed.member_id, business_at=NOON)


def _nobodys(fact: OperationFact) -> OperationDraft:
    return draft_of(fact, member_id=MemberId(UUID(int=0)))
