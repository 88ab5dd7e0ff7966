# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whether conditions hold, one kind after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pos_loyalty.domain.ids import CouponId, TierId
from pos_loyalty.domain.ledger import MemberState
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
from pos_loyalty.domain.sale import Sale
from tests.domain.reference.days import feasts, months_after, years_between
from tests.domain.reference.piles import Pile


@dataclass(frozen=True)
class Asker:
    """Who buys, when and where."""

    state: MemberState
    sale: Sale
    tier_id: TierId | None
    coupon_ids: frozenset[CouponId]

    @property
    def is_first_purchase(self) -> bool:
        """Return whether the member never bought before."""
        return sum(self.state.counters.get("visits", {}).values()) == 0


def first_failing(conditions: Sequence[Condition], asker: Asker, piles: Sequence[Pile]) -> str:
    """Return the kind of the first condition that does not hold; empty when all do."""
    for condition in conditions:
        holds = (
            _spending_holds(condition, piles)
            and _calendar_holds(condition, asker)
            and _people_hold(condition, asker)
            and _place_holds(condition, asker)
        )
        if not holds:
            return condition.kind
    return ""


def _spending_holds(condition: Condition, piles: Sequence[Pile]) -> bool:
    match condition:
        case MinimumSpend(minor=minor, without_tax=False):
            return sum(pile.net_minor for pile in piles) >= minor
        case MinimumSpend(minor=minor):
            taxes = [
                pile.tax_minor * pile.net_minor // pile.gross_minor if pile.gross_minor else 0
                for pile in piles
            ]
            return sum(pile.net_minor for pile in piles) - sum(taxes) >= minor
        case MinimumQuantity(pieces=pieces):
            return sum(pile.milli for pile in piles) >= 1000 * pieces
    return True


def _calendar_holds(condition: Condition, asker: Asker) -> bool:
    at = asker.sale.business_at
    match condition:
        case Weekdays(days=days):
            return at.weekday() + 1 in days
        case Hours(start_minute=start, end_minute=end):
            minute, last = start, (end - 1) % 1440
            while minute != last and minute != at.hour * 60 + at.minute:
                minute = (minute + 1) % 1440
            return minute == at.hour * 60 + at.minute
        case Dates(first=first, last=last):
            day = at.date()
            return not ((first and day < first) or (last and day > last))
    return True


def _people_hold(condition: Condition, asker: Asker) -> bool:
    state, day = asker.state, asker.sale.business_at.date()
    match condition:
        case FirstPurchase():
            return asker.is_first_purchase
        case Tiers(tier_ids=tier_ids):
            return asker.tier_id in tier_ids
        case Segments(segments=segments):
            return bool(set(segments) & set(state.segments))
        case MemberFor(months=months):
            return months_after(state.joined_on, months) <= day
    return _birthday_holds(condition, state.birthday, day)


def _birthday_holds(condition: Condition, birthday: date | None, day: date) -> bool:
    match condition:
        case MinimumAge(years=years):
            return birthday is not None and years_between(birthday, day) >= years
        case NearBirthday(days_before=before, days_after=after):
            near = range(-before, after + 1)
            celebrated = feasts(birthday, day) if birthday else []
            return any(feast + timedelta(days=n) == day for feast in celebrated for n in near)
    return True


def _place_holds(condition: Condition, asker: Asker) -> bool:
    match condition:
        case Stores(store_ids=store_ids):
            return asker.sale.store_id in store_ids
        case Channels(channels=channels):
            return asker.sale.channel in channels
        case WithCoupon(coupon_ids=coupon_ids):
            return bool(set(coupon_ids) & asker.coupon_ids)
    return True
