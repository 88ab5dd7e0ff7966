# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an account holds on a day, where several lots or several visits meet."""

from datetime import date, timedelta

import pytest

from pos_loyalty.domain.balances import balance_of, balance_on, ending, spendable_of, take_up_to
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Lot, MemberState
from tests.domain.accounts import ADA, STAMPS, TODAY, account

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def visitor(*days: str) -> MemberState:
    """Return somebody who came on these days."""
    return account(ADA, visits={date.fromisoformat(day): 1 for day in days})


@pytest.mark.parametrize(
    ("visits", "last_day"),
    [
        # Earned on 10 January, and gone six months after the last of the visits that follow.
        pytest.param([], "2026-07-10", id="none"),
        pytest.param(["2026-07-10"], "2027-01-10", id="on the last day"),
        pytest.param(["2026-07-11"], "2026-07-10", id="a day late"),
        pytest.param(["2026-03-01", "2026-08-01", "2027-01-01"], "2027-07-01", id="all the while"),
        pytest.param(["2026-03-01", "2026-09-01", "2027-02-01"], "2027-08-01", id="just in time"),
        pytest.param(["2026-03-01", "2026-09-02", "2027-02-01"], "2026-09-01", id="one too late"),
        pytest.param(["2024-01-01", "2026-03-01"], "2026-09-01", id="long before, and once"),
        pytest.param(
            ["2026-03-01", "2026-08-01", "2027-06-01", "2027-08-01"], "2027-02-01", id="then a gap"
        ),
    ],
)
def test_visits_keep_points_as_long_as_none_is_late(visits: list[str], last_day: str) -> None:
    lot = Lot(LotId("a"), 5, earned_on=date(2026, 1, 10), idle_months=6)

    assert ending(lot, visitor(*visits)).expires_on == date.fromisoformat(last_day)


@pytest.mark.parametrize("expires_on", [date(2026, 3, 31), date(2026, 7, 10)])
def test_a_last_day_is_kept_however_often_the_member_comes(expires_on: date) -> None:
    lot = Lot(LotId("a"), 5, None, expires_on, earned_on=date(2026, 1, 10), idle_months=6)

    assert ending(lot, visitor("2026-03-01")).expires_on == expires_on


def test_a_single_point_that_waits_is_one_that_waits() -> None:
    balance = balance_on(TODAY, [Lot(LotId("a"), 1, vests_on=TOMORROW)])

    assert (balance.spendable_points, balance.vesting_points) == (0, 1)


@pytest.mark.parametrize("points", [1, 2])
def test_what_expires_with_a_debt_has_paid_it_whatever_they_are_called(points: int) -> None:
    credit = Lot(LotId("a"), points, expires_on=YESTERDAY)
    debt = Lot(LotId("b"), -1, expires_on=YESTERDAY)

    assert balance_on(TODAY, [credit, debt]).spendable_points == 0


def test_a_debt_of_one_unit_is_none_of_another() -> None:
    stamps = [Lot(LotId("a"), 5, unit=STAMPS), Lot(LotId("b"), -2, unit=STAMPS)]
    state = account(ADA, *stamps, Lot(LotId("c"), 40))

    assert spendable_of(state, TODAY, STAMPS) == 3
    assert spendable_of(state, TODAY) == 40


@pytest.mark.parametrize(
    ("vests_on", "spendable_points"),
    [
        pytest.param(YESTERDAY, 5, id="since yesterday"),
        pytest.param(TODAY, 5, id="from today"),
        pytest.param(TOMORROW, 0, id="from tomorrow"),
    ],
)
def test_points_may_be_spent_from_the_day_they_vest_on(
    vests_on: date, spendable_points: int
) -> None:
    state = account(ADA, Lot(LotId("a"), 5, vests_on))

    assert balance_of(state, TODAY).spendable_points == spendable_points
    assert spendable_of(state, TODAY) == spendable_points
    assert sum(-lot.amount for lot in take_up_to(9, state.lots, TODAY)) == spendable_points
