# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""3. The lots add up to the balance, and the entries of whatever happens sum to zero."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import Account, Effects, apply_effects, combine, negate
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.completions import Completion
from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.holds import hold_effects, release_effects
from pos_loyalty.domain.program.merging import merge
from pos_loyalty.domain.program.occasions import Moment, arrived, evaluate_moment
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.refund_policy import let_go
from pos_loyalty.domain.returns import refund_effects
from pos_loyalty.domain.units import POINTS
from tests.domain.program.till_roll import assert_in_balance, everything
from tests.domain.shopping import Shopper, account_of
from tests.domain.strategies.baskets import moments, returns_in_pieces, sales
from tests.domain.strategies.scenes import Scene, scenes, shoppers
from tests.domain.strategies.vocabulary import ACTIVITIES, CARL, EVENTS

OP = OpId(UUID(int=10**6))


@given(scenes())
def test_a_sale_is_in_balance_on_every_account_it_touches(scene: Scene) -> None:
    evaluation = scene.pays().evaluation

    assert_in_balance(evaluation.effects)
    for other in evaluation.others:
        assert_in_balance(other.effects)
    assert len({other.member_id for other in evaluation.others}) == len(evaluation.others)


@given(scenes(), st.data())
def test_returns_are_in_balance_under_every_policy(scene: Scene, data: st.DataObject) -> None:
    bought, day = scene.pays(), scene.sale.business_at.date() + timedelta(days=40)
    state = scene.shopper.state
    returned: dict[int, int] = {}

    for piece in data.draw(returns_in_pieces(scene.sale.lines)):
        after = {**returned}
        for line_id, minor in piece.items():
            after[line_id] = after.get(line_id, 0) + minor
        taken = refund_effects(bought.sold, returned, after, state, op_id=OP, day=day)
        returned = after

        for other in taken.others:
            assert_in_balance(other.effects)
        for policy in type(scene.program.refund_policy):
            assert_in_balance(let_go(taken.effects, state, policy, day))


@given(scenes(), st.integers(0, 40))
def test_setting_aside_and_giving_back_are_in_balance(scene: Scene, days: int) -> None:
    day = scene.sale.business_at.date() + timedelta(days=days)
    for choice in scene.chosen:
        if isinstance(choice, ChosenReward) and (hold := choice.hold):
            released = release_effects(
                hold, scene.shopper.state, op_id=OP, day=day, reinstated_days=30
            )

            assert_in_balance(hold_effects(hold))
            assert_in_balance(released)
            both = combine(hold_effects(hold), released)
            assert not both.entries
            assert not both.counters


@given(scenes())
def test_what_is_captured_was_set_aside_before(scene: Scene) -> None:
    effects = scene.pays().sold.effects

    assert all(entry.account is not Account.HELD for entry in effects.entries)
    assert not any(change.name.startswith("hold:") for change in effects.counters)


@given(scenes())
def test_an_undo_is_the_exact_opposite(scene: Scene) -> None:
    before = everything(scene.shopper)
    evaluation = scene.pays().evaluation

    scene.shopper.takes(negate(evaluation.effects))
    scene.shopper.moves([replace(o, effects=negate(o.effects)) for o in evaluation.others])

    assert everything(scene.shopper) == before
    assert combine(evaluation.effects, negate(evaluation.effects)) == Effects()


@given(scenes(), shoppers())
def test_a_merge_is_in_balance_and_loses_nothing(scene: Scene, other: Shopper) -> None:
    scene.pays()
    absorbed, survivor = scene.shopper.state, replace(other.state, member_id=CARL)

    merged = merge(absorbed, survivor, op_id=OP)

    assert_in_balance(merged.source)
    assert_in_balance(merged.target)
    gone: Counter[object] = Counter()
    for effects in merged:
        for entry in effects.entries:
            gone[entry.account, entry.unit] += entry.amount
    assert not any(gone.values())


@given(scenes())
def test_when_what_points_wait_for_has_come_they_only_move(scene: Scene) -> None:
    scene.pays()
    state, day = scene.shopper.state, scene.sale.business_at.date()

    effects = arrived(state, EVENTS[0], day, 3)

    assert_in_balance(effects)
    scene.shopper.takes(effects)
    assert not any(lot.awaits and lot.amount for lot in scene.shopper.state.lots)
    assert scene.shopper.points == state.amount_of(POINTS)


