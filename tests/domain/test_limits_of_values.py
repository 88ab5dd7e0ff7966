# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The least and the most of each value: just within it can be made, just beyond it cannot."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from pos_loyalty.domain.ids import (
    ActivityId,
    BadgeId,
    ChallengeId,
    CouponId,
    OfferId,
    RewardId,
    StampCardId,
    WalletId,
)
from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.challenges import Badge, Challenge
from pos_loyalty.domain.program.conditions.calendar import Hours, Weekdays
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOff
from pos_loyalty.domain.program.discounts.multi_buy import (
    BundlePart,
    BundlePrice,
    BuyXGetY,
    NthAtPercent,
)
from pos_loyalty.domain.program.document import NamedActivity
from pos_loyalty.domain.program.effects import Add, GiveStamps, Multiply
from pos_loyalty.domain.program.expiry import (
    FixedDay,
    MonthsAfterEarning,
    MonthsOfIdleness,
    Vesting,
)
from pos_loyalty.domain.program.goals.counted import Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.households import HouseholdPolicy
from pos_loyalty.domain.program.late_claims import LateClaims
from pos_loyalty.domain.program.limits import Limit
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stacking import DiscountGroup
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.domain.program.tiers import CalendarYear, PaidMembership, RollingMonths
from tests.domain.shopping import NAME, program_of, reward_of, spend_rule, tier_of

PART = BundlePart(takes=EVERY_LINE)
Make = Callable[[int], object]

RANGES: Mapping[str, tuple[Make, int, int | None]] = {
    "start of the hours": (lambda n: Hours(start_minute=n, end_minute=60), 0, 1439),
    "end of the hours": (lambda n: Hours(start_minute=0, end_minute=n), 1, 1440),
    "weekday": (lambda n: Weekdays(days=(n,)), 1, 7),
    "points": (lambda n: Add(points=n), 1, None),
    "stamps": (lambda n: GiveStamps(card_id=StampCardId("c"), stamps=n), 1, None),
    "factor": (lambda n: Multiply(numerator=n, denominator=3), 4, None),
    "cap": (lambda n: Cap(amount_max=n, period=Period.DAY), 0, None),
    "budget": (lambda n: Budget(amount_max=n), 0, None),
    "limit": (lambda n: Limit(times_max=n, period=Period.DAY), 0, None),
    "months": (lambda n: MonthsAfterEarning(months=n), 0, 1200),
    "months of idleness": (lambda n: MonthsOfIdleness(months=n), 1, 1200),
    "month": (lambda n: FixedDay(month=n, day=1), 1, 12),
    "day": (lambda n: FixedDay(month=1, day=n), 1, 31),
    "months of the fixed day": (lambda n: FixedDay(month=1, day=1, months_min=n), 0, 1200),
    "days of waiting": (lambda n: Vesting(days=n), 0, 36_500),
    "amount off": (lambda n: AmountOff(minor=n), 1, None),
    "percentage": (lambda n: PercentOff(basis_points=n), 1, 10_000),
    "most of a percentage": (lambda n: PercentOff(basis_points=1, maximum_minor=n), 1, None),
    "step of points": (lambda n: PointsAsMoney(points_step=n, minor_per_step=1), 1, None),
    "worth of a step": (lambda n: PointsAsMoney(points_step=1, minor_per_step=n), 1, None),
    "kept years": (lambda n: CalendarYear(kept_years=n), 0, 100),
    "rolling months": (lambda n: RollingMonths(months=n), 1, 1200),
    "tier's discount": (lambda n: tier_of("t", 0, off=n), 0, 10_000),
    "bought": (lambda n: BuyXGetY(buy=n, free=1), 1, None),
    "free": (lambda n: BuyXGetY(buy=1, free=n), 1, None),
    "nth": (lambda n: NthAtPercent(nth=n, basis_points=1), 2, None),
    "percentage of the nth": (lambda n: NthAtPercent(nth=2, basis_points=n), 1, 10_000),
    "parts of a set": (lambda n: BundlePrice(parts=(PART,) * n, price_minor=1), 1, 8),
    "people of a household": (lambda n: HouseholdPolicy(members_max=n), 2, None),
    "months of a membership": (lambda n: PaidMembership(sku="x", months=n), 1, 1200),
    "streak": (lambda n: Streak(period=Period.DAY, periods=n), 2, None),
    "reinstated days": (lambda n: replace(program_of(), reinstated_days=n), 0, 36_500),
    "days of late claims": (lambda n: LateClaims(days=n), 1, 89),
    "days of a hold": (lambda n: replace(program_of(), hold_days=n), 0, 36_500),
}


@pytest.mark.parametrize(("make", "least", "most"), RANGES.values(), ids=RANGES)
def test_a_value_can_be_made_from_its_least_to_its_most_and_no_further(
    make: Make, least: int, most: int | None
) -> None:
    make(least)
    with pytest.raises(ValueError, match=r"\w"):
        make(least - 1)

    if most is not None:
        make(most)
        with pytest.raises(ValueError, match=r"\w"):
            make(most + 1)


@pytest.mark.parametrize("codes", [(), ("",), ("A", "")], ids=["no code", "empty", "one empty"])
def test_a_coupon_has_codes_that_can_be_read(codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="code"):
        Coupon(coupon_id=CouponId("c"), name=NAME, codes=codes)


CARD = StampCard(card_id=StampCardId("c"), name=NAME, stamps_needed=1, reward_id=RewardId("r"))
NAMED: Mapping[str, object] = {
    "earning": spend_rule("x"),
    "rewards": reward_of("x", 1, AmountOff(minor=1)),
    "offers": Offer(offer_id=OfferId("x"), name=NAME, discount=AmountOff(minor=1)),
    "coupons": Coupon(coupon_id=CouponId("x"), name=NAME, codes=("A",)),
    "stamp_cards": CARD,
    "challenges": Challenge(
        challenge_id=ChallengeId("x"), name=NAME, goal=Visits(visits=1), gifts=(Add(points=1),)
    ),
    "badges": Badge(badge_id=BadgeId("x"), name=NAME),
    "activities": NamedActivity(activity_id=ActivityId("x"), name=NAME),
    "wallets": Wallet(wallet_id=WalletId("x"), name=NAME, loads=LineFilter(skus=("card",))),
    "stacking": DiscountGroup(group="x"),
}


CALLED = {"earning": "rules", "stamp_cards": "stamp cards", "stacking": "discount groups"}


@pytest.mark.parametrize("kind", NAMED)
def test_no_two_of_a_kind_share_an_id(kind: str) -> None:
    with pytest.raises(ValueError, match=f"^two {CALLED.get(kind, kind)} share an id$"):
        replace(program_of(), **{kind: (NAMED[kind], NAMED[kind])})  # type: ignore[arg-type]  # any


def test_a_stamp_card_is_found_by_its_id() -> None:
    other = replace(CARD, card_id=StampCardId("d"))
    program = replace(program_of(), stamp_cards=(CARD, other))

    assert program.stamp_card(StampCardId("d")) is other
    assert program.stamp_card(StampCardId("e")) is None
