# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale changes more than the member's account: the referrer's, and what is left for everyone."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import RewardUnavailable
from pos_loyalty.domain.ids import MemberId, RewardId, RuleId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Account
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add
from pos_loyalty.domain.program.households import earned_by_counter
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.rewards.handed_over import GiftItem
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.quote import quote_sale, referrer_of
from tests.domain.shopping import (
    ADA,
    MONDAY,
    NAME,
    account_of,
    program_of,
    reward_of,
    spend_rule,
)
from tests.fakes.store_subject import Subject
from tests.services.till import MEMBER, TillOver, points_of, till_over

BOB = Member(MemberId(UUID(int=20)), "200", "Bob", joined_on=MONDAY.date(), referred_by=ADA)
EVE = Member(MemberId(UUID(int=30)), "300", "Eve", joined_on=MONDAY.date(), referred_by=ADA)
MUG = ChosenReward(RewardId("mug"))


def referral_rule(side: Side, points: int, *caps: Cap) -> EarningRule:
    return EarningRule(
        rule_id=RuleId(side),
        name=NAME,
        trigger=Referral(side=side),
        effect=Add(points=points),
        caps=caps,
    )


def referral_program(*caps: Cap) -> Program:
    """Return 1 point for 1.00, 100 for who brings a friend, 50 for the friend."""
    return program_of(
        spend_rule(), referral_rule(Side.REFERRER, 100, *caps), referral_rule(Side.FRIEND, 50)
    )


def stock_program(mugs: int) -> Program:
    """Return 1 point for 1.00, and so many mugs for 10 points each."""
    mug = Reward(
        reward_id=MUG.reward_id,
        name=NAME,
        cost_points=10,
        worth=GiftItem(),
        limits=(Limit(times_max=mugs, period=Period.MEMBERSHIP, who=Who.EVERYONE),),
    )
    return program_of(spend_rule(), rewards=[mug])


def points_by_member(till: TillOver, *members: Member) -> list[int]:
    return [till.state_of(member.member_id).amount_of(POINTS) for member in members]


def accounts(till: TillOver, *members: Member) -> Sequence[object]:
    return [account_of(till.state_of(member.member_id)) for member in members]


# ---------------------------------------------------------------- bringing a friend


def test_a_friends_first_purchase_gives_to_both(subject: Subject) -> None:
    till = till_over(subject, referral_program())
    subject.confirm(BOB)

    till.sells(3000, member_id=BOB.member_id)
    till.sells(1000, member_id=BOB.member_id, receipt_no="R2")

    assert points_by_member(till, BOB, MEMBER) == [30 + 50 + 10, 100]


def test_returning_the_first_purchase_takes_from_both(subject: Subject) -> None:
    till = till_over(subject, referral_program())
    subject.confirm(BOB)
    before = accounts(till, BOB, MEMBER)
    sale = till.sells(3000, 1000, member_id=BOB.member_id)

    till.takes_back(sale, {1: 3000})
    half_way = points_by_member(till, BOB, MEMBER)
    till.takes_back(sale, {2: 1000})

    # 10.00 were kept: it is still a first purchase.
    assert half_way == [10 + 50, 100]
    assert accounts(till, BOB, MEMBER) == before


@pytest.mark.parametrize(
    ("policy", "left", "written_off"),
    [
        pytest.param(RefundPolicy.ALLOW_NEGATIVE, -80, 0, id="owed"),
        pytest.param(RefundPolicy.NEVER, 0, -80, id="let go"),
        pytest.param(RefundPolicy.PENDING_ONLY, 20, -100, id="only what vests later"),
    ],
)
def test_what_who_brought_a_friend_has_spent_is_taken_as_the_policy_says(
    subject: Subject, policy: RefundPolicy, left: int, written_off: int
) -> None:
    tea = reward_of("tea", 80, GiftItem())
    program = replace(referral_program(), refund_policy=policy, rewards=(tea,))
    till = till_over(subject, program)
    subject.confirm(BOB)
    sale = till.sells(3000, member_id=BOB.member_id)
    till.redeems(ChosenReward(tea.reward_id))
    spent = accounts(till, MEMBER)

    refund = till.takes_back(sale, {1: 3000})

    # 100 points for the friend, and 80 of them spent.
    entries = [entry for other in refund.draft.others for entry in other.effects.entries]
    let_go = [entry.amount for entry in entries if entry.account is Account.WRITTEN_OFF]
    assert points_by_member(till, MEMBER) == [left]
    assert sum(let_go) == written_off
    till.undoes(refund)
    assert accounts(till, MEMBER) == spent


def test_undoing_the_first_purchase_takes_from_both(subject: Subject) -> None:
    till = till_over(subject, referral_program())
    subject.confirm(BOB)
    before = accounts(till, BOB, MEMBER)

    till.undoes(till.sells(3000, member_id=BOB.member_id))

    assert accounts(till, BOB, MEMBER) == before


def test_a_double_tap_gives_to_the_referrer_once(subject: Subject) -> None:
    till = till_over(subject, referral_program())
    subject.confirm(BOB)
    quote = till.quotes(3000, member_id=BOB.member_id)

    first, second = till.completes(quote), till.completes(quote)

    assert second == first
    assert points_by_member(till, BOB, MEMBER) == [80, 100]


