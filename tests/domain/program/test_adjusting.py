# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points given and taken by hand."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.errors import InsufficientPoints
from pos_loyalty.domain.handing_out import spent_by
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import Account, Effects, MemberState, apply_effects, negate
from pos_loyalty.domain.program.adjusting import ADJUSTED, AdjustmentReason, adjustment_effects
from pos_loyalty.domain.units import POINTS
from tests.domain.accounts import account, lot
from tests.domain.shopping import ADA, MONDAY, program_of

PROGRAM = program_of()
DAY = MONDAY.date()


def adjusted(points: int, state: MemberState, number: int = 1) -> Effects:
    return adjustment_effects(
        points,
        AdjustmentReason.GOODWILL,
        state,
        PROGRAM,
        op_id=OpId(UUID(int=number)),
        at=MONDAY,
    )


def test_what_is_given_may_be_spent_at_once_and_ends_as_other_points_do() -> None:
    effects = adjusted(40, account(ADA))

    assert [(lot.amount, lot.vests_on, lot.expires_on) for lot in effects.lots] == [
        (40, None, PROGRAM.expiry.last_day(DAY))
    ]
    assert {entry.cause for entry in effects.entries} == {"adjust:goodwill"}
    assert spent_by(effects) == {}


def test_what_is_taken_comes_out_of_what_may_be_spent_and_asks_for_a_grant() -> None:
    effects = adjusted(-30, account(ADA, lot("old", 100)))

    assert effects.points == -30
    assert spent_by(effects) == {POINTS: 30}
    assert spent_by(negate(effects)) == {}


def test_more_than_there_is_cannot_be_taken() -> None:
    with pytest.raises(InsufficientPoints):
        adjusted(-101, account(ADA, lot("old", 100)))


@given(st.lists(st.integers(-200, 200).filter(bool), max_size=12), st.integers(0, 300))
def test_no_number_of_adjustments_takes_a_balance_below_zero(steps: list[int], held: int) -> None:
    state = account(ADA, lot("old", held))
    moved = 0
    for number, points in enumerate(steps, 1):
        try:
            effects = adjusted(points, state, number)
        except InsufficientPoints:
            continue
        state = apply_effects(state, effects)
        moved += abs(points)
        assert sum(e.amount for e in effects.entries) == 0
        assert sum(e.amount for e in effects.entries if e.account is Account.MEMBER) == points
        assert spendable_of(state, DAY) >= 0

    assert state.total(ADJUSTED, DAY, DAY) == moved
