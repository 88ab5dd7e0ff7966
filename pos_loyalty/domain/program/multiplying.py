# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Multipliers: more points for the same money.

A bonus is counted by money, not by the lines' own points: those depend on how lines are split.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Final

from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.program.basket import Measure
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Asked, Claim, Outcome, first_unmet
from pos_loyalty.domain.program.earning_rules import Combination
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.rule_book import BookedRule
from pos_loyalty.domain.program.shares import LineShares, shares_of
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.units import POINTS

_ONE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Base:
    """Points for money, and the lines that they were given for.

    Attributes:
        whole: What is paid for the lines, above 0.
    """

    points: int
    places: Sequence[int]
    whole: int


def multiplied(
    program: Program,
    rules: Sequence[BookedRule],
    base: Sequence[tuple[BookedRule, Outcome]],
    asked: Asked,
) -> Sequence[Outcome]:
    """Return what each multiplier would give beyond the base points, before caps.

    Args:
        rules: Multipliers, in the document's order.
        base: What became of the rules that add; those that are points for money are multiplied.
    """
    if not rules:
        return ()
    bases = _bases(base, asked)
    factors: dict[str, list[Fraction]] = {}
    outcomes = []
    for booked in rules:
        group = booked.rule.group
        is_compound = program.groups.get(group) is Combination.COMPOUND
        grown = factors.setdefault(group, [_ONE] * len(asked.lines)) if is_compound else None
        outcomes.append(_multiplied(booked, bases, asked, grown))
    return outcomes


def _bases(outcomes: Sequence[tuple[BookedRule, Outcome]], asked: Asked) -> Sequence[_Base]:
    bases = []
    for booked, outcome in outcomes:
        if not isinstance(outcome, Claim) or not isinstance(booked.rule.trigger, Spend):
            continue
        places = asked.places.get(booked.counted, [])
        whole = sum(asked.weights(Measure.MONEY, places))
        if booked.unit == POINTS and whole:
            bases.append(_Base(outcome.amount, places, whole))
    return bases


def _multiplied(
    booked: BookedRule, bases: Sequence[_Base], asked: Asked, grown: list[Fraction] | None
) -> Outcome:
    rule, effect = booked.rule, booked.rule.effect
    unmet = None
    if rule.conditions:
        unmet = first_unmet(rule.conditions, asked.occasion, asked.taken(booked.taken))
    if unmet or not isinstance(effect, Multiply):
        return RuleTrace(rule.rule_id, 0, (), unmet)
    places = asked.places.get(booked.taken, [])
    beyond = effect.numerator - effect.denominator
    among = None if len(places) == len(asked.lines) and grown is None else frozenset(places)
    bonus = 0
    for base in bases:
        worth = base.whole if among is None else _worth(base, among, asked.nets, grown)
        bonus += int(base.points * beyond * worth // (effect.denominator * base.whole))
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
    base: _Base,
    among: frozenset[int],
    nets: Sequence[int],
    grown: Sequence[Fraction] | None,
) -> int | Fraction:
    """Return the money of the base on those places.

    Args:
        grown: What the multipliers before it in a compound group made of it, by place.
    """
    places = [place for place in base.places if place in among]
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
