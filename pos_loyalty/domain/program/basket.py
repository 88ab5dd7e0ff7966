# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The basket as rules see it: lines with the price left after discounts, and the occasion."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pos_loyalty.domain.ids import TierId
from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.sale import Channel, SaleLine


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line and what our discounts take off it; ``discount_minor`` never exceeds the line."""

    line: SaleLine
    discount_minor: int = 0

    @property
    def net_minor(self) -> int:
        """Return what the customer pays for the line."""
        return self.line.gross_minor - self.discount_minor


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who buys, where and when: all that conditions are decided by, besides the lines.

    Attributes:
        business_at: In the store's time zone.
        tier_id: The tier held before the sale; ``None`` where the programme has none.
        is_first_purchase: Whether the member never bought before.
    """

    business_at: datetime
    store_id: str
    channel: Channel
    tier_id: TierId | None
    segments: tuple[str, ...]
    is_first_purchase: bool

    @property
    def day(self) -> date:
        """Return the store's business day."""
        return self.business_at.date()


def net_total(lines: Sequence[PricedLine]) -> int:
    """Return what is paid for the lines, in minor units."""
    return sum(line.net_minor for line in lines)


def discounted(lines: Sequence[PricedLine], discounts: Sequence[int]) -> tuple[PricedLine, ...]:
    """Return the lines with a further discount each, in the same order."""
    return tuple(
        replace(line, discount_minor=line.discount_minor + discount) if discount else line
        for line, discount in zip(lines, discounts, strict=True)
    )


def spread(minor: int, lines: Sequence[PricedLine]) -> tuple[int, ...]:
    """Return what each line bears of a discount, by what is paid for it; they add up exactly.

    It is split by goods first, then by line: so what some goods cost, and the points that rules
    give for them, do not depend on the number of lines on which they were keyed.

    Args:
        minor: At most what is paid for the lines.
        lines: In canonical order.
    """
    places: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for place, priced in enumerate(lines):
        places.setdefault(_goods(priced.line), []).append(place)
    nets = [[lines[place].net_minor for place in same] for same in places.values()]
    borne = [0] * len(lines)
    parts = split_by_weight(minor, [sum(of_goods) for of_goods in nets])
    for same, of_goods, part in zip(places.values(), nets, parts, strict=True):
        for place, share in zip(same, split_by_weight(part, of_goods), strict=True):
            borne[place] = share
    return tuple(borne)


def in_canonical_order(lines: Sequence[SaleLine]) -> tuple[SaleLine, ...]:
    """Return the lines in an order that depends on what they are, not on how they were keyed."""
    return tuple(sorted(lines, key=lambda line: (*_goods(line), -line.gross_minor, line.line_id)))


def _goods(line: SaleLine) -> tuple[str, str, tuple[str, ...]]:
    """Return all that rules tell goods apart by."""
    return (line.sku, line.category, line.tags)
