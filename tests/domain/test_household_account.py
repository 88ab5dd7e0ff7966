# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Several people, one account: what each brings, and what goes along when one leaves."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import VISITS, Effects, Lot, MemberState, apply_effects
from pos_loyalty.domain.program.household_account import join, leave, own_share
from pos_loyalty.domain.program.households import Leaving, earned_by_counter
from pos_loyalty.domain.program.merging import Transfer
from pos_loyalty.domain.units import POINTS
from tests.domain.accounts import (
    ADA,
    BOB,
    CLEO,
    JOINED,
    STAMPS,
    TODAY,
    account,
    accounts,
    assert_balanced,
    held,
    lot,
    op,
)


def household(*lots: Lot, **parts: int) -> MemberState:
    """Return Cleo's account, shared with others; ``parts`` is what each earned for it."""
    people = {"ada": ADA, "bob": BOB, "cleo": CLEO}
    counters: dict[str, dict[date | None, int]] = {
        earned_by_counter(str(people[name])): {None: points} for name, points in parts.items()
    }
    return MemberState(CLEO, JOINED, lots, counters)


def with_counter(state: MemberState, name: str, by_day: dict[date | None, int]) -> MemberState:
    return replace(state, counters={**state.counters, name: by_day})


def parts_of(state: MemberState) -> dict[str, int]:
    names = {"ada": ADA, "bob": BOB, "cleo": CLEO}
    parts = {name: state.total(earned_by_counter(str(person))) for name, person in names.items()}
    return {name: points for name, points in parts.items() if points}


def leaves(
    person: MemberId,
    shared: MemberState,
    leaving: Leaving = Leaving.OWN_SHARE,
    *,
    is_last: bool = False,
) -> Transfer:
    return leave(person, shared, leaving, is_last=is_last, day=TODAY, op_id=op(7))


def points(effects: Effects) -> dict[str, int]:
    return {str(lot.lot_id): lot.amount for lot in effects.lots}


# ---- leaving with nothing, or after a visit


def test_a_part_of_nothing_is_nothing() -> None:
    assert own_share(ADA, household(ada=100), TODAY) == 0


def test_what_goes_along_is_kept_by_the_visit_of_the_same_day() -> None:
    idle = replace(lot("a", 60), earned_on=date(2026, 7, 1), idle_months=12)
    shared = with_counter(household(idle, ada=100), VISITS, {TODAY: 1})

    moved = leaves(ADA, shared)

    assert [lot.earned_on for lot in moved.target.lots] == [TODAY]


# ---- joining


def test_who_joins_brings_points_and_sums_and_is_remembered_for_the_points() -> None:
    ada = account(ADA, lot("a", 60), lot("v", 20, vests_in=3), earned={TODAY: 500})
    shared = household(lot("c", 100), cleo=300)

    moved = join(ada, shared, day=TODAY, op_id=op(7))

    after = apply_effects(shared, moved.target)
    assert held(apply_effects(ada, moved.source)) == ({}, {})
    assert after.amount_of(POINTS) == 180
    assert after.total("earned") == 500
    # 60 and 20: what was spent or ended before is no part of what was brought.
    assert parts_of(after) == {"ada": 80, "cleo": 300}


def test_an_account_that_one_person_had_begins_with_what_that_person_holds() -> None:
    shared = account(CLEO, lot("c", 100), lot("old", 40, ends_in=-1))

    moved = join(account(ADA, lot("a", 60)), shared, day=TODAY, op_id=op(7))

    assert parts_of(apply_effects(shared, moved.target)) == {"ada": 60, "cleo": 100}


def test_what_was_earned_for_another_household_does_not_count_in_this_one() -> None:
    before: dict[date | None, int] = {None: 900}
    ada = account(ADA, lot("a", 60), **{earned_by_counter(str(ADA)): before})

    moved = join(ada, household(cleo=10), day=TODAY, op_id=op(7))

    assert parts_of(apply_effects(household(cleo=10), moved.target)) == {"ada": 60, "cleo": 10}


def test_a_debt_is_brought_along_but_is_no_part() -> None:
    moved = join(account(ADA, lot("a", -60)), household(lot("c", 100)), day=TODAY, op_id=op(7))

    after = apply_effects(household(lot("c", 100)), moved.target)

    assert balance_of(after, TODAY).spendable_points == 40
    assert parts_of(after) == {"cleo": 100}


def test_an_account_does_not_join_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        join(account(CLEO), household(), day=TODAY, op_id=op(7))


# ---- leaving


def test_the_own_share_goes_along_what_expires_first_before_the_rest() -> None:
    # 60 of 100 were Ada's; 50 are left: 30. The lot that ends first has 20 of them.
    shared = household(lot("x", 30), lot("y", 20, ends_in=9), ada=60, bob=40)

    moved = leaves(ADA, shared)

    assert points(moved.source) == {"x": -10, "y": -20}
    assert moved.target.lots == (
        replace(lot("x", 10), lot_id=LotId(f"{op(7).hex}-0")),
        replace(lot("y", 20, ends_in=9), lot_id=LotId(f"{op(7).hex}-1")),
    )
    # Bob's are the 20 that are left, all of them.
    after = apply_effects(shared, moved.source)
    assert parts_of(after) == {"bob": 40}
    assert own_share(BOB, after, TODAY) == 20