def test_a_referrer_that_the_till_does_not_know_is_left_to_the_server(subject: Subject) -> None:
    till = till_over(subject, referral_program())
    stranger = MemberId(UUID(int=99))
    subject.confirm(replace(BOB, referred_by=stranger))

    sale = till.sells(3000, member_id=BOB.member_id)

    assert sale.draft.others == ()
    assert points_by_member(till, BOB) == [80]


def test_a_cap_of_the_referrer_holds_for_quotes_made_at_the_same_time(subject: Subject) -> None:
    till = till_over(subject, referral_program(Cap(amount_max=150, period=Period.YEAR)))
    for friend in (BOB, EVE):
        subject.confirm(friend)
    quotes = [till.quotes(1000, member_id=friend.member_id) for friend in (BOB, EVE)]

    for quote in quotes:
        till.completes(quote)

    assert points_by_member(till, BOB, EVE, MEMBER) == [60, 60, 150]


def test_a_referrer_who_did_nothing_meanwhile_lets_the_quote_stand(subject: Subject) -> None:
    till = till_over(subject, referral_program())
    subject.confirm(BOB)
    quote = till.quotes(1000, member_id=BOB.member_id)

    operation = till.completes(quote)

    assert operation.draft.effects == quote.evaluation.effects
    assert operation.draft.others == quote.evaluation.others


def test_nobody_is_thanked_for_who_came_alone(subject: Subject) -> None:
    till = till_over(subject, referral_program())

    with subject.store.reading() as uow:
        assert referrer_of(till.state, uow.ledger) is None


# ---------------------------------------------------------------- what there is for everyone


def test_the_last_piece_in_stock_is_had_once(subject: Subject) -> None:
    till = till_over(subject, stock_program(1), points=50)
    subject.confirm(BOB, points_of(50))
    till.redeems(MUG, BOB.member_id)

    with pytest.raises(RewardUnavailable) as refusal:
        till.redeems(MUG)

    assert refusal.value.reason == "used_up"
    assert points_by_member(till, BOB, MEMBER) == [40, 50]


def test_two_quotes_for_the_last_piece_sell_it_once(subject: Subject) -> None:
    till = till_over(subject, stock_program(1), points=50)
    subject.confirm(BOB, points_of(50))
    quotes = [
        till.quotes(1000, chosen=[MUG], receipt_no=card, member_id=member_id)
        for card, member_id in (("R1", ADA), ("R2", BOB.member_id))
    ]
    till.completes(quotes[0])

    with pytest.raises(RewardUnavailable) as refusal:
        till.completes(quotes[1])
    again = till.completes(quotes[0])

    assert refusal.value.reason == "used_up"
    assert again.op_id == quotes[0].op_id
    assert points_by_member(till, MEMBER, BOB) == [50, 50]


def test_a_gift_is_kept_when_the_lines_of_its_sale_come_back(subject: Subject) -> None:
    till = till_over(subject, stock_program(1), points=50)
    sale = till.sells(1000, chosen=[MUG])

    till.takes_back(sale, {1: 1000})

    assert till.state.shared_total("reward:mug") == 1
    assert till.points == 40
    with pytest.raises(RewardUnavailable, match="used_up"):
        till.sells(1000, chosen=[MUG], receipt_no="R2")


def test_a_gift_is_in_stock_again_when_its_sale_is_undone(subject: Subject) -> None:
    till = till_over(subject, stock_program(1), points=50)

    till.undoes(till.sells(1000, chosen=[MUG]))

    assert till.state.shared_total("reward:mug") == 0
    assert till.points == 50


def test_an_undone_redemption_is_in_stock_again(subject: Subject) -> None:
    till = till_over(subject, stock_program(1), points=50)

    undo = till.undoes(till.redeems(MUG))

    assert [other.member_id for other in undo.draft.others] == [PROGRAM_ACCOUNT]
    assert till.state.shared_total("reward:mug") == 0
    till.redeems(MUG)


def test_a_rules_budget_is_everybodys(subject: Subject) -> None:
    rule = EarningRule(
        rule_id=RuleId("opening"),
        name=NAME,
        trigger=Visit(),
        effect=Add(points=20),
        budget=Budget(amount_max=30, period=Period.MEMBERSHIP),
    )
    till = till_over(subject, program_of(rule))
    subject.confirm(BOB)

    till.sells(100)
    till.sells(100, member_id=BOB.member_id, receipt_no="R2")

    assert points_by_member(till, MEMBER, BOB) == [20, 10]


# ---------------------------------------------------------------- households


def test_what_a_person_earns_for_a_household_is_theirs_also_after_a_second_look(
    subject: Subject,
) -> None:
    till = till_over(subject)
    sale = till.quotes(2500).sale
    household = replace(till.state, buyer_id=BOB.member_id)
    quote = quote_sale(sale, household, (), op_id=till.gesture(), store=till.store)
    till.sells(100, receipt_no="R0")

    till.completes(quote)

    assert till.state.total(earned_by_counter(str(BOB.member_id))) == 25
