# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What differs is named by its place, as deep down as it goes."""

import pytest

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import CounterChange, Effects, Lot
from pos_loyalty.services.comparison import SHOWN_CHARS_MAX, Difference, differences

FIRST, SECOND = Lot(LotId("a"), 10), Lot(LotId("b"), 20)


def test_equal_values_do_not_differ() -> None:
    assert list(differences(Effects(lots=(FIRST,)), Effects(lots=(FIRST,)))) == []


@pytest.mark.parametrize(
    ("recorded", "again", "place"),
    [
        pytest.param({"x": 1}, {"x": 2}, "x", id="in a mapping"),
        pytest.param((1, 2), (1, 3), "1", id="in a row of plain values"),
        pytest.param((FIRST, FIRST), (FIRST, SECOND), "1", id="in a row where two begin alike"),
    ],
)
def test_a_difference_has_a_place(recorded: object, again: object, place: str) -> None:
    (found, *_) = differences(recorded, again)

    assert found.place.split(".")[0] == place


def test_things_in_a_row_are_named_by_what_they_begin_with() -> None:
    recorded = Effects(lots=(FIRST, SECOND))
    again = Effects(lots=(Lot(LotId("b"), 21), FIRST))

    assert list(differences(recorded, again)) == [Difference("lots.b.amount", "20", "21")]


def test_what_only_one_side_has_stands_against_nothing() -> None:
    counted = CounterChange("visits", None, 1)

    missing = list(differences(Effects(counters=(counted,)), Effects()))
    new = list(differences(Effects(), Effects(counters=(counted,))))

    assert [(d.place, d.again) for d in missing] == [("counters.visits", "")]
    assert [(d.place, d.recorded) for d in new] == [("counters.visits", "")]


def test_values_of_two_kinds_differ_as_a_whole() -> None:
    assert list(differences(FIRST, 1, "lot")) == [Difference("lot", str(FIRST), "1")]


def test_the_same_things_in_another_order_differ() -> None:
    recorded, again = Effects(lots=(FIRST, SECOND)), Effects(lots=(SECOND, FIRST))

    assert [difference.place for difference in differences(recorded, again)] == ["lots"]


def test_long_values_are_cut() -> None:
    (found,) = differences("x" * 1000, "y")

    assert len(found.recorded) == SHOWN_CHARS_MAX
