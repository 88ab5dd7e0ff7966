# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods scanned one after the other: counted, taken out, and the same in any order."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.basket_entry import EMPTY_BASKET, LINES_MAX, PIECES_MAX, Basket
from pos_loyalty.domain.goods import CatalogueItem, Goods
from pos_loyalty.domain.sale import SaleLine

TEA = Goods(CatalogueItem("tea", "Tea", "drinks", ("hot",)), price_minor=1200)
BUN = Goods(CatalogueItem("bun", "Bun"), price_minor=450)
CHEESE = Goods(CatalogueItem("cheese", "Cheese"), 350, 1400, is_measured=True)


def basket_of(*goods: Goods) -> Basket:
    basket = EMPTY_BASKET
    for one in goods:
        basket = basket.with_goods(one)
    return basket


def test_pieces_of_one_article_share_a_line_and_what_was_weighed_does_not() -> None:
    basket = basket_of(TEA, CHEESE, TEA, CHEESE)

    assert basket.sale_lines() == (
        SaleLine(1, 2400, "tea", "drinks", ("hot",), 2000),
        SaleLine(2, 1400, "cheese", quantity_milli=350),
        SaleLine(3, 1400, "cheese", quantity_milli=350),
    )
    assert basket.pieces == 4


def test_one_article_at_two_prices_has_two_lines() -> None:
    cheaper = Goods(TEA.item, price_minor=1000)

    assert [line.price_minor for line in basket_of(TEA, cheaper, TEA).lines] == [2400, 1000]


def test_the_last_piece_takes_the_line_out_and_the_others_move_up() -> None:
    basket = basket_of(TEA, BUN, TEA).counted(0, -1).counted(0, -1)

    assert basket.sale_lines() == (SaleLine(1, 450, "bun"),)


@pytest.mark.parametrize(("goods", "most"), [(TEA, PIECES_MAX), (CHEESE, 1)])
def test_a_line_has_a_largest_count(goods: Goods, most: int) -> None:
    basket = basket_of(goods).counted(0, 10_000)

    assert basket.pieces == most


def test_goods_whose_price_is_not_known_cost_nothing_yet() -> None:
    assert basket_of(Goods(BUN.item)).lines[0].price_minor == 0


def test_a_full_basket_counts_what_it_has_and_takes_nothing_new() -> None:
    things = [Goods(CatalogueItem(f"{n}", "Thing"), price_minor=1) for n in range(LINES_MAX)]
    full = basket_of(*things)

    assert full.is_full
    assert not basket_of(*things[1:]).is_full
    assert full.with_goods(TEA) is full
    assert full.with_goods(things[0]).pieces == LINES_MAX + 1


@given(st.lists(st.sampled_from([TEA, BUN, CHEESE]), max_size=30), st.randoms())
def test_the_order_of_scans_changes_only_the_order_of_lines(
    scans: list[Goods], dice: Random
) -> None:
    mixed = list(scans)
    dice.shuffle(mixed)

    in_one, in_another = basket_of(*scans), basket_of(*mixed)

    assert Counter(in_one.lines) == Counter(in_another.lines)
