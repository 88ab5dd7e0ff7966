# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Lots fold into a balance; spending takes what expires first."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from pos_loyalty.domain.balances import Balance, balance_on, take_points
from pos_loyalty.domain.errors import InsufficientPoints
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import (
    Account,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
    combine,
    with_counters,
)
from tests.domain.shopping import TODAY, Shopper, account_of, program_of


def lot(name: str, points: int, *, vests_in: int | None = None, ends_in: int | None = None) -> Lot:
    """Return a lot; days are counted from today."""
    return Lot(
        LotId(name),
        points,
        None if vests_in is None else TODAY + timedelta(days=vests_in),
        None if ends_in is None else TODAY + timedelta(days=ends_in),
    )


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("lots", "expected"),
    [
        pytest.param([], Balance(0), id="nothing"),
        pytest.param([lot("a", 5), lot("b", 7)], Balance(12), id="a sum"),
        pytest.param([lot("a", 0, ends_in=3)], Balance(0), id="an empty lot ends nothing"),
        pytest.param([lot("a", 5, vests_in=0)], Balance(5), id="vests today"),
        pytest.param([lot("a", 5, vests_in=1)], Balance(0, 5), id="vests tomorrow"),
        pytest.param([lot("a", 5, ends_in=-1)], Balance(0), id="ended yesterday"),
        pytest.param([lot("a", 5, ends_in=0)], Balance(5, 0, 5, in_days(1)), id="ends today"),
        pytest.param([lot("a", 5, ends_in=30)], Balance(5, 0, 5, in_days(31)), id="ends soon"),
        pytest.param([lot("a", 5, ends_in=31)], Balance(5), id="ends later"),
        pytest.param(
            [lot("b", 3, ends_in=9), lot("a", 5, ends_in=4), lot("c", 1)],
            Balance(9, 0, 8, in_days(5)),
            id="the first of two ends is named",
        ),
        pytest.param(
            [lot("a", 5, vests_in=2, ends_in=1)], Balance(0, 5), id="unvested until it ends"
        ),
        pytest.param([lot("a", 5, vests_in=5, ends_in=-1)], Balance(0), id="ended unvested"),
        pytest.param([lot("a", -5)], Balance(-5), id="a debt"),
        pytest.param([lot("a", -5), lot("b", 12)], Balance(7), id="a debt, paid"),
        pytest.param([lot("a", -5, ends_in=-9)], Balance(-5), id="a debt never ends"),
        pytest.param([lot("a", -5), lot("b", 3)], Balance(-2), id="a debt, paid in part"),
        pytest.param(
            [lot("a", -5), lot("b", 9, vests_in=1)], Balance(-5, 9), id="unvested points pay later"
        ),
        pytest.param(
            [lot("a", -5, ends_in=-9), lot("b", 5, ends_in=-1)],
            Balance(0),
            id="a debt that was paid stays paid when the points that paid it end",
        ),
        pytest.param(
            [lot("a", -5, ends_in=-1), lot("b", 5, ends_in=-9)],
            Balance(-5),
            id="points that ended before the debt was made pay nothing",
        ),
        pytest.param(
            [lot("b", 5, ends_in=-1), lot("z", -5, ends_in=-1)],
            Balance(0),
            id="points that end with the debt pay it",
        ),
        pytest.param(
            [lot("a", -5, ends_in=2), lot("b", 8, ends_in=9)],
            Balance(3, 0, 3, in_days(10)),
            id="of points that pay a debt only the rest ends soon",
        ),
        pytest.param(
            [lot("a", -5), lot("b", 8, ends_in=9)],
            Balance(3, 0, 3, in_days(10)),
            id="no more ends than may be spent",
        ),
        pytest.param(
            [lot("a", -9), lot("b", 8, ends_in=9)], Balance(-1), id="in debt nothing ends"
        ),
    ],
)
def test_lots_fold_into_the_balance_of_a_day(lots: Sequence[Lot], expected: Balance) -> None:
    assert balance_on(TODAY, lots) == expected


