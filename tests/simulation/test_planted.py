# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Bugs that somebody has really shipped are found: a test that finds nothing may be blind."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from pos_loyalty.simulation.parts import Parts
from pos_loyalty.simulation.planted.catalogue import planted
from pos_loyalty.simulation.planted.names import WHAT
from pos_loyalty.simulation.playing import Shops, play_all, play_one, shops_in_memory
from pos_loyalty.simulation.script import Plan

PLAN = Plan(days=2, tills=3)
FIRST = {
    "lazy-sync": 2,
    "number-apart": 3,
    "keys-expire": 22,
    "grant-by-wall-clock": 143,
    "tombstones-cut": 2,
    "refund-dropped": 3,
}
"""Where looking begins: at the seed that found the bug last. Where seeds have changed since, one
of the next finds it.
"""

SEEDS = {bug: range(FIRST.get(bug, 1), FIRST.get(bug, 1) + 12) for bug in WHAT}


@pytest.fixture(scope="module")
def shops() -> Iterator[Shops]:
    """Yield shops that all tests here share: a run plays in a copy."""
    with shops_in_memory() as opened:
        yield opened


@pytest.fixture(scope="module")
def is_clean(shops: Shops) -> Callable[[int], bool]:
    """Return what says of a seed whether nothing breaks in it by itself; each is played once."""
    return cache(lambda seed: play_one(shops.order(PLAN), seed).violation is None)


def test_there_are_fourteen_and_each_puts_another_part_in() -> None:
    parts = [planted(bug) for bug in WHAT]

    assert len(parts) == 14
    assert all(each != Parts() for each in parts)
    assert planted("") == Parts()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("bug", WHAT)
def test_a_bug_is_found_by_a_seed_that_is_clean_without_it(
    bug: str, shops: Shops, is_clean: Callable[[int], bool]
) -> None:
    runs = play_all(lambda _: shops.order(PLAN, bug), SEEDS[bug], jobs=1)

    failed = next((run for run in runs if run.violation is not None), None)

    assert failed is not None
    assert is_clean(failed.seed)
