# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The few events that are enough are found, and are named in few words."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.simulation.script import Plan
from pos_loyalty.simulation.shrinking import from_ranges, in_ranges, shrink, smaller


@given(needed=st.sets(st.integers(1, 200), max_size=5))
def test_what_is_enough_stays_and_everything_else_is_left_out(needed: set[int]) -> None:
    kept = shrink(range(1, 201), lambda numbers: needed <= set(numbers), tries_max=10_000)

    assert list(kept) == sorted(needed)


def test_of_two_things_that_are_each_enough_one_stays() -> None:
    kept = shrink(range(100), lambda numbers: bool({17, 80} & set(numbers)))

    assert list(kept) in ([17], [80])


def test_no_more_is_tried_than_is_allowed() -> None:
    tries: list[Sequence[int]] = []

    def fails(numbers: Sequence[int]) -> bool:
        tries.append(numbers)
        return {3, 50, 97} <= set(numbers)

    kept = shrink(range(100), fails, tries_max=10)

    assert len(tries) == 10
    assert {3, 50, 97} <= set(kept)


def test_what_needs_nothing_shrinks_to_nothing() -> None:
    assert list(shrink(range(8), lambda _numbers: True)) == []


def test_numbers_in_a_row_are_told_by_the_first_and_the_last() -> None:
    assert in_ranges([9, 3, 7, 8]) == "3,7-9"


@given(numbers=st.frozensets(st.integers(1, 60)))
def test_numbers_are_read_as_they_are_told(numbers: frozenset[int]) -> None:
    assert from_ranges(in_ranges(sorted(numbers))) == numbers


@pytest.mark.parametrize("text", ["three", "3-x", "9-", "-9", "7-3", "0-999999999"])
def test_what_names_no_numbers_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="no event numbers"):
        from_ranges(text)


def test_smaller_shops_come_smallest_first_and_none_is_as_large() -> None:
    plan = Plan(days=7, tills=8)

    tried = smaller(plan)

    sizes = [each.days * each.tills for each in tried]
    assert sizes == sorted(sizes)
    assert tried[0] == Plan(days=1, tills=1)
    assert plan not in tried


def test_nothing_is_smaller_than_one_till_for_one_day() -> None:
    assert smaller(Plan(days=1, tills=1)) == []
