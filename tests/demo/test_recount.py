# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The bookkeeper's own arithmetic, worked out by hand."""

from datetime import datetime

from pos_loyalty.demo.recount import Told, recount

TUESDAY_MORNING = datetime(2026, 3, 3, 9, 0)  # noqa: DTZ001 - the recount looks at the shop's clock
TUESDAY_EVENING = datetime(2026, 3, 3, 18, 0)  # noqa: DTZ001 - as above


def test_a_morning_sale_counts_double_and_pays_the_visit() -> None:
    told = [Told("sale", "a", TUESDAY_MORNING, "1", 4860)]

    # 48.60 less 5 % (2.43) is 46.17: 46 points, doubled, and 2 for the visit.
    assert recount({"a": (100, 0)}, told) == {"a": 194}


def test_what_does_not_fill_a_point_counts_next_time() -> None:
    told = [
        Told("sale", "a", TUESDAY_EVENING, "1", 1052),
        Told("sale", "a", TUESDAY_EVENING, "2", 1052),
    ]

    # 10.52 less 5 % (0.52) is 10.00; twice: 10 points each, nothing banked.
    assert recount({"a": (0, 0)}, told) == {"a": 20}

    # 10.10 less 0.50 is 9.60: 9 points and 0.60 banked; then 10.20: 10 points.
    told = [Told("sale", "a", TUESDAY_EVENING, str(n), 1010) for n in range(2)]
    assert recount({"a": (0, 0)}, told) == {"a": 19}


def test_gold_gets_half_again_in_the_evening() -> None:
    told = [Told("sale", "a", TUESDAY_EVENING, "1", 2000)]

    # 20.00 less 15 % is 17.00: 17 points and 8 more; below 20.00 no points for the visit.
    assert recount({"a": (0, 1000)}, told) == {"a": 25}


def test_a_return_takes_back_exactly_what_the_sale_gave() -> None:
    told = [
        Told("sale", "a", TUESDAY_MORNING, "1", 4860, "five-off"),
        Told("returned", "a", TUESDAY_EVENING, "1"),
    ]

    assert recount({"a": (150, 0)}, told) == {"a": 150}
