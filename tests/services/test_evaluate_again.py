# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What was recorded is decided anew; what differs, or should not have been, is named."""

from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import MemberId, RuleId
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation, ReleaseFact, UndoFact
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.services.comparison import Difference
from pos_loyalty.services.evaluate_again import (
    DIFFERENCES_MAX,
    Before,
    DecidedAgain,
    evaluate_again,
)
from pos_loyalty.services.ports import PublishedProgram
from tests.domain.shopping import ADA, NAME, program_of, reward_of, spend_rule
from tests.fakes.store_subject import Subject
from tests.services.till import COFFEE, FIVE, PROGRAM_ID, Till, shop_program

RULES = PublishedProgram(PROGRAM_ID, shop_program())


def again(operation: Operation, before: Before) -> tuple[Difference, ...]:
    return evaluate_again(operation, before).differences


def test_an_honest_sale_is_the_same_again() -> None:
    till = Till(points=150)
    before = Before(rules=RULES, account=till.state)
    quote = till.quotes(2500, chosen=[FIVE])
    sale = till.completes(quote)

    result = evaluate_again(sale, before)

    assert result.decision is not None
    assert result.decision.reasons == quote.evaluation
    assert result == DecidedAgain(operation=sale, decision=result.decision, differences=())


def test_points_that_were_added_by_hand_are_named() -> None:
    till = Till()
    before = Before(rules=RULES, account=till.state)
    sale = till.sells(2500)
    (lot,) = sale.draft.effects.lots
    richer = replace(sale.draft.effects, lots=(replace(lot, amount=26),))
    forged = replace(sale, draft=replace(sale.draft, effects=richer))

    assert again(forged, before) == (Difference(f"effects.lots.{lot.lot_id}.amount", "26", "25"),)
    assert evaluate_again(forged, before).operation == sale


def test_a_reward_that_costs_more_by_now_is_named() -> None:
    till = Till(points=150)
    before = till.state
    sale = till.sells(2500, chosen=[FIVE])
    dearer = [replace(RULES.program.rewards[0], cost_points=120), *RULES.program.rewards[1:]]
    rules = replace(RULES, program=replace(RULES.program, rewards=tuple(dearer)))

    found = again(sale, Before(rules=rules, account=before))

    assert Difference("fact.redemptions.five.amount", "100", "120") in found


def test_what_could_not_be_paid_for_is_refused() -> None:
    till = Till(points=150)
    sale = till.sells(2500, chosen=[FIVE])

    result = evaluate_again(sale, Before(rules=RULES, account=Till(points=99).state))

    assert result.decision is None
    assert result.operation == sale
    assert result.differences == (Difference("refused", "", "insufficient_points"),)


def test_a_reward_that_is_not_in_the_programme_is_refused() -> None:
    till = Till(points=150)
    before = till.state
    coffee = till.redeems(COFFEE)
    rules = replace(RULES, program=program_of(spend_rule()))

    found = again(coffee, Before(rules=rules, account=before))

    assert found == (Difference("refused", "", "reward_unavailable"),)


@pytest.mark.parametrize(
    ("rewards", "refused"),
    [
        pytest.param((), "reward_unavailable", id="another reward"),
        pytest.param((reward_of("five", 151, RULES.program.rewards[0].worth),), None, id="dearer"),
    ],
)
def test_a_hold_is_decided_again(rewards: tuple[Reward, ...], refused: str | None) -> None:
    till = Till(points=200)
    before = till.state
    hold = till.holds(FIVE)
    operation = till.store.content.operations[-1]
    program = replace(RULES.program, rewards=rewards)

    found = again(operation, Before(rules=replace(RULES, program=program), account=before))

    places = [difference.place for difference in found]
    assert operation.op_id == hold.hold_op_id
    assert places == ["refused"] if refused else places[0] == "fact.hold.amount"


def test_what_refers_to_nothing_known_is_refused() -> None:
    till = Till(points=200)
    before = Before(rules=RULES, account=till.state)
    sale = till.sells(2500)
    unknown = till.gesture()
    strays = {
        "unknown_sale": till.takes_back(sale, {1: 100}),
        "nothing_to_undo": with_fact(sale, UndoFact(undone_op_id=unknown, business_at=till.now)),
        "nothing_to_release": with_fact(
            sale, ReleaseFact(hold_op_id=unknown, business_at=till.now)
        ),
    }

    for code, stray in strays.items():
        assert again(stray, before) == (Difference("refused", "", code),)


def test_a_release_of_what_is_no_hold_is_refused() -> None:
    till = Till()
    before = Before(rules=RULES, account=till.state)
    sale = till.sells(2500)
    stray = with_fact(sale, ReleaseFact(hold_op_id=sale.op_id, business_at=till.now))

    found = again(stray, replace(before, earlier=(sale,)))

    assert found == (Difference("refused", "", "nothing_to_release"),)


def with_fact(operation: Operation, fact: ReleaseFact | UndoFact) -> Operation:
    return replace(operation, draft=replace(operation.draft, fact=fact))


def test_a_return_is_decided_on_the_returns_that_stand() -> None:
    till = Till()
    sale = till.sells(1000, 500)
    undone = till.takes_back(sale, {1: 1000})
    undo = till.undoes(undone)
    first = till.takes_back(sale, {1: 400})
    before = Before(rules=RULES, account=till.state, earlier=(sale, undone, undo, first))
    second = till.takes_back(sale, {1: 600})

    without_first = replace(before, earlier=(sale, undone, undo))

    assert again(second, before) == ()
    assert again(second, without_first) == ()  # 4 and 6 points: the parts add up either way
    assert again(undo, replace(before, earlier=(sale, undone))) == ()


def test_a_return_lets_go_of_what_the_referrer_has_spent() -> None:
    bringing = EarningRule(
        rule_id=RuleId("bringing"),
        name=NAME,
        trigger=Referral(side=Side.REFERRER),
        effect=Add(points=80),
    )
    program = replace(shop_program(), earning=(bringing,), refund_policy=RefundPolicy.NEVER)
    bob = Member(MemberId(UUID(int=20)), "200", "Bob", referred_by=ADA)
    till = Till(program=program)
    Subject(till.store).confirm(bob)
    sale = till.sells(1000, member_id=bob.member_id)
    till.redeems()
    before = Before(
        rules=replace(RULES, program=program),
        account=till.state_of(bob.member_id),
        referrer=till.state,
        earlier=(sale,),
    )

    back = till.takes_back(sale, {1: 1000})

    assert till.points == 0
    assert again(back, before) == ()
    assert again(back, replace(before, referrer=None))


def test_no_more_differences_are_listed_than_anybody_reads() -> None:
    till = Till()
    before = Before(rules=RULES, account=till.state)
    sale = till.sells(*[1000] * (DIFFERENCES_MAX + 50))
    rules = replace(RULES, program=program_of(spend_rule(points=2)))

    assert len(again(sale, replace(before, rules=rules))) == DIFFERENCES_MAX
