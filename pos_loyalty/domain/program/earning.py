# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a sale earns, rule by rule: count, combine, cap, and say why.

Every total is a function of sums over lines, so splitting or reordering lines never changes it;
then each line is told its share, so that returning the line takes exactly that back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.program.basket import Occasion, PricedLine, net_total
from pos_loyalty.domain.program.caps import cap_counter
from pos_loyalty.domain.program.document import Combination, Condition, EarningRule, Program
from pos_loyalty.domain.program.effects import Add, Multiply
from pos_loyalty.domain.program.line_filter import taken_lines
from pos_loyalty.domain.program.trace import Fact, RuleTrace, Unmet
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome


@dataclass(frozen=True, slots=True)
class LineShare:
    """What one line earned of an accrual.

    Attributes:
        remainder: The line's part in the change of the remainder bank; may be below 0 when the
            bank helped to fill a step.
    """

    line_id: int
    points: int
    remainder: int = 0


@dataclass(frozen=True, slots=True)
class Accrual:
    """What one rule gave for one sale or enrolment.

    Attributes:
        points: At least 0; 0 when the sale only moved the remainder bank.
        shares: By line, adding up to ``points``. Empty when the sale as a whole earned it:
            then it stays until the rule's conditions fail or nothing of the sale is left.
        facts: What it was counted from: the trace's facts, kept with the sale.
    """

    rule_id: RuleId
    points: int
    shares: tuple[LineShare, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def remainder(self) -> int:
        """Return the change of the rule's remainder bank."""
        return sum(share.remainder for share in self.shares)


def remainder_counter(rule_id: str) -> str:
    """Return the name of the counter that banks what did not fill a step."""
    return f"remainder:{rule_id}"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A rule's accrual, or why there is none; combining and capping may still change it."""

    rule: EarningRule
    accrual: Accrual | None
    unmet: Unmet | None = None


NOTHING_TO_COUNT: Final = Unmet("nothing_to_count")


def earn(
    program: Program, state: MemberState, occasion: Occasion, lines: Sequence[PricedLine]
) -> tuple[tuple[Accrual, ...], tuple[RuleTrace, ...]]:
    """Return what each rule gives for the lines, and what became of every rule.

    Args:
        lines: In canonical order, discounts taken off.

    Returns:
        Accruals and traces, each in the order: rules that add, then rules that multiply, both
        as in the document.
    """
    adding = [
        _added(rule, state, occasion, lines)
        for rule in program.earning
        if isinstance(rule.effect, Add) and not isinstance(rule.trigger, Welcome)
    ]
    added = _settled(program, state, occasion, adding)
    base = [o for o in added if o.accrual and isinstance(o.rule.trigger, Spend)]
    multiplying = [
        _multiplied(rule, base, occasion, lines)
        for rule in program.earning
        if isinstance(rule.effect, Multiply)
    ]
    return _report((*added, *_settled(program, state, occasion, multiplying)))


def earn_welcome(
    program: Program, state: MemberState, occasion: Occasion
) -> tuple[tuple[Accrual, ...], tuple[RuleTrace, ...]]:
    """Return what the programme gives for joining."""
    outcomes = [
        _once(rule, first_unmet(rule.conditions, occasion, ()))
        for rule in program.earning
        if isinstance(rule.trigger, Welcome)
    ]
    return _report(_settled(program, state, occasion, outcomes))


def first_unmet(
    conditions: Sequence[Condition], occasion: Occasion, lines: Sequence[PricedLine]
) -> Unmet | None:
    """Return the first condition that fails, with its facts; ``None`` when all hold."""
    for condition in conditions:
        if unmet := condition.unmet(occasion, lines):
            return unmet
    return None


def _added(
    rule: EarningRule, state: MemberState, occasion: Occasion, lines: Sequence[PricedLine]
) -> _Outcome:
    taken = taken_lines(rule.on_lines, lines)
    unmet = first_unmet(rule.conditions, occasion, taken)
    if unmet or not isinstance(rule.effect, Add):
        return _Outcome(rule, None, unmet)
    trigger = rule.trigger
    if isinstance(trigger, Visit | Welcome):
        return _once(rule, None if taken else NOTHING_TO_COUNT)
    weights = trigger.weights(taken)
    bank = state.total(remainder_counter(rule.rule_id)) if trigger.carry_remainder else 0
    count = max(0, (sum(weights) + bank) // trigger.step)
    shares = []
    for priced, weight, part in zip(taken, weights, split_by_weight(count, weights), strict=True):
        remainder = weight - part * trigger.step if trigger.carry_remainder else 0
        if part or remainder:
            shares.append(LineShare(priced.line.line_id, part * rule.effect.points, remainder))
    if not shares:
        return _Outcome(rule, None, NOTHING_TO_COUNT)
    facts = (("counted", sum(weights)), ("banked", bank), ("step", trigger.step))
    points = count * rule.effect.points
    return _Outcome(rule, Accrual(rule.rule_id, points, tuple(shares), facts))


def _once(rule: EarningRule, unmet: Unmet | None) -> _Outcome:
    if unmet or not isinstance(rule.effect, Add):
        return _Outcome(rule, None, unmet)
    return _Outcome(rule, Accrual(rule.rule_id, rule.effect.points, (), (("counted", 1),)))


def _multiplied(
    rule: EarningRule,
    base: Sequence[_Outcome],
    occasion: Occasion,
    lines: Sequence[PricedLine],
) -> _Outcome:
    taken = taken_lines(rule.on_lines, lines)
    unmet = first_unmet(rule.conditions, occasion, taken)
    if unmet or not isinstance(rule.effect, Multiply):
        return _Outcome(rule, None, unmet)
    beyond = rule.effect.numerator - rule.effect.denominator
    bonus = base_points = 0
    weights = [0] * len(taken)
    for outcome in base:
        whole = net_total(taken_lines(outcome.rule.on_lines, lines))
        nets = [p.net_minor if outcome.rule.on_lines.takes(p.line) else 0 for p in taken]
        points = outcome.accrual.points if outcome.accrual else 0
        base_points += points
        if whole:
            # By money, not by the lines' own points: those depend on how lines are split.
            bonus += points * beyond * sum(nets) // (rule.effect.denominator * whole)
        weights = [weight + net for weight, net in zip(weights, nets, strict=True)]
    if not bonus:
        return _Outcome(rule, None, NOTHING_TO_COUNT)
    parts = zip(taken, split_by_weight(bonus, weights), strict=True)
    shares = tuple(LineShare(priced.line.line_id, part) for priced, part in parts if part)
    facts = (
        ("base_points", base_points),
        ("numerator", rule.effect.numerator),
        ("denominator", rule.effect.denominator),
    )
    return _Outcome(rule, Accrual(rule.rule_id, bonus, shares, facts))


def _settled(
    program: Program, state: MemberState, occasion: Occasion, outcomes: Sequence[_Outcome]
) -> tuple[_Outcome, ...]:
    combined = _combined(program, outcomes)
    return tuple(_capped(outcome, state, occasion) for outcome in combined)


def _combined(program: Program, outcomes: Sequence[_Outcome]) -> Sequence[_Outcome]:
    winners: dict[str, _Outcome] = {}
    for outcome in outcomes:
        policy = program.groups.get(outcome.rule.group, Combination.SUM)
        if not outcome.accrual or not outcome.rule.group or policy is Combination.SUM:
            continue
        leader = winners.get(outcome.rule.group)
        is_better = leader is None or (
            policy is Combination.BEST
            and leader.accrual is not None
            and outcome.accrual.points > leader.accrual.points
        )
        if is_better:
            winners[outcome.rule.group] = outcome
    return [_outranked(outcome, winners.get(outcome.rule.group)) for outcome in outcomes]


def _outranked(outcome: _Outcome, winner: _Outcome | None) -> _Outcome:
    if winner is None or winner is outcome or not outcome.accrual:
        return outcome
    facts = (("by", winner.rule.rule_id), ("points", outcome.accrual.points))
    return _Outcome(outcome.rule, None, Unmet("outranked", facts))


def _capped(outcome: _Outcome, state: MemberState, occasion: Occasion) -> _Outcome:
    accrual = outcome.accrual
    if not accrual or not outcome.rule.caps:
        return outcome
    counter = cap_counter(outcome.rule.rule_id)
    left = min(cap.left(counter, state, occasion.day) for cap in outcome.rule.caps)
    if accrual.points <= left:
        return outcome
    facts = (*accrual.facts, ("uncapped_points", accrual.points))
    unmet = Unmet("capped", (("points_max", left), ("uncapped_points", accrual.points)))
    parts = split_by_weight(left, [share.points for share in accrual.shares])
    shares = tuple(
        replace(share, points=part) for share, part in zip(accrual.shares, parts, strict=True)
    )
    capped = replace(accrual, points=left, shares=shares, facts=facts)
    return _Outcome(outcome.rule, capped, unmet)


def _report(
    outcomes: Sequence[_Outcome],
) -> tuple[tuple[Accrual, ...], tuple[RuleTrace, ...]]:
    accruals = tuple(outcome.accrual for outcome in outcomes if outcome.accrual)
    traces = tuple(
        RuleTrace(
            outcome.rule.rule_id,
            outcome.accrual.points if outcome.accrual else 0,
            outcome.accrual.facts if outcome.accrual else (),
            outcome.unmet,
        )
        for outcome in outcomes
    )
    return accruals, traces
