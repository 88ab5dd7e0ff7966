# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Earning rules of every kind."""

from typing import Final

from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import (
    Add,
    Gift,
    GiveBadge,
    GiveStamps,
    GiveVoucher,
    Multiply,
)
from pos_loyalty.domain.program.triggers import LineTrigger, Trigger
from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.anniversaries import Birthday, Tenure
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome
from tests.domain.shopping import NAME
from tests.domain.strategies.conditions import budget, cap, expiry, some_conditions, vesting
from tests.domain.strategies.dice import Dice
from tests.domain.strategies.vocabulary import (
    ACTIVITIES,
    ADDING_GROUPS,
    BADGES,
    CARDS,
    LINE_FILTERS,
    MULTIPLYING_GROUPS,
    REWARDS,
    RULES,
)

GOODS_TRIGGERS: Final[tuple[LineTrigger, ...]] = (
    Item(skus=("apple", "coffee")),
    Category(categories=("fruit", "bakery")),
    Tag(tags=("fresh", "hot")),
)


def spend_trigger(dice: Dice) -> Spend:
    """Return points for money, with or without a bank for what is over."""
    return Spend(step_minor=dice.pick([100, 1, 7, 2000]), carry_remainder=not dice.is_one_in(2))


def trigger(dice: Dice) -> Trigger:
    """Return a trigger of any kind."""
    if not dice.is_one_in(2):
        return spend_trigger(dice)
    if dice.is_one_in(2):
        return dice.pick(GOODS_TRIGGERS)
    kinds: list[Trigger] = [
        Visit(),
        Visit(),
        Welcome(),
        Activity(activity_id=dice.pick(ACTIVITIES)),
        Birthday(days_before=dice.number(0, 30), days_after=dice.number(0, 30)),
        Tenure(),
        Referral(side=Side.FRIEND),
        Referral(side=Side.REFERRER),
        Referral(side=Side.REFERRER),
        Referral(side=Side.REFERRER),
    ]
    return dice.pick(kinds)


def gift(dice: Dice) -> Gift:
    """Return something that can be given outright."""
    points = Add(points=dice.number(1, 12))
    if not dice.is_one_in(2):
        return points
    kinds: list[Gift] = [
        GiveStamps(card_id=dice.pick(CARDS), stamps=dice.number(1, 3)),
        GiveStamps(card_id=dice.pick(CARDS), stamps=dice.number(1, 3)),
        GiveVoucher(reward_id=dice.pick(REWARDS)),
        GiveBadge(badge_id=dice.pick(BADGES)),
    ]
    return dice.pick(kinds)


def multiplier(dice: Dice) -> Multiply:
    """Return a multiplier, such as 5/3."""
    denominator = dice.number(1, 3)
    return Multiply(numerator=denominator + dice.number(1, 5), denominator=denominator)


def earning_rule(number: int, seed: int) -> EarningRule:
    """Return a rule of any kind; every plain one gives points for money."""
    dice = Dice(seed)
    is_multiplier = dice.is_one_in(3)
    is_limited, has_terms = dice.is_one_in(3), dice.is_one_in(4)
    groups = MULTIPLYING_GROUPS if is_multiplier else ADDING_GROUPS
    return EarningRule(
        rule_id=RULES[number],
        name=NAME,
        trigger=Spend(step_minor=100) if is_multiplier else trigger(dice),
        effect=multiplier(dice) if is_multiplier else gift(dice),
        on_lines=dice.pick(LINE_FILTERS) if dice.is_one_in(2) else LINE_FILTERS[0],
        conditions=some_conditions(dice),
        caps=dice.few(cap, 2) if is_limited else (),
        group=dice.pick(groups) if dice.is_one_in(2) else "",
        budget=budget(dice) if is_limited and dice.is_one_in(2) else None,
        expiry=expiry(dice) if has_terms else None,
        vesting=vesting(dice) if has_terms else None,
    )
