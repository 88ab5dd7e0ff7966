# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Multipliers: more points for the same money.

A bonus is counted by money, not by the lines' own points: those depend on how lines are split.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from pos_loyalty.domain.money import split_by_weight
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Asked, Claim
from pos_loyalty.domain.program.earning_rules import Combination
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.screening import ScreenedRule
from pos_loyalty.domain.program.shares import LineShares, shares_of

_ONE: Final = Fraction(1)


def multiplied(program: Program, given: Sequence[Claim], asked: Asked) -> Sequence[Claim]:
    """Return what each multiplier would give beyond the base points, before caps.

    Args:
        given: What the rules that add give.
    """
    bases = [claim for claim in given if claim.booked.is_multiplied and claim.counted]
    factors: dict[str, list[Fraction]] = {}
    claims: list[Claim] = []
    for one in asked.screening.multiplying:
        if one.needs not in asked.places:
            continue
        if one.left and (unmet := asked.unmet(one)):
            asked.trace(one.booked, one.place, unmet)
            continue
        group = one.booked.rule.group
        is_compound = program.groups.get(group) is Combination.COMPOUND
        grown = factors.setdefault(group, [_ONE] * len(asked.lines)) if is_compound else None
        if claim := _multiplied(one, bases, asked, grown):
            claims.append(claim)
    return claims


def _multiplied(
    one: ScreenedRule, bases: Sequence[Claim], asked: Asked, grown: list[Fraction] | None
) -> Claim | None:
    booked, effect = one.booked, one.booked.rule.effect
    places = asked.places.get(booked.taken, ())
    if not isinstance(effect, Multiply):
        return None
    beyond, denominator = effect.numerator - effect.denominator, effect.denominator
    if len(places) == len(asked.lines) and grown is None:
        bonus = sum(base.amount * beyond // denominator for base in bases)
    else:
        bonus = _bonus(effect, bases, frozenset(places), asked, grown)
    if grown is not None:
        for place in places:
            grown[place] *= Fraction(effect.numerator, effect.denominator)
    if not bonus:
        return None
    facts = (
        ("base_points", sum(base.amount for base in bases)),
        ("numerator", effect.numerator),
        ("denominator", denominator),
    )
    allocate = partial(_shares_by_money, bonus, bases, places, asked)
    return Claim(booked, one.place, bonus, facts, allocate, bonus)


def _bonus(
    effect: Multiply,
    bases: Sequence[Claim],
    among: frozenset[int],
    asked: Asked,
    grown: Sequence[Fraction] | None,
) -> int:
    """Return the bonus on some of the lines.

    Args:
        grown: What the multipliers before it in a compound group made of each line.
    """
    beyond, denominator, bonus = effect.numerator - effect.denominator, effect.denominator, 0
    for base in bases:
        places = asked.places[base.booked.counted]
        if not among.isdisjoint(places):
            worth = _worth(places, among, asked.nets, grown)
            bonus += int(base.amount * beyond * worth // (denominator * base.counted))
    return bonus


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
    bonus: int, bases: Sequence[Claim], places: Sequence[int], asked: Asked
) -> LineShares:
    weights = [0] * len(asked.lines)
    for base in bases:
        for place in asked.places[base.booked.counted]:
            weights[place] += asked.nets[place]
    line_ids = asked.line_ids(places)
    return shares_of(line_ids, split_by_weight(bonus, [weights[place] for place in places]))
