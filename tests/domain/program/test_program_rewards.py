# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""6. A reward takes what it costs, what expires first before the rest, or nothing at all."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pos_loyalty.domain.balances import balance_of, lots_of, take_points
from pos_loyalty.domain.errors import InsufficientPoints
from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import Effects, Lot, MemberState, apply_effects
from pos_loyalty.domain.program.redeeming import ChosenReward, Redemption
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import POINTS, Unit
from tests.domain.shopping import TODAY, Shopper, program_of
from tests.domain.strategies.baskets import sales
from tests.domain.strategies.members import points_lots
from tests.domain.strategies.scenes import REFUSALS, Scene, fits, scenes, shoppers


@given(scenes())
def test_every_redemption_takes_its_whole_price(scene: Scene) -> None:
    evaluation = scene.pays().evaluation

    for spent in evaluation.redemptions:
        reward = scene.program.reward(spent.reward_id)
        assert reward is not None
        assert -sum(lot.amount for lot in spent.lots) == spent.amount
        assert {lot.unit for lot in spent.lots} == {spent.unit}
        if spent.unit != POINTS:
            assert spent.amount == 1
        elif isinstance(reward.worth, PointsAsMoney):
            assert spent.amount >= (reward.cost_points or 0)
        else:
            assert spent.amount == reward.cost_points


@given(scenes())
def test_what_expires_first_is_spent_first(scene: Scene) -> None:
    state, day = scene.shopper.state, scene.sale.business_at.date()
    redemptions = scene.pays().evaluation.redemptions

    for unit in {spent.unit for spent in redemptions}:
        taken: Counter[LotId] = Counter()
        for lot in _taken_now(redemptions, unit):
            taken[lot.lot_id] -= lot.amount
        _assert_in_order(lots_of(state, unit), taken, day)


def _taken_now(redemptions: tuple[Redemption, ...], unit: Unit) -> list[Lot]:
    return [lot for r in redemptions if r.unit == unit and not r.hold for lot in r.lots]


def _assert_in_order(held: tuple[Lot, ...], taken: Counter[LotId], day: date) -> None:
    """Check that nothing is left of what may be spent and ends before what was taken."""
    taken_ends, left_ends = [], []
    for lot in held:
        part = taken[lot.lot_id]
        assert 0 <= part <= max(0, lot.amount)
        assert part == 0 or lot.is_spendable(day)
        if part:
            taken_ends.append(lot.expires_on or date.max)
        if lot.is_spendable(day) and lot.amount > part:
            left_ends.append(lot.expires_on or date.max)
    assert max(taken_ends, default=date.min) <= min(left_ends, default=date.max)


@given(shoppers(), sales(), st.data())
def test_a_reward_that_does_not_fit_takes_nothing(
    shopper: Shopper, sale: Sale, data: st.DataObject
) -> None:
    before = shopper.state
    reward = data.draw(st.sampled_from(shopper.program.rewards))
    choice = ChosenReward(reward.reward_id, by_voucher=data.draw(st.booleans()))

    try:
        bought = shopper.pays(sale, [choice])
    except REFUSALS:
        assert shopper.state == before
    else:
        assert [spent.reward_id for spent in bought.evaluation.redemptions] == [reward.reward_id]


@given(scenes())
def test_the_answers_are_what_the_till_then_does(scene: Scene) -> None:
    quote = scene.shopper.quotes(scene.sale)

    for answer in quote.answers:
        reward = answer.reward
        points = answer.points if isinstance(reward.worth, PointsAsMoney) else None
        choice = ChosenReward(
            reward.reward_id, points, by_voucher=answer.by_voucher, approver="Zoe"
        )
        assert fits(scene.shopper, scene.sale, [choice]) == (answer.unmet is None), answer


@given(points_lots, st.integers(1, 200))
def test_more_than_may_be_spent_is_not_taken_at_all(held: tuple[Lot, ...], beyond: int) -> None:
    state = _account(held)
    spendable = balance_of(state, TODAY).spendable_points
    needed = max(0, spendable) + beyond

    with pytest.raises(InsufficientPoints) as refusal:
        take_points(needed, lots_of(state), TODAY)

    assert refusal.value.needed_points == needed
    assert refusal.value.spendable_points == spendable


@given(points_lots, st.data())
def test_points_are_taken_exactly(held: tuple[Lot, ...], data: st.DataObject) -> None:
    state = _account(held)
    before = balance_of(state, TODAY)
    assume(before.spendable_points > 0)
    points = data.draw(st.integers(1, before.spendable_points))

    changes = take_points(points, lots_of(state), TODAY)

    taken = Counter({lot.lot_id: -lot.amount for lot in changes})
    assert taken.total() == points
    _assert_in_order(lots_of(state), taken, TODAY)
    after = balance_of(apply_effects(state, Effects(lots=changes)), TODAY)
    assert after.spendable_points == before.spendable_points - points
    assert after.vesting_points == before.vesting_points


def _account(held: tuple[Lot, ...]) -> MemberState:
    return Shopper(program_of(), *held).state
