# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A mistake of this morning is mended: nothing is deleted, and no point is with two people."""

from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import (
    GainsSpent,
    NothingToUndo,
    PartlyReturned,
    TakenBackBefore,
)
from pos_loyalty.domain.grants import FLOOR, GrantUse
from pos_loyalty.domain.ids import GrantId, LotId, MemberId
from pos_loyalty.domain.ledger import Lot, negate
from pos_loyalty.domain.ops import UndoFact
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.units import POINTS, vouchers_for
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.mending import (
    REASON_CHARS_MAX,
    WRONG_MEMBER,
    Reassign,
    undo_later,
)
from tests.domain.shopping import ADA, account_of
from tests.fakes.store_subject import Subject
from tests.services.mending_till import later, takes_back
from tests.services.test_others import BOB as FRIEND
from tests.services.test_others import referral_program
from tests.services.till import (
    COFFEE,
    FIVE,
    Till,
    shop_program,
)


def test_a_sale_of_this_morning_is_taken_back_by_its_opposite() -> None:
    till = Till(points=150)
    before = account_of(till.state)
    sale = till.sells(2599, chosen=[FIVE])
    till.waits(days=3)

    undo = takes_back(till, sale)

    assert account_of(till.state) == before
    assert undo.draft.effects == negate(sale.draft.effects)
    assert undo.fact == UndoFact(
        undone_op_id=sale.op_id, business_at=till.now, reason=WRONG_MEMBER, approver="maria"
    )


def test_the_same_gesture_takes_back_once() -> None:
    till = Till()
    command = later(till, till.sells(2500))

    first = undo_later(command, store=till.store, clock=till.clock)
    again = undo_later(command, store=till.store, clock=till.clock)

    assert (again, till.points) == (first, 0)


@pytest.mark.parametrize("reason", ["", "  ", "x" * (REASON_CHARS_MAX + 1)])
def test_without_a_reason_nothing_is_asked_for(reason: str) -> None:
    till = Till()
    sale = till.sells(2500)

    with pytest.raises(ValueError, match="a reason"):
        later(till, sale, reason)
    with pytest.raises(ValueError, match="a reason"):
        Reassign(sale_op_id=sale.op_id, to_member_id=ADA, reason=reason, business_at=till.now)


def test_a_sale_that_was_taken_back_is_not_taken_back_again() -> None:
    till = Till()
    sale = till.sells(2500)
    undo = takes_back(till, sale)

    with pytest.raises(TakenBackBefore):
        takes_back(till, sale)
    with pytest.raises(NothingToUndo):
        takes_back(till, undo)


def test_a_sale_of_which_goods_came_back_is_not_until_that_is_undone() -> None:
    till = Till()
    sale = till.sells(2500)
    returned = till.takes_back(sale, {1: 100})

    with pytest.raises(PartlyReturned):
        takes_back(till, sale)
    till.undoes(returned)
    takes_back(till, sale)

    assert till.points == 0


def test_what_was_spent_is_not_taken_back_and_it_is_said_how_much_is_missing() -> None:
    till = Till()
    sale = till.sells(10_000)
    till.redeems()

    with pytest.raises(GainsSpent) as refused:
        takes_back(till, sale)

    assert refused.value.missing_points == 80
    assert till.points == 20


def test_what_the_rest_of_the_account_covers_is_taken_back() -> None:
    till = Till(points=80)
    sale = till.sells(10_000)
    till.redeems()

    takes_back(till, sale)

    assert till.points == 0


def test_a_debt_from_before_is_no_reason_to_refuse() -> None:
    till = Till(points=-30)
    sale = till.sells(2500)

    takes_back(till, sale)

    assert till.points == -30


