# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A part of the sale paid with points: in steps, or typed to the last digit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.ui.view_models.panels import PartForm
from pos_loyalty.ui.view_models.spending import points_typed_with, points_wish
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.view_models.shop import ANNA_CARD, LateRunner, Shop, a_store_with
from tests.ui.view_models.test_spending import (
    a_program,
    a_shop,
    points_as_money,
    quote_of,
    type_points,
)
from tests.ui.view_models.visit_program import named, visit_program


def test_any_number_of_points_can_be_typed() -> None:
    shop = a_shop()
    shop.type_amount("10")

    type_points(shop, "37")

    assert (quote_of(shop).used_points, quote_of(shop).due_minor) == (37, 1000 - 185)
    assert shop.state.sale.part == PartForm(named("Pay with points"), "37", is_points=True)
    assert shop.state.sale.typed == "10"


def test_enter_confirms_what_is_typed() -> None:
    shop = a_shop()
    shop.type_amount("10")
    type_points(shop, "37")

    shop.till.sale.confirm()

    assert shop.state.done is not None
    assert (shop.state.done.used_points, shop.state.done.paid_minor) == (37, 815)


@pytest.mark.parametrize(
    ("digits", "used"), [("0", 0), ("9", 0), ("20", 20), ("37", 30), ("99", 50), ("5000000", 50)]
)
def test_points_are_taken_in_whole_steps_and_no_more_than_there_are(digits: str, used: int) -> None:
    shop = a_shop(points=55, reward=points_as_money(10, 50, least=15))
    shop.type_amount("10")

    type_points(shop, digits)

    assert quote_of(shop).used_points == used
    assert shop.state.sale.blocked is None


def test_what_is_typed_can_be_taken_back() -> None:
    shop = a_shop()
    shop.type_amount("10")
    type_points(shop, "37")

    shop.till.sale.backspace()
    fewer = quote_of(shop).used_points
    shop.till.sale.clear_amount()

    assert (fewer, quote_of(shop).used_points, shop.state.sale.typed) == (3, 0, "10")


def test_back_gives_the_pad_to_the_amount_and_keeps_the_points() -> None:
    shop = a_shop()
    shop.type_amount("1")
    type_points(shop, "7")

    shop.till.back()
    shop.type_amount("0")

    assert shop.state.screen is Screen.MEMBER
    assert (shop.state.sale.part, shop.state.sale.typed) == (None, "10")
    assert quote_of(shop).used_points == 7


def test_the_same_press_gives_the_pad_back() -> None:
    shop = a_shop()
    shop.type_amount("1")
    type_points(shop, "7")

    type_points(shop, "0")

    assert (shop.state.sale.part, shop.state.sale.typed) == (None, "10")


def test_a_step_more_ends_the_typing() -> None:
    shop = a_shop()
    shop.type_amount("10")
    type_points(shop, "37")

    shop.till.sale.points.more()

    assert shop.state.sale.part is None
    assert quote_of(shop).used_points == 38


def test_steps_that_overtake_the_quote_all_count() -> None:
    reads = LateRunner()
    shop = Shop(a_store_with(a_program(), anna_points=100), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("10")
    reads.finish_all()
    points = shop.till.sale.points

    for press in (points.more, points.more, points.more, points.fewer):
        press()
    reads.finish_all()

    assert quote_of(shop).used_points == 2


def test_a_step_less_than_most_is_less_before_the_quote_comes() -> None:
    reads = LateRunner()
    shop = Shop(a_store_with(a_program(), anna_points=100), reads=reads)
    shop.scan(ANNA_CARD)
    reads.finish_all()
    shop.type_amount("10")
    reads.finish_all()

    shop.till.sale.points.most()
    shop.till.sale.points.fewer()
    reads.finish_all()

    assert quote_of(shop).used_points == 99


def test_before_the_first_key_the_pad_shows_the_points_that_pay() -> None:
    shop = a_shop()
    shop.type_amount("10")
    shop.till.sale.points.most()

    type_points(shop, "")
    shown = shop.state.sale.part
    type_points(shop, "")
    type_points(shop, "5")

    assert shown == PartForm(named("Pay with points"), "100", is_points=True)
    assert quote_of(shop).used_points == 5


def test_a_programme_without_points_as_money_has_nothing_to_type() -> None:
    shop = Shop(a_store_with(visit_program()))
    shop.scan(ANNA_CARD)
    shop.type_amount("10")

    type_points(shop, "5")

    assert (shop.state.sale.part, shop.state.sale.typed) == (None, "105")


@pytest.mark.parametrize(
    ("typed", "key", "expected"),
    [("", "3", "3"), ("3", "7", "37"), ("", "0", ""), ("3", ",", "3"), ("3", "00", "300"),
     ("9999999", "9", "9999999"), ("3", "٣", "3")],
)  # fmt: skip
def test_only_digits_make_points(typed: str, key: str, expected: str) -> None:
    assert points_typed_with(typed, key) == expected


@given(
    step=st.integers(1, 50),
    minor=st.integers(1, 500),
    least=st.integers(1, 60),
    points=st.integers(0, 10_000),
)
@settings(max_examples=100)
def test_any_points_between_least_and_most_are_worth_what_the_programme_says(
    step: int, minor: int, least: int, points: int
) -> None:
    reward = points_as_money(step, minor, least=least)
    worth = reward.worth
    assert isinstance(worth, PointsAsMoney)

    wish = points_wish(reward, points)

    used = wish.points if wish and wish.points else 0
    assert used % step == 0
    assert used <= points < max(used + step, worth.whole_steps(least))
    assert worth.points_worth_using(10**9, used) == used
    assert bool(wish) == (points >= worth.whole_steps(least))
