# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.pins import NO_TRIES, PinTries, is_easy_pin, is_pin

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def failed(times: int, at: datetime = NOON) -> PinTries:
    tries = NO_TRIES
    for _ in range(times):
        tries = tries.failed(at)
    return tries


@pytest.mark.parametrize("pin", ["000000", "112112", "123456", "987654", "901234", "121212"])
def test_a_pin_that_is_guessed_early_is_easy(pin: str) -> None:
    assert is_easy_pin(pin)


@pytest.mark.parametrize("pin", ["240585", "052485", "850524", "290204", "123321", "482482"])
def test_a_birthday_or_a_pattern_is_easy(pin: str) -> None:
    assert is_easy_pin(pin)


@pytest.mark.parametrize("pin", ["482913", "739164", "905713"])
def test_another_is_not(pin: str) -> None:
    assert not is_easy_pin(pin)


def test_most_pins_are_left() -> None:
    easy = sum(is_easy_pin(f"{number:06}") for number in range(0, 1_000_000, 97))

    assert easy < 0.15 * len(range(0, 1_000_000, 97))


@pytest.mark.parametrize("text", ["12345", "1234567", "12345a", "١٢٣٤٥٦", ""])
def test_a_pin_has_six_digits(text: str) -> None:
    assert not is_pin(text)


@pytest.mark.parametrize(
    ("times", "wait_seconds"),
    [(0, 0), (1, 0), (4, 0), (5, 30), (6, 60), (7, 300), (8, 1_800), (9, 1_800), (50, 1_800)],
)
def test_after_five_wrong_ones_the_wait_grows(times: int, wait_seconds: int) -> None:
    tries = failed(times)

    assert tries.wait_left(NOON) == timedelta(seconds=wait_seconds)
    assert tries.wait_left(NOON + timedelta(seconds=wait_seconds)) == timedelta(0)


@given(
    times=st.integers(min_value=5, max_value=12),
    steps=st.lists(st.integers(min_value=-100_000, max_value=0), max_size=6),
)
def test_a_clock_that_is_set_back_shortens_no_wait(times: int, steps: list[int]) -> None:
    tries, now = failed(times), NOON
    full = tries.wait_left(NOON)

    for step in steps:
        now += timedelta(seconds=step)
        tries = tries.at(now)

    assert tries.wait_left(now) == full
    assert tries.wait_left(now + full) == timedelta(0)


def test_tries_that_are_left_are_counted_down() -> None:
    assert [failed(times).left for times in (0, 1, 5, 9)] == [5, 4, 0, 0]
