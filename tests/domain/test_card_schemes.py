# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Cards of others: the shortest and longest that a scheme may have, and how they prove it."""

import pytest

from pos_loyalty.domain.card_schemes import CardScheme, CheckRule
from pos_loyalty.domain.scan import Symbology


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        (CheckRule.GS1, "123"),  # 2 * 3 + 1 = 7, and 3 more are 10
        (CheckRule.LUHN, "125"),  # 2 * 2 + 1 = 5, and 5 more are 10
        (CheckRule.MOD_97_10, "195"),  # 195 = 2 * 97 + 1
        (CheckRule.NONE, "1"),
        (CheckRule.NONE, ""),
    ],
)
def test_the_shortest_number_that_can_prove_itself_does(rule: CheckRule, number: str) -> None:
    assert rule.holds(number)


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        (CheckRule.GS1, "17"),
        (CheckRule.LUHN, "18"),
        (CheckRule.MOD_97_10, "98"),
        (CheckRule.GS1, ""),
        (CheckRule.GS1, "12a"),
    ],
)
def test_too_few_digits_or_other_characters_prove_nothing(rule: CheckRule, number: str) -> None:
    assert not rule.holds(number)


@pytest.mark.parametrize(("chars_min", "chars_max"), [(1, 1), (1, 48), (48, 48)])
def test_a_card_number_has_one_to_48_characters(chars_min: int, chars_max: int) -> None:
    scheme = CardScheme("Club", Symbology.CODE_128, ("7",), chars_min, chars_max, CheckRule.NONE)

    lengths = [n for n in range(60) if scheme.claims("7" * n, Symbology.CODE_128)]

    assert lengths == list(range(chars_min, chars_max + 1))


def test_no_card_number_is_shorter_than_its_longest_is_long() -> None:
    with pytest.raises(ValueError, match="1 to 48"):
        CardScheme("Club", Symbology.CODE_128, (), chars_min=9, chars_max=8)