@pytest.mark.parametrize(
    ("lots", "points", "taken"),
    [
        pytest.param([lot("a", 5), lot("b", 5, ends_in=9)], 3, {"b": 3}, id="what ends first"),
        pytest.param([lot("a", 5), lot("b", 5, ends_in=9)], 7, {"b": 5, "a": 2}, id="then on"),
        pytest.param(
            [lot("a", 5, ends_in=9), lot("b", 5, ends_in=3)], 5, {"b": 5}, id="exactly one lot"
        ),
        pytest.param(
            [lot("a", 5, vests_in=-1), lot("b", 5, vests_in=-2)], 5, {"b": 5}, id="older first"
        ),
        pytest.param([lot("b", 5), lot("a", 5)], 5, {"a": 5}, id="of equal ones, by name"),
        pytest.param(
            [lot("a", 5, ends_in=-1), lot("b", 5)], 5, {"b": 5}, id="what has ended stays"
        ),
        pytest.param(
            [lot("a", 5, vests_in=1), lot("b", 5)], 5, {"b": 5}, id="what vests later stays"
        ),
        pytest.param(
            [lot("a", -5), lot("b", 9)], 4, {"b": 4}, id="a debt lowers what may be spent"
        ),
        pytest.param([lot("a", 5)], 0, {}, id="nothing"),
    ],
)
def test_what_expires_first_is_spent_first(
    lots: Sequence[Lot], points: int, taken: dict[str, int]
) -> None:
    assert {change.lot_id: -change.amount for change in take_points(points, lots, TODAY)} == taken


def test_a_debt_is_not_to_be_spent() -> None:
    with pytest.raises(InsufficientPoints) as refusal:
        take_points(5, [lot("a", -5), lot("b", 9)], TODAY)

    assert (refusal.value.needed_points, refusal.value.spendable_points) == (5, 4)


def test_a_lot_keeps_its_days_when_part_of_it_is_taken() -> None:
    held = lot("a", 5, vests_in=-1, ends_in=9)

    (taken,) = take_points(2, [held], TODAY)

    assert taken == lot("a", -2, vests_in=-1, ends_in=9)


def test_effects_combine_by_what_they_change_and_forget_what_came_to_nothing() -> None:
    def entry(points: int) -> LedgerEntry:
        return LedgerEntry(Account.MEMBER, points, "rule:a")

    one = Effects((entry(5),), (lot("x", 5), lot("y", 1)), (CounterChange("earned", TODAY, 5),))
    two = Effects((entry(2),), (lot("x", -5),), (CounterChange("earned", TODAY, -5),))

    assert combine(one, two) == Effects((entry(7),), (lot("y", 1),), ())
    assert combine() == Effects()


def test_totals_are_taken_between_two_days_included() -> None:
    shopper = Shopper(program_of())
    for days in (0, 1, 2, 3):
        shopper.takes(Effects(counters=(CounterChange("n", in_days(days), 10**days),)))
    shopper.takes(Effects(counters=(CounterChange("n", None, 50_000),)))

    state = shopper.state

    assert state.total("n") == 51_111
    assert state.total("n", in_days(1), in_days(2)) == 110
    assert state.total("n", in_days(2)) == 1100
    assert state.total("n", None, in_days(1)) == 11
    assert state.total("unknown") == 0


def test_applying_effects_leaves_the_old_state_alone() -> None:
    shopper = Shopper(program_of(), lot("a", 5))
    before = shopper.state
    shopper.takes(
        Effects(lots=(lot("a", -2), lot("b", 1)), counters=(CounterChange("n", None, 1),))
    )

    assert account_of(before) == ({"a": 5}, {})
    assert account_of(shopper.state) == ({"a": 3, "b": 1}, {("n", None): 1})
    assert shopper.state.version == before.version + 1


def test_sums_of_one_name_grow_day_by_day() -> None:
    state = Shopper(program_of()).state
    yesterday, today = TODAY - timedelta(days=1), TODAY
    changes = [(yesterday, 1), (today, 2), (today, 3)]
    effects = Effects(counters=tuple(CounterChange("a", day, n) for day, n in changes))

    assert with_counters(state, effects).counters == {"a": {yesterday: 1, today: 5}}
