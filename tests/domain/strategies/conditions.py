# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What rules, offers and rewards ask for, how much they give at most, and for how long."""

from collections.abc import Callable
from typing import Final

from pos_loyalty.domain.program.caps import Budget, Cap, Period
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import (
    FirstPurchase,
    MemberFor,
    MinimumAge,
    NearBirthday,
    Segments,
    Tiers,
)
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.expiry import (
    Expiry,
    FixedDay,
    MonthsAfterEarning,
    MonthsOfIdleness,
    Never,
    Vesting,
)
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.sale import Channel
from tests.domain.strategies.dice import Dice
from tests.domain.strategies.vocabulary import COUPONS, EVENTS, SEGMENTS, STORES, TIERS

PERIODS: Final = tuple(Period)
SPANS: Final = tuple(period for period in Period if period is not Period.SALE)


def _minimum_spend(dice: Dice) -> Condition:
    return MinimumSpend(
        minor=dice.pick([1, 99, 500, dice.number(1, 20_000)]), without_tax=dice.is_one_in(2)
    )


def _minimum_quantity(dice: Dice) -> Condition:
    return MinimumQuantity(pieces=dice.number(1, 6))


def _weekdays(dice: Dice) -> Condition:
    return Weekdays(days=dice.subset(range(1, 8), 3))


def _hours(dice: Dice) -> Condition:
    return Hours(start_minute=dice.number(0, 1439), end_minute=dice.number(1, 1440))


def _dates(dice: Dice) -> Condition:
    return Dates(
        first=dice.day(-40, 5) if dice.is_one_in(2) else None,
        last=dice.day(-5, 40) if dice.is_one_in(2) else None,
    )


def _stores(dice: Dice) -> Condition:
    return Stores(store_ids=(dice.pick(STORES),))


def _channels(dice: Dice) -> Condition:
    return Channels(channels=dice.subset(tuple(Channel), 1))


def _tiers(dice: Dice) -> Condition:
    return Tiers(tier_ids=dice.subset(TIERS, 1))


def _people(dice: Dice) -> Condition:
    kinds: list[Condition] = [
        FirstPurchase(),
        Segments(segments=dice.subset(SEGMENTS, 1)),
        MinimumAge(years=dice.pick([16, 26])),
        MemberFor(months=dice.pick([1, 10, 12, 48])),
        NearBirthday(days_before=dice.number(0, 20), days_after=dice.number(0, 20)),
    ]
    return dice.pick(kinds)


def _coupon(dice: Dice) -> Condition:
    return WithCoupon(coupon_ids=dice.subset(COUPONS, 1))


_KINDS: Final[tuple[Callable[[Dice], Condition], ...]] = (
    _minimum_spend, _minimum_spend, _minimum_quantity, _weekdays, _hours, _dates, _stores,
    _channels, _tiers, _people, _people, _coupon, _coupon, _coupon, _coupon,
)  # fmt: skip


def condition(dice: Dice) -> Condition:
    """Return a condition of any kind."""
    return dice.pick(_KINDS)(dice)


def some_conditions(dice: Dice) -> tuple[Condition, ...]:
    """Return no condition, more often than not, or one or two."""
    return (condition(dice), *dice.few(condition, 1)) if dice.is_one_in(3) else ()


def cap(dice: Dice) -> Cap:
    """Return a cap over any period."""
    return Cap(amount_max=dice.pick([0, 1, 5, 20, 200]), period=dice.pick(PERIODS))


def budget(dice: Dice) -> Budget:
    """Return a budget, which may be used up."""
    return Budget(amount_max=dice.pick([0, 3, 50, 300]), period=dice.pick(SPANS))


def limit(dice: Dice) -> Limit:
    """Return a limit over any period, for one or for all."""
    return Limit(
        times_max=dice.pick([0, 1, 1, 2, 3]),
        period=dice.pick(PERIODS),
        who=dice.pick(tuple(Who)),
    )


def some_limits(dice: Dice) -> tuple[Limit, ...]:
    """Return no limit, more often than not, or up to two."""
    return dice.few(limit, 2) if dice.is_one_in(3) else ()


def expiry(dice: Dice) -> Expiry:
    """Return an end of any kind; some come on the very day."""
    kinds: list[Expiry] = [
        Never(),
        MonthsAfterEarning(months=dice.number(0, 24), to_month_end=dice.is_one_in(2)),
        FixedDay(month=12, day=31, months_min=dice.number(0, 3)),
        MonthsOfIdleness(months=dice.number(1, 12)),
    ]
    return dice.pick(kinds)


def vesting(dice: Dice) -> Vesting:
    """Return at once, after some days, or after an event."""
    if dice.is_one_in(3):
        return Vesting(days=dice.pick([0, 3]), event=dice.pick(EVENTS))
    return Vesting(days=dice.number(1, 20)) if dice.is_one_in(3) else Vesting()
