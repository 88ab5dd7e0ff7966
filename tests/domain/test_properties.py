# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold for points and money, whatever a shop writes and a member buys."""

import copy
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import assume, find, given
from hypothesis import strategies as st

from pos_loyalty.domain.errors import InsufficientPoints
from pos_loyalty.domain.ledger import (
    Account,
    Effects,
    PointLot,
    apply_effects,
    balance_on,
    combine,
    negate,
    take_points,
)
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.sale import SaleLine
from tests.domain.shopping import TODAY, Bought, Shopper, account_of, program_of, sale_of
from tests.domain.strategies import (
    buys_what_fits,
    choices,
    lots,
    money_off,
    sale_lines,
    shoppers,
    split_lines,
    times,
)


def _bought(shopper: Shopper, data: st.DataObject) -> Bought:
    sale = sale_of(data.draw(sale_lines()), data.draw(times))
    chosen = data.draw(choices(shopper.program))
    return buys_what_fits(lambda rewards: shopper.pays(sale, rewards), chosen)


@given(shoppers(money_off), st.data())
def test_splitting_and_reordering_lines_changes_nothing(
    shopper: Shopper, data: st.DataObject
) -> None:
    lines, at = data.draw(sale_lines()), data.draw(times)
    split = data.draw(split_lines(lines))
    chosen = data.draw(choices(shopper.program))
    other = copy.deepcopy(shopper)

    whole = buys_what_fits(lambda rewards: shopper.buys(lines, at, rewards), chosen)
    pieces = buys_what_fits(lambda rewards: other.buys(split, at, rewards), chosen)

    assert pieces.evaluation.trace == whole.evaluation.trace
    assert pieces.evaluation.effects == whole.evaluation.effects
    assert pieces.evaluation.due_minor == whole.evaluation.due_minor
    assert pieces.evaluation.answers == whole.evaluation.answers


