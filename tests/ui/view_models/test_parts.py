# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The small parts: an amount key by key, an observable value, the newest question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.ui.observable import Observable
from pos_loyalty.ui.view_models.amount_entry import amount_of, typed_of, typed_with, without_last
from pos_loyalty.ui.view_models.latest_only import LatestOnly
from tests.ui.view_models.shop import LateRunner


def typed(keys: list[str], currency: str = "PLN") -> str:
    text = ""
    for key in keys:
        text = typed_with(text, key, currency)
    return text


@pytest.mark.parametrize(
    ("keys", "text", "minor"),
    [
        (["4", "5"], "45", 4500),
        (["4", ",", "5"], "4.5", 450),
        (["4", ".", "5", "0", "9"], "4.50", 450),
        ([",", "5"], "0.5", 50),
        (["0", "0", "7"], "7", 700),
        (["1", "00", "."], "100.", 10000),
        (["4", ",", ".", ",", "2"], "4.2", 420),
        (["1", "x", "", "-", "é", "²"], "1", 100),
        (["9"] * 12, "9999999", 999999900),
    ],
)
def test_keys_make_an_amount(keys: list[str], text: str, minor: int) -> None:
    assert typed(keys) == text
    assert amount_of(text, "PLN") == minor


def test_a_currency_without_minor_units_takes_no_point() -> None:
    assert typed(["5", "0", ",", "5"], "JPY") == "505"


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(1000, "PLN", "10.00"), (7, "PLN", "0.07"), (505, "JPY", "505"), (1500, "KWD", "1.500")],
)
def test_an_amount_stands_as_if_it_had_been_typed(minor: int, currency: str, text: str) -> None:
    assert typed_of(minor, currency) == text == typed(list(text), currency)
    assert amount_of(text, currency) == minor


def test_nothing_typed_is_no_amount() -> None:
    assert amount_of("", "PLN") is None
    assert without_last("") == ""


@given(st.lists(st.sampled_from([*"0123456789,.", "00"]), max_size=30))
def test_whatever_is_pressed_is_an_amount(keys: list[str]) -> None:
    text = typed(keys)

    assert text == "" or amount_of(text, "PLN") is not None
    assert len(text) <= 10


def test_listeners_hear_a_change_and_not_a_repetition() -> None:
    heard: list[int] = []
    value = Observable(1)
    value.watch(heard.append)

    value.set(2)
    value.set(2)

    assert heard == [1, 2]


def test_a_watch_that_was_ended_hears_nothing() -> None:
    heard: list[int] = []
    value = Observable(1)
    end = value.watch(heard.append)

    end()
    end()
    value.set(2)

    assert heard == [1]


def test_a_change_made_by_a_listener_reaches_the_others_once_and_last() -> None:
    heard: list[int] = []
    value = Observable(0)
    value.watch(lambda now: value.set(2) if now == 1 else None)
    value.watch(heard.append)

    value.set(1)

    assert heard == [0, 2]


def test_of_many_questions_the_first_and_the_newest_are_asked_and_one_answered() -> None:
    runner = LateRunner()
    latest = LatestOnly(runner)
    asked: list[int] = []
    answered: list[int] = []

    def ask(number: int) -> None:
        def work() -> int:
            asked.append(number)
            return number

        latest.run(work, answered.append, lambda _refusal: None)

    for number in range(5):
        ask(number)
    runner.finish_all()

    assert asked == [0, 4]
    assert answered == [4]


def test_a_forgotten_question_is_not_answered() -> None:
    runner = LateRunner()
    latest = LatestOnly(runner)
    answered: list[int] = []
    latest.run(lambda: 1, answered.append, lambda _refusal: None)

    latest.forget()
    runner.finish_all()

    assert answered == []
