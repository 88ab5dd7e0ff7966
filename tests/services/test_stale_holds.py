# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A hold that nobody came for does not keep points from the member for ever."""

from uuid import UUID

from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import ReleaseFact, refers_to
from tests.fakes.store_subject import Subject
from tests.services.till import COFFEE, FIVE, till_over

BOB = Member(MemberId(UUID(int=20)), "200", "Bob")


def test_a_hold_that_a_crash_left_open_is_released_after_its_last_day(subject: Subject) -> None:
    till = till_over(subject, points=200)
    hold = till.holds(FIVE)
    till.waits(days=2)

    released = till.releases_stale()

    assert [operation.fact for operation in released] == [
        ReleaseFact(hold_op_id=hold.hold_op_id, business_at=till.now)
    ]
    assert till.points == 200


def test_on_its_last_day_a_hold_is_left_alone(subject: Subject) -> None:
    till = till_over(subject, points=200)
    till.holds(FIVE)
    till.waits(days=1)

    assert till.releases_stale() == ()
    assert till.points == 100


def test_what_is_stale_is_released_once(subject: Subject) -> None:
    till = till_over(subject, points=200)
    till.holds(FIVE)
    till.waits(days=2)
    till.releases_stale()

    assert till.releases_stale() == ()
    assert till.points == 200


def test_only_what_is_stale_and_open_is_released(subject: Subject) -> None:
    till = till_over(subject, points=1000)
    captured, released = till.sets_aside(FIVE), till.holds(FIVE)
    stale = {till.holds(FIVE).hold_op_id, till.holds(COFFEE).hold_op_id}
    till.sells(2500, chosen=[captured])
    till.releases(released)
    till.waits(days=2)
    till.holds(COFFEE)

    operations = till.releases_stale()

    assert {refers_to(operation.fact) for operation in operations} == stale
    # 20 points for the sale; the captured 100 and today's 80 are away.
    assert till.points == 1000 + 20 - 100 - 80


def test_another_tills_hold_is_theirs_to_release(subject: Subject) -> None:
    theirs = OpId(UUID(int=77))
    till = till_over(subject, points=200)
    subject.confirm(BOB, (), {f"hold:{theirs.hex}": {None: 1}})
    till.waits(days=30)

    released = till.releases_stale()

    with till.store.reading() as uow:
        assert uow.ledger.open_holds() == (theirs,)
    assert released == ()