moments_besides_sales = st.builds(
    Moment,
    st.sampled_from([Happening.ENROLMENT, Happening.ACTIVITY, Happening.DAY]),
    moments,
    st.just("waw-1"),
    st.sampled_from(ACTIVITIES),
)


@given(shoppers(), moments_besides_sales)
def test_joining_a_deed_and_a_new_day_are_in_balance(shopper: Shopper, moment: Moment) -> None:
    awarded = evaluate_moment(shopper.program, shopper.state, moment, op_id=OP)

    assert_in_balance(awarded.effects)
    assert awarded.effects.points == awarded.points


@given(scenes())
def test_the_balance_is_what_lots_hold_that_neither_wait_nor_end(scene: Scene) -> None:
    scene.pays()
    state, day = scene.shopper.state, scene.sale.business_at.date()
    timeless = tuple(
        replace(lot, vests_on=None, expires_on=None, awaits="", idle_months=0) for lot in state.lots
    )

    balance = balance_of(replace(state, lots=timeless), day)

    assert balance.spendable_points == state.amount_of(POINTS)


@given(scenes())
def test_what_was_given_is_what_went_into_lots_and_entries(scene: Scene) -> None:
    evaluation = scene.pays().evaluation
    given_by_rules: Counter[tuple[str, str]] = Counter()
    for accrual in evaluation.accruals:
        given_by_rules[f"rule:{accrual.rule_id}", accrual.unit] += accrual.amount
        _assert_shares_add_up(accrual)
    for completion in evaluation.completions:
        _assert_full_as_often_as_told(completion)
        for given_now in completion.given:
            amount = given_now.amount * completion.times
            given_by_rules[completion.cause, given_now.unit] += amount

    issued: Counter[tuple[str, str]] = Counter()
    for entry in evaluation.effects.entries:
        if entry.account is Account.ISSUED and not entry.cause.startswith("wallet:"):
            issued[entry.cause, entry.unit] -= entry.amount
    assert +issued == +given_by_rules


def _assert_shares_add_up(accrual: Accrual) -> None:
    assert accrual.amount >= 0
    assert all(share.amount >= 0 for share in accrual.shares)
    if accrual.shares:
        assert sum(share.amount for share in accrual.shares) == accrual.amount


def _assert_full_as_often_as_told(completion: Completion) -> None:
    assert 0 <= completion.times <= completion.times_max
    assert completion.times == completion.times_without(0)
    if completion.kind == "stamps":
        taken = -sum(lot.amount for lot in completion.taken)
        assert taken == completion.times * completion.needed


@given(scenes(), st.data())
def test_changes_may_be_applied_in_any_order_or_together(scene: Scene, data: st.DataObject) -> None:
    start = scene.shopper.state
    changes = [scene.pays().evaluation.effects]
    for _ in range(2):
        sale = data.draw(sales(lines_max=2))
        changes.append(scene.shopper.pays(sale).evaluation.effects)

    one_by_one = start
    for effects in data.draw(st.permutations(changes)):
        one_by_one = apply_effects(one_by_one, effects)
    at_once = apply_effects(start, combine(*changes))

    assert account_of(one_by_one) == account_of(scene.shopper.state) == account_of(at_once)


@given(scenes(), st.data())
def test_the_balance_does_not_depend_on_the_order_of_lots(
    scene: Scene, data: st.DataObject
) -> None:
    state, day = scene.shopper.state, scene.sale.business_at.date()
    mixed = replace(state, lots=tuple(data.draw(st.permutations(state.lots))))

    assert balance_of(mixed, day) == balance_of(state, day)


@given(scenes())
def test_rules_only_give_and_rewards_only_take(scene: Scene) -> None:
    for entry in scene.pays().evaluation.effects.entries:
        if entry.account is Account.MEMBER and entry.cause.startswith(("rule:", "challenge:")):
            assert entry.amount > 0
        if entry.account is Account.MEMBER and entry.cause.startswith("reward:"):
            assert entry.amount < 0
