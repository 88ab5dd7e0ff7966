# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What does not fit is said in words, also what nobody has found words for yet."""

from pydantic_core import ErrorDetails

from pos_loyalty.protocol.mistake_words import nearest, shape_mistakes, shown


def test_a_complaint_of_a_sort_that_we_do_not_know_is_still_a_sentence() -> None:
    complaint = ErrorDetails(type="new_sort", loc=("program", "name"), msg="Jargon", input=[1])

    (mistake,) = shape_mistakes({}, [complaint])

    assert (mistake.place, mistake.text) == ("name", "[1] does not fit here.")


def test_what_was_probably_meant_comes_first() -> None:
    assert nearest("cofee", ["tea", "coffee"]) == "Did you mean coffee? Known: coffee, tea."
    assert nearest("x", ["tea", "tea"]) == "Known: tea."
    assert nearest("x", []) == "There is none."


def test_a_long_value_is_cut() -> None:
    assert shown("x" * 100) == f'"{"x" * 39}…'