def test_control_a_split_is_found_that_changes_points_counted_line_by_line() -> None:
    def points(lines: Sequence[SaleLine]) -> int:
        return sum(line.gross_minor // 100 for line in lines)

    both = sale_lines().flatmap(lambda lines: split_lines(lines).map(lambda split: (lines, split)))

    whole, split = find(both, lambda drawn: points(drawn[0]) != points(drawn[1]))

    assert sum(line.gross_minor for line in whole) == sum(line.gross_minor for line in split)


@given(shoppers(), st.data())
def test_reordering_lines_changes_nothing_with_any_reward(
    shopper: Shopper, data: st.DataObject
) -> None:
    lines, at = data.draw(sale_lines()), data.draw(times)
    mixed_lines = data.draw(st.permutations(lines))
    chosen = data.draw(choices(shopper.program))
    other = copy.deepcopy(shopper)

    whole = buys_what_fits(lambda rewards: shopper.buys(lines, at, rewards), chosen)
    mixed = buys_what_fits(lambda rewards: other.buys(mixed_lines, at, rewards), chosen)

    assert mixed.evaluation == whole.evaluation


@given(shoppers(), st.data())
def test_the_entries_of_an_operation_sum_to_zero_and_match_its_lots(
    shopper: Shopper, data: st.DataObject
) -> None:
    effects = _bought(shopper, data).evaluation.effects

    assert sum(entry.points for entry in effects.entries) == 0
    assert sum(lot.points for lot in effects.lots) == effects.points
    assert len({lot.lot_id for lot in effects.lots}) == len(effects.lots)
    assert len({(c.name, c.day) for c in effects.counters}) == len(effects.counters)


@given(shoppers(), st.data())
def test_points_come_from_a_rule_or_reward_of_the_document(
    shopper: Shopper, data: st.DataObject
) -> None:
    causes = {f"rule:{rule.rule_id}" for rule in shopper.program.earning}
    causes |= {f"reward:{reward.reward_id}" for reward in shopper.program.rewards}

    bought = _bought(shopper, data)

    assert {entry.cause for entry in bought.evaluation.effects.entries} <= causes
    by_rule = {trace.rule_id: trace.points for trace in bought.evaluation.trace}
    assert {a.rule_id: a.points for a in bought.evaluation.accruals if a.points} == {
        rule_id: points for rule_id, points in by_rule.items() if points
    }


@given(shoppers(), st.data())
def test_what_the_lines_earned_adds_up_to_what_the_sale_earned(
    shopper: Shopper, data: st.DataObject
) -> None:
    for accrual in _bought(shopper, data).evaluation.accruals:
        assert accrual.points >= 0
        assert all(share.points >= 0 for share in accrual.shares)
        if accrual.shares:
            assert sum(share.points for share in accrual.shares) == accrual.points


@given(shoppers(), st.data())
def test_no_line_costs_less_than_nothing_and_discounts_add_up(
    shopper: Shopper, data: st.DataObject
) -> None:
    bought = _bought(shopper, data)

    prices = {line.line_id: line.gross_minor for line in bought.sold.fact.sale.lines}
    off = {discount.line_id: discount.minor for discount in bought.evaluation.discounts}
    assert all(0 < minor <= prices[line_id] for line_id, minor in off.items())
    assert bought.evaluation.due_minor == sum(prices.values()) - sum(off.values())


@given(shoppers(), st.data())
def test_every_redemption_takes_its_whole_price(shopper: Shopper, data: st.DataObject) -> None:
    bought = _bought(shopper, data)

    for redemption in bought.evaluation.redemptions:
        assert -sum(lot.points for lot in redemption.lots) == redemption.points
    spent = sum(redemption.points for redemption in bought.evaluation.redemptions)
    redeemed = [e for e in bought.evaluation.effects.entries if e.account is Account.REDEEMED]
    assert sum(entry.points for entry in redeemed) == spent


@given(lots(), st.integers(1, 200))
def test_more_than_may_be_spent_is_not_taken_at_all(
    held: tuple[PointLot, ...], beyond: int
) -> None:
    spendable = balance_on(TODAY, held).spendable_points
    needed = max(0, spendable) + beyond

    with pytest.raises(InsufficientPoints) as refusal:
        take_points(needed, held, TODAY)

    assert refusal.value.needed_points == needed
    assert refusal.value.spendable_points == spendable


@given(lots(), st.data())
def test_points_are_taken_exactly_and_what_expires_first_before_the_rest(
    held: tuple[PointLot, ...], data: st.DataObject
) -> None:
    spendable = balance_on(TODAY, held).spendable_points
    assume(spendable > 0)
    points = data.draw(st.integers(1, spendable))

    taken = {lot.lot_id: -lot.points for lot in take_points(points, held, TODAY)}

    assert sum(taken.values()) == points
    left_ends, taken_ends = [], []
    for lot in held:
        part = taken.get(lot.lot_id, 0)
        assert 0 <= part <= max(0, lot.points)
        assert part == 0 or lot.is_spendable(TODAY)
        if part:
            taken_ends.append(lot.expires_on or date.max)
        if lot.is_spendable(TODAY) and lot.points > part:
            left_ends.append(lot.expires_on or date.max)
    assert max(taken_ends) <= min(left_ends, default=date.max)


@given(lots(), st.integers(1, 200))
def test_spending_lowers_the_balance_by_what_was_spent(
    held: tuple[PointLot, ...], points: int
) -> None:
    before = balance_on(TODAY, held)
    shopper = Shopper(program_of(), *held)

    if before.spendable_points >= points:
        shopper.takes(Effects(lots=take_points(points, held, TODAY)))

        after = shopper.balance()
        assert after.spendable_points == before.spendable_points - points
        assert after.vesting_points == before.vesting_points


@given(lots())
def test_the_balance_is_the_sum_of_lots_that_neither_expire_nor_vest(
    held: tuple[PointLot, ...],
) -> None:
    timeless = [replace(lot, vests_on=None, expires_on=None) for lot in held]

    assert balance_on(TODAY, timeless).spendable_points == sum(lot.points for lot in held)


@given(lots(), st.randoms(use_true_random=False))
def test_the_balance_does_not_depend_on_the_order_of_lots(
    held: tuple[PointLot, ...], dice: Random
) -> None:
    shuffled = list(held)
    dice.shuffle(shuffled)

    assert balance_on(TODAY, shuffled) == balance_on(TODAY, held)


@given(shoppers(), st.data())
def test_an_undo_is_the_exact_opposite(shopper: Shopper, data: st.DataObject) -> None:
    before = account_of(shopper.state)
    effects = _bought(shopper, data).evaluation.effects

    shopper.takes(negate(effects))

    assert account_of(shopper.state) == before
    assert combine(effects, negate(effects)) == Effects()
    assert negate(negate(effects)) == effects


@given(shoppers(), st.data())
def test_changes_may_be_applied_in_any_order_or_together(
    shopper: Shopper, data: st.DataObject
) -> None:
    start = shopper.state
    changes = [_bought(shopper, data).evaluation.effects for _ in range(3)]
    mixed = data.draw(st.permutations(changes))

    one_by_one = start
    for effects in mixed:
        one_by_one = apply_effects(one_by_one, effects)
    at_once = apply_effects(start, combine(*changes))

    assert account_of(one_by_one) == account_of(shopper.state)
    assert account_of(at_once) == account_of(shopper.state)
    assert one_by_one.version == start.version + 3


@given(shoppers(), st.data())
def test_equal_inputs_give_equal_results(shopper: Shopper, data: st.DataObject) -> None:
    sale = sale_of(data.draw(sale_lines()), data.draw(times))
    op_id = shopper.gesture()

    first = evaluate(shopper.program, shopper.state, sale, op_id=op_id)
    again = evaluate(
        copy.deepcopy(shopper.program),
        copy.deepcopy(shopper.state),
        copy.deepcopy(sale),
        op_id=copy.deepcopy(op_id),
    )

    assert first == again


@given(shoppers(), st.data())
def test_sums_per_cause_never_run_below_what_the_sale_gave(
    shopper: Shopper, data: st.DataObject
) -> None:
    bought = _bought(shopper, data)

    issued: dict[str, int] = defaultdict(int)
    for entry in bought.evaluation.effects.entries:
        issued[entry.cause] += entry.points if entry.account is Account.MEMBER else 0
    assert all(
        points > 0 if cause.startswith("rule:") else points < 0 for cause, points in issued.items()
    )
