# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pieces of a basket, one by one, for discounts that single some of them out.

Pieces belong to goods, not to lines: what is paid for some goods is shared out evenly over all
their pieces. So it does not matter on how many lines they were keyed, or in which order.

Goods whose quantities add up to whole units are pieces, and all others are sold by measure: they
are no pieces. Single lines are not asked, since a half and a half are one, however it was keyed.
A shop that sells by measure names in the offer's filter what the offer is for.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.program.basket import PricedLine, goods_of
from pos_loyalty.domain.sale import UNIT_MILLI


class Goods(NamedTuple):
    """All lines of the same goods.

    Attributes:
        places: Of these lines among all lines, ascending; at least one.
        net_minor: What is paid for them together.
        pieces: 0 for what is sold by measure.
    """

    places: list[int]
    net_minor: int
    pieces: int


class Alike(NamedTuple):
    """Pieces of some goods at one price: shares of an amount differ by one minor unit at most.

    Attributes:
        goods: The place of the goods in their list.
        pieces: How many; at least 1.
    """

    price_minor: int
    goods: int
    pieces: int


def goods_in(lines: Sequence[PricedLine]) -> list[Goods]:
    """Return the goods, in the order of their first lines.

    Args:
        lines: In canonical order.
    """
    places: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for place, priced in enumerate(lines):
        places.setdefault(goods_of(priced.line), []).append(place)
    return [_goods(lines, same) for same in places.values()]


def _goods(lines: Sequence[PricedLine], places: list[int]) -> Goods:
    net_minor = milli = 0
    for place in places:
        net_minor += lines[place].net_minor
        milli += lines[place].line.quantity_milli
    pieces, rest = divmod(milli, UNIT_MILLI)
    return Goods(places, net_minor, 0 if rest else pieces)


def dearest_first(goods: Sequence[Goods]) -> list[Alike]:
    """Return all pieces, by price; those at the same price in the order of the goods."""
    alike = []
    for place, (_, net_minor, pieces) in enumerate(goods):
        if pieces:
            price_minor, dearer = divmod(net_minor, pieces)
            if dearer:
                alike.append(Alike(price_minor + 1, place, dearer))
            alike.append(Alike(price_minor, place, pieces - dearer))
    alike.sort(key=_by_price)
    return alike


def _by_price(alike: Alike) -> tuple[int, int]:
    return (-alike.price_minor, alike.goods)


def borne_by_lines(
    minor: int, lines: Sequence[PricedLine], goods: Sequence[Goods], costs: Sequence[int]
) -> tuple[int, ...]:
    """Return what each line bears of a discount: shared out by goods, then by what is paid.

    Args:
        minor: At most the sum of the costs.
        goods: Of these lines; those that bear nothing may be missing.
        costs: For each of the goods what the pieces cost that were singled out.
    """
    borne = [0] * len(lines)
    for same, part in zip(goods, split_by_weight(minor, costs), strict=True):
        if len(same.places) == 1:
            borne[same.places[0]] = part
        elif part:
            nets = [lines[place].net_minor for place in same.places]
            for place, share in zip(same.places, split_by_weight(part, nets), strict=True):
                borne[place] = share
    return tuple(borne)
