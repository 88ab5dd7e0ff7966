# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Check digits, against numbers that others have published or that are worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.check_digits import gs1_check_digit, luhn_check_digit


@pytest.mark.parametrize(
    ("body", "digit"),
    [
        ("7992739871", "3"),
        ("4992739871", "6"),
        ("37828224631000", "5"),
        ("0", "0"),
        ("5", "9"),  # 5 twice is 10, its digits make 1, and 9 more are 10
        ("9", "1"),  # 9 twice is 18, its digits make 9
        ("90", "1"),  # the 0 is doubled, the 9 is not
        ("89", "3"),  # 9 twice is 18, its digits make 9; with the 8, 17
        ("98", "4"),  # 8 twice is 16, its digits make 7; with the 9, 16
    ],
)
def test_a_luhn_digit_makes_the_doubled_sum_end_in_nothing(body: str, digit: str) -> None:
    assert luhn_check_digit(body) == digit


@given(st.text("0123456789", min_size=1, max_size=24), st.data())
def test_one_wrong_digit_changes_a_luhn_check(body: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body) - 1))
    other = data.draw(st.sampled_from("0123456789".replace(body[place], "")))

    wrong = body[:place] + other + body[place + 1 :]

    assert luhn_check_digit(wrong) != luhn_check_digit(body)


@pytest.mark.parametrize(
    ("body", "digit"),
    [
        ("400638133393", "1"),
        ("9638507", "4"),
        ("03600029145", "2"),
        ("0", "0"),
        ("1", "7"),
        ("10", "9"),
    ],
)
def test_a_gs1_digit_weighs_every_other_digit_three_times(body: str, digit: str) -> None:
    assert gs1_check_digit(body) == digit