@pytest.mark.parametrize(
    ("shared", "share"),
    [
        # 100 x 1 / 3 is 33.3.
        pytest.param(household(lot("x", 100), ada=1, bob=2), 33, id="rounded down"),
        pytest.param(household(lot("x", 100), bob=2), 0, id="who earned nothing"),
        pytest.param(household(lot("x", 100)), 0, id="nobody earned anything"),
        pytest.param(household(lot("x", -100), ada=1, bob=2), 0, id="in debt"),
        # 100 less 40: 60, and half of it.
        pytest.param(household(lot("x", 100), lot("y", -40), ada=5, bob=5), 30, id="after debts"),
        # What a return took back weighs nothing, and takes nothing from the others.
        pytest.param(household(lot("x", 100), ada=5, bob=-5), 100, id="less than nothing earned"),
        pytest.param(household(lot("x", 100), ada=-5, bob=5), 0, id="own returns"),
        pytest.param(
            household(lot("x", 40), lot("v", 60, vests_in=3), ada=1, bob=1), 20, id="vests later"
        ),
        pytest.param(
            household(lot("x", 40), lot("e", 60, ends_in=-1), ada=1, bob=1), 20, id="has ended"
        ),
    ],
)
def test_the_share_is_of_what_may_be_spent(shared: MemberState, share: int) -> None:
    moved = leaves(ADA, shared)

    assert own_share(ADA, shared, TODAY) == share
    assert sum(lot.amount for lot in moved.target.lots) == share


def test_points_stay_where_the_programme_says_so() -> None:
    shared = household(lot("x", 100), ada=60, bob=40)

    moved = leaves(ADA, shared, Leaving.POINTS_STAY)

    assert moved.target == Effects()
    assert parts_of(apply_effects(shared, moved.source)) == {"bob": 40}
    assert apply_effects(shared, moved.source).amount_of(POINTS) == 100


@pytest.mark.parametrize("leaving", Leaving)
def test_the_last_person_takes_everything(leaving: Leaving) -> None:
    stamps = Lot(LotId("s"), 7, unit=STAMPS)
    shared = household(lot("x", 100), lot("d", -30), lot("v", 60, vests_in=3), stamps, bob=40)
    shared = with_counter(shared, "earned", {TODAY: 130})

    moved = leaves(ADA, shared, leaving, is_last=True)

    ada = apply_effects(account(ADA), moved.target)
    assert held(apply_effects(shared, moved.source)) == ({}, {})
    assert (ada.amount_of(POINTS), ada.amount_of(STAMPS)) == (130, 7)
    assert (ada.total("earned"), parts_of(ada)) == (130, {})


def test_idleness_is_counted_from_the_last_visit_of_the_household() -> None:
    # Earned in 2025, kept alive in May and October 2026: six months from 10 October.
    idle = Lot(LotId("x"), 50, earned_on=date(2025, 12, 1), idle_months=6)
    shared = household(idle, ada=1)
    visits: dict[date | None, int] = {
        date(2026, 5, 20): 1,
        date(2026, 10, 10): 1,
        date(2026, 11, 20): 0,
    }
    shared = with_counter(shared, "visits", visits)

    moved = leaves(ADA, shared)

    ada = apply_effects(account(ADA), moved.target)
    assert balance_of(ada, date(2027, 4, 10)).spendable_points == 50
    assert balance_of(ada, date(2027, 4, 11)).spendable_points == 0


def test_idleness_without_any_visit_is_counted_from_the_day_of_earning() -> None:
    idle = Lot(LotId("x"), 50, earned_on=date(2026, 10, 1), idle_months=6)

    moved = leaves(ADA, household(idle, ada=1))

    assert moved.target.lots[0].earned_on == date(2026, 10, 1)


# ---- whatever is on the accounts


@given(accounts(ADA), accounts(CLEO))
def test_joining_loses_nothing(person: MemberState, shared: MemberState) -> None:
    moved = join(person, shared, day=TODAY, op_id=op(7))

    assert_balanced(moved.source)
    assert_balanced(moved.target)
    after = apply_effects(shared, moved.target)
    for unit in (POINTS, STAMPS):
        assert after.amount_of(unit) == person.amount_of(unit) + shared.amount_of(unit)


def spendable(state: MemberState) -> int:
    return max(0, balance_of(state, TODAY).spendable_points)


WAYS = [(leaving, is_last) for leaving in Leaving for is_last in (False, True)]


@given(accounts(CLEO), st.integers(0, 500), st.integers(0, 500), st.sampled_from(WAYS))
def test_leaving_loses_nothing_and_makes_no_debt(
    shared: MemberState, ada_points: int, bob_points: int, way: tuple[Leaving, bool]
) -> None:
    leaving, is_last = way
    parts = household(ada=ada_points, bob=bob_points).counters
    shared = replace(shared, counters={**shared.counters, **parts})

    moved = leaves(ADA, shared, leaving, is_last=is_last)

    assert_balanced(moved.source)
    assert_balanced(moved.target)
    left = apply_effects(shared, moved.source)
    taken = apply_effects(account(ADA), moved.target)
    for unit in (POINTS, STAMPS):
        assert left.amount_of(unit) + taken.amount_of(unit) == shared.amount_of(unit)
    assert parts_of(taken) == {}
    assert "ada" not in parts_of(left)
    if not is_last:
        assert spendable(left) + spendable(taken) == spendable(shared)


@given(
    st.lists(st.integers(1, 300), min_size=1, max_size=5),
    st.integers(1, 300),
    st.integers(1, 300),
)
def test_who_joins_and_leaves_at_once_leaves_with_what_they_brought(
    amounts: list[int], cleo_points: int, ends_in: int
) -> None:
    shared = account(CLEO, lot("c", cleo_points, ends_in=ends_in))
    person = account(ADA, *(lot(f"a{n}", amount) for n, amount in enumerate(amounts)))

    joined = apply_effects(shared, join(person, shared, day=TODAY, op_id=op(6)).target)
    moved = leaves(ADA, joined)

    assert sum(lot.amount for lot in moved.target.lots) == sum(amounts)
