# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rows in columns: nothing is lost, and nothing is longer than the paper is wide."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pos_loyalty.domain.printed import Look, PrintedRow
from pos_loyalty.receipts.columns import lines_of

WORDS = st.text(alphabet="aŻЖ 1", max_size=90)


@settings(max_examples=40)
@given(words=WORDS, figure=st.text(alphabet="1,z", max_size=30), columns=st.integers(16, 48))
def test_every_letter_is_there_and_no_line_is_too_long(
    words: str, figure: str, columns: int
) -> None:
    lines = list(lines_of(PrintedRow(words, figure), columns))

    written = "".join("".join(lines).split())
    assert all(len(line) <= columns for line in lines)
    assert written == "".join(words.split()) + figure[-columns:]


def test_the_figure_stands_at_the_right_edge_of_the_last_line() -> None:
    assert list(lines_of(PrintedRow("a very long name of goods", "12,50"), 16)) == [
        "a very",
        "long name",
        "of goods   12,50",
    ]


def test_a_figure_that_leaves_no_room_has_a_line_of_its_own() -> None:
    assert list(lines_of(PrintedRow("Sum", "1234567,50 zl"), 16)) == ["Sum", "   1234567,50 zl"]


def test_a_rule_goes_across() -> None:
    assert list(lines_of(PrintedRow(look=Look.RULE), 16)) == ["-" * 16]


def test_what_is_in_the_middle_has_as_much_on_both_sides() -> None:
    assert list(lines_of(PrintedRow("Shop", look=Look.CENTRED), 16)) == ["      Shop"]
