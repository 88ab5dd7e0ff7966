# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A mistake that a till mended days later is taken by the server as it is, and checks out."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from pos_loyalty.domain.ops import Operation
from pos_loyalty.server.database import Database
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.rechecking.service import recheck
from pos_loyalty.server.tables import flag
from pos_loyalty.services.mending import WRONG_MEMBER, Reassign, UndoLater, reassign, undo_later
from tests.domain.shopping import MONDAY
from tests.fakes.facts import enrolment
from tests.server.cashiers import ShopTill
from tests.server.gestures import BOB
from tests.server.merging.test_merging import points_of
from tests.server.pushing import APPLIED, PushingTill, outcomes
from tests.server.rules import document
from tests.services.till import MEMBER

LATER = MONDAY + timedelta(days=5)


@pytest.fixture
def till(database: Database) -> ShopTill:
    """Return a till of a shop that has published its rules, with Ada and Bob in it."""
    publish(database, document(), now=MONDAY, may_backdate=True)
    PushingTill().does(database, enrolment(MEMBER), enrolment(BOB))
    till = ShopTill()
    till.subject.confirm(BOB)
    return till


def recorded(till: ShopTill) -> list[Operation]:
    with till.cashier.store.reading() as uow:
        page = uow.visits.of(BOB.member_id, before=None, limit=9)
        pages = (*page, *uow.visits.of(MEMBER.member_id, before=None, limit=9))
    return sorted(pages, key=lambda operation: operation.seq)


def nothing_is_to_be_looked_at(database: Database, till: ShopTill) -> bool:
    while recheck(database, LATER).count:
        pass
    with database.engine.connect() as connection:
        flagged = select(flag).where(flag.c.till_id == till.till_id.bytes)
        return connection.execute(flagged).first() is None


def test_a_sale_is_taken_back_five_days_later(database: Database, till: ShopTill) -> None:
    sale = till.cashier.sells(3700)
    till.hands_over(database, sale, MONDAY)
    till.cashier.waits(days=5)
    command = UndoLater(
        op_id=till.cashier.gesture(),
        undone_op_id=sale.op_id,
        reason=WRONG_MEMBER,
        business_at=till.cashier.now,
        approver="maria",
    )
    undo = undo_later(command, store=till.cashier.store, clock=till.cashier.clock)

    answer = till.hands_over(database, undo, LATER)

    assert outcomes(answer) == [APPLIED]
    assert points_of(database, MEMBER) == [0]
    assert nothing_is_to_be_looked_at(database, till)


def test_a_sale_becomes_another_members_under_the_same_receipt(
    database: Database, till: ShopTill
) -> None:
    sale = till.cashier.sells(3700)
    till.cashier.waits(days=5)
    command = Reassign(
        sale_op_id=sale.op_id,
        to_member_id=BOB.member_id,
        reason=WRONG_MEMBER,
        business_at=till.cashier.now,
    )
    reassign(command, store=till.cashier.store, clock=till.cashier.clock)

    answers = [till.hands_over(database, operation, LATER) for operation in recorded(till)]

    assert [outcomes(answer) for answer in answers] == [[APPLIED]] * 3
    assert points_of(database, MEMBER, BOB) == [0, 37]
    assert nothing_is_to_be_looked_at(database, till)
