# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A part comes back: every sum is then what it would be had only the rest been bought."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import ChallengeId, MemberId, RewardId, RuleId, StampCardId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    AccountEffects,
    CounterChange,
    Effects,
    MemberState,
)
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveStamps
from pos_loyalty.domain.program.goals.counted import Pieces
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.program.triggers.goods import Item
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.returned_lines import Returned
from pos_loyalty.domain.returns import combined_by_account, taken_back
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import Unit, vouchers_for
from tests.domain.shopping import (
    NAME,
    TODAY,
    Shopper,
    account_of,
    basket,
    program_of,
    spend_rule,
    tier_of,
)

BOB = MemberId(UUID(int=2))
CARD = StampCardId("coffee")
STAMP = GiveStamps(card_id=CARD)
CUP = vouchers_for(RewardId("cup"))
A_DAY = Budget(amount_max=1000, period=Period.DAY)

FIRST = SaleLine(1, 900, "coffee")
REST = (SaleLine(2, 300, "coffee"), SaleLine(3, 400, "bread"))


def rule(rule_id: str, effect: Add | GiveStamps) -> EarningRule:
    """Return so much for each coffee, within a cap and a budget of a day."""
    return EarningRule(
        rule_id=RuleId(rule_id),
        name=NAME,
        trigger=Item(skus=("coffee",)),
        effect=effect,
        caps=(Cap(amount_max=1000, period=Period.DAY),),
        budget=A_DAY,
    )


BRINGING = EarningRule(
    rule_id=RuleId("bringing"),
    name=NAME,
    trigger=Referral(side=Side.REFERRER),
    effect=Add(points=50),
    conditions=(MinimumSpend(minor=1000),),
    budget=A_DAY,
)
COFFEES = Challenge(
    challenge_id=ChallengeId("coffees"),
    name=NAME,
    goal=Pieces(pieces=1, on_lines=LineFilter(skus=("coffee",))),
    gifts=(STAMP, Add(points=7)),
    times_max=9,
)


def program() -> Program:
    """Return a programme with everything that a return has to take back."""
    card = StampCard(card_id=CARD, name=NAME, stamps_needed=2, reward_id=RewardId("cup"))
    rules = (
        replace(spend_rule(), budget=A_DAY),
        rule("coffee", Add(points=5)),
        rule("more", Add(points=3)),
        rule("stamps", STAMP),
        BRINGING,
    )
    return replace(program_of(*rules), stamp_cards=(card,), challenges=(COFFEES,))


def invited() -> Shopper:
    shopper = Shopper(program())
    shopper.state = replace(shopper.state, referred_by=BOB)
    shopper.referrer = MemberState(BOB, date(2026, 1, 1), (), {})
    return shopper


def everything(shopper: Shopper) -> tuple[object, ...]:
    """Return the sums of the member, of the inviter and of all, and what the member holds."""
    assert shopper.referrer is not None
    units = {lot.unit for lot in shopper.state.lots}
    amounts: dict[Unit, int] = {unit: shopper.state.amount_of(unit) for unit in units}
    everybody = replace(shopper.state, counters=shopper.state.shared)
    return (
        account_of(shopper.state)[1],
        account_of(shopper.referrer),
        account_of(everybody)[1],
        {unit: amount for unit, amount in amounts.items() if amount},
    )


@pytest.mark.parametrize("pieces", [[900], [450, 450], [1, 500, 399]])
def test_what_is_left_is_what_buying_only_the_rest_would_have_left(pieces: list[int]) -> None:
    returning, modest = invited(), invited()
    bought = returning.buys((FIRST, *REST))
    modest.buys(REST)
    assert everything(returning) != everything(modest)

    for minor in pieces:
        returning.returns(bought, {1: minor})

    assert everything(returning) == everything(modest)


def test_points_for_two_lines_come_back_for_both() -> None:
    shopper = Shopper(program_of(rule("coffee", Add(points=5))))
    bought = shopper.buys((FIRST, *REST))

    shopper.returns(bought, {1: 900, 2: 300})

    assert shopper.points == 0


