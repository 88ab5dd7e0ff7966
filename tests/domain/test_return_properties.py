# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Returns: exact, in any pieces and any order, whatever happened in between."""

from collections import defaultdict

from hypothesis import find, given
from hypothesis import strategies as st

from pos_loyalty.domain.ledger import Account, Effects, combine, negate
from pos_loyalty.domain.money import rounded_share
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.returns import refund_effects, refund_minor, taken_back
from tests.domain.shopping import (
    Bought,
    Shopper,
    account_of,
    basket,
    program_of,
    sale_of,
    spend_rule,
)
from tests.domain.strategies import (
    amounts_minor,
    buys_what_fits,
    choices,
    returns_in_pieces,
    sale_lines,
    shoppers,
    times,
)


def _buys(shopper: Shopper, data: st.DataObject) -> Bought:
    sale = sale_of(data.draw(sale_lines()), data.draw(times))
    chosen = data.draw(choices(shopper.program))
    return buys_what_fits(lambda rewards: shopper.pays(sale, rewards), chosen)


def _pieces(bought: Bought, data: st.DataObject) -> list[dict[int, int]]:
    return data.draw(returns_in_pieces(bought.sold.fact.sale.lines))


@given(shoppers(), st.data())
def test_a_full_return_leaves_the_account_as_it_was(shopper: Shopper, data: st.DataObject) -> None:
    before = account_of(shopper.state)
    bought = _buys(shopper, data)
    day = bought.sold.fact.sale.business_at.date()

    money = sum(shopper.returns(bought, piece, day) for piece in _pieces(bought, data))

    assert account_of(shopper.state) == before
    assert money == bought.evaluation.due_minor


@given(shoppers(), st.data())
def test_returns_among_other_sales_leave_only_what_those_changed(
    shopper: Shopper, data: st.DataObject
) -> None:
    start = shopper.state
    sales = [_buys(shopper, data), _buys(shopper, data)]
    kept = [shopper_sale.sold.effects for shopper_sale in sales[1:]]
    for piece in _pieces(sales[0], data):
        if data.draw(st.booleans()):
            kept.append(_buys(shopper, data).sold.effects)
        shopper.returns(sales[0], piece, sales[0].sold.fact.sale.business_at.date())

    only_kept = Shopper(shopper.program)
    only_kept.state = start
    only_kept.takes(combine(*kept))

    assert account_of(shopper.state) == account_of(only_kept.state)


def _points_back(effects: Effects) -> dict[str, int]:
    back: dict[str, int] = defaultdict(int)
    for entry in effects.entries:
        if entry.account is Account.MEMBER:
            back[entry.cause] += abs(entry.points)
    return back


@given(shoppers(), st.data())
def test_what_has_come_back_only_grows_and_never_exceeds_what_was_given(
    shopper: Shopper, data: st.DataObject
) -> None:
    bought = _buys(shopper, data)
    fact = bought.sold.fact
    given_points = {f"rule:{a.rule_id}": a.points for a in fact.accruals}
    spent_points: dict[str, int] = defaultdict(int)
    for redemption in fact.redemptions:
        spent_points[f"reward:{redemption.reward_id}"] += redemption.points
    returned: dict[int, int] = {}
    so_far, money = _points_back(Effects()), 0

    for piece in _pieces(bought, data):
        for line_id, minor in piece.items():
            returned[line_id] = returned.get(line_id, 0) + minor
        effects = taken_back(bought.sold, returned)
        now = _points_back(effects)

        assert all(now[cause] >= points for cause, points in so_far.items())
        assert all(points <= (given_points | spent_points)[c] for c, points in now.items())
        assert money <= refund_minor(fact, returned) <= bought.evaluation.due_minor
        assert sum(entry.points for entry in effects.entries) == 0
        assert sum(lot.points for lot in effects.lots) == effects.points
        so_far, money = now, refund_minor(fact, returned)


@given(shoppers(), st.data())
def test_pieces_end_in_the_same_account_in_any_order(shopper: Shopper, data: st.DataObject) -> None:
    bought = _buys(shopper, data)
    day = bought.sold.fact.sale.business_at.date()
    some = _pieces(bought, data)[:4]
    start = shopper.state
    for piece in some:
        shopper.returns(bought, piece, day)
    first = account_of(shopper.state)

    shopper.state, bought.returned = start, {}
    for piece in data.draw(st.permutations(some)):
        shopper.returns(bought, piece, day)

    assert account_of(shopper.state) == first


@given(shoppers(), st.data())
def test_undoing_the_last_return_makes_room_for_it_again(
    shopper: Shopper, data: st.DataObject
) -> None:
    bought = _buys(shopper, data)
    day = bought.sold.fact.sale.business_at.date()
    returned: dict[int, int] = {}
    for piece in _pieces(bought, data)[:2]:
        after = {**returned}
        for line_id, minor in piece.items():
            after[line_id] = after.get(line_id, 0) + minor
        before = account_of(shopper.state)
        effects = refund_effects(bought.sold, returned, after, op_id=shopper.gesture(), day=day)
        shopper.takes(effects)
        shopper.takes(negate(effects))

        assert account_of(shopper.state) == before


STEP = 100


def _one_rule(points: int) -> Program:
    return program_of(spend_rule(step=STEP, points=points))


@given(
    st.integers(1, 9),
    st.lists(st.lists(amounts_minor, min_size=1, max_size=4), min_size=1, max_size=4),
    st.data(),
)
def test_money_that_is_kept_is_either_points_or_in_the_bank(
    points: int, baskets: list[list[int]], data: st.DataObject
) -> None:
    shopper = Shopper(_one_rule(points))
    paid_minor = 0
    for amounts in baskets:
        bought = shopper.buys(basket(*amounts))
        pieces = _pieces(bought, data)
        money = sum(shopper.returns(bought, piece) for piece in pieces[: len(pieces) // 2])
        paid_minor += bought.evaluation.due_minor - money

    bank_minor = shopper.state.total("remainder:spend")

    assert shopper.points // points * STEP + bank_minor == paid_minor


def test_control_pieces_are_found_that_do_not_add_up_when_each_is_rounded_by_itself() -> None:
    amounts = amounts_minor.filter(bool)
    pieces_of_one = amounts.flatmap(
        lambda minor: returns_in_pieces(basket(minor)).map(lambda pieces: (minor, pieces))
    )

    minor, pieces = find(
        pieces_of_one,
        lambda drawn: sum(rounded_share(1, p[1], drawn[0]) for p in drawn[1]) != 1,
    )

    assert sum(piece[1] for piece in pieces) == minor
