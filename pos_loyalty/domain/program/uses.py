# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a sale uses up: the counters that limits of rewards, offers and coupons are decided by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

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


NO_USES: Final = Uses()


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
    if not (priced.offer_ids or priced.redemptions or shown):
        return NO_USES
    taken = set(priced.offer_ids)
    offers = [offer for offer in program.offers if offer.offer_id in taken]
    counted = [(offer_counter(offer.offer_id), offer.limits) for offer in offers]
    good: dict[CouponId, ShownCoupon] = {}
    for one in shown:
        if one.coupon and not one.unmet:
            good.setdefault(one.coupon.coupon_id, one)
    if good:
        for coupon_id in dict.fromkeys(_unlocked(program, priced, accruals, tuple(good))):
            used = good[coupon_id]
            counted.append((coupon_counter(used.code), used.coupon.limits if used.coupon else ()))
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


def _unlocked(
    program: Program, priced: Priced, accruals: Sequence[Accrual], good: Sequence[CouponId]
) -> Iterable[CouponId]:
    """Yield the coupons that something was given for: of several that unlock it the first shown.

    Args:
        good: Those that were shown and may be used, in that order.
    """
    rules = rule_book(program).by_id
    given = [rules[accrual.rule_id].conditions for accrual in accruals if accrual.amount]
    given += [o.conditions for o in program.offers if o.offer_id in priced.offer_ids]
    rewards = [program.reward(redemption.reward_id) for redemption in priced.redemptions]
    given += [reward.conditions for reward in rewards if reward]
    for conditions in given:
        yield from _asked_for(conditions, good)


def _asked_for(conditions: Iterable[Condition], good: Sequence[CouponId]) -> Iterable[CouponId]:
    """Yield the coupon that each condition was met by: the first that was shown."""
    for condition in conditions:
        if isinstance(condition, WithCoupon):
            yield from [coupon_id for coupon_id in good if coupon_id in condition.coupon_ids][:1]
