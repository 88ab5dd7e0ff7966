# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a sale uses up: the counters that limits of rewards, offers and coupons are decided by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pos_loyalty.domain.ids import CouponId
from pos_loyalty.domain.ledger import CounterChange
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.coupons import ShownCoupon
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.limits import (
    Limit,
    Who,
    coupon_counter,
    offer_counter,
    reward_counter,
)
from pos_loyalty.domain.program.pricing import Priced
from pos_loyalty.domain.program.redeeming import Redemption
from pos_loyalty.domain.program.rule_book import rule_book


@dataclass(frozen=True, slots=True)
class Uses:
    """Changes of the member's own counters, and of the sums over all members."""

    own: tuple[CounterChange, ...] = ()
    shared: tuple[CounterChange, ...] = ()


def uses_in_sale(
    program: Program,
    priced: Priced,
    shown: Sequence[ShownCoupon],
    accruals: Sequence[Accrual],
    day: date,
) -> Uses:
    """Return what the sale uses up.

    A coupon is used when something that it unlocks was given: shown in vain it stays good.
    """
    taken = set(priced.offer_ids)
    offers = [offer for offer in program.offers if offer.offer_id in taken]
    counted = [(offer_counter(offer.offer_id), offer.limits) for offer in offers]
    if any(coupon.coupon and not coupon.unmet for coupon in shown):
        unlocked = set(_unlocked(program, priced, accruals))
        counted += [
            (coupon_counter(coupon.code), coupon.coupon.limits)
            for coupon in shown
            if coupon.coupon and not coupon.unmet and coupon.coupon.coupon_id in unlocked
        ]
    counted += _of_rewards(program, priced.redemptions)
    return _counted(counted, day)


def uses_of_rewards(program: Program, redemptions: Iterable[Redemption], day: date) -> Uses:
    """Return what rewards use up that are taken without a sale."""
    return _counted(_of_rewards(program, redemptions), day)


def _of_rewards(
    program: Program, redemptions: Iterable[Redemption]
) -> list[tuple[str, tuple[Limit, ...]]]:
    rewards = [program.reward(redemption.reward_id) for redemption in redemptions]
    return [(reward_counter(reward.reward_id), reward.limits) for reward in rewards if reward]


def _counted(counted: Iterable[tuple[str, tuple[Limit, ...]]], day: date) -> Uses:
    own: list[CounterChange] = []
    shared: list[CounterChange] = []
    for counter, limits in counted:
        for who in dict.fromkeys(limit.who for limit in limits):
            (own if who is Who.MEMBER else shared).append(CounterChange(counter, day, 1))
    return Uses(tuple(own), tuple(shared))


def _unlocked(program: Program, priced: Priced, accruals: Sequence[Accrual]) -> Iterable[CouponId]:
    """Yield the coupons that something was given for."""
    rules = rule_book(program).by_id
    for accrual in accruals:
        yield from _asked_for(rules[accrual.rule_id].conditions)
    for offer in program.offers:
        if offer.offer_id in priced.offer_ids:
            yield from _asked_for(offer.conditions)
    for redemption in priced.redemptions:
        reward = program.reward(redemption.reward_id)
        yield from _asked_for(reward.conditions if reward else ())


def _asked_for(conditions: Iterable[Condition]) -> Iterable[CouponId]:
    for condition in conditions:
        if isinstance(condition, WithCoupon):
            yield from condition.coupon_ids
