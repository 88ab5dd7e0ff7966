# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A hold that nobody came for does not keep points from the member for ever."""

from dataclasses import replace
from uuid import UUID

from pos_loyalty.domain.ids import MemberId, OpId, ProgramId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import HoldFact, ReleaseFact, refers_to
from pos_loyalty.domain.program.holds import Hold, hold_counter, hold_effects
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.services.release_stale_holds import StaleHolds, StuckHold
from tests.fakes.store_subject import Subject
from tests.services.till import COFFEE, FIVE, TillOver, till_over

BOB = Member(MemberId(UUID(int=20)), "200", "Bob")
NOTHING = StaleHolds((), ())
NO_PROGRAM = OpId(UUID(int=1))


def keeps_by_a_lost_program(subject: Subject, till: TillOver, like: Hold) -> None:
    """Set aside once more, by a programme that this till does not have."""
    with till.store.reading() as uow:
        operation = uow.log.find(like.hold_op_id)
    assert operation is not None
    assert isinstance(operation.fact, HoldFact)
    hold = replace(like, hold_op_id=NO_PROGRAM)
    fact = replace(operation.fact, program_id=ProgramId("0" * 64), hold=hold)
    draft = replace(operation.draft, op_id=NO_PROGRAM, fact=fact, effects=hold_effects(hold))
    subject.record(draft)


def test_a_hold_that_a_crash_left_open_is_released_after_its_last_day(subject: Subject) -> None:
    till = till_over(subject, points=200)
    hold = till.holds(FIVE)
    till.waits(days=2)

    released = till.releases_stale().released

    assert [operation.fact for operation in released] == [
        ReleaseFact(hold_op_id=hold.hold_op_id, business_at=till.now)
    ]
    assert till.points == 200


def test_on_its_last_day_a_hold_is_left_alone(subject: Subject) -> None:
    till = till_over(subject, points=200)
    till.holds(FIVE)
    till.waits(days=1)

    assert till.releases_stale() == NOTHING
    assert till.points == 100


def test_what_is_stale_is_released_once(subject: Subject) -> None:
    till = till_over(subject, points=200)
    till.holds(FIVE)
    till.waits(days=2)
    till.releases_stale()

    assert till.releases_stale() == NOTHING
    assert till.points == 200


def test_only_what_is_stale_and_open_is_released(subject: Subject) -> None:
    till = till_over(subject, points=1000)
    captured, released = till.sets_aside(FIVE), till.holds(FIVE)
    stale = {till.holds(FIVE).hold_op_id, till.holds(COFFEE).hold_op_id}
    till.sells(2500, chosen=[captured])
    till.releases(released)
    till.waits(days=2)
    till.holds(COFFEE)

    operations = till.releases_stale().released

    assert {refers_to(operation.fact) for operation in operations} == stale
    # 20 points for the sale; the captured 100 and today's 80 are away.
    assert till.points == 1000 + 20 - 100 - 80


def test_another_tills_hold_is_theirs_to_release(subject: Subject) -> None:
    theirs = OpId(UUID(int=77))
    till = till_over(subject, points=200)
    subject.confirm(BOB, (), {hold_counter(theirs): {None: 1}})
    till.waits(days=30)

    released = till.releases_stale()

    with till.store.reading() as uow:
        assert uow.ledger.open_holds() == (hold_counter(theirs),)
    assert released == NOTHING


def test_a_hold_that_cannot_be_released_does_not_keep_the_others(subject: Subject) -> None:
    till = till_over(subject, points=300)
    subject.confirm(BOB, (), {"hold:!": {None: 1}})
    hold = till.holds(FIVE)
    keeps_by_a_lost_program(subject, till, hold)
    till.waits(days=2)

    done = till.releases_stale()

    assert [refers_to(operation.fact) for operation in done.released] == [hold.hold_op_id]
    assert done.stuck == (
        StuckHold("hold:!", "ValueError"),
        StuckHold(hold_counter(NO_PROGRAM), "NoProgramInForce"),
    )


def test_what_the_till_releases_of_itself_is_nobodys_last_gesture(subject: Subject) -> None:
    till = till_over(subject, points=300)
    till.holds(FIVE)
    till.holds(COFFEE)
    sale = till.sells(1000)
    till.waits(days=2)

    released = till.releases_stale().released

    assert len(released) == 2
    assert latest_operation(store=till.store) == sale
