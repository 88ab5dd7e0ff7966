# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A purchase becomes the right member's: in one, once, and only if they paid what they paid."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import (
    CardBlocked,
    InsufficientPoints,
    NothingToUndo,
    PaidOtherwise,
    SameMember,
    TakenBackBefore,
    UnknownMember,
)
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.program.tiers import SinceJoining
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.operations import decode_operation, encode_operation
from pos_loyalty.services.claim_sale import claim_sale
from pos_loyalty.services.evaluate_again import Before, evaluate_again
from pos_loyalty.services.ports import PublishedProgram
from pos_loyalty.services.return_sale import find_sale
from tests.domain.ladders import ladder as climbing
from tests.domain.shopping import ADA, account_of, tier_of
from tests.fakes.claim_keys import FakeClaimKeys
from tests.fakes.store_subject import Subject
from tests.services.mending_till import EVE, OLGA, gives, takes_back, till_with
from tests.services.test_claim_sale import RULES, Counter
from tests.services.test_others import BOB as FRIEND
from tests.services.till import (
    FIVE,
    Till,
    points_of,
    shop_program,
    till_over,
)


def test_a_sale_becomes_the_right_members(subject: Subject) -> None:
    till = till_over(subject)
    subject.confirm(OLGA)
    before = account_of(till.state)
    sale = till.sells(3700)
    till.waits(days=1)

    moved = gives(till, sale)

    assert account_of(till.state) == before
    assert till.held(POINTS, OLGA.member_id) == 37
    assert isinstance(moved.fact, SaleFact)
    assert isinstance(sale.fact, SaleFact)
    assert moved.fact.sale == sale.fact.sale
    assert (moved.draft.member_id, moved.draft.actor) == (OLGA.member_id, "adam")
    assert find_sale("R1", store=till.store).sale_op_id == moved.op_id


def test_giving_it_twice_gives_it_once(subject: Subject) -> None:
    till = till_over(subject)
    subject.confirm(OLGA)
    sale = till.sells(3700)

    first, again = gives(till, sale), gives(till, sale)

    assert again == first
    assert (till.points, till.held(POINTS, OLGA.member_id)) == (0, 37)
    with till.store.reading() as uow:
        assert uow.log.count() == 3


def test_a_gift_that_was_taken_back_is_not_given_by_asking_again(subject: Subject) -> None:
    till = till_over(subject)
    subject.confirm(OLGA)
    sale = till.sells(3700)
    takes_back(till, gives(till, sale))

    with pytest.raises(TakenBackBefore):
        gives(till, sale)

    assert (till.points, till.held(POINTS, OLGA.member_id)) == (0, 0)


def test_who_agreed_to_the_points_of_a_code_stays_known(subject: Subject) -> None:
    till = till_over(subject, RULES)
    subject.confirm(OLGA)
    counter = Counter(till, FakeClaimKeys())
    command = replace(counter.command(counter.reads(counter.offers(3_700).code)), approver="eve")
    claimed = claim_sale(command, store=till.store, clock=till.clock)

    moved = gives(till, claimed)

    assert isinstance(moved.fact, SaleFact)
    assert moved.fact.approver == "eve"


def test_a_sale_that_was_given_away_is_nobody_elses() -> None:
    till = till_with(EVE)
    sale = till.sells(3700)
    moved = gives(till, sale)

    with pytest.raises(TakenBackBefore):
        gives(till, sale, EVE)
    gives(till, moved, EVE)

    assert [till.held(POINTS, m.member_id) for m in (OLGA, EVE)] == [0, 37]


def test_a_sale_that_was_taken_back_is_not_given_away() -> None:
    till = till_with()
    sale = till.sells(3700)
    takes_back(till, sale)

    with pytest.raises(TakenBackBefore):
        gives(till, sale)


def test_nothing_is_given_to_who_has_it_or_is_unknown_or_stopped() -> None:
    stopped = replace(EVE, status=MemberStatus.BLOCKED)
    till = till_with(stopped)
    sale = till.sells(3700)
    ada = replace(OLGA, member_id=ADA)

    for to, refusal in ((ada, SameMember), (FRIEND, UnknownMember), (stopped, CardBlocked)):
        with pytest.raises(refusal):
            gives(till, sale, to)

    assert till.points == 37


def test_only_a_sale_is_given_away() -> None:
    till = till_with(points=80)
    coffee = till.redeems()

    with pytest.raises(NothingToUndo):
        gives(till, coffee)


def test_a_reward_of_the_sale_is_paid_for_by_who_has_it_now() -> None:
    till = till_with(points=100, olga=points_of(120))
    sale = till.sells(2500, chosen=[till.sets_aside(FIVE)])

    moved = gives(till, sale)

    assert isinstance(moved.fact, SaleFact)
    assert [taken.hold for taken in moved.fact.redemptions] == [None]
    assert till.held(POINTS, OLGA.member_id) == 120 - 100 + 20


def test_a_reward_that_the_other_cannot_pay_for_leaves_everything_as_it_was() -> None:
    till = till_with(points=100)
    sale = till.sells(2500, chosen=[FIVE])
    before = account_of(till.state)

    with pytest.raises(InsufficientPoints):
        gives(till, sale)

    assert account_of(till.state) == before
    with till.store.reading() as uow:
        assert uow.log.count() == 1


def test_a_sale_that_would_have_cost_the_other_another_sum_is_refused() -> None:
    ladder = climbing(SinceJoining(), tier_of("bronze", 0), tier_of("gold", 100, off=1000))
    till = Till(program=replace(shop_program(), tiers=ladder))
    Subject(till.store).confirm(OLGA)
    till.sells(20_000, receipt_no="R0", member_id=OLGA.member_id)
    sale = till.sells(3000)

    with pytest.raises(PaidOtherwise) as refused:
        gives(till, sale)

    assert (refused.value.paid_minor, refused.value.due_minor) == (3000, 2700)
    assert till.points == 30


def test_a_server_finds_no_difference_in_either(subject: Subject) -> None:
    till = till_over(subject)
    subject.confirm(OLGA)
    sale = till.sells(3700)
    rules = PublishedProgram(_program_id(sale), shop_program())
    olga, ada = till.state_of(OLGA.member_id), till.state

    moved = gives(till, sale)

    with till.store.reading() as uow:
        (undo,) = uow.log.referring_to(sale.op_id)
    taken = Before(rules=rules, account=ada, earlier=(sale,))
    assert evaluate_again(undo, taken).differences == ()
    assert evaluate_again(moved, Before(rules=rules, account=olga)).differences == ()
    assert decode_operation(encode_operation(undo)) == undo


def test_an_undo_of_an_earlier_release_has_no_reason() -> None:
    till = Till()
    undo = till.undoes(till.sells(2500))
    old = encode_operation(undo).replace(b',"reason":"","approver":""', b"")

    assert b"reason" not in old
    assert decode_operation(old) == undo


def _program_id(sale: Operation) -> ProgramId:
    assert isinstance(sale.fact, SaleFact)
    return sale.fact.program_id
