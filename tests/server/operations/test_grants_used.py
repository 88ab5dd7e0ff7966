# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till hands out of its grants: always applied, flagged where it should not have been."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from pos_loyalty.domain.grants import FLOOR, GrantUse
from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.domain.ledger import negate
from pos_loyalty.domain.ops import OperationDraft, UndoFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.sync.rows import GrantEnd
from pos_loyalty.server.database import Database
from pos_loyalty.server.merging.service import merge_members
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.rebuild import projection_digest, rebuild
from pos_loyalty.server.tables import grant
from tests.fakes.facts import ADA, NOON, draft_of, enrolment
from tests.server.gestures import BOB, grant_return, lot_of, merge_command, redemption
from tests.server.pushing import APPLIED, PushingTill, flagged, outcomes

GRANT = GrantId(UUID(int=500))


def issue(database: Database, till: PushingTill, **changes: object) -> None:
    """Set some of Ada's points aside for a till."""
    row = {
        "grant_id": GRANT.bytes,
        "member_id": ADA.member_id.bytes,
        "till_id": till.till_id.bytes,
        "epoch": 1,
        "unit": POINTS,
        "amount": 40,
        "used": 0,
        "issued_at": moment_text(NOON),
        "usable_until": moment_text(NOON),
        "frees_at": moment_text(NOON),
        "ended": "",
        "is_recalled": 0,
        "change_no": 1,
    }
    with database.engine.begin() as connection:
        connection.execute(insert(grant).values(row | changes))


def standing(database: Database) -> tuple[int, str]:
    """Return what has been used of the grant, and why it is over."""
    with database.engine.connect() as connection:
        row = connection.execute(select(grant)).one()
    return row.used, row.ended


def spent(
    joined: OperationDraft,
    points: int,
    grant_id: GrantId = GRANT,
    member_id: MemberId = ADA.member_id,
) -> OperationDraft:
    """Return a reward that was handed over out of a grant."""
    use = GrantUse(grant_id, POINTS, points)
    return redemption(points, lot_of(joined), member_id, [use])


def test_what_is_handed_out_is_taken_off_the_grant(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=50)
    till.does(database, joined)
    issue(database, till)

    answer = till.does(database, spent(joined, 30))

    assert outcomes(answer) == [APPLIED]
    assert standing(database) == (30, "")
    assert [row.grant_id for row in answer.grants] == [GRANT]


def test_an_undo_puts_it_back(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=50)
    till.does(database, joined)
    issue(database, till)
    out = spent(joined, 30)
    fact = UndoFact(undone_op_id=out.op_id, business_at=NOON)
    back = replace(draft_of(fact, negate(out.effects)), uses=(GrantUse(GRANT, POINTS, -30),))

    answer = till.does(database, out, back)

    assert outcomes(answer) == [APPLIED, APPLIED]
    assert standing(database) == (0, "")


@pytest.mark.parametrize(
    "changes",
    [
        {"epoch": 2},
        {"till_id": uuid4().bytes},
        {"ended": "expired"},
        {"unit": "stamp:coffee"},
        {"member_id": BOB.member_id.bytes},
        {"amount": 29},
        {"grant_id": uuid4().bytes},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_the_grant_did_not_allow_is_applied_and_flagged(
    database: Database, changes: dict[str, object]
) -> None:
    till, joined = PushingTill(), enrolment(points=50)
    till.does(database, joined)
    issue(database, till, **changes)

    answer = till.does(database, spent(joined, 30))

    assert outcomes(answer) == [flagged("grant_over")]
    assert sum(lot.amount for lot in answer.accounts[0].lots) == 20


def test_a_till_does_not_use_up_what_another_one_holds(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=50)
    till.does(database, joined)
    issue(database, PushingTill(), till_id=uuid4().bytes)

    till.does(database, spent(joined, 30))

    assert standing(database) == (0, "")
    before = projection_digest(database)
    rebuild(database)
    assert projection_digest(database) == before


def test_what_takes_the_account_below_nothing_is_flagged_though_granted(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=20)
    till.does(database, joined)
    issue(database, till)

    answer = till.does(database, spent(joined, 30))

    assert outcomes(answer) == [flagged("overdraft")]
    assert standing(database) == (30, "")


def test_two_operations_together_do_not_exceed_it_unseen(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=90)
    till.does(database, joined)
    issue(database, till)

    answer = till.does(database, spent(joined, 30), spent(joined, 30))

    assert outcomes(answer) == [APPLIED, flagged("grant_over")]
    assert standing(database) == (60, "")


def test_the_floor_is_no_grant_and_an_overdraft_if_there_was_nothing(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=50)

    answer = till.does(database, joined, spent(joined, 30, FLOOR), spent(joined, 30, FLOOR))

    assert outcomes(answer) == [APPLIED, APPLIED, flagged("overdraft")]


def test_what_is_given_back_is_over(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=50)
    till.does(database, joined)
    issue(database, till)

    answer = till.does(database, grant_return(GRANT, 40), grant_return(GRANT, 0))

    assert outcomes(answer) == [APPLIED, APPLIED]
    assert standing(database) == (0, "returned")
    assert [row.ended for row in answer.grants] == [GrantEnd.RETURNED]


def test_nobody_gives_back_what_is_not_theirs(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=50)
    till.does(database, joined)
    issue(database, PushingTill())

    answer = till.does(database, grant_return(GRANT, 40))

    assert outcomes(answer) == [flagged("grant_over")]
    assert standing(database) == (0, "")


def test_a_grant_outlives_a_merge(database: Database) -> None:
    till, joined = PushingTill(), enrolment(points=50)
    till.does(database, joined, enrolment(BOB))
    issue(database, till)
    merge_members(database, merge_command(ADA, BOB), NOON)

    answer = till.does(database, spent(joined, 30))

    assert outcomes(answer) == [APPLIED]
    assert standing(database) == (30, "")
