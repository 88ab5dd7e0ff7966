# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Two accounts become one, and two again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.balances import balance_of, take_points
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import (
    Account,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
    MemberState,
    apply_effects,
    negate,
)
from pos_loyalty.domain.program.caps import Cap, Period
from pos_loyalty.domain.program.merging import Transfer, merge, unmerge
from pos_loyalty.domain.units import POINTS
from tests.domain.accounts import (
    ADA,
    BOB,
    STAMPS,
    TODAY,
    account,
    accounts,
    assert_balanced,
    held,
    lot,
    op,
)


def merged(
    absorbed: MemberState, survivor: MemberState
) -> tuple[Transfer, MemberState, MemberState]:
    """Return the merge, and both accounts after it."""
    moved = merge(absorbed, survivor, op_id=op(1))
    return moved, apply_effects(absorbed, moved.source), apply_effects(survivor, moved.target)


def test_lots_move_with_their_days_and_counters_add_up() -> None:
    old = account(ADA, lot("b", 30, ends_in=9), lot("a", 70, vests_in=2), earned={TODAY: 100})
    new = account(BOB, lot("c", 5), earned={TODAY: 5, None: 1})

    moved, emptied, joined = merged(old, new)

    prefix = op(1).hex
    assert held(emptied) == ({}, {})
    assert held(joined) == (
        {"c": 5, f"{prefix}-0": 70, f"{prefix}-1": 30},
        {("earned", TODAY): 105, ("earned", None): 1},
    )
    assert moved.target.lots == (
        replace(lot("a", 70, vests_in=2), lot_id=LotId(f"{prefix}-0")),
        replace(lot("b", 30, ends_in=9), lot_id=LotId(f"{prefix}-1")),
    )


def test_each_unit_is_booked_on_both_sides() -> None:
    stamps = Lot(LotId("s"), 7, unit=STAMPS)

    moved = merge(account(ADA, lot("a", 40), lot("b", -10), stamps), account(BOB), op_id=op(1))

    assert moved.target.entries == (
        LedgerEntry(Account.MEMBER, 30, "merge"),
        LedgerEntry(Account.TRANSFERRED, -30, "merge"),
        LedgerEntry(Account.MEMBER, 7, "merge", STAMPS),
        LedgerEntry(Account.TRANSFERRED, -7, "merge", STAMPS),
    )
    assert moved.source.entries == negate(moved.target).entries


def test_a_debt_moves_too() -> None:
    # 40 earned, 60 taken back by a return: 20 too little here, 15 there.
    _, emptied, joined = merged(
        account(ADA, lot("a", 40), lot("b", -60)), account(BOB, lot("c", 15))
    )

    assert balance_of(emptied, TODAY).spendable_points == 0
    assert balance_of(joined, TODAY).spendable_points == -5


def test_a_cap_counts_what_both_accounts_had() -> None:
    cap = Cap(amount_max=100, period=Period.MONTH)
    old, new = account(ADA, cap={TODAY: 60}), account(BOB, cap={TODAY: 30})

    _, _, joined = merged(old, new)

    assert cap.left("cap", joined, TODAY) == 10


def test_points_that_idleness_ended_live_again_when_the_other_card_was_in_use() -> None:
    # Six months from 1 January 2026 are over on 1 July; but Bob's card was used in May.
    earned_on = date(2026, 1, 1)
    idle = Lot(LotId("a"), 50, earned_on=earned_on, idle_months=6)
    old = account(ADA, idle)
    new = account(BOB, visits={date(2026, 5, 30): 1, date(2026, 11, 1): 1})

    _, _, joined = merged(old, new)

    assert balance_of(old, TODAY).spendable_points == 0
    assert balance_of(joined, TODAY).spendable_points == 50


def test_merging_an_empty_account_changes_nothing() -> None:
    empty = account(ADA, lot("a", 0), earned={TODAY: 0})

    assert merge(empty, account(BOB, lot("c", 5)), op_id=op(1)) == Transfer(Effects(), Effects())


def test_the_check_of_the_entries_notices_points_from_nothing() -> None:
    moved = merge(account(ADA, lot("a", 40)), account(BOB), op_id=op(1))

    with pytest.raises(AssertionError):
        assert_balanced(replace(moved.target, entries=moved.target.entries[:1]))
    with pytest.raises(AssertionError):
        assert_balanced(replace(moved.target, lots=()))


def test_an_account_is_not_merged_with_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        merge(account(ADA), account(ADA), op_id=op(1))


def test_what_was_spent_meanwhile_is_owed_after_the_accounts_part() -> None:
    moved, emptied, joined = merged(
        account(ADA, lot("a", 80)), account(BOB, lot("b", 30, ends_in=9))
    )

    # 100 of 110: Bob's 30 that end first, then 70 of Ada's 80.
    spent = Effects(lots=take_points(100, joined.lots, TODAY))
    apart = unmerge(moved)
    ada = apply_effects(emptied, apart.source)
    bob = apply_effects(apply_effects(joined, spent), apart.target)

    assert balance_of(ada, TODAY).spendable_points == 80
    assert balance_of(bob, TODAY).spendable_points == -70


@given(accounts(ADA), accounts(BOB))
def test_nothing_is_lost_and_nothing_comes_from_nothing(
    absorbed: MemberState, survivor: MemberState
) -> None:
    moved, emptied, joined = merged(absorbed, survivor)

    assert_balanced(moved.source)
    assert_balanced(moved.target)
    assert held(emptied) == ({}, {})
    for unit in (POINTS, STAMPS):
        assert joined.amount_of(unit) == absorbed.amount_of(unit) + survivor.amount_of(unit)
    for name in {*absorbed.counters, *survivor.counters}:
        assert joined.total(name) == absorbed.total(name) + survivor.total(name)


SINCE = st.builds(
    lambda number, amount, days: Effects(
        lots=(Lot(LotId(f"since-{number}"), amount),),
        counters=(CounterChange("earned", TODAY + timedelta(days=days), amount),),
    ),
    st.integers(0, 9),
    st.integers(-40, 40),
    st.integers(0, 9),
)


@given(accounts(ADA), accounts(BOB), st.lists(SINCE, max_size=4))
def test_a_merge_taken_back_leaves_both_as_if_it_had_not_been(
    absorbed: MemberState, survivor: MemberState, since: list[Effects]
) -> None:
    moved, emptied, joined = merged(absorbed, survivor)
    alone = survivor
    for effects in since:
        joined, alone = apply_effects(joined, effects), apply_effects(alone, effects)

    apart = unmerge(moved)

    assert held(apply_effects(emptied, apart.source)) == held(absorbed)
    assert held(apply_effects(joined, apart.target)) == held(alone)


@given(st.data(), accounts(ADA))
def test_equal_accounts_merge_to_equal_bytes_however_they_were_read(
    data: st.DataObject, absorbed: MemberState
) -> None:
    mixed: Mapping[str, Mapping[date | None, int]] = {
        name: dict(data.draw(st.permutations(list(absorbed.counters[name].items()))))
        for name in data.draw(st.permutations(list(absorbed.counters)))
    }
    lots = tuple(data.draw(st.permutations(absorbed.lots)))

    again = merge(replace(absorbed, lots=lots, counters=mixed), account(BOB), op_id=op(1))

    assert again == merge(absorbed, account(BOB), op_id=op(1))
