# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Deeds, events, birthdays and friends who join: recorded once, with what they give."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import NoProgramInForce, UnknownActivity, UnknownMember
from pos_loyalty.domain.ids import ActivityId, MemberId, OpId, RewardId, RuleId
from pos_loyalty.domain.ledger import ACTIVITIES
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import ActivityFact, EnrolmentFact, EventFact
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.conditions.place import Stores
from pos_loyalty.domain.program.document import NamedActivity, Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveVoucher
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.anniversaries import Birthday
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.domain.units import vouchers_for
from pos_loyalty.services.enrol import EnrolMember, enrol_member
from pos_loyalty.services.evaluate_again import Before, evaluate_again
from pos_loyalty.services.ports import PublishedProgram
from pos_loyalty.services.record_activity import (
    SURVEY,
    RecordActivity,
    record_activity,
    survey_answer,
)
from pos_loyalty.services.record_event import RecordEvent, record_event
from tests.domain.shopping import ADA, MONDAY, NAME, account_of, moment, program_of, spend_rule
from tests.fakes.store_subject import Subject
from tests.services.till import MEMBER, TillOver, document_of, shop_program, till_over

REVIEW = ActivityId("review")
CAKE = RewardId("cake")


def deed_program(*caps: Cap, deed: ActivityId = REVIEW) -> Program:
    """Return 10 points for a deed."""
    rule = EarningRule(
        rule_id=RuleId("review"),
        name=NAME,
        trigger=Activity(activity_id=deed),
        effect=Add(points=10),
        caps=caps,
    )
    named = NamedActivity(activity_id=deed, name=NAME)
    return replace(program_of(rule), activities=(named,))


# ---------------------------------------------------------------- deeds


def test_a_deed_is_recorded_with_what_it_gives(subject: Subject) -> None:
    till = till_over(subject, deed_program())

    operation = till.records_deed(REVIEW)

    assert isinstance(operation.fact, ActivityFact)
    assert [(a.rule_id, a.points) for a in operation.fact.accruals] == [("review", 10)]
    assert operation.fact.store_id == "waw-1"
    assert till.points == 10
    assert till.state.total(ACTIVITIES) == 1


def test_a_double_tap_records_a_deed_once(subject: Subject) -> None:
    till = till_over(subject, deed_program())
    command = RecordActivity(till.gesture(), ADA, REVIEW, till.now)

    first = record_activity(command, store=till.store, clock=till.clock)
    second = record_activity(command, store=till.store, clock=till.clock)

    assert second == first
    assert till.points == 10


def test_an_answer_is_recorded_and_paid_once_for_a_purchase(subject: Subject) -> None:
    till = till_over(subject, deed_program(deed=SURVEY))
    sale = till.gesture()

    answers = [
        record_activity(
            survey_answer(sale, ADA, score, business_at=till.now),
            store=till.store,
            clock=till.clock,
        )
        for score in (4, 1)
    ]
    other = survey_answer(till.gesture(), ADA, 5, business_at=till.now)
    record_activity(other, store=till.store, clock=till.clock)

    assert answers[0] == answers[1]
    assert isinstance(answers[0].fact, ActivityFact)
    assert (answers[0].fact.activity_id, answers[0].fact.answer) == (SURVEY, 4)
    assert till.points == 20


