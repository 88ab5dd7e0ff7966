# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What takes money off, piece by piece."""

from collections.abc import Sequence

from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOf, PercentOff
from pos_loyalty.domain.program.discounts.multi_buy import BundlePrice, BuyXGetY, NthAtPercent
from pos_loyalty.domain.program.rewards import Worth
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from tests.domain.reference.piles import Pile, take_off, taken_by, total

Piece = tuple[int, int]
"""The price of one piece, and the number of its pile."""


def discounted(worth: Worth, piles: Sequence[Pile], points: int) -> int:
    """Take a discount off the piles, and return what came off in all."""
    off = 0
    match worth:
        case AmountOff(minor=minor):
            off = take_off(min(minor, total(piles)), piles)
        case PercentOff():
            off = _percent_off(worth, piles)
        case BuyXGetY(buy=buy, free=free):
            off = _cheapest_off(piles, buy + free, free, 10_000)
        case NthAtPercent(nth=nth, basis_points=basis_points):
            off = _cheapest_off(piles, nth, 1, basis_points)
        case BundlePrice():
            off = _sets_off(worth, piles)
        case FreeItem(skus=skus):
            off = _one_free(skus, piles)
        case PointsAsMoney(points_step=step, minor_per_step=minor):
            off = take_off(min(points // step * minor, total(piles)), piles)
    return off


def _percent_off(worth: PercentOff, piles: Sequence[Pile]) -> int:
    of, minor = list(piles), total(piles)
    if worth.of is PercentOf.CHEAPEST_LINE:
        prices = [_piece_price(pile) for pile in piles]
        minor = min([price for price in prices if price], default=0)
        of = [piles[prices.index(minor)]] if minor else []
    off = minor * worth.basis_points // 10_000
    return take_off(off if worth.maximum_minor is None else min(off, worth.maximum_minor), of)


def _piece_price(pile: Pile) -> int:
    """Return what a piece costs; what is sold by measure is one piece."""
    return pile.net_minor if pile.milli % 1000 else pile.net_minor // (pile.milli // 1000)


def pieces_in(piles: Sequence[Pile]) -> list[Piece]:
    """Return every piece, the dearest first; what is sold by measure is none."""
    pieces: list[Piece] = []
    for number, pile in enumerate(piles):
        if pile.milli % 1000 == 0:
            prices = [0] * (pile.milli // 1000)
            for grosz in range(pile.net_minor):
                prices[grosz % len(prices)] += 1
            pieces += [(price, number) for price in prices]
    return sorted(pieces, key=lambda piece: (-piece[0], piece[1]))


def _cheapest_off(piles: Sequence[Pile], of_each: int, cheapest: int, basis_points: int) -> int:
    pieces = pieces_in(piles)
    costs = [0] * len(piles)
    while len(pieces) >= of_each:
        group, pieces = pieces[:of_each], pieces[of_each:]
        for price, number in group[of_each - cheapest :]:
            costs[number] += price
    return _borne(sum(costs) * basis_points // 10_000, piles, costs)


def _borne(minor: int, piles: Sequence[Pile], costs: Sequence[int]) -> int:
    return take_off(minor, piles, costs) if minor else 0


def _sets_off(bundle: BundlePrice, piles: Sequence[Pile]) -> int:
    """Take one set more as long as it costs more than its price."""
    pieces = pieces_in(piles)
    chosen: list[Piece] = []
    sets = 0
    while True:
        slots = [part.takes for part in bundle.parts for _ in range(part.pieces * (sets + 1))]
        fits = [[taken_by(takes, [piles[number]]) != [] for takes in slots] for _, number in pieces]
        better = [pieces[place] for place in _dearest_that_fit(fits)]
        grown = sum(price for price, _ in better) - sum(price for price, _ in chosen)
        if len(better) < len(slots) or grown <= bundle.price_minor:
            break
        chosen, sets = better, sets + 1
    costs = [0] * len(piles)
    for price, number in chosen:
        costs[number] += price
    return _borne(sum(costs) - sets * bundle.price_minor, piles, costs)


def _dearest_that_fit(fits: Sequence[Sequence[bool]]) -> list[int]:
    """Return the places of pieces that find a slot each, the first of them preferred."""
    holder: dict[int, int] = {}

    def finds_slot(piece: int, tried: set[int]) -> bool:
        for slot, is_fit in enumerate(fits[piece]):
            if is_fit and slot not in tried:
                tried.add(slot)
                if slot not in holder or finds_slot(holder[slot], tried):
                    holder[slot] = piece
                    return True
        return False

    return [piece for piece in range(len(fits)) if finds_slot(piece, set())]


def _one_free(skus: Sequence[str], piles: Sequence[Pile]) -> int:
    prices = [
        pile.net_minor if pile.milli < 1000 else pile.net_minor * 1000 // pile.milli
        for pile in piles
        if pile.sku in skus
    ]
    named = [pile for pile in piles if pile.sku in skus]
    if not any(prices):
        return 0
    return take_off(max(prices), [named[prices.index(max(prices))]])
