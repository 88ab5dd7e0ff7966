# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A set for a price: as many sets as pay, of the dearest pieces that can be used together."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.program.basket import PricedLine
from pos_loyalty.domain.program.discounts import Discount
from pos_loyalty.domain.program.discounts.multi_buy import (
    BundlePart,
    BundlePrice,
    BuyXGetY,
    NthAtPercent,
)
from pos_loyalty.domain.program.discounts.sets import Candidates, dearest_sets
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.sale import SaleLine
from tests.domain.piecework import (
    baskets,
    bought,
    keyed_otherwise,
    off_by_goods,
    off_by_line,
    piece_prices,
)


def part(*categories: str, pieces: int = 1) -> BundlePart:
    return BundlePart(takes=LineFilter(categories=categories), pieces=pieces)


BREAKFAST = BundlePrice(parts=(part("tea"), part("roll", pieces=2)), price_minor=1000)
"""A tea and two rolls for 10.00."""


@pytest.mark.parametrize(
    ("lines", "off"),
    [
        pytest.param(["1 tea 6.00", "1 roll 3.00"], {}, id="half a set"),
        # 6 + 2 x 3 is 12.00: 2.00 off, borne 6 : 6.
        pytest.param(["1 tea 6.00", "2 roll 6.00"], {1: 100, 2: 100}, id="one set"),
        pytest.param(["1 tea 5.00", "2 roll 5.00"], {}, id="a set that costs its price already"),
        # 6 + 3 + 3 is 12.00, 2.00 off. The other set costs 10.00 anyway, and bears nothing.
        pytest.param(
            ["1 tea-a 6.00", "1 tea-b 5.00", "2 roll-a 6.00", "2 roll-b 5.00"],
            {1: 100, 3: 100},
            id="a set beside one that costs its price already",
        ),
        # Four teas, but rolls for one set and a half: one set, 12.00 for 10.00.
        pytest.param(["4 tea 24.00", "3 roll 9.00"], {1: 100, 2: 100}, id="half a set is none"),
        # 5.01 for two is 2.51 and 2.50: 5 + 5.01 is 10.01.
        pytest.param(["1 tea 5.00", "2 roll 5.01"], {2: 1}, id="pieces at two prices"),
        pytest.param(["1 tea 4.00", "2 roll 5.00"], {}, id="a set that is cheaper anyway"),
        # 2 x 6 + 4 x 3 is 24.00 for 20.00; the third tea and the fifth roll are over. Borne by
        # what the pieces of the sets cost, 12 : 12.
        pytest.param(["3 tea 18.00", "5 roll 15.00"], {1: 200, 2: 200}, id="two sets"),
        # The dearest of each part: 7 + 4 + 3 is 14.00, 4.00 off, borne 7 : 4 : 3.
        # 200 : 114.28 : 85.71, the cent over goes to the largest remainder.
        pytest.param(
            ["1 tea-a 7.00", "1 tea-b 6.00", "1 roll-a 4.00", "1 roll-b 3.00", "1 roll-c 2.00"],
            {1: 200, 3: 114, 4: 86},
            id="the dearest",
        ),
        # 7 + 4 + 4 is 15.00, 5.00 off. A second set would be 3 + 2 + 2: it stays as it is.
        # 500 x 7/15 is 233.33, 500 x 8/15 is 266.67.
        pytest.param(
            ["1 tea-a 7.00", "1 tea-b 3.00", "2 roll-a 8.00", "2 roll-b 4.00"],
            {1: 233, 3: 267},
            id="only sets that pay",
        ),
        pytest.param(["0.500 tea 6.00", "2 roll 6.00"], {}, id="what is measured is no piece"),
        pytest.param([], {}, id="nothing"),
    ],
)
def test_a_set_of_two_parts(lines: list[str], off: dict[int, int]) -> None:
    assert off_by_line(BREAKFAST, bought(*lines)) == off


@pytest.mark.parametrize(
    ("lines", "off"),
    [
        # Anything and a roll: the roll must not be used up as "anything". 9 + 2 for 5.00 is 6.00
        # off, borne 9 : 2 (4.909 and 1.09).
        pytest.param(["1 tea 9.00", "1 roll 2.00"], {1: 491, 2: 109}, id="each once"),
        pytest.param(["1 roll 9.00"], {}, id="one piece is no pair"),
        # The dearest two are rolls, and both can be used: 9 + 8, 12.00 off, 6.35 : 5.65.
        pytest.param(["1 roll-a 9.00", "1 roll-b 8.00", "1 tea 7.00"], {1: 635, 2: 565}, id="both"),
        # No second roll for the second tea: one set, of 9 + 3.
        pytest.param(["1 tea-a 9.00", "1 tea-b 8.00", "1 roll 3.00"], {1: 525, 3: 175}, id="one"),
    ],
)
def test_a_piece_that_fits_two_parts_is_used_once(lines: list[str], off: dict[int, int]) -> None:
    pair = BundlePrice(parts=(BundlePart(takes=EVERY_LINE), part("roll")), price_minor=500)

    assert off_by_line(pair, bought(*lines)) == off


