# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers and lists that the types let through, and that mean nothing."""

from collections.abc import Iterator
from typing import Final

from pos_loyalty.domain.program.caps import Budget, Cap
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.conditions.calendar import Weekdays
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import (
    MemberFor,
    MinimumAge,
    NearBirthday,
    Segments,
    Tiers,
)
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.limits import Limit
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.handed_over import Donation, Experience, GiftItem
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.tiers import PaidMembership
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.protocol.document_shape import Part, below
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, number, strings

_AT_LEAST: Final[tuple[tuple[type, str, int], ...]] = (
    (MinimumSpend, "minor", 1),
    (MinimumQuantity, "pieces", 1),
    (MinimumAge, "years", 1),
    (MemberFor, "months", 1),
    (NearBirthday, "days_before", 0),
    (NearBirthday, "days_after", 0),
    (Visits, "visits", 1),
    (MoneySpent, "minor", 1),
    (Pieces, "pieces", 1),
    (Deeds, "deeds", 1),
    (GiftItem, "value_minor", 0),
    (Experience, "value_minor", 0),
    (Donation, "value_minor", 0),
)
"""Smaller numbers ask for nothing, or for less than that."""

_NOTHING_AT_0: Final[tuple[tuple[type, str, str], ...]] = (
    (Cap, "amount_max", "At most 0 is the same as nothing: the rule never gives."),
    (Budget, "amount_max", "A budget of 0 gives nothing to anybody."),
    (Limit, "times_max", "At most 0 times is the same as never."),
)

_LISTS: Final[tuple[tuple[type, str], ...]] = (
    (Item, "skus"),
    (Category, "categories"),
    (Tag, "tags"),
    (FreeItem, "skus"),
    (Stores, "store_ids"),
    (Channels, "channels"),
    (Tiers, "tier_ids"),
    (Segments, "segments"),
    (WithCoupon, "coupon_ids"),
    (PaidMembership, "sku"),
)
"""What names things; where it names none, nothing is ever meant."""


def check_numbers(reading: Reading) -> Iterator[Mistake]:
    """Yield numbers too small to mean anything."""
    for made_of, name, least in _AT_LEAST:
        for part in reading.of(made_of):
            value = number(part, name)
            if value is not None and value < least:
                yield Mistake(below(part.place, name), f"{name} must be at least {least}.")
    for made_of, name, nothing in _NOTHING_AT_0:
        for part in reading.of(made_of):
            if number(part, name) == 0:
                place = below(part.place, name)
                yield Mistake(
                    place, nothing, "Raise it, or remove what it limits.", is_warning=True
                )


def check_lists(reading: Reading) -> Iterator[Mistake]:
    """Yield lists that name nothing, name it twice, or hold an empty text."""
    for made_of, name in _LISTS:
        for part in reading.of(made_of):
            yield from _check_list(part, name)
    for part in reading.of(Weekdays):
        days = part.content.get("days")
        if isinstance(days, list) and len({str(day) for day in days}) < len(days):
            place = below(part.place, "days")
            yield Mistake(place, "A day is named twice.", "Name it once.", is_warning=True)


def _check_list(part: Part, name: str) -> Iterator[Mistake]:
    named = strings(part, name)
    if part.content.get(name) == []:
        place = below(part.place, name)
        yield Mistake(place, "The list is empty, so this never applies.", "Name at least one.")
    seen: set[str] = set()
    for place, value in named:
        if not value.strip():
            yield Mistake(place, "The text is empty.", "Write what is meant, or remove it.")
        elif value in seen:
            yield Mistake(place, f"{value} is named twice.", "Name it once.", is_warning=True)
        seen.add(value)


def check_points_as_money(reading: Reading) -> Iterator[Mistake]:
    """Yield smallest amounts of points that are no whole number of steps."""
    worths = {part.place: part for part in reading.of(PointsAsMoney)}
    for reward in reading.of(Reward):
        worth = worths.get(below(reward.place, "worth"))
        step, least = (
            (number(worth, "points_step") if worth else None),
            number(reward, "cost_points"),
        )
        if step and least and least % step:
            uneven = f"{least} points are no whole number of steps of {step}."
            place = below(reward.place, "cost_points")
            yield Mistake(place, uneven, f"Such as {step * (least // step + 1)}.", is_warning=True)
