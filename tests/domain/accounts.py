# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts with something in them, for what is done to two accounts at once."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from pos_loyalty.domain.ids import LotId, MemberId, OpId
from pos_loyalty.domain.ledger import Effects, Lot, MemberState
from pos_loyalty.domain.units import POINTS, Unit

TODAY = date(2026, 11, 23)
JOINED = date(2024, 1, 1)
ADA, BOB, CLEO = (MemberId(UUID(int=number)) for number in (1, 2, 3))
STAMPS = Unit("stamp:coffee")


def op(number: int) -> OpId:
    return OpId(UUID(int=1000 + number))


def lot(name: str, amount: int, *, ends_in: int | None = None, vests_in: int | None = None) -> Lot:
    """Return points; days are counted from today."""
    return Lot(LotId(name), amount, _day(vests_in), _day(ends_in))


def _day(days: int | None) -> date | None:
    return None if days is None else TODAY + timedelta(days=days)


def account(member_id: MemberId, *lots: Lot, **counters: dict[date | None, int]) -> MemberState:
    return MemberState(member_id, JOINED, lots, counters)


def held(state: MemberState) -> tuple[dict[str, int], dict[tuple[str, date | None], int]]:
    """Return lots and sums, without those that came to nothing."""
    lots = {str(lot.lot_id): lot.amount for lot in state.lots if lot.amount}
    sums = {
        (name, day): amount
        for name, by_day in state.counters.items()
        for day, amount in by_day.items()
        if amount
    }
    return lots, sums


def assert_balanced(effects: Effects) -> None:
    """Check that the entries sum to zero and move what the lots say, unit by unit."""
    for unit in {entry.unit for entry in effects.entries} | {lot.unit for lot in effects.lots}:
        entries = [entry for entry in effects.entries if entry.unit == unit]
        members = sum(entry.amount for entry in entries if entry.account == "member")
        assert sum(entry.amount for entry in entries) == 0
        assert members == sum(lot.amount for lot in effects.lots if lot.unit == unit)


days = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))


@st.composite
def lots(draw: st.DrawFn, name: str) -> tuple[Lot, ...]:
    """Return up to five lots of all kinds, debts among them."""
    return tuple(
        Lot(
            LotId(f"{name}-{number}"),
            draw(st.integers(-50, 200)),
            draw(st.none() | days),
            draw(st.none() | days),
            draw(st.sampled_from([POINTS, POINTS, STAMPS])),
            draw(st.sampled_from(["", "", "delivered"])),
            JOINED,
            draw(st.sampled_from([0, 0, 6])),
        )
        for number in range(draw(st.integers(0, 5)))
    )


sums = st.dictionaries(
    st.sampled_from(["earned", "visits", "cap:r", "activities"]),
    st.dictionaries(st.none() | days, st.integers(-5, 300), max_size=3),
)


@st.composite
def accounts(draw: st.DrawFn, member_id: MemberId) -> MemberState:
    """Return an account of this person."""
    return MemberState(member_id, JOINED, draw(lots(f"{member_id.int}")), draw(sums))