def test_a_chain_of_parts_that_share_goods_is_filled_as_a_whole() -> None:
    # The first fits parts 1 and 2, the second 2 and 3, the third only 1. All three can be used,
    # if the first goes into part 2 and the second into part 3.
    chain = [Candidates(900, 0b011, 1), Candidates(800, 0b110, 1), Candidates(700, 0b001, 1)]

    chosen = dearest_sets(chain, (1, 1, 1), 1000)

    assert chosen == (1, [1, 1, 1])


def test_parts_that_compete_for_the_same_pieces_are_not_both_filled() -> None:
    # Two parts take rolls and one takes anything: three rolls and three teas are enough for two
    # sets by number, and rolls for three of each part; but two sets need four rolls.
    candidates = [Candidates(300, 0b111, 3), Candidates(200, 0b100, 3)]

    chosen = dearest_sets(candidates, (1, 1, 1), 100)

    assert chosen == (1, [3, 0])


def test_a_million_sets_are_found_by_halving() -> None:
    # 1,000,000 pieces at 2.00 and as many at 0.50, one of each part for 1.50: a set is dearer
    # than its price while it has a piece at 2.00.
    candidates = [Candidates(200, 0b1, 1_000_000), Candidates(50, 0b11, 2_000_000)]

    chosen = dearest_sets(candidates, (1, 1), 150)

    assert chosen == (1_000_000, [1_000_000, 1_000_000])


bundles = st.builds(
    BundlePrice,
    parts=st.lists(
        st.builds(
            BundlePart,
            takes=st.sampled_from(
                [
                    EVERY_LINE,
                    LineFilter(categories=("roll",)),
                    LineFilter(skus=("rye", "tea")),
                    LineFilter(skus=("tea",)),
                    LineFilter(excluded_categories=("hot",)),
                ]
            ),
            pieces=st.integers(1, 2),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    price_minor=st.integers(0, 2000),
)


def test_pieces_that_compete_for_parts_leave_the_other_parts_their_own() -> None:
    # One set takes two of a and one of b, or one of a and two of b, and a c: 10 + 10 + 9 + 1 is
    # 30.00, 10.00 off, borne 20 : 9 : 1. Two of each would leave the place of c to a b.
    parts = (part("a"), part("a", "b"), part("b"), part("c"))
    offer = BundlePrice(parts=parts, price_minor=2000)

    off = off_by_line(offer, bought("2 a 20.00", "2 b 18.00", "1 c 1.00"))

    assert off == {1: 667, 2: 300, 3: 33}


@given(st.data(), bundles, st.integers(0, 200))
def test_splitting_or_reordering_lines_changes_nothing_for_any_goods(
    data: st.DataObject, bundle: BundlePrice, off_before: int
) -> None:
    lines = data.draw(baskets())
    off_before = min(off_before, sum(line.gross_minor for line in lines))

    keyed = data.draw(keyed_otherwise(lines))

    once = off_by_goods(bundle, lines, off_before=off_before)
    assert off_by_goods(bundle, keyed, off_before=off_before) == once


def best_of_all_ways(bundle: BundlePrice, lines: tuple[SaleLine, ...]) -> int:
    """Return the most that can come off: every piece in every part, or in none."""
    pieces = piece_prices(lines)
    needed = [part.pieces for part in bundle.parts]
    best = 0
    for way in product(range(len(needed) + 1), repeat=len(pieces)):
        counts = [way.count(number) for number in range(len(needed))]
        sets = counts[0] // needed[0]
        if counts == [sets * pieces for pieces in needed] and all(
            place == len(needed) or bundle.parts[place].takes.takes(line)
            for place, (_, line) in zip(way, pieces, strict=True)
        ):
            used = [p for place, (p, _) in zip(way, pieces, strict=True) if place < len(needed)]
            best = max(best, sum(used) - sets * bundle.price_minor)
    return best


@given(baskets(lines_max=3, pieces_max=2), bundles)
def test_no_other_choice_of_pieces_takes_more_off(
    lines: tuple[SaleLine, ...], bundle: BundlePrice
) -> None:
    total = sum(off_by_goods(bundle, lines).values())

    assert total == best_of_all_ways(bundle, lines)


@pytest.mark.parametrize(
    "offer", [BREAKFAST, BuyXGetY(buy=1), NthAtPercent(basis_points=5000)], ids=lambda o: o.kind
)
def test_an_offer_says_whether_it_takes_anything_off(offer: Discount) -> None:
    enough = [PricedLine(line) for line in bought("2 roll 6.00", "1 tea 6.00")]

    assert offer.takes_off(enough)
    assert not offer.takes_off(enough[:0])


@pytest.mark.parametrize(
    ("parts", "price_minor"), [((), 1), ((part("a"),) * 9, 1), ((part("a"),), -1)]
)
def test_a_set_has_parts_and_a_price(parts: tuple[BundlePart, ...], price_minor: int) -> None:
    with pytest.raises(ValueError, match=r"parts|price_minor"):
        BundlePrice(parts=parts, price_minor=price_minor)


def test_a_part_has_a_piece() -> None:
    with pytest.raises(ValueError, match="pieces"):
        part("a", pieces=0)
