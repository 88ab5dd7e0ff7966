# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The engine agrees with a second one that is slow and obvious, on programmes of any kind."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import find, given

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.expiry import Never, Vesting
from pos_loyalty.domain.program.line_filter import EVERY_LINE
from tests.domain.reference.comparison import differences
from tests.domain.strategies.scenes import FIRST_FOUND, Scene, scenes


@given(scenes())
def test_the_engine_says_what_the_slow_reference_says(scene: Scene) -> None:
    assert differences(scene) == {}


def _without_caps(program: Program) -> Program:
    return replace(program, earning=tuple(replace(rule, caps=()) for rule in program.earning))


def _without_budgets(program: Program) -> Program:
    return replace(program, earning=tuple(replace(rule, budget=None) for rule in program.earning))


def _without_conditions(program: Program) -> Program:
    rules = tuple(replace(rule, conditions=()) for rule in program.earning)
    return replace(program, earning=rules)


def _on_every_line(program: Program) -> Program:
    rules = tuple(replace(rule, on_lines=EVERY_LINE) for rule in program.earning)
    return replace(program, earning=rules)


def _adding_up(program: Program) -> Program:
    return replace(program, groups={})


def _multiplying_more(program: Program) -> Program:
    rules = tuple(
        replace(rule, effect=replace(rule.effect, numerator=rule.effect.numerator + 1))
        if isinstance(rule.effect, Multiply)
        else rule
        for rule in program.earning
    )
    return replace(program, earning=rules)


def _in_another_order(program: Program) -> Program:
    return replace(program, stacking=tuple(reversed(program.stacking)))


def _without_limits(program: Program) -> Program:
    return replace(
        program,
        offers=tuple(replace(offer, limits=()) for offer in program.offers),
        rewards=tuple(replace(reward, limits=()) for reward in program.rewards),
    )


def _with_larger_cards(program: Program) -> Program:
    cards = tuple(replace(c, stamps_needed=c.stamps_needed + 1) for c in program.stamp_cards)
    return replace(program, stamp_cards=cards)


def _reached_once_more(program: Program) -> Program:
    challenges = tuple(replace(c, times_max=c.times_max + 1) for c in program.challenges)
    return replace(program, challenges=challenges)


def _lasting_for_ever(program: Program) -> Program:
    return replace(program, expiry=Never(), vesting=Vesting())


def _without_tiers(program: Program) -> Program:
    return replace(program, tiers=None)


@pytest.mark.parametrize(
    "forgets",
    [
        _without_caps, _without_budgets, _without_conditions, _on_every_line, _adding_up,
        _multiplying_more, _in_another_order, _without_limits, _with_larger_cards,
        _reached_once_more, _lasting_for_ever, _without_tiers,
    ],
)  # fmt: skip
def test_control_a_difference_is_found_when_one_of_the_two_forgets_something(
    forgets: Callable[[Program], Program],
) -> None:
    scene = find(
        scenes(),
        lambda scene: differences(scene, forgets(scene.program)) != {},
        settings=FIRST_FOUND,
        random=Random(1),  # the same scenes each time: some of these differences are rare
    )

    assert forgets(scene.program) != scene.program
