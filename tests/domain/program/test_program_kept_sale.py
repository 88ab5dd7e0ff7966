# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""After a return of some lines the account is as if only the others had been bought.

That cannot be so for everything: what is rounded once for the whole sale is shared out among
its lines. It is so where a rule counts pieces or visits, or banks what fills no step.
"""

from collections import Counter
from dataclasses import replace

from hypothesis import find, given
from hypothesis import strategies as st

from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.money import rounded_share
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import UNIT_MILLI, Sale
from tests.domain.program.till_roll import Sums, sums_of
from tests.domain.shopping import NAME, Shopper, basket, program_of, spend_rule
from tests.domain.strategies.baskets import amounts_minor, returns_in_pieces, sales
from tests.domain.strategies.conditions import condition
from tests.domain.strategies.dice import Dice, seeds
from tests.domain.strategies.members import members
from tests.domain.strategies.programs import programs
from tests.domain.strategies.rules import GOODS_TRIGGERS, gift
from tests.domain.strategies.vocabulary import LINE_FILTERS, RULES


def _exact_rule(number: int, seed: int) -> EarningRule:
    """Return a rule that counts visits or pieces, with any condition."""
    dice = Dice(seed)
    return EarningRule(
        rule_id=RULES[number],
        name=NAME,
        trigger=dice.pick([Visit(), *GOODS_TRIGGERS]),
        effect=gift(dice),
        on_lines=dice.pick(LINE_FILTERS),
        conditions=dice.few(condition, 2),
    )


@st.composite
def _exact_programs(draw: st.DrawFn) -> Program:
    """Return a programme without discounts in which everything is counted by piece or visit."""
    program = draw(programs())
    drawn = draw(st.lists(seeds, min_size=1, max_size=6))
    return replace(
        program,
        earning=tuple(_exact_rule(number, seed) for number, seed in enumerate(drawn)),
        offers=(),
        tiers=None,
        challenges=tuple(c for c in program.challenges if not isinstance(c.goal, Streak)),
    )


def _in_whole_pieces(sale: Sale) -> Sale:
    lines = tuple(
        replace(line, quantity_milli=-(-line.quantity_milli // UNIT_MILLI) * UNIT_MILLI)
        for line in sale.lines
    )
    return replace(sale, lines=lines)


def _without_stamps(state: MemberState) -> MemberState:
    """Return the account with empty cards: a card that was over-full is emptied by any stamp."""
    lots = tuple(lot for lot in state.lots if not lot.unit.startswith("stamp:"))
    return replace(state, lots=lots)


def _holdings(state: MemberState) -> tuple[Counter[str], Sums]:
    held: Counter[str] = Counter()
    for lot in state.lots:
        held[lot.unit] += lot.amount
    # A coupon stays used when what it was used for comes back in part: see docs/program.md.
    sums = sums_of(state.counters)
    return held, {key: n for key, n in sums.items() if not str(key[0]).startswith("coupon:")}


@given(_exact_programs(), sales().map(_in_whole_pieces), st.data())
def test_what_is_left_is_the_sale_of_what_is_kept(
    program: Program, sale: Sale, data: st.DataObject
) -> None:
    state = _without_stamps(data.draw(members(program)))
    kept = data.draw(st.sets(st.sampled_from(sale.lines), min_size=1))
    returns, buys_less = Shopper(program), Shopper(program)
    returns.state = buys_less.state = state

    bought = returns.pays(sale)
    back = {line.line_id: line.gross_minor for line in sale.lines if line not in kept}
    returns.returns(bought, back, sale.business_at.date())
    buys_less.pays(replace(sale, lines=tuple(line for line in sale.lines if line in kept)))

    assert _holdings(returns.state) == _holdings(buys_less.state)


STEP = 100


@given(
    st.integers(1, 9),
    st.lists(st.lists(amounts_minor, min_size=1, max_size=4), min_size=1, max_size=4),
    st.data(),
)
def test_money_that_is_kept_is_either_points_or_in_the_bank(
    points: int, baskets: list[list[int]], data: st.DataObject
) -> None:
    shopper = Shopper(program_of(spend_rule(step=STEP, points=points)))
    paid_minor = 0
    for amounts in baskets:
        bought = shopper.buys(basket(*amounts))
        pieces = data.draw(returns_in_pieces(bought.sold.fact.sale.lines))
        money = sum(shopper.returns(bought, piece) for piece in pieces[: len(pieces) // 2])
        paid_minor += bought.evaluation.due_minor - money

    bank_minor = shopper.state.total("remainder:spend")

    assert shopper.points // points * STEP + bank_minor == paid_minor


def test_control_pieces_are_found_that_do_not_add_up_when_each_is_rounded_by_itself() -> None:
    pieces_of_one = amounts_minor.filter(bool).flatmap(
        lambda minor: returns_in_pieces(basket(minor)).map(lambda pieces: (minor, pieces))
    )

    minor, pieces = find(
        pieces_of_one,
        lambda drawn: sum(rounded_share(1, p[1], drawn[0]) for p in drawn[1]) != 1,
    )

    assert sum(piece[1] for piece in pieces) == minor