def test_a_voucher_that_was_used_is_said_without_points() -> None:
    till = Till(points=80)
    coffee = till.redeems()
    with till.store.writing() as uow:
        given = replace(
            coffee.draft,
            op_id=till.gesture(),
            effects=replace(
                coffee.draft.effects,
                entries=(),
                counters=(),
                lots=(Lot(LotId("v"), 1, unit=vouchers_for(COFFEE.reward_id)),),
            ),
        )
        operation = uow.log.record(given, expected_version=None)
        used = replace(given, op_id=till.gesture(), effects=negate(given.effects))
        uow.log.record(used, expected_version=None)
        uow.commit()

    with pytest.raises(GainsSpent) as refused:
        takes_back(till, operation)

    assert refused.value.missing_points == 0


def test_what_a_friend_got_for_it_must_be_there_too() -> None:
    till = Till(program=referral_program())
    Subject(till.store).confirm(FRIEND)
    first = till.sells(1000, member_id=FRIEND.member_id)
    assert till.points == 100

    takes_back(till, first)

    assert till.points == 0


def test_what_a_friend_has_spent_of_it_is_missing() -> None:
    till = Till(program=replace(referral_program(), rewards=shop_program().rewards))
    Subject(till.store).confirm(FRIEND)
    first = till.sells(1000, member_id=FRIEND.member_id)
    till.redeems()

    with pytest.raises(GainsSpent) as refused:
        takes_back(till, first)

    assert refused.value.missing_points == 80


def test_a_friend_who_is_gone_misses_nothing() -> None:
    till = Till(program=referral_program())
    Subject(till.store).confirm(FRIEND)
    first = till.sells(1000, member_id=FRIEND.member_id)
    till.store.content.states.pop(ADA)

    takes_back(till, first)

    assert till.held(POINTS, FRIEND.member_id) == 0


def test_what_was_taken_from_stock_is_put_back() -> None:
    mug = replace(
        shop_program().rewards[1],
        limits=(Limit(times_max=1, period=Period.MEMBERSHIP, who=Who.EVERYONE),),
    )
    till = Till(points=200, program=replace(shop_program(), rewards=(mug,)))
    coffee = till.redeems()
    assert coffee.draft.others

    takes_back(till, coffee)
    till.redeems()

    assert till.points == 120


def test_a_return_is_taken_back_only_after_those_that_came_later() -> None:
    till = Till()
    sale = till.sells(1000, 500)
    first, second = till.takes_back(sale, {1: 1000}), till.takes_back(sale, {2: 200})

    with pytest.raises(NothingToUndo):
        takes_back(till, first)
    takes_back(till, second)
    takes_back(till, first)

    assert till.points == 15


def test_an_enrolment_and_a_sale_of_another_till_stay() -> None:
    till, other = Till(), Till()
    command = EnrolMember(till.gesture(), MemberId(till.gesture()), "5", "Bo", till.now)
    joined = enrol_member(command, store=till.store, clock=till.clock)

    for operation in (joined, other.sells(2500)):
        with pytest.raises(NothingToUndo):
            takes_back(till, operation)


def test_a_hold_that_is_over_stays() -> None:
    till = Till(points=200)
    hold = till.holds(FIVE)
    till.releases(hold)
    with till.store.reading() as uow:
        held = uow.log.find(hold.hold_op_id)
    assert held is not None

    with pytest.raises(NothingToUndo):
        takes_back(till, held)


def test_a_release_stays_once_its_minute_is_over() -> None:
    till = Till(points=200)
    released = till.releases(till.holds(FIVE))

    with pytest.raises(NothingToUndo):
        takes_back(till, released)


def test_what_was_handed_out_unsecured_is_not_handed_out_again() -> None:
    till = Till(points=80)
    coffee = till.redeems()
    grant = GrantUse(GrantId(UUID(int=9)), POINTS, 50)
    with till.store.writing() as uow:
        uses = (grant, GrantUse(FLOOR, POINTS, 30))
        draft = replace(coffee.draft, op_id=till.gesture(), uses=uses)
        offline = uow.log.record(draft, expected_version=None)
        uow.commit()

    undo = takes_back(till, offline)

    assert undo.draft.uses == (replace(grant, amount=-50),)
