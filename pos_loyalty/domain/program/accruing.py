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
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.caps import budget_counter, cap_counter, given_counter
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import (
    Accrual,
    Asked,
    Outcome,
    added,
    remainder_counter,
    settle,
)
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.households import earned_by_counter
from pos_loyalty.domain.program.lot_terms import LotMaker
from pos_loyalty.domain.program.multiplying import multiplied
from pos_loyalty.domain.program.screening import Screening
from pos_loyalty.domain.program.tiers import TierBasis
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.domain.program.triggers import REMEMBERED


@dataclass(slots=True, unsafe_hash=True)
class Accruals:
    """What the rules gave.

    Attributes:
        accruals: Rules that add, then rules that multiply, both as in the document.
        trace: One for every rule that was looked at, in the same order.
        effects: On the member's account, without the lots: the lot maker has them.
        shared: On the sums over all members.
    """

    accruals: Final[tuple[Accrual, ...]]
    trace: Final[tuple[RuleTrace, ...]]
    effects: Final[Effects]
    shared: Final[tuple[CounterChange, ...]]

    @property
    def points(self) -> int:
        """Return the points that were given."""
        return sum(accrual.points for accrual in self.accruals)


def accrue(program: Program, asked: Asked, lots: LotMaker) -> Accruals:
    """Return what the member is given, and what became of every rule.

    Args:
        lots: Filled with what is given.
    """
    screening = asked.screening
    rules = screening.rules_for(asked.places)
    outcomes = settle(program, asked, [added(one, asked) for one in rules])
    if asked.occasion.happening is Happening.SALE:
        more = settle(program, asked, multiplied(program, screening.multiplying, outcomes, asked))
        outcomes = [*outcomes, *more]
    return _report(outcomes, screening, lots)


def accrue_for_referrer(program: Program, asked: Asked, lots: LotMaker) -> Accruals:
    """Return what the one is given who invited the buyer.

    Args:
        asked: The friend's purchase, which the rules' conditions look at, for the account of the
            referrer, whose caps count.
    """
    outcomes = [added(one, asked) for one in asked.screening.for_referrer]
    return _report(settle(program, asked, outcomes), asked.screening, lots)


def _report(outcomes: Sequence[Outcome], screening: Screening, lots: LotMaker) -> Accruals:
    accruals: list[Accrual] = []
    trace: list[RuleTrace] = []
    entries: list[LedgerEntry] = []
    counters: list[CounterChange] = []
    shared: list[CounterChange] = []
    terms, day = screening.terms, screening.day
    for outcome in outcomes:
        if isinstance(outcome, RuleTrace):
            trace.append(outcome)
            continue
        booked, amount, facts = outcome.booked, outcome.amount, outcome.facts
        rule, unit, cause = booked.rule, booked.unit, booked.cause
        lot_id = lots.add(terms.of(rule, unit), amount) if amount else NO_LOT
        accrual = Accrual(rule.rule_id, amount, outcome.shares(), facts, unit, lot_id)
        accruals.append(accrual)
        trace.append(RuleTrace(rule.rule_id, amount, facts, outcome.unmet, unit))
        if amount:
            entries.append(LedgerEntry(Account.MEMBER, amount, cause, unit))
            entries.append(LedgerEntry(Account.ISSUED, -amount, cause, unit))
        counters += counted(rule, accrual, day)
        if rule.budget:
            shared += budgeted(rule, accrual, day)
    return Accruals(
        tuple(accruals),
        tuple(trace),
        Effects(tuple(entries), (), tuple(counters)),
        tuple(shared),
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
    if rule.caps and accrual.amount:
        moved.append(CounterChange(cap_counter(rule.rule_id), day, accrual.amount))
    if isinstance(rule.trigger, REMEMBERED) and accrual.amount:
        moved.append(CounterChange(given_counter(rule.rule_id), day, times_counted(accrual)))
    return moved


def budgeted(rule: EarningRule, accrual: Accrual, day: date) -> Iterable[CounterChange]:
    """Yield the shared counters that a rule moves."""
    if rule.budget and accrual.amount:
        yield CounterChange(budget_counter(rule.rule_id), day, accrual.amount)


def times_counted(accrual: Accrual) -> int:
    """Return how often the rule counted, as its facts say."""
    return sum(int(value) for name, value in accrual.facts if name == "counted")
