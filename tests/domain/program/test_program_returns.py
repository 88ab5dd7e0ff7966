# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""2. A sale and its full return leave everything as it was, but for what was handed over.

Parts add up in any order.
"""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    Account,
    AccountEffects,
    Effects,
    combine,
    negate,
)
from pos_loyalty.domain.program.uses import uses_of_rewards
from pos_loyalty.domain.returns import refund_effects, refund_minor, refund_to_wallets, taken_back
from tests.domain.program.till_roll import assert_in_balance, everything
from tests.domain.shopping import Bought, Shopper, account_of
from tests.domain.strategies.baskets import returns_in_pieces, sales
from tests.domain.strategies.scenes import Scene, choices, scenes


def _pieces(bought: Bought, data: st.DataObject) -> list[dict[int, int]]:
    return data.draw(returns_in_pieces(bought.sold.fact.sale.lines))


def _puts_back_what_was_handed_over(shopper: Shopper, bought: Bought) -> None:
    """Take back what the return of all lines leaves, as if the goods had come back as well."""
    handed_over = [spent for spent in bought.evaluation.redemptions if not spent.discounts]
    day = bought.sold.fact.sale.business_at.date()
    for spent in handed_over:
        shopper.takes(Effects(lots=tuple(replace(lot, amount=-lot.amount) for lot in spent.lots)))
    uses = uses_of_rewards(shopper.program, handed_over, day)
    shopper.takes(negate(Effects(counters=uses.own)))
    shopper.moves([AccountEffects(PROGRAM_ACCOUNT, negate(Effects(counters=uses.shared)))])


@given(scenes(), st.data())
def test_a_full_return_leaves_everything_as_it_was(scene: Scene, data: st.DataObject) -> None:
    shopper, day = scene.shopper, scene.sale.business_at.date()
    before = everything(scene.before())
    bought = scene.pays()

    money = sum(shopper.returns(bought, piece, day) for piece in _pieces(bought, data))

    _puts_back_what_was_handed_over(shopper, bought)
    assert everything(shopper) == before
    assert money == bought.evaluation.due_minor
    assert refund_to_wallets(bought.sold.fact, bought.returned) == bought.evaluation.payments


@given(scenes(), st.data())
def test_returns_among_other_sales_leave_only_what_those_changed(
    scene: Scene, data: st.DataObject
) -> None:
    shopper, day = scene.shopper, scene.sale.business_at.date()
    start = scene.before().state
    returned = scene.pays()
    kept = []
    for piece in _pieces(returned, data)[:4]:
        if data.draw(st.booleans()):
            sale = data.draw(sales(lines_max=2))
            kept.append(shopper.pays(sale, data.draw(choices(shopper, sale))))
        shopper.returns(returned, piece, day)
    shopper.returns_everything(returned, day)

    only_kept = Shopper(shopper.program)
    only_kept.state = start
    only_kept.takes(combine(*(sale.sold.effects for sale in kept)))
    _puts_back_what_was_handed_over(shopper, returned)

    assert account_of(shopper.state) == account_of(only_kept.state)


def _back_by_cause(effects: Effects) -> Counter[tuple[str, str]]:
    back: Counter[tuple[str, str]] = Counter()
    for entry in effects.entries:
        # What is loaded and what is paid from the same wallet come back against each other.
        if entry.account is Account.MEMBER and not entry.cause.startswith("wallet:"):
            back[entry.cause, entry.unit] += entry.amount
    return back


@given(scenes(), st.data())
def test_what_has_come_back_only_grows_and_never_exceeds_what_was_given(
    scene: Scene, data: st.DataObject
) -> None:
    bought = scene.pays()
    fact = bought.sold.fact
    moved = _back_by_cause(bought.sold.effects)
    returned: dict[int, int] = {}
    so_far, money = Counter[tuple[str, str]](), 0

    for piece in _pieces(bought, data):
        for line_id, minor in piece.items():
            returned[line_id] = returned.get(line_id, 0) + minor
        taken = taken_back(bought.sold, returned)
        now = _back_by_cause(taken.effects)

        assert_in_balance(taken.effects)
        for cause in {*moved, *now, *so_far}:
            low, high = sorted((0, -moved[cause]))
            assert low <= now[cause] <= high
            assert abs(so_far[cause]) <= abs(now[cause])
        assert money <= refund_minor(fact, returned) <= bought.evaluation.due_minor
        so_far, money = now, refund_minor(fact, returned)


@given(scenes(), st.data())
def test_pieces_end_in_the_same_account_in_any_order(scene: Scene, data: st.DataObject) -> None:
    shopper, day = scene.shopper, scene.sale.business_at.date()
    bought = scene.pays()
    some = _pieces(bought, data)[:4]
    start = (shopper.state, shopper.referrer)
    for piece in some:
        shopper.returns(bought, piece, day)
    first = everything(shopper)

    (shopper.state, shopper.referrer), bought.returned = start, {}
    for piece in data.draw(st.permutations(some)):
        shopper.returns(bought, piece, day)

    assert everything(shopper) == first


@given(scenes(), st.data())
def test_undoing_the_last_return_makes_room_for_it_again(scene: Scene, data: st.DataObject) -> None:
    shopper, day = scene.shopper, scene.sale.business_at.date()
    bought = scene.pays()
    returned: dict[int, int] = {}
    for piece in _pieces(bought, data)[:2]:
        after = {**returned}
        for line_id, minor in piece.items():
            after[line_id] = after.get(line_id, 0) + minor
        before = everything(shopper)
        taken = refund_effects(
            bought.sold, returned, after, shopper.state, op_id=shopper.gesture(), day=day
        )
        shopper.takes(taken.effects)
        shopper.moves(taken.others)
        shopper.takes(negate(taken.effects))
        shopper.moves([replace(o, effects=negate(o.effects)) for o in taken.others])

        assert everything(shopper) == before
