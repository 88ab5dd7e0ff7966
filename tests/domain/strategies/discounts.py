# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What takes money off, what points buy, and how the two go together."""

from typing import Final

from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOf, PercentOff
from pos_loyalty.domain.program.discounts.multi_buy import (
    BundlePart,
    BundlePrice,
    BuyXGetY,
    NthAtPercent,
)
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.rewards import Worth
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.handed_over import (
    Donation,
    EarlyAccess,
    Experience,
    GiftItem,
)
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stacking import (
    OFFER_GROUP,
    REWARD_GROUP,
    TIER_GROUP,
    DiscountGroup,
    Together,
)
from tests.domain.shopping import NAME
from tests.domain.strategies.conditions import some_conditions, some_limits
from tests.domain.strategies.dice import Dice
from tests.domain.strategies.vocabulary import LINE_FILTERS, NARROW_FILTERS, OFFERS, REWARDS

EXTRA_GROUP: Final = "extra"
_HANDED_OVER: Final[tuple[Worth, ...]] = (
    GiftItem(sku="mug", value_minor=900),
    Experience(details=NAME),
    Donation(recipient=NAME, value_minor=1000),
    EarlyAccess(details=NAME),
)


def discount(dice: Dice) -> Discount:
    """Return a discount of any kind."""
    maximum = dice.number(1, 2000) if dice.is_one_in(3) else None
    basis_points = dice.pick([500, 10_000, dice.number(1, 10_000)])
    of = PercentOf.CHEAPEST_LINE if dice.is_one_in(2) else PercentOf.SALE
    kinds: list[Discount] = [
        AmountOff(minor=dice.number(1, 5000)),
        PercentOff(basis_points=basis_points, of=of, maximum_minor=maximum),
        BuyXGetY(buy=dice.number(1, 3), free=dice.number(1, 2)),
        NthAtPercent(nth=dice.number(2, 3), basis_points=basis_points),
        BundlePrice(parts=(_part(dice), *dice.few(_part, 2)), price_minor=dice.number(0, 1500)),
    ]
    return dice.pick(kinds)


def _part(dice: Dice) -> BundlePart:
    return BundlePart(takes=dice.pick(NARROW_FILTERS), pieces=dice.number(1, 2))


def worth(dice: Dice) -> Worth:
    """Return what a reward can be worth."""
    if dice.is_one_in(2):
        return discount(dice)
    return dice.pick(
        [
            PointsAsMoney(points_step=dice.number(1, 5), minor_per_step=dice.number(1, 70)),
            FreeItem(skus=("apple", "coffee")),
            dice.pick(_HANDED_OVER),
        ]
    )


def offer(number: int, seed: int) -> Offer:
    """Return an offer of any kind."""
    dice = Dice(seed)
    groups = (EXTRA_GROUP, TIER_GROUP)
    return Offer(
        offer_id=OFFERS[number],
        name=NAME,
        discount=discount(dice),
        on_lines=dice.pick(LINE_FILTERS) if dice.is_one_in(2) else LINE_FILTERS[0],
        conditions=some_conditions(dice),
        limits=some_limits(dice),
        group=dice.pick(groups) if dice.is_one_in(3) else OFFER_GROUP,
    )


def reward(number: int, seed: int) -> Reward:
    """Return a reward of any kind; some are for vouchers only."""
    dice = Dice(seed)
    groups = (EXTRA_GROUP, OFFER_GROUP)
    return Reward(
        reward_id=REWARDS[number],
        name=NAME,
        cost_points=None if dice.is_one_in(4) else dice.number(1, 60),
        worth=worth(dice),
        on_lines=dice.pick(LINE_FILTERS) if dice.is_one_in(3) else LINE_FILTERS[0],
        conditions=some_conditions(dice),
        limits=some_limits(dice),
        needs_approval=dice.is_one_in(5),
        group=dice.pick(groups) if dice.is_one_in(3) else REWARD_GROUP,
    )


def stacking(dice: Dice) -> tuple[DiscountGroup, ...]:
    """Return some of the groups, in any order, some of which exclude others."""
    names = (TIER_GROUP, OFFER_GROUP, REWARD_GROUP, EXTRA_GROUP)
    return tuple(
        DiscountGroup(
            group=name,
            together=dice.pick(tuple(Together)) if dice.is_one_in(2) else Together.ALL,
            excludes=dice.subset(names, 1) if dice.is_one_in(5) else (),
        )
        for name in dice.subset(names, 0)
    )
