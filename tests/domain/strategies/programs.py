# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whole programmes, over the entire vocabulary."""

from dataclasses import replace
from datetime import date
from typing import Final

from hypothesis import strategies as st

from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.challenges import Badge, Challenge, Goal
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.document import NamedActivity, Program
from pos_loyalty.domain.program.earning_rules import Combination
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.households import HouseholdPolicy
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.stacking import USUAL_ORDER
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    Downgrade,
    PaidMembership,
    RollingMonths,
    SinceJoining,
    Tier,
    TierBasis,
    TierLadder,
    TierWindow,
)
from tests.domain.shopping import NAME, tier_of
from tests.domain.strategies.conditions import SPANS, expiry, limit, vesting
from tests.domain.strategies.dice import Dice, seeds
from tests.domain.strategies.discounts import offer, reward, stacking
from tests.domain.strategies.rules import earning_rule, gift, multiplier
from tests.domain.strategies.vocabulary import (
    ACTIVITIES,
    BADGES,
    CARDS,
    CHALLENGES,
    CODES,
    COUPONS,
    LINE_FILTERS,
    MULTIPLYING_GROUPS,
    PAID_SKU,
    REWARDS,
    TIERS,
    WALLETS,
)

GROUPS: Final = {
    "add-best": Combination.BEST,
    "add-first": Combination.FIRST,
    "times-best": Combination.BEST,
    "times-first": Combination.FIRST,
    "times-compound": Combination.COMPOUND,
}


def ladder(dice: Dice) -> TierLadder:
    """Return three tiers to be reached, and perhaps one to be bought."""
    step, off = dice.pick([1, 50, 5000]), dice.pick([0, 333, 500, 5000])
    top = tier_of("c", 3 * step, off=2 * off)
    tiers = [tier_of("a", 0, off=off), tier_of("b", step), top]
    if dice.is_one_in(2):
        place = dice.number(0, 2)
        tiers[place] = replace(tiers[place], multiplier=multiplier(dice))
    if dice.is_one_in(2):
        paid = PaidMembership(sku=PAID_SKU, months=dice.number(1, 12))
        bought = Tier(
            tier_id=TIERS[3], name=NAME, threshold=None, discount_basis_points=700, paid=paid
        )
        tiers.insert(dice.number(1, 3), bought)
    windows: list[TierWindow] = [
        SinceJoining(),
        CalendarYear(kept_years=dice.number(0, 2)),
        RollingMonths(months=dice.number(1, 24)),
    ]
    return TierLadder(
        basis=dice.pick(tuple(TierBasis)),
        window=dice.pick(windows),
        tiers=tuple(tiers),
        downgrade=dice.pick(tuple(Downgrade)),
        multiplier_group=dice.pick(["", *MULTIPLYING_GROUPS]),
    )


def _goal(dice: Dice) -> Goal:
    kinds: list[Goal] = [
        Visits(visits=dice.number(1, 3)),
        MoneySpent(minor=dice.number(1, 20_000), on_lines=dice.pick(LINE_FILTERS)),
        Pieces(pieces=dice.number(1, 5), on_lines=dice.pick(LINE_FILTERS)),
        Deeds(activity_id=dice.pick(ACTIVITIES), deeds=dice.number(1, 2)),
        Streak(
            period=dice.pick([Period.DAY, Period.WEEK, Period.MONTH]),
            periods=dice.number(2, 3),
        ),
    ]
    return dice.pick(kinds)


def _challenge(number: int, seed: int) -> Challenge:
    dice = Dice(seed)
    return Challenge(
        challenge_id=CHALLENGES[number],
        name=NAME,
        goal=_goal(dice),
        gifts=(gift(dice), *dice.few(gift, 1)),
        each=dice.pick(SPANS),
        times_max=dice.number(1, 3),
        first=dice.day(-40, 5) if dice.is_one_in(4) else None,
        last=dice.day(-5, 40) if dice.is_one_in(4) else None,
    )


def _coupons(dice: Dice) -> tuple[Coupon, ...]:
    return tuple(
        Coupon(
            coupon_id=coupon_id,
            name=NAME,
            codes=codes,
            limits=(limit(dice),) if not dice.is_one_in(4) else (),
            first=dice.day(-40, 5) if dice.is_one_in(4) else None,
            last=dice.day(-5, 40) if dice.is_one_in(4) else None,
        )
        for coupon_id, codes in zip(COUPONS, CODES, strict=True)
    )


def _wallets(dice: Dice) -> tuple[Wallet, ...]:
    """Return both; what fills the one may fill the other too."""
    cards = LineFilter(tags=("gift-card",))
    other = dice.pick([cards, LineFilter(skus=("",)), LineFilter(categories=("fruit",))])
    return tuple(
        Wallet(wallet_id=wallet_id, name=NAME, loads=loads, expiry=expiry(dice))
        for wallet_id, loads in zip(WALLETS, (cards, other), strict=True)
    )


def _stamp_cards(dice: Dice) -> tuple[StampCard, ...]:
    return tuple(
        StampCard(
            card_id=card_id,
            name=NAME,
            stamps_needed=dice.number(1, 6),
            reward_id=dice.pick(REWARDS),
        )
        for card_id in CARDS
    )


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Return a programme of anything that a shop can say."""
    rule_seeds = draw(st.lists(seeds, min_size=1, max_size=6))
    offer_seeds = draw(st.lists(seeds, max_size=3))
    reward_seeds = draw(st.lists(seeds, min_size=len(REWARDS), max_size=len(REWARDS)))
    challenge_seeds = draw(st.lists(seeds, max_size=2))
    dice = Dice(draw(seeds))
    return Program(
        name=NAME,
        currency="PLN",
        effective_from=date(2024, 1, 1),
        earning=tuple(earning_rule(n, seed) for n, seed in enumerate(rule_seeds)),
        groups=GROUPS,
        tiers=ladder(dice) if dice.is_one_in(2) else None,
        expiry=expiry(dice),
        vesting=vesting(dice) if dice.is_one_in(3) else Vesting(),
        rewards=tuple(reward(n, seed) for n, seed in enumerate(reward_seeds)),
        offers=tuple(offer(n, seed) for n, seed in enumerate(offer_seeds)),
        stacking=stacking(dice) if dice.is_one_in(2) else USUAL_ORDER,
        coupons=_coupons(dice),
        stamp_cards=_stamp_cards(dice),
        challenges=tuple(_challenge(n, seed) for n, seed in enumerate(challenge_seeds)),
        badges=tuple(Badge(badge_id=badge_id, name=NAME) for badge_id in BADGES),
        activities=tuple(NamedActivity(activity_id=a, name=NAME) for a in ACTIVITIES),
        wallets=_wallets(dice),
        households=HouseholdPolicy() if dice.is_one_in(2) else None,
        refund_policy=dice.pick(tuple(RefundPolicy)),
        reinstated_days=dice.pick([0, 30]),
    )
