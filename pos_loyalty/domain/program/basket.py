# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The basket as rules see it: lines with the price left after discounts, and the occasion."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import partial
from itertools import repeat
from typing import Final, NamedTuple

from pos_loyalty.domain.ids import NO_ACTIVITY, ActivityId, CouponId, TierId
from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.sale import Channel, SaleLine

Goods = tuple[str, str, tuple[str, ...]]
"""All that rules tell goods apart by: article, category, tags."""


class PricedLine(NamedTuple):
    """A line and what our discounts take off it; ``discount_minor`` never exceeds the line."""

    line: SaleLine
    discount_minor: int = 0

    @property
    def net_minor(self) -> int:
        """Return what the customer pays for the line."""
        return self.line.gross_minor - self.discount_minor


# A sale has many lines, and each is priced anew by every discount: without the tuple's own
# constructor they take four times as long to make.
_PRICED: Final[Callable[[tuple[SaleLine, int]], PricedLine]] = partial(tuple.__new__, PricedLine)


class Happening(StrEnum):
    """What points can be given at. Stored: never rename one.

    ``DAY`` is the day's own run, for what comes without a purchase.
    """

    SALE = "sale"
    ENROLMENT = "enrolment"
    ACTIVITY = "activity"
    DAY = "day"


class Measure(Enum):
    """What is counted on a line: what is paid for it, or thousandths of a piece."""

    MONEY = "money"
    PIECES = "pieces"


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Occasion:
    """Who does what, where and when: all that conditions are decided by, besides the lines.

    Attributes:
        business_at: In the store's time zone.
        tier_id: The tier held before; ``None`` where the programme has none.
        is_first_purchase: Whether the member never bought before.
        birthday: ``None`` when not given.
        was_referred: Whether the member followed somebody's invitation.
        coupon_ids: Coupons that were shown and are good, no duplicates.
        activity_id: What was done; empty unless ``happening`` is an activity.
    """

    happening: Final[Happening]
    business_at: Final[datetime]
    store_id: Final[str]
    channel: Final[Channel]
    tier_id: Final[TierId | None]
    segments: Final[tuple[str, ...]]
    is_first_purchase: Final[bool]
    joined_on: Final[date]
    birthday: Final[date | None] = None
    was_referred: Final[bool] = False
    coupon_ids: Final[tuple[CouponId, ...]] = ()
    activity_id: Final[ActivityId] = NO_ACTIVITY

    @property
    def day(self) -> date:
        """Return the store's business day."""
        return self.business_at.date()


def net_total(lines: Sequence[PricedLine]) -> int:
    """Return what is paid for the lines, in minor units."""
    nets = [line.gross_minor - discount_minor for line, discount_minor in lines]
    return sum(nets)


def net_without_tax_total(lines: Sequence[PricedLine]) -> int:
    """Return what is paid for the lines less the tax in it, in minor units.

    A discount takes its share off the tax. It is counted for all lines of the same goods
    together, so that splitting a line changes nothing.
    """
    sums: dict[Goods, tuple[int, int, int]] = {}
    for priced in lines:
        net, tax, gross = sums.get(goods_of(priced.line), (0, 0, 0))
        line = priced.line
        sums[goods_of(line)] = (
            net + priced.net_minor,
            tax + line.tax_minor,
            gross + line.gross_minor,
        )
    return sum(net - tax * net // max(1, gross) for net, tax, gross in sums.values())


def at_full_price(lines: Sequence[SaleLine]) -> tuple[PricedLine, ...]:
    """Return the lines without a discount, in the same order."""
    return tuple(map(_PRICED, zip(lines, repeat(0), strict=False)))


def discounted(lines: Sequence[PricedLine], discounts: Sequence[int]) -> tuple[PricedLine, ...]:
    """Return the lines with a further discount each, in the same order."""
    further = zip(lines, discounts, strict=True)
    return tuple(map(_PRICED, [(line, before + more) for (line, before), more in further]))


def spread(minor: int, lines: Sequence[PricedLine]) -> tuple[int, ...]:
    """Return what each line bears of a discount, by what is paid for it; they add up exactly.

    It is split by goods first, then by line: so what some goods cost, and the points that rules
    give for them, do not depend on the number of lines on which they were keyed.

    Args:
        minor: At most what is paid for the lines.
        lines: In canonical order.
    """
    nets = [line.gross_minor - discount_minor for line, discount_minor in lines]
    if len({line.sku for line, _ in lines}) == len(lines):
        return split_by_weight(minor, nets)  # no two lines are of the same goods
    places: dict[Goods, list[int]] = {}
    for place, (line, _) in enumerate(lines):
        places.setdefault(goods_of(line), []).append(place)
    of_goods = [sum(nets[place] for place in same) for same in places.values()]
    borne = [0] * len(lines)
    for same, part in zip(places.values(), split_by_weight(minor, of_goods), strict=True):
        shares = split_by_weight(part, [nets[place] for place in same])
        for place, share in zip(same, shares, strict=True):
            borne[place] = share
    return tuple(borne)


def in_canonical_order(lines: Sequence[SaleLine]) -> tuple[SaleLine, ...]:
    """Return the lines in an order that depends on what they are, not on how they were keyed."""
    # No two lines of a sale share an id: the lines themselves are never compared.
    if len(lines) == 1:
        return tuple(lines)
    keyed = [
        (line.sku, line.category, line.tags, -line.gross_minor, line.line_id, line)
        for line in lines
    ]
    keyed.sort()
    return tuple([line for *_, line in keyed])


def goods_of(line: SaleLine) -> Goods:
    """Return what the line is of."""
    return (line.sku, line.category, line.tags)
