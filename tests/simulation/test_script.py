# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A seed decides how large its shop is, unless that was said."""

from collections import Counter

from pos_loyalty.simulation.defaults import TILLS
from pos_loyalty.simulation.script import Plan, Sizes


def test_seeds_take_each_size_as_often_as_it_stands_there() -> None:
    sizes = Sizes(1, TILLS)

    found = Counter(sizes.plan_of(seed).tills for seed in range(6_000))

    assert found.keys() == set(TILLS)
    assert all(abs(found[n] / 1_200 - TILLS.count(n)) < 0.2 for n in set(TILLS))
    assert sizes.plan_of(7) == sizes.plan_of(7)


def test_what_was_said_holds_for_every_seed() -> None:
    sizes = Sizes(2, (5,))

    assert {sizes.plan_of(seed) for seed in range(50)} == {Plan(days=2, tills=5)}
    assert str(sizes) == "5 tills for 2 days"
    assert str(Sizes(1, TILLS)) == "1 to 3 tills for 1 days"
