# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points are given and taken by hand, over the store in memory and the real one."""

import pytest

from pos_loyalty.domain.by_hand import AdjustmentFact
from pos_loyalty.domain.errors import AdjustmentLimit, InsufficientPoints
from pos_loyalty.services.adjustment import AdjustmentLimits
from tests.fakes.store_subject import Subject
from tests.server.gestures import BOB
from tests.services.till import TillOver, till_over

LIMITS = AdjustmentLimits(member_points=100, till_points=150)


@pytest.fixture
def till(subject: Subject) -> TillOver:
    subject.confirm(BOB)
    return till_over(subject, points=120)


def test_it_says_how_much_why_and_who_agreed(till: TillOver) -> None:
    given = till.adjusts(25)

    fact = given.fact
    assert isinstance(fact, AdjustmentFact)
    assert (fact.points, fact.reason, fact.note, fact.approver) == (
        25,
        "goodwill",
        "The coffee was cold",
        "eve",
    )
    assert given.schema == 2
    assert till.points == 145


def test_no_more_is_taken_than_may_be_spent(till: TillOver) -> None:
    with pytest.raises(InsufficientPoints):
        till.adjusts(-121)

    till.adjusts(-120)

    assert till.points == 0


def test_nothing_is_no_adjustment(till: TillOver) -> None:
    with pytest.raises(ValueError, match="changes something"):
        till.adjusts(0)


def test_a_member_has_so_much_a_day_given_and_taken_together(till: TillOver) -> None:
    till.adjusts(60, limits=LIMITS)

    with pytest.raises(AdjustmentLimit) as refusal:
        till.adjusts(-41, limits=LIMITS)
    till.adjusts(-40, limits=LIMITS)
    till.waits(days=1)
    till.adjusts(100, limits=LIMITS)

    assert refusal.value.left_points == 40
    assert till.points == 240


def test_a_till_has_so_much_a_day_over_all_members(till: TillOver) -> None:
    till.adjusts(100, limits=LIMITS)

    with pytest.raises(AdjustmentLimit) as refusal:
        till.adjusts(51, limits=LIMITS, member_id=BOB.member_id)

    assert refusal.value.left_points == 50


def test_what_was_taken_back_does_not_count(till: TillOver) -> None:
    till.undoes(till.adjusts(100, limits=LIMITS))

    till.adjusts(100, limits=LIMITS)

    assert till.points == 220


def test_the_same_gesture_adjusts_once(till: TillOver) -> None:
    first = till.adjusts(10)

    till._gestures -= 1  # noqa: SLF001 - the same key again

    assert till.adjusts(10) == first
    assert till.points == 130
