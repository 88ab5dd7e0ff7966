# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till that mends mistakes of earlier, for tests of both ways to do so."""

from collections.abc import Sequence
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.services.mending import (
    WRONG_MEMBER,
    Reassign,
    UndoLater,
    reassign,
    undo_later,
)
from tests.domain.shopping import MONDAY
from tests.fakes.store_subject import Subject
from tests.services.till import (
    Till,
    TillOver,
)

OLGA = Member(MemberId(UUID(int=40)), "400", "Olga", joined_on=MONDAY.date())
EVE = Member(MemberId(UUID(int=50)), "500", "Eve", joined_on=MONDAY.date())


def later(till: TillOver, operation: Operation, reason: str = WRONG_MEMBER) -> UndoLater:
    return UndoLater(
        op_id=till.gesture(),
        undone_op_id=operation.op_id,
        reason=reason,
        business_at=till.now,
        approver="maria",
    )


def takes_back(till: TillOver, operation: Operation) -> Operation:
    return undo_later(later(till, operation), store=till.store, clock=till.clock)


def gives(till: TillOver, sale: Operation, to: Member = OLGA) -> Operation:
    command = Reassign(
        sale_op_id=sale.op_id,
        to_member_id=to.member_id,
        reason=WRONG_MEMBER,
        business_at=till.now,
        approver="maria",
        actor="adam",
    )
    return reassign(command, store=till.store, clock=till.clock)


def till_with(*others: Member, points: int = 0, olga: Sequence[Lot] = ()) -> Till:
    till = Till(points=points)
    subject = Subject(till.store)
    subject.confirm(OLGA, olga)
    for other in others:
        subject.confirm(other)
    return till