def test_stamps_of_every_rule_come_off_the_card_that_they_filled() -> None:
    rules = rule("one", STAMP), rule("another", STAMP)
    card = StampCard(card_id=CARD, name=NAME, stamps_needed=3, reward_id=RewardId("cup"))
    shopper = Shopper(replace(program_of(*rules), stamp_cards=(card,)))
    bought = shopper.buys((FIRST, *REST))
    full = shopper.state.amount_of(CUP)

    shopper.returns(bought, {1: 900})

    # 4 stamps made the card full; without 2 of them the other 2 do not.
    assert (full, shopper.state.amount_of(CUP)) == (1, 0)
    assert shopper.state.amount_of(STAMP.unit) == 2


def test_stamps_of_a_rule_and_of_a_challenge_come_off_the_card_that_they_filled() -> None:
    card = StampCard(card_id=CARD, name=NAME, stamps_needed=3, reward_id=RewardId("cup"))
    one_rule = program_of(rule("one", STAMP))
    shopper = Shopper(replace(one_rule, stamp_cards=(card,), challenges=(COFFEES,)))
    bought = shopper.buys((FIRST, *REST))
    full = shopper.state.amount_of(CUP)

    shopper.returns(bought, {1: 900})

    assert (full, shopper.state.amount_of(CUP)) == (1, 0)


def test_what_filled_no_card_takes_nothing_off_it() -> None:
    card = StampCard(card_id=CARD, name=NAME, stamps_needed=2, reward_id=RewardId("cup"))
    shopper = Shopper(replace(program_of(), stamp_cards=(card,), challenges=(COFFEES,)))
    bought = shopper.buys((FIRST, *REST))

    taken = taken_back(bought.sold, {3: 400})

    assert shopper.state.amount_of(CUP) == 1
    assert taken.effects.lots == ()


def test_a_minimum_without_tax_looks_at_the_tax_of_the_rest() -> None:
    minimum = MinimumSpend(minor=450, without_tax=True)
    shopper = Shopper(program_of(replace(spend_rule(), conditions=(minimum,))))
    bought = shopper.buys((SaleLine(1, 1000, "tea", tax_minor=200),))
    before = shopper.points

    shopper.returns(bought, {1: 500})

    # Of 5.00 that are kept 1.00 is tax: 4.00 is less than 4.50.
    assert (before, shopper.points) == (10, 0)


def test_a_minimum_looks_at_what_was_paid_for_the_rest() -> None:
    # 10 % off 10.50 and 9.50. The 9.45 that are kept are no 10.00, though the goods cost more.
    tiers = TierLadder(
        basis=TierBasis.VISITS, window=SinceJoining(), tiers=(tier_of("silver", 0, off=1000),)
    )
    ten = replace(spend_rule(), conditions=(MinimumSpend(minor=1000),))
    shopper = Shopper(replace(program_of(ten), tiers=tiers))
    bought = shopper.buys(basket(1050, 950))
    assert shopper.points == 18

    shopper.returns(bought, {2: 950})

    assert shopper.points == 0


def test_what_changes_on_one_account_is_one_change_and_nothing_is_none() -> None:
    def change(amount: int, name: str = "a") -> Effects:
        return Effects(counters=(CounterChange(name, TODAY, amount),))

    combined = combined_by_account(
        [
            AccountEffects(BOB, change(5)),
            AccountEffects(PROGRAM_ACCOUNT, change(1)),
            AccountEffects(BOB, change(3)),
            AccountEffects(PROGRAM_ACCOUNT, change(-1)),
        ]
    )

    assert combined == (AccountEffects(BOB, change(8)),)


@pytest.mark.parametrize("quantity_milli", [1, 1000])
def test_a_cent_of_a_line_that_is_kept_is_a_thousandth_of_a_piece(quantity_milli: int) -> None:
    line = SaleLine(1, 1000, "tea", "", (), quantity_milli)
    fact = Shopper(program_of()).buys((line,)).sold.fact

    (kept,) = Returned(fact, {1: 999}).kept_lines()

    assert (kept.line.gross_minor, kept.line.quantity_milli) == (1, 1)
