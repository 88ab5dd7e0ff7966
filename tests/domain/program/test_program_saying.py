# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever the programme and the member, what is said is ordered, said once, and true."""

from dataclasses import replace

from hypothesis import given, settings

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.ledger import apply_effects
from pos_loyalty.domain.program.occasions import look_at_member
from pos_loyalty.domain.program.saying import Saying, sayings
from pos_loyalty.domain.program.told import SayingKind, Told
from tests.domain.strategies.scenes import Scene, scenes


def lines_of(scene: Scene, *, is_keyed: bool) -> tuple[Saying, ...]:
    program, state, sale = scene.program, scene.shopper.state, scene.sale
    at, store_id = sale.business_at, sale.store_id
    _, answers = look_at_member(program, state, at, store_id)
    evaluation = scene.shopper.quotes(sale, scene.chosen) if is_keyed else None
    return sayings(program, state, answers, at=at, store_id=store_id, evaluation=evaluation)


@settings(max_examples=30)
@given(scenes())
def test_lines_are_ordered_and_none_comes_twice(scene: Scene) -> None:
    for is_keyed in (False, True):
        lines = lines_of(scene, is_keyed=is_keyed)

        kinds = [list(SayingKind).index(line.kind) for line in lines]
        assert kinds == sorted(kinds)
        assert len({line.key for line in lines}) == len(lines)
        assert all(Told(*line.key, is_told=True) for line in lines)


@settings(max_examples=30)
@given(scenes())
def test_what_is_promised_of_points_holds_after_the_sale(scene: Scene) -> None:
    evaluation = scene.shopper.quotes(scene.sale, scene.chosen)
    after = apply_effects(scene.shopper.state, evaluation.effects)
    has = balance_of(after, scene.sale.business_at.date()).spendable_points

    for line in lines_of(scene, is_keyed=True):
        reward = next((r for r in scene.program.rewards if r.reward_id == line.about), None)
        match line.kind:
            case SayingKind.REWARD_REACHED | SayingKind.REWARD_NOW:
                assert line.amount <= max(0, has)
            case SayingKind.REWARD_CLOSE:
                assert reward is not None
                assert has + line.amount == reward.cost_points
            case SayingKind.POINTS_ENDING:
                assert 0 < line.amount <= has
            case _:
                assert line.amount >= 0


@settings(max_examples=15)
@given(scenes())
def test_nothing_is_said_of_what_is_not_the_members_own(scene: Scene) -> None:
    stranger = replace(scene.shopper.state, segments=(), birthday=None)
    scene.shopper.state = stranger

    kinds = {line.kind for line in lines_of(scene, is_keyed=False)}

    assert not kinds & {SayingKind.OFFER, SayingKind.BIRTHDAY}