@pytest.mark.parametrize("score", [-1, 11])
def test_an_answer_that_no_question_has_is_no_request(score: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 10"):
        survey_answer(OpId(UUID(int=1)), ADA, score, business_at=MONDAY)


@pytest.mark.parametrize("score", [None, 0, 7])
def test_what_was_answered_is_no_difference_to_the_engine(
    subject: Subject, score: int | None
) -> None:
    till = till_over(subject, deed_program())
    account = till.state
    command = RecordActivity(till.gesture(), ADA, REVIEW, till.now, answer=score)
    operation = record_activity(command, store=till.store, clock=till.clock)
    assert isinstance(operation.fact, ActivityFact)
    rules = PublishedProgram(operation.fact.program_id, deed_program())

    again = evaluate_again(operation, Before(rules=rules, account=account))

    assert again.differences == ()
    assert again.operation == operation


def test_the_same_deed_twice_counts_twice_up_to_its_cap(subject: Subject) -> None:
    till = till_over(subject, deed_program(Cap(amount_max=15, period=Period.DAY)))

    given = [till.records_deed(REVIEW).draft.effects.points for _ in range(3)]

    assert given == [10, 5, 0]
    assert till.state.total(ACTIVITIES) == 3


def test_a_deed_that_the_programme_does_not_name_is_refused(subject: Subject) -> None:
    till = till_over(subject, deed_program())

    with pytest.raises(UnknownActivity):
        till.records_deed("karaoke")

    assert till.state.total(ACTIVITIES) == 0


def test_an_undone_deed_can_be_done_again(subject: Subject) -> None:
    till = till_over(subject, deed_program(Cap(amount_max=10, period=Period.DAY)))
    before = account_of(till.state)

    till.undoes(till.records_deed(REVIEW))

    assert account_of(till.state) == before
    assert till.records_deed(REVIEW).draft.effects.points == 10


def test_a_stranger_does_nothing(subject: Subject) -> None:
    till = till_over(subject, deed_program())
    stranger = MemberId(UUID(int=99))

    with pytest.raises(UnknownMember):
        record_activity(
            RecordActivity(till.gesture(), stranger, REVIEW, till.now),
            store=till.store,
            clock=till.clock,
        )
    with pytest.raises(UnknownMember):
        record_event(
            RecordEvent(till.gesture(), stranger, "delivered", till.now),
            store=till.store,
            clock=till.clock,
        )


# ---------------------------------------------------------------- events


def order_program(*, days: int = 3) -> Program:
    """Return 20 points for a visit, to be spent some days after the delivery."""
    rule = EarningRule(
        rule_id=RuleId("order"),
        name=NAME,
        trigger=Visit(),
        effect=Add(points=20),
        vesting=Vesting(days=days, event="delivered"),
    )
    return program_of(spend_rule(), rule)


def spendable(till: TillOver, day: date) -> int:
    return balance_of(till.state, day).spendable_points


def test_points_that_wait_for_an_event_may_be_spent_after_it(subject: Subject) -> None:
    till = till_over(subject, order_program())
    till.sells(500)
    waiting = spendable(till, MONDAY.date() + timedelta(days=365))

    operation = till.records_event("delivered")

    assert isinstance(operation.fact, EventFact)
    assert (waiting, till.points) == (5, 25)
    assert spendable(till, MONDAY.date() + timedelta(days=2)) == 5
    assert spendable(till, MONDAY.date() + timedelta(days=3)) == 25


def test_a_double_tap_records_an_event_once(subject: Subject) -> None:
    till = till_over(subject, order_program())
    till.sells(500)
    command = RecordEvent(till.gesture(), ADA, "delivered", till.now)

    first = record_event(command, store=till.store, clock=till.clock)
    second = record_event(command, store=till.store, clock=till.clock)

    assert second == first
    assert till.points == 25


def test_an_event_that_nothing_waits_for_changes_nothing(subject: Subject) -> None:
    till = till_over(subject, order_program())
    till.sells(500)
    before = account_of(till.state)

    till.records_event("assembled")

    assert account_of(till.state) == before


def test_an_undone_event_has_not_come(subject: Subject) -> None:
    till = till_over(subject, order_program())
    till.sells(500)
    before = account_of(till.state)

    till.undoes(till.records_event("delivered"))

    assert account_of(till.state) == before


def test_what_no_rule_waits_for_any_more_may_be_spent_at_once(subject: Subject) -> None:
    till = till_over(subject, order_program())
    till.sells(500)
    newer = replace(shop_program(), effective_from=MONDAY.date() + timedelta(days=1))
    subject.publish(document_of(newer))
    till.waits(days=1)

    till.records_event("delivered")

    assert spendable(till, till.now.date()) == 25


def test_before_there_is_a_programme_no_event_comes(subject: Subject) -> None:
    till = till_over(subject, order_program())
    till.now = moment("2025-12-31 12:00")

    with pytest.raises(NoProgramInForce):
        till.records_event("delivered")


# ---------------------------------------------------------------- birthdays


def test_a_birthday_gift_comes_with_the_first_sale_of_its_days_and_once(
    subject: Subject,
) -> None:
    rule = EarningRule(
        rule_id=RuleId("birthday"),
        name=NAME,
        trigger=Birthday(days_before=2, days_after=2),
        effect=GiveVoucher(reward_id=CAKE),
    )
    subject.publish(document_of(program_of(rule)))
    subject.confirm(replace(MEMBER, birthday=date(1990, 11, 26)))
    till = TillOver(subject.store)
    vouchers = []

    # The 26th less and plus two days: the 24th to the 28th.
    for receipt_no, day in enumerate((23, 24, 25, 28, 29), start=1):
        till.now = moment(f"2026-11-{day} 12:00")
        till.sells(100, receipt_no=f"R{receipt_no}")
        vouchers.append(till.held(vouchers_for(CAKE)))

    assert vouchers == [0, 1, 1, 1, 1]


# ---------------------------------------------------------------- joining


def test_a_welcome_depends_on_the_store_and_on_what_is_left(subject: Subject) -> None:
    rule = EarningRule(
        rule_id=RuleId("welcome"),
        name=NAME,
        trigger=Welcome(),
        effect=Add(points=50),
        conditions=(Stores(store_ids=("waw-1",)),),
        budget=Budget(amount_max=80),
    )
    till = till_over(subject, program_of(rule))

    given = [joins(till, number).accruals[0].points for number in (20, 21)]

    assert given == [50, 30]
    assert till.state.shared_total("budget:welcome") == 80


def joins(till: TillOver, number: int) -> EnrolmentFact:
    """Enrol somebody whom Ada invited."""
    command = EnrolMember(
        till.gesture(),
        MemberId(UUID(int=number)),
        str(number),
        "Bo",
        till.now,
        referred_by=ADA,
    )
    fact = enrol_member(command, store=till.store, clock=till.clock).fact
    assert isinstance(fact, EnrolmentFact)
    return fact


def test_who_invited_somebody_is_remembered_from_the_first_day(subject: Subject) -> None:
    till = till_over(subject)

    fact = joins(till, 20)

    assert fact.member == Member(
        MemberId(UUID(int=20)), "20", "Bo", joined_on=MONDAY.date(), referred_by=ADA
    )
    assert (fact.store_id, till.state_of(fact.member.member_id).referred_by) == ("waw-1", ADA)
