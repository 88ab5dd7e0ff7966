# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""All that a sale, an enrolment, a deed or a day gives, in lots and with the reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos_loyalty.domain.ids import NO_LOT
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    Account,
    AccountEffects,
    CounterChange,
    Effects,
    LedgerEntry,
    MemberState,
    combine,
)
from pos_loyalty.domain.program.caps import budget_counter, cap_counter, given_counter
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import (
    Accrual,
    Asked,
    Claim,
    claims_of,
    remainder_counter,
    settle,
)
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.households import earned_by_counter
from pos_loyalty.domain.program.lot_terms import LotMaker
from pos_loyalty.domain.program.multiplying import multiplied
from pos_loyalty.domain.program.tiers import TierBasis
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.domain.program.triggers import REMEMBERED
from pos_loyalty.domain.units import POINTS


@dataclass(slots=True, unsafe_hash=True)
class Accruals:
    """What the rules gave.

    Attributes:
        accruals: Rules that add, then rules that multiply, both as in the document.
        points: What is given of them.
        effects: On the member's account, without the lots: the lot maker has them.
        shared: On the sums over all members.
    """

    accruals: Final[tuple[Accrual, ...]]
    points: Final[int]
    effects: Final[Effects]
    shared: Final[tuple[CounterChange, ...]]


def accrue(program: Program, asked: Asked, lots: LotMaker) -> Accruals:
    """Return what the member is given; ``asked`` is told what became of every rule.

    Args:
        lots: Filled with what is given.
    """
    claims = settle(asked, claims_of(asked.screening.adding, asked))
    if asked.screening.multiplying:
        claims = [*claims, *settle(asked, multiplied(program, claims, asked))]
    return _given(claims, asked, lots)


def accrue_for_referrer(asked: Asked, lots: LotMaker) -> Accruals:
    """Return what the one is given who invited the buyer.

    Args:
        asked: The friend's purchase, which the rules' conditions look at, for the account of the
            referrer, whose caps count.
    """
    return _given(settle(asked, claims_of(asked.screening.for_referrer, asked)), asked, lots)


def _given(claims: Iterable[Claim], asked: Asked, lots: LotMaker) -> Accruals:
    points, accruals = 0, []
    entries: list[LedgerEntry] = []
    counters: list[CounterChange] = []
    shared: list[CounterChange] = []
    terms, day, traces = asked.screening.terms, asked.screening.day, asked.traces
    for claim in claims:
        booked, amount, facts = claim.booked, claim.amount, claim.facts
        rule, unit, cause = booked.rule, booked.unit, booked.cause
        lot_id = lots.add(terms.of(rule, unit), amount) if amount else NO_LOT
        accrual = Accrual(rule.rule_id, amount, claim.shares(), facts, unit, lot_id)
        accruals.append(accrual)
        traces[claim.place] = RuleTrace(rule.rule_id, amount, facts, claim.unmet, unit)
        if claim.banked:
            counters.append(CounterChange(remainder_counter(rule.rule_id), None, claim.banked))
        if amount:
            points += amount if unit == POINTS else 0
            entries.append(LedgerEntry(Account.MEMBER, amount, cause, unit))
            entries.append(LedgerEntry(Account.ISSUED, -amount, cause, unit))
            if booked.is_counted:
                counters += _by_day(rule, accrual, day)
                shared += budgeted(rule, accrual, day)
    return Accruals(
        tuple(accruals), points, Effects(tuple(entries), (), tuple(counters)), tuple(shared)
    )


def sums_of_points(state: MemberState, points: int, day: date) -> tuple[CounterChange, ...]:
    """Return the counters of points that are earned; none for no points."""
    if not points:
        return ()
    earned = CounterChange(TierBasis.POINTS_EARNED, day, points)
    if state.buyer_id is None:
        return (earned,)
    return (earned, CounterChange(earned_by_counter(str(state.buyer_id)), None, points))


def shared_effects(changes: Sequence[CounterChange]) -> tuple[AccountEffects, ...]:
    """Return changes of the sums over all members, as effects on the programme's own account."""
    if not changes:
        return ()
    return (AccountEffects(PROGRAM_ACCOUNT, combine(Effects(counters=tuple(changes)))),)


def entries_for(accrual: Accrual) -> Iterable[LedgerEntry]:
    """Yield the entries that give what a rule gives."""
    if accrual.amount:
        cause, unit = f"rule:{accrual.rule_id}", accrual.unit
        yield LedgerEntry(Account.MEMBER, accrual.amount, cause, unit)
        yield LedgerEntry(Account.ISSUED, -accrual.amount, cause, unit)


def counted(rule: EarningRule, accrual: Accrual, day: date) -> list[CounterChange]:
    """Return the member's counters that a rule moves, besides the sums of tiers."""
    moved = []
    if remainder := accrual.remainder:
        moved.append(CounterChange(remainder_counter(rule.rule_id), None, remainder))
    if accrual.amount:
        moved += _by_day(rule, accrual, day)
    return moved


def _by_day(rule: EarningRule, accrual: Accrual, day: date) -> Iterable[CounterChange]:
    """Yield the counters of what was given, and how often, where that is asked again."""
    if rule.caps:
        yield CounterChange(cap_counter(rule.rule_id), day, accrual.amount)
    if isinstance(rule.trigger, REMEMBERED):
        yield CounterChange(given_counter(rule.rule_id), day, times_counted(accrual))


def budgeted(rule: EarningRule, accrual: Accrual, day: date) -> Iterable[CounterChange]:
    """Yield the shared counters that a rule moves."""
    if rule.budget and accrual.amount:
        yield CounterChange(budget_counter(rule.rule_id), day, accrual.amount)


def times_counted(accrual: Accrual) -> int:
    """Return how often the rule counted, as its facts say."""
    return sum(int(value) for name, value in accrual.facts if name == "counted")
