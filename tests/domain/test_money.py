# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Money: whole minor units, and shares that add up."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos_loyalty.domain.money import (
    Money,
    minor_digits,
    parse_amount,
    portion,
    rounded_share,
    split_by_weight,
)

weights = st.lists(st.integers(0, 10**9), max_size=8)


@given(st.integers(0, 10**12), weights)
def test_the_parts_add_up_exactly(total: int, weights: list[int]) -> None:
    parts = split_by_weight(total, weights)

    assert len(parts) == len(weights)
    assert sum(parts) == (total if weights else 0)
    assert all(part >= 0 for part in parts)


@given(st.integers(0, 10**12), weights)
def test_each_part_is_its_share_rounded_up_or_down(total: int, weights: list[int]) -> None:
    whole = sum(weights)
    assume(whole)

    for part, weight in zip(split_by_weight(total, weights), weights, strict=True):
        assert total * weight // whole <= part <= -(-total * weight // whole)


@given(weights, st.data())
def test_a_part_of_what_there_is_never_exceeds_it(weights: list[int], data: st.DataObject) -> None:
    total = data.draw(st.integers(0, sum(weights)))

    parts = split_by_weight(total, weights)

    assert all(part <= weight for part, weight in zip(parts, weights, strict=True))


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10, [1, 1, 1], (4, 3, 3)),
        (2, [1, 1, 1], (1, 1, 0)),
        (100, [333, 333, 334], (33, 33, 34)),
        (0, [5, 5], (0, 0)),
        (7, [0, 0], (7, 0)),
        (7, [0, 1], (0, 7)),
        (7, [], ()),
    ],
)
def test_what_is_left_over_goes_to_the_largest_remainders(
    total: int, weights: list[int], parts: tuple[int, ...]
) -> None:
    assert split_by_weight(total, weights) == parts


@given(st.integers(-1000, 10**6), st.integers(1, 10**6))
def test_a_share_runs_from_nothing_to_all(total: int, whole: int) -> None:
    assert rounded_share(total, 0, whole) == 0
    assert rounded_share(total, whole, whole) == total


@given(st.integers(0, 10**6), st.lists(st.integers(0, 1000), min_size=2))
def test_a_share_grows_with_its_part(total: int, parts: list[int]) -> None:
    shares = [rounded_share(total, part, 1000) for part in sorted(parts)]

    assert all(less <= more for less, more in pairwise(shares))


@given(st.integers(0, 10**6), st.integers(0, 1000))
def test_a_share_is_never_off_by_more_than_half(total: int, part: int) -> None:
    assert abs(2 * (rounded_share(total, part, 1000) * 1000 - total * part)) <= 1000


def test_halves_are_rounded_up() -> None:
    assert [rounded_share(1, part, 4) for part in range(5)] == [0, 0, 1, 1, 1]
    assert rounded_share(5, 0, 0) == 5


@pytest.mark.parametrize(("minor", "share"), [(999, 49), (1000, 50), (0, 0), (19, 0), (20, 1)])
def test_a_portion_is_rounded_down(minor: int, share: int) -> None:
    assert portion(minor, 500) == share


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("12", "PLN", 1200),
        ("12.5", "PLN", 1250),
        ("12,50", "PLN", 1250),
        (" 12,05 ", "PLN", 1205),
        (".99", "PLN", 99),
        ("12.", "PLN", 1200),
        ("0", "PLN", 0),
        ("1200", "JPY", 1200),
        ("1.234", "KWD", 1234),
    ],
)
def test_an_amount_is_typed_with_a_comma_or_a_point(typed: str, currency: str, minor: int) -> None:
    assert parse_amount(typed, currency) == minor


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("", "PLN"),
        (".", "PLN"),
        ("-1", "PLN"),
        ("1e3", "PLN"),
        ("1.234", "PLN"),
        ("1.5", "JPY"),
        ("1,234.50", "PLN"),
        ("1 000", "PLN"),
        ("١٢", "PLN"),
        ("²", "PLN"),
        ("abc", "PLN"),
    ],
)
def test_what_is_no_amount_is_refused(typed: str, currency: str) -> None:
    with pytest.raises(ValueError, match="digits"):
        parse_amount(typed, currency)


def test_currencies_have_their_own_minor_units() -> None:
    assert [minor_digits(currency) for currency in ("PLN", "JPY", "KWD")] == [2, 0, 3]


def test_money_adds_up_within_its_currency() -> None:
    assert Money("PLN", 150) + Money("PLN", 50) == Money("PLN", 200)
    assert Money("PLN", 50) - Money("PLN", 150) == Money("PLN", -100)


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="cannot mix PLN and EUR"):
        Money("PLN", 1) + Money("EUR", 1)
    with pytest.raises(ValueError, match="cannot mix PLN and EUR"):
        Money("PLN", 1) - Money("EUR", 1)
