# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The bookkeeper's own arithmetic, worked out by hand."""

from datetime import datetime

import pytest

from pos_loyalty.demo.recount import Books, Told, recount

TUESDAY_MORNING = datetime(2026, 3, 3, 9, 0)  # noqa: DTZ001 - the recount looks at the shop's clock
TUESDAY_EVENING = datetime(2026, 3, 3, 18, 0)  # noqa: DTZ001 - as above


def test_a_morning_sale_counts_double_and_pays_the_visit() -> None:
    told = [Told("sale", "a", TUESDAY_MORNING, "1", 4860)]

    # 48.60 less 5 % (2.43) is 46.17: 46 points, doubled, and 2 for the visit.
    assert recount({"a": Books(100)}, told)["a"].points == 194


def test_what_does_not_fill_a_point_counts_next_time() -> None:
    told = [
        Told("sale", "a", TUESDAY_EVENING, "1", 1052),
        Told("sale", "a", TUESDAY_EVENING, "2", 1052),
    ]

    # 10.52 less 5 % (0.52) is 10.00; twice: 10 points each, nothing banked.
    assert recount({}, told)["a"].points == 20

    # 10.10 less 0.50 is 9.60: 9 points and 0.60 banked; then 10.20: 10 points.
    told = [Told("sale", "a", TUESDAY_EVENING, str(n), 1010) for n in range(2)]
    assert recount({}, told)["a"].points == 19


def test_gold_gets_half_again_in_the_evening() -> None:
    told = [Told("sale", "a", TUESDAY_EVENING, "1", 2000)]

    # 20.00 less 15 % is 17.00: 17 points and 8 more; below 20.00 no points for the visit.
    assert recount({"a": Books(earned=1000)}, told)["a"].points == 25


def test_a_return_takes_back_exactly_what_the_sale_gave() -> None:
    told = [
        Told("sale", "a", TUESDAY_MORNING, "1", 4860, "five-off"),
        Told("returned", "a", TUESDAY_EVENING, "1"),
    ]

    assert recount({"a": Books(150)}, told) == {"a": Books(150)}


def test_nine_coffees_are_a_free_one() -> None:
    told = [
        Told("sale", "a", TUESDAY_EVENING, "1", 1800, coffees=2),
        Told("free_coffee", "a", TUESDAY_EVENING, "2"),
    ]

    after_the_cups = recount({"a": Books(stamps=8)}, told[:1])
    after_the_free_one = recount({"a": Books(stamps=8)}, told)

    # 18.00 less 5 % is 17.10. Eight and two are ten: a full card, and one on the next.
    assert after_the_cups["a"].account == (17, 1, 1)
    assert after_the_free_one["a"].account == (17, 1, 0)


@pytest.mark.parametrize(
    ("minor", "friend", "referrer"),
    [
        # 31.58 less 5 % (1.57) is 30.01: 30 points, 2 for the visit and 50 for the invitation.
        (3158, 82, 100),
        # 31.57 less 1.57 is 30.00: that is enough.
        (3157, 82, 100),
        # 31.56 less 1.57 is 29.99: it is not.
        (3156, 31, 0),
    ],
)
def test_a_friends_first_purchase_thanks_both(minor: int, friend: int, referrer: int) -> None:
    told = [Told("sale", "f", TUESDAY_EVENING, "1", minor)]

    books = recount({"f": Books(invited_by="r"), "r": Books()}, told)

    assert (books["f"].points, books["r"].points) == (friend, referrer)


def test_a_second_purchase_thanks_nobody() -> None:
    told = [
        Told("sale", "f", TUESDAY_EVENING, str(n), minor) for n, minor in enumerate((500, 5000))
    ]

    assert recount({"f": Books(invited_by="r")}, told).keys() == {"f"}


def test_a_first_purchase_taken_back_takes_the_thanks_back_and_counts_as_none() -> None:
    before = {"f": Books(50, invited_by="r"), "r": Books(7)}
    told = [
        Told("sale", "f", TUESDAY_EVENING, "1", 5000),
        Told("sale", "r", TUESDAY_EVENING, "2", 1000),
        Told("undone", "f", TUESDAY_EVENING, "1"),
    ]

    books = recount(before, told)

    # What the referrer bought meanwhile stays: 10.00 less 5 % is 9.50: 9 points.
    assert books["f"] == before["f"]
    assert books["r"].points == 16
