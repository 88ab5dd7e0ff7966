# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an account holds: point by point, debts and ends and all."""

from dataclasses import replace
from datetime import date

from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.expiry import (
    Expiry,
    FixedDay,
    MonthsAfterEarning,
    MonthsOfIdleness,
    Never,
    Vesting,
)
from pos_loyalty.domain.units import POINTS, Unit
from tests.domain.reference.days import ONE_DAY, months_after

NEVER = date.max
Terms = tuple[Unit, date | None, date | None, str, int]
"""What is given; from which day, to which, after which event, and months of idleness."""


def end_of(lot: Lot, state: MemberState) -> date:
    """Return the last day of a lot."""
    if not lot.idle_months:
        return lot.expires_on or NEVER
    since = lot.earned_on or state.joined_on
    active = {
        day
        for name in ("visits", "activities")
        for day, count in state.counters.get(name, {}).items()
        if day and count > 0
    }
    while later := [day for day in active if since < day <= months_after(since, lot.idle_months)]:
        since = min(later)
    return min(months_after(since, lot.idle_months), lot.expires_on or NEVER)


def held(state: MemberState, unit: Unit) -> list[Lot]:
    """Return the lots of a unit with the day that they really end on."""
    return [replace(lot, expires_on=end_of(lot, state)) for lot in state.lots if lot.unit == unit]


def spendable(state: MemberState, unit: Unit, day: date) -> int:
    """Return what may be spent: each point pays first a debt that ends with it or before it."""
    debts: list[date] = []
    usable = 0
    lots = held(state, unit)
    for end in sorted({lot.expires_on or NEVER for lot in lots}):
        together = [lot for lot in lots if (lot.expires_on or NEVER) == end]
        for lot in together:
            debts += [end] * -min(0, lot.amount)
        for lot in together:
            for _ in range(max(0, lot.amount) if _has_vested(lot, day) else 0):
                if debts:
                    debts.pop()
                elif end >= day:
                    usable += 1
    return usable - len(debts)


def taken(state: MemberState, unit: Unit, amount: int, day: date) -> dict[date, int]:
    """Return what is taken by the day it ends on, one by one from what ends first."""
    by_end: dict[date, int] = {}
    for lot in sorted(held(state, unit), key=lambda lot: lot.expires_on or NEVER):
        end = lot.expires_on or NEVER
        for _ in range(max(0, lot.amount) if _has_vested(lot, day) and end >= day else 0):
            if sum(by_end.values()) < amount:
                by_end[end] = by_end.get(end, 0) + 1
    return by_end


def _has_vested(lot: Lot, day: date) -> bool:
    return not lot.awaits and not (lot.vests_on and lot.vests_on > day)


def on_the_card(state: MemberState, unit: Unit, day: date) -> int:
    """Return the stamps on a card: they count as soon as they are given."""
    at_once = tuple(replace(lot, vests_on=None, awaits="") for lot in state.lots)
    return spendable(replace(state, lots=at_once), unit, day)


def terms_of(program: Program, rule: EarningRule | None, unit: Unit, day: date) -> Terms:
    """Return on which terms something is given; only points have terms of the programme."""
    expiry: Expiry = program.expiry if unit == POINTS else Never()
    vesting = program.vesting if unit == POINTS else Vesting()
    if rule and rule.expiry:
        expiry = rule.expiry
    if rule and rule.vesting:
        vesting = rule.vesting
    vests = day
    for _ in range(vesting.days):
        vests += ONE_DAY
    waits = vesting.event or not vesting.days
    idle = expiry.months if isinstance(expiry, MonthsOfIdleness) else 0
    return (unit, None if waits else vests, last_day(expiry, day), vesting.event, idle)


def last_day(expiry: Expiry, day: date) -> date | None:
    """Return the last day of what is given on that day, where it is a date."""
    match expiry:
        case MonthsAfterEarning(months=months, to_month_end=to_month_end):
            end = months_after(day, months)
            while to_month_end and (end + ONE_DAY).month == end.month:
                end += ONE_DAY
            return end
        case FixedDay(month=month, day=number, months_min=months):
            end = months_after(day, months)
            while (end.month, end.day) != (month, number):
                end += ONE_DAY
            return end
    return None
