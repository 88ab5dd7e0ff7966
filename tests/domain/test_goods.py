# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A scanned code becomes goods: the same article in all its spellings, weighed ones too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.goods import (
    EMPTY,
    Catalogue,
    CatalogueItem,
    Goods,
    NoSuchPattern,
    cost_of,
    gtin_key,
    measured_code,
)

COFFEE = CatalogueItem("coffee", "Coffee", price_minor=1250)
CHEESE = CatalogueItem("cheese", "Cheese", price_minor=3999)
BUN = CatalogueItem("bun", "Bun")


def with_check(body: str) -> str:
    return body + gs1_check_digit(body)


@pytest.mark.parametrize("scanned", ["0036000291452", "036000291452", "00036000291452"])
def test_an_article_is_found_by_every_spelling_of_its_number(scanned: str) -> None:
    catalogue = Catalogue({gtin_key("036000291452"): COFFEE})

    assert catalogue.find(scanned) == Goods(COFFEE, 1000, 1250)


def test_a_small_package_is_found_with_and_without_its_zeros() -> None:
    catalogue = Catalogue({gtin_key("96385074"): COFFEE})

    assert (
        catalogue.find("96385074") == catalogue.find("0000096385074") == Goods(COFFEE, 1000, 1250)
    )


def test_nothing_is_found_in_an_empty_catalogue() -> None:
    assert EMPTY.find("5901234123457") is None
    assert len(EMPTY) == 0


def test_a_scale_says_the_weight() -> None:
    catalogue = Catalogue({}, [(measured_code("2112345WWWWWX"), CHEESE)])

    found = catalogue.find(with_check("211234500350"))

    assert found == Goods(CHEESE, 350, 1400, is_measured=True)  # 0.350 kg at 39.99: 13.9965


def test_a_counter_says_the_price() -> None:
    catalogue = Catalogue({}, [(measured_code("2012345PPPPPX"), BUN)])

    found = catalogue.find(with_check("201234500725"))

    assert found == Goods(BUN, 1000, 725, is_measured=True)


def test_a_digit_between_may_be_the_check_of_the_price() -> None:
    catalogue = Catalogue({}, [(measured_code("291234XPPPPPX"), BUN)])

    found = catalogue.find(with_check("291234900725"))

    assert found is not None
    assert found.price_minor == 725


def test_weighed_goods_without_a_price_ask_for_it() -> None:
    catalogue = Catalogue({}, [(measured_code("2112345WWWWWX"), BUN)])

    found = catalogue.find(with_check("211234500350"))

    assert found == Goods(BUN, 350, None, is_measured=True)


def test_an_empty_scale_sells_nothing() -> None:
    catalogue = Catalogue({}, [(measured_code("2112345WWWWWX"), CHEESE)])

    assert catalogue.find(with_check("211234500000")) is None


def test_the_longer_beginning_is_meant() -> None:
    patterns = [(measured_code("21WWWWWWWWWWX"), BUN), (measured_code("2112345WWWWWX"), CHEESE)]
    catalogue = Catalogue({}, patterns)

    found, other = (
        catalogue.find(with_check("211234500350")),
        catalogue.find(with_check("21" + "1" * 10)),
    )

    assert found is not None
    assert other is not None
    assert (found.item, other.item) == (CHEESE, BUN)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "2112345WWWWX",
        "5112345WWWWWX",
        "2112345WWWPPX",
        "2112345WWWWWW",
        "211234567PPPX",
        "²1WWWWWWWWWWX",
    ],
)
def test_a_pattern_that_says_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(NoSuchPattern):
        measured_code(pattern)


@given(
    price=st.integers(min_value=0, max_value=10**9),
    weight=st.integers(min_value=1, max_value=10**6),
)
def test_what_a_weight_costs_is_within_half_a_minor_unit(price: int, weight: int) -> None:
    assert abs(2 * (cost_of(price, weight) * 1000 - price * weight)) <= 1000
