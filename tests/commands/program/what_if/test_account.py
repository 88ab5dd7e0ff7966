# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The account that is changed in place ends as the one that is made anew each time."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.commands.program.what_if.account import Account
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import (
    CounterChange,
    Effects,
    Lot,
    MemberState,
    apply_effects,
    combine,
)
from pos_loyalty.domain.units import POINTS, Unit
from tests.domain.shopping import ADA

_DAYS = st.sampled_from([None, date(2026, 1, 1), date(2026, 1, 2)])
_UNITS = {"a": POINTS, "b": POINTS, "c": Unit("stamp:coffee")}
_LOTS = st.builds(
    lambda name, amount: Lot(LotId(name), amount, unit=_UNITS[name]),
    st.sampled_from(sorted(_UNITS)),
    st.integers(-3, 3),
)
_COUNTERS = st.builds(CounterChange, st.sampled_from(["visits", "spent"]), _DAYS, st.integers())
_EFFECTS = st.builds(
    lambda lots, counters: combine(Effects((), tuple(lots), tuple(counters))),
    st.lists(_LOTS, max_size=3),
    st.lists(_COUNTERS, max_size=3),
)


def held(state: MemberState) -> set[Lot]:
    """Return the lots that hold something; those at 0 may be missing."""
    return {lot for lot in state.lots if lot.amount}


@given(st.lists(_EFFECTS, max_size=8))
def test_any_changes_end_in_the_same_account(changes: list[Effects]) -> None:
    state = MemberState(ADA, date(2026, 1, 1), (), {})
    account = Account(state)

    for effects in changes:
        state = apply_effects(state, effects)
        account.apply(effects)

    folded = account.state((), {})
    assert held(folded) == held(state)
    assert folded.counters == state.counters
    assert account.total("visits") == state.total("visits")
    others = account.state_without_points((), {}).lots
    assert set(others) == {lot for lot in held(state) if lot.unit != POINTS}


def test_the_start_is_left_as_it_was() -> None:
    day = date(2026, 1, 1)
    start = MemberState(ADA, day, (Lot(LotId("a"), 5),), {"visits": {day: 1}})
    account = Account(start)

    account.apply(Effects((), (Lot(LotId("a"), -5),), (CounterChange("visits", day, 1),)))

    assert start.total("visits") == 1
    assert account.state((), {}).lots == ()
