# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Multipliers: more points for the same money.

A bonus is counted by money, not by the lines' own points: those depend on how lines are split.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple

from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.program.basket import Measure
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Asked, Claim, Outcome
from pos_loyalty.domain.program.earning_rules import Combination
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.screening import ScreenedRule
from pos_loyalty.domain.program.shares import LineShares, shares_of
from pos_loyalty.domain.program.trace import RuleTrace

_ONE: Final = Fraction(1)


class _Base(NamedTuple):
    """Points for money, and the lines that they were given for.

    Attributes:
        whole: What is paid for the lines, above 0.
    """

    points: int
    places: Sequence[int]
    whole: int


def multiplied(
    program: Program,
    rules: Sequence[ScreenedRule],
    given: Sequence[Outcome],
    asked: Asked,
) -> Sequence[Outcome]:
    """Return what each multiplier would give beyond the base points, before caps.

    Args:
        rules: Multipliers, in the document's order.
        given: What became of the rules that add.
    """
    if not rules:
        return ()
    bases = _bases(given, asked)
    factors: dict[str, list[Fraction]] = {}
    outcomes: list[Outcome] = []
    for screened in rules:
        if screened.ready:
            outcomes.append(screened.ready)
            continue
        group = screened.booked.rule.group
        is_compound = program.groups.get(group) is Combination.COMPOUND
        grown = factors.setdefault(group, [_ONE] * len(asked.lines)) if is_compound else None
        outcomes.append(_multiplied(screened, bases, asked, grown))
    return outcomes


def _bases(outcomes: Sequence[Outcome], asked: Asked) -> Sequence[_Base]:
    bases = []
    for outcome in outcomes:
        if not isinstance(outcome, Claim) or not outcome.booked.is_multiplied:
            continue
        places = asked.places.get(outcome.booked.counted, [])
        if whole := sum(asked.weights(Measure.MONEY, places)):
            bases.append(_Base(outcome.amount, places, whole))
    return bases


def _multiplied(
    screened: ScreenedRule, bases: Sequence[_Base], asked: Asked, grown: list[Fraction] | None
) -> Outcome:
    booked = screened.booked
    rule, effect = booked.rule, booked.rule.effect
    unmet = asked.unmet(screened) if screened.left else None
    if unmet or not isinstance(effect, Multiply):
        return RuleTrace(rule.rule_id, 0, (), unmet)
    places = asked.places.get(booked.taken, [])
    beyond, denominator = effect.numerator - effect.denominator, effect.denominator
    if len(places) == len(asked.lines) and grown is None:
        bonus = sum(base.points * beyond // denominator for base in bases)
    else:
        among, bonus = frozenset(places), 0
        for points, base_places, whole in bases:
            worth = _worth(base_places, among, asked.nets, grown)
            bonus += int(points * beyond * worth // (denominator * whole))
    if grown is not None:
        for place in places:
            grown[place] *= Fraction(effect.numerator, effect.denominator)
    if not bonus:
        return booked.in_vain
    facts = (
        ("base_points", sum(base.points for base in bases)),
        ("numerator", effect.numerator),
        ("denominator", effect.denominator),
    )
    return Claim(
        booked, bonus, facts, partial(_shares_by_money, bonus, bases, places, asked), bonus
    )


def _worth(
    base_places: Sequence[int],
    among: frozenset[int],
    nets: Sequence[int],
    grown: Sequence[Fraction] | None,
) -> int | Fraction:
    """Return the money of a base on those places.

    Args:
        grown: What the multipliers before it in a compound group made of it, by place.
    """
    places = [place for place in base_places if place in among]
    if grown is None:
        return sum(nets[place] for place in places)
    return sum((nets[place] * grown[place] for place in places), Fraction(0))


def _shares_by_money(
    bonus: int, bases: Sequence[_Base], places: Sequence[int], asked: Asked
) -> LineShares:
    weights = [0] * len(asked.lines)
    for base in bases:
        for place in base.places:
            weights[place] += asked.nets[place]
    line_ids = [asked.line_ids[place] for place in places]
    return shares_of(line_ids, split_by_weight(bonus, [weights[place] for place in places]))
