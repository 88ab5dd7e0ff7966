# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Three for two and the second at half price: the cheapest of each group costs less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.money import portion
from pos_loyalty.domain.program.discounts.multi_buy import BuyXGetY, NthAtPercent
from pos_loyalty.domain.sale import SaleLine
from tests.domain.piecework import (
    baskets,
    bought,
    keyed_otherwise,
    off_by_goods,
    off_by_line,
    piece_prices,
)

THREE_FOR_TWO = BuyXGetY(buy=2)
SECOND_AT_HALF_PRICE = NthAtPercent(basis_points=5000)


@pytest.mark.parametrize(
    ("lines", "off"),
    [
        pytest.param(["2 tea 10.00"], {}, id="two are not three"),
        pytest.param(["3 tea 15.00"], {1: 500}, id="three of a kind"),
        # 10.00 in 3: 3.34, 3.33, 3.33; the cheapest is free.
        pytest.param(["3 tea 10.00"], {1: 333}, id="an amount that does not split evenly"),
        pytest.param(["1 tea 9.00", "1 jam 4.00", "1 bun 1.00"], {3: 100}, id="the cheapest"),
        # 9 8 7 | 6 5 4: 7 and 4 are free, dearest first; not the two cheapest of all.
        pytest.param(
            ["1 a 9.00", "1 b 8.00", "1 c 7.00", "1 d 6.00", "1 e 5.00", "1 f 4.00"],
            {3: 700, 6: 400},
            id="of each three its own cheapest",
        ),
        # 9 8 7 | 6 5: the last two make no three.
        pytest.param(
            ["1 e 5.00", "1 d 6.00", "1 c 7.00", "1 b 8.00", "1 a 9.00"],
            {3: 700},
            id="what is over is paid for",
        ),
        # 5 5 5: equals are told off by article, so the last of them is free.
        pytest.param(["1 c 5.00", "1 a 5.00", "1 b 5.00"], {1: 500}, id="of equals the last"),
        # 2 lines of one article cost 12.00 for 3: 4.00 each, whatever each line says.
        # The free 4.00 are borne 10 : 2, that is 3.33 and 0.67.
        pytest.param(["2 tea 10.00", "1 tea 2.00"], {1: 333, 2: 67}, id="two lines of one article"),
        pytest.param(["0.350 ham 9.00", "2 tea 8.00"], {}, id="what is weighed is no piece"),
        pytest.param(["0.500 tea 2.00", "2.500 tea 10.00"], {1: 67, 2: 333}, id="halves make one"),
        # 4 in 10.03: 2.51 three times and 2.50; with one more at 1.00 the third 2.51 is free.
        pytest.param(["4 tea 10.03", "1 jam 1.00"], {1: 251}, id="the third of the dearer ones"),
        # 6 in 10.03: 1.68 once, 1.67 five times; the third and the sixth are free.
        pytest.param(["6 tea 10.03"], {1: 334}, id="two of one article"),
        # 6 in 10.05: 1.68 three times, then 1.67: the third of each is free.
        pytest.param(["6 tea 10.05"], {1: 335}, id="one of each price"),
        pytest.param(["3 bag 0.00"], {}, id="nothing is left to take off"),
    ],
)
def test_three_for_two_gives_the_cheapest_of_each_three(
    lines: list[str], off: dict[int, int]
) -> None:
    assert off_by_line(THREE_FOR_TWO, bought(*lines)) == off


@pytest.mark.parametrize(
    ("offer", "lines", "off"),
    [
        pytest.param(BuyXGetY(buy=1, free=2), ["1 a 9.00", "1 b 7.00"], {}, id="no group"),
        # 9 | 7 5 are one group of three of which two are free.
        pytest.param(
            BuyXGetY(buy=1, free=2), ["1 a 9.00", "1 b 7.00", "1 c 5.00"], {2: 700, 3: 500}
        ),
        # 9 8 | 7 6 | 5: half of 8 and half of 6.
        pytest.param(
            SECOND_AT_HALF_PRICE,
            ["1 a 9.00", "1 b 8.00", "1 c 7.00", "1 d 6.00", "1 e 5.00"],
            {2: 400, 4: 300},
        ),
        # Half of 0.99 twice is 0.99, rounded once; not 0.49 twice. 99 of two equals: 50 and 49.
        pytest.param(SECOND_AT_HALF_PRICE, ["2 a 1.98", "2 b 1.98"], {1: 50, 2: 49}),
        # 30 % of 3.33 is 0.999.
        pytest.param(NthAtPercent(nth=3, basis_points=3000), ["3 a 10.00"], {1: 99}),
        pytest.param(NthAtPercent(nth=3, basis_points=10_000), ["3 a 10.00"], {1: 333}),
        pytest.param(SECOND_AT_HALF_PRICE, ["1 a 9.00"], {}),
    ],
)
def test_other_groups_and_percentages(
    offer: BuyXGetY | NthAtPercent, lines: list[str], off: dict[int, int]
) -> None:
    assert off_by_line(offer, bought(*lines)) == off


def test_a_million_pieces_are_told_off_as_quickly_as_three() -> None:
    off = off_by_line(THREE_FOR_TWO, bought("3000000 screw 30000.01", "1 tea 9.00"))

    # 3,000,001 pieces are a million groups. The tea is the dearest, and one screw costs 0.02:
    # each group has one free screw at 0.01.
    assert off == {1: 1_000_000}


def test_an_empty_basket_gives_nothing() -> None:
    assert THREE_FOR_TWO.discounts((), 0) == ()


offers = st.one_of(
    st.builds(BuyXGetY, buy=st.integers(1, 3), free=st.integers(1, 3)),
    st.builds(NthAtPercent, nth=st.integers(2, 4), basis_points=st.integers(1, 10_000)),
)


@given(st.data(), offers, st.integers(0, 200))
def test_splitting_or_reordering_lines_changes_nothing_for_any_goods(
    data: st.DataObject, offer: BuyXGetY | NthAtPercent, off_before: int
) -> None:
    lines = data.draw(baskets())
    off_before = min(off_before, sum(line.gross_minor for line in lines))

    keyed = data.draw(keyed_otherwise(lines))

    once = off_by_goods(offer, lines, off_before=off_before)
    assert off_by_goods(offer, keyed, off_before=off_before) == once


@given(baskets(), offers)
def test_the_total_is_that_of_pieces_laid_out_one_by_one(
    lines: tuple[SaleLine, ...], offer: BuyXGetY | NthAtPercent
) -> None:
    prices = sorted((price for price, _ in piece_prices(lines)), reverse=True)
    if isinstance(offer, BuyXGetY):
        size, cheap, basis_points = offer.buy + offer.free, offer.free, 10_000
    else:
        size, cheap, basis_points = offer.nth, 1, offer.basis_points

    total = sum(off_by_goods(offer, lines).values())

    groups = [prices[start : start + size] for start in range(0, len(prices), size)]
    cheapest = [price for group in groups if len(group) == size for price in group[size - cheap :]]
    assert total == portion(sum(cheapest), basis_points)


@pytest.mark.parametrize(("buy", "free"), [(0, 1), (1, 0), (-1, 1)])
def test_a_group_has_paid_and_free_pieces(buy: int, free: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        BuyXGetY(buy=buy, free=free)


@pytest.mark.parametrize(("nth", "basis_points"), [(1, 5000), (2, 0), (2, 10_001)])
def test_the_first_piece_is_paid_and_no_piece_costs_less_than_nothing(
    nth: int, basis_points: int
) -> None:
    with pytest.raises(ValueError, match=r"nth|basis_points"):
        NthAtPercent(nth=nth, basis_points=basis_points)
