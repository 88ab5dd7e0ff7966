# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

import pytest

from pos_loyalty.till_bot.script import (
    LINE_CHARS_MAX,
    Enrol,
    Link,
    Sell,
    Sync,
    UnknownLine,
    read_line,
)


def test_a_line_says_what_to_do() -> None:
    assert read_line('{"do": "enrol", "name": "ada"}') == Enrol(do="enrol", name="ada")
    assert read_line('{"do": "unplug"}') == Link(do="unplug")
    assert read_line('{"do": "wait-for-empty", "seconds": 2}') == Sync(
        do="wait-for-empty", seconds=2
    )
    line = '{"do": "sale", "member": "ada", "amount_minor": 5, "rewards": ["coffee"]}'
    assert read_line(line) == Sell(do="sale", member="ada", amount_minor=5, rewards=("coffee",))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        '{"do": "dance"}',
        '{"do": "sale", "member": "ada"}',
        '{"do": "sale", "member": "ada", "amount_minor": 0}',
        '{"do": "sale", "member": "ada", "amount_minor": 5, "tip": 1}',
        '{"do": "sync", "seconds": -1}',
        '{"do": "undo", "of": "' + "x" * LINE_CHARS_MAX + '"}',
    ],
)
def test_what_is_not_understood_is_refused(line: str) -> None:
    with pytest.raises(UnknownLine):
        read_line(line)


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("hello", "no JSON object"),
        ('{"sale": 10}', "do: is one of enrol, sale, redeem"),
        ('{"do": "dance"}', "wait-for-empty"),
        ('{"do": "sale", "member": "ada"}', "amount_minor"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: str, advice: str) -> None:
    with pytest.raises(UnknownLine, match=advice):
        read_line(line)
