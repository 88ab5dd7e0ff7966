# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Joining a household's account and leaving it.

Who joins brings along all that their own account holds and counted, as in a merge. The household
remembers, person by person, the points that were brought and earned since: whoever leaves takes
the same part of what may be spent then. So nobody leaves with points that others brought, and the
parts of those who stay do not change.

Only points that may be spent are shared out. Points that vest later, debts, stamps, vouchers,
badges and stored money stay with the household, and so does what it counted; the last person to
leave takes everything.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from pos_loyalty.domain.balances import balance_of, lots_of, take_up_to
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import (
    ACTIVITIES,
    VISITS,
    CounterChange,
    Effects,
    Lot,
    MemberState,
    combine,
    negate,
)
from pos_loyalty.domain.program.households import EARNED_BY, Leaving, earned_by_counter
from pos_loyalty.domain.program.merging import Transfer, counted, transfer

CAUSE: Final = "household"


def join(person: MemberState, household: MemberState, *, day: date, op_id: OpId) -> Transfer:
    """Return what joining changes on the person's own account and on the household's.

    A household that was one person's account until now begins with what that person holds.

    Args:
        op_id: Names the household's new lots.

    Raises:
        ValueError: If both are the same account.
    """
    if person.member_id == household.member_id:
        raise ValueError("an account cannot join itself")
    moved = transfer(person.lots, _without_parts(counted(person)), cause=CAUSE, op_id=op_id)
    brought = [_part(person.member_id, _living_points(person, day))]
    if not any(name.startswith(EARNED_BY) for name in household.counters):
        brought.append(_part(household.member_id, _living_points(household, day)))
    return Transfer(moved.source, combine(moved.target, Effects(counters=tuple(brought))))


def leave(
    person: MemberId,
    household: MemberState,
    leaving: Leaving,
    *,
    is_last: bool,
    day: date,
    op_id: OpId,
) -> Transfer:
    """Return what leaving changes on the household's account and on the person's own.

    Args:
        is_last: Nobody stays: the person takes everything, whatever the policy.
        op_id: Names the person's new lots.
    """
    if is_last:
        moved = transfer(
            household.lots, _without_parts(counted(household)), cause=CAUSE, op_id=op_id
        )
        return _forgetting(moved, (c for c in counted(household) if c.name.startswith(EARNED_BY)))
    share = own_share(person, household, day) if leaving is Leaving.OWN_SHARE else 0
    moved = transfer(_taken(share, household, day), (), cause=CAUSE, op_id=op_id)
    own = earned_by_counter(str(person))
    return _forgetting(moved, (change for change in counted(household) if change.name == own))


def own_share(person: MemberId, household: MemberState, day: date) -> int:
    """Return the points that are the person's part of what the household may spend on that day."""
    parts = {
        name: max(0, household.total(name))
        for name in household.counters
        if name.startswith(EARNED_BY)
    }
    spendable = max(0, balance_of(household, day).spendable_points)
    return spendable * parts.get(earned_by_counter(str(person)), 0) // max(1, sum(parts.values()))


def _living_points(account: MemberState, day: date) -> int:
    return max(0, sum(lot.amount for lot in lots_of(account) if not lot.has_expired(day)))


def _part(person: MemberId, points: int) -> CounterChange:
    return CounterChange(earned_by_counter(str(person)), None, points)


def _without_parts(changes: Iterable[CounterChange]) -> Iterable[CounterChange]:
    return (change for change in changes if not change.name.startswith(EARNED_BY))


def _taken(points: int, household: MemberState, day: date) -> Iterable[Lot]:
    """Yield what goes along, lot by lot, what expires first before the rest.

    The visits that kept it from falling idle stay behind: idleness is counted from the last one.
    """
    held = {lot.lot_id: lot for lot in household.lots}
    active_on = [
        on
        for name in (VISITS, ACTIVITIES)
        for on, times in household.counters.get(name, {}).items()
        if on is not None and on <= day and times > 0
    ]
    for change in take_up_to(points, lots_of(household), day):
        lot = replace(held[change.lot_id], amount=-change.amount)
        if lot.idle_months:
            since = max((lot.earned_on or household.joined_on, *active_on))
            lot = replace(lot, earned_on=since)
        yield lot


def _forgetting(moved: Transfer, parts: Iterable[CounterChange]) -> Transfer:
    return Transfer(combine(moved.source, negate(Effects(counters=tuple(parts)))), moved.target)
