# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members and operations with the numbers that matter, for tests of stores."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from pos_loyalty.domain.ids import LotId, MemberId, OpId, ProgramId, StampCardId
from pos_loyalty.domain.ledger import (
    Account,
    AccountEffects,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
    negate,
)
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, OperationDraft, OperationFact, SaleFact, UndoFact
from pos_loyalty.domain.sale import Sale, SaleLine
from pos_loyalty.domain.units import stamps_on

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOON.date()
PROGRAM = ProgramId("a" * 64)
ADA = Member(
    MemberId(UUID(int=10)),
    card_number="100000000000000017",
    given_name="Ada",
    family_name="Żółć",
    phone="+48501234567",
    email="ada@example.com",
    joined_on=date(2026, 1, 2),
)


def draft_of(
    fact: OperationFact, effects: Effects | None = None, member_id: MemberId = ADA.member_id
) -> OperationDraft:
    """Return a new gesture."""
    return OperationDraft(
        op_id=OpId(uuid4()),
        member_id=member_id,
        occurred_at=NOON,
        actor="",
        fact=fact,
        effects=effects or Effects(),
    )


def enrolment(member: Member = ADA, points: int = 0) -> OperationDraft:
    """Return the gesture by which a member joined, with points for it."""
    fact = EnrolmentFact(member=member, business_at=NOON, program_id=PROGRAM, engine=1)
    return draft_of(fact, earning(points, f"welcome-{member.member_id.hex}"), member.member_id)


def sale(
    points: int = 25, receipt_no: str = "R1", member_id: MemberId = ADA.member_id
) -> OperationDraft:
    """Return a purchase that earns points in a lot of its own."""
    fact = SaleFact(
        sale=Sale(receipt_no, "waw-1", "1", "PLN", NOON, (SaleLine(1, 2500),)),
        program_id=PROGRAM,
        engine=1,
        tier_id=None,
        is_first_purchase=False,
        segments=(),
        accruals=(),
        redemptions=(),
        discounts=(),
    )
    return draft_of(fact, earning(points, uuid4().hex), member_id)


def giving(draft: OperationDraft, others: Mapping[MemberId, Effects]) -> OperationDraft:
    """Return the gesture with what it changes for others."""
    accounts = (AccountEffects(member_id, effects) for member_id, effects in others.items())
    return replace(draft, others=tuple(accounts))


def undo(undone: OperationDraft) -> OperationDraft:
    """Return the gesture that takes another back."""
    fact = UndoFact(undone_op_id=undone.op_id, business_at=NOON)
    draft = draft_of(fact, negate(undone.effects), undone.member_id)
    others = (AccountEffects(other.member_id, negate(other.effects)) for other in undone.others)
    return replace(draft, others=tuple(others))


def earning(points: int, lot: str) -> Effects:
    """Return the effects of points that were earned; none of 0."""
    if not points:
        return Effects()
    return Effects(
        (
            LedgerEntry(Account.MEMBER, points, "rule:base"),
            LedgerEntry(Account.ISSUED, -points, "rule:base"),
        ),
        (Lot(LotId(f"{lot}-0"), points, expires_on=date(2027, 11, 30)),),
        (CounterChange("earned", TODAY, points), CounterChange("remainder:base", None, 7)),
    )


def spending(points: int, lot_id: LotId) -> Effects:
    """Return the effects of points that were spent from one lot."""
    return Effects(
        (
            LedgerEntry(Account.MEMBER, -points, "reward:coffee"),
            LedgerEntry(Account.REDEEMED, points, "reward:coffee"),
        ),
        (Lot(lot_id, -points),),
    )


def stamps(amount: int, lot: str) -> Effects:
    """Return the effects of stamps in a lot of their own, which waits for an event."""
    unit = stamps_on(StampCardId("coffee"))
    return Effects(
        (
            LedgerEntry(Account.MEMBER, amount, "rule:stamps", unit),
            LedgerEntry(Account.ISSUED, -amount, "rule:stamps", unit),
        ),
        (
            Lot(
                LotId(f"{lot}-1"),
                amount,
                unit=unit,
                awaits="delivered",
                earned_on=TODAY,
                idle_months=6,
            ),
        ),
    )


def used(times: int, name: str = "reward:coffee") -> Effects:
    """Return the effects of uses that are counted over all members."""
    return Effects(counters=(CounterChange(name, TODAY, times),))


def program_document(effective_from: date, name: str = "Kawa") -> bytes:
    """Return the smallest programme that there can be."""
    content = {
        "format": 1,
        "name": {"en": name},
        "currency": "PLN",
        "effective_from": effective_from.isoformat(),
        "earning": [],
    }
    return json.dumps(content).encode()
