# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of discounts that others leave out: by whom, and that they took nothing off."""

from dataclasses import replace

from pos_loyalty.domain.ids import LotId, OfferId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.limits import Limit
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.redeeming import RewardAnswer
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stacking import (
    OFFER_GROUP,
    REWARD_GROUP,
    TIER_GROUP,
    DiscountGroup,
    Together,
)
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.program.trace import DiscountTrace, Unmet
from pos_loyalty.domain.units import vouchers_for
from tests.domain.shopping import NAME, Shopper, basket, program_of, reward_of, tier_of

SILVER = TierLadder(
    basis=TierBasis.MONEY_SPENT, window=SinceJoining(), tiers=(tier_of("silver", 0, off=1000),)
)
BY_OFFERS = Unmet("excluded", (("by", "offers"),))


def offer_of(offer_id: str, minor: int = 100, group: str = OFFER_GROUP) -> Offer:
    return Offer(
        offer_id=OfferId(offer_id), name=NAME, discount=AmountOff(minor=minor), group=group
    )


def program_where(*stacking: DiscountGroup, offers: tuple[Offer, ...]) -> Program:
    return replace(program_of(), tiers=SILVER, offers=offers, stacking=stacking)


def test_a_tier_that_an_offer_excludes_says_so() -> None:
    groups = (
        DiscountGroup(group=OFFER_GROUP, excludes=(TIER_GROUP,)),
        DiscountGroup(group=TIER_GROUP),
    )
    shopper = Shopper(program_where(*groups, offers=(offer_of("a"),)))

    bought = shopper.buys(basket(1000))

    assert bought.evaluation.discount_trace == (
        DiscountTrace("offer:a", 100),
        DiscountTrace("tier:silver", 0, BY_OFFERS),
    )


def test_offers_that_another_group_excludes_say_so_each() -> None:
    groups = (
        DiscountGroup(group=OFFER_GROUP, excludes=("late",)),
        DiscountGroup(group="late"),
    )
    late = (offer_of("b", group="late"), offer_of("c", group="late"))
    shopper = Shopper(replace(program_where(*groups, offers=(offer_of("a"), *late)), tiers=None))

    bought = shopper.buys(basket(1000))

    assert bought.evaluation.due_minor == 900
    assert bought.evaluation.discount_trace == (
        DiscountTrace("offer:a", 100),
        DiscountTrace("offer:b", 0, BY_OFFERS),
        DiscountTrace("offer:c", 0, BY_OFFERS),
    )


def test_of_offers_where_the_best_is_taken_the_others_name_their_group() -> None:
    group = DiscountGroup(group=OFFER_GROUP, together=Together.BEST)
    offers = (offer_of("a", 100), offer_of("b", 300))
    shopper = Shopper(replace(program_where(group, offers=offers), tiers=None))

    evaluation = shopper.buys(basket(1000)).evaluation

    assert evaluation.due_minor == 700
    assert evaluation.discount_trace == (
        DiscountTrace("offer:a", 0, Unmet("outranked", (("by", "offers"),))),
        DiscountTrace("offer:b", 300),
    )


def test_a_reward_that_an_offer_excludes_keeps_its_price_in_the_answer() -> None:
    groups = (
        DiscountGroup(group=OFFER_GROUP, excludes=(REWARD_GROUP,)),
        DiscountGroup(group=REWARD_GROUP),
    )
    reward = reward_of("r", 50, PercentOff(basis_points=1000))
    program = program_where(*groups, offers=(offer_of("a"),))
    shopper = Shopper(replace(program, rewards=(reward,)), Lot(LotId("all"), 80))

    evaluation = shopper.buys(basket(1000)).evaluation

    assert evaluation.answers == (RewardAnswer(reward, BY_OFFERS, 50),)


def test_a_voucher_for_an_excluded_reward_is_still_known() -> None:
    groups = (
        DiscountGroup(group=OFFER_GROUP, excludes=(REWARD_GROUP,)),
        DiscountGroup(group=REWARD_GROUP),
    )
    reward = reward_of("r", 50, PercentOff(basis_points=1000))
    program = program_where(*groups, offers=(offer_of("a"),))
    voucher = Lot(LotId("v"), 1, unit=vouchers_for(reward.reward_id))
    shopper = Shopper(replace(program, rewards=(reward,)), voucher)

    evaluation = shopper.buys(basket(1000)).evaluation

    assert evaluation.answers == (RewardAnswer(reward, BY_OFFERS, 0, by_voucher=True),)


def test_of_offers_where_the_best_is_taken_that_one_is_used() -> None:
    once = Limit(times_max=1, period=Period.MEMBERSHIP)
    group = DiscountGroup(group=OFFER_GROUP, together=Together.BEST)
    offers = tuple(replace(offer_of(n, m), limits=(once,)) for n, m in (("a", 100), ("b", 300)))
    shopper = Shopper(replace(program_where(group, offers=offers), tiers=None))

    due = [shopper.buys(basket(1000)).evaluation.due_minor for _ in range(3)]

    assert due == [700, 900, 1000]


def test_a_reward_that_only_a_voucher_buys_costs_no_points() -> None:
    reward = replace(reward_of("r", 50, AmountOff(minor=500)), cost_points=None)
    shopper = Shopper(program_of(rewards=[reward]), Lot(LotId("all"), 80))

    evaluation = shopper.buys(basket(1000)).evaluation

    assert evaluation.answers == (RewardAnswer(reward, Unmet("needs_voucher"), 0),)


def test_an_empty_account_is_told_what_is_missing_to_the_first_step() -> None:
    reward = reward_of("r", 10, PointsAsMoney(points_step=10, minor_per_step=100))
    shopper = Shopper(program_of(rewards=[reward]), Lot(LotId("all"), 9))

    evaluation = shopper.buys(basket(1000)).evaluation

    facts = (("needed_points", 10), ("spendable_points", 9))
    assert evaluation.answers == (RewardAnswer(reward, Unmet("insufficient_points", facts), 10),)
