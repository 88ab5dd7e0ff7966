# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""4. Points never come from nothing: each entry names something that the document has."""

from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ledger import Effects
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.refund_policy import LET_GO, let_go
from pos_loyalty.domain.returns import taken_back
from tests.domain.strategies.baskets import returns_in_pieces
from tests.domain.strategies.scenes import Scene, scenes


def _causes_in(program: Program) -> set[str]:
    """Return everything in the document that can move anything."""
    return {
        *(f"rule:{rule.rule_id}" for rule in program.earning),
        *(f"rule:tier:{tier.tier_id}" for tier in (program.tiers.tiers if program.tiers else ())),
        *(f"reward:{reward.reward_id}" for reward in program.rewards),
        *(f"stamps:{card.card_id}" for card in program.stamp_cards),
        *(f"challenge:{challenge.challenge_id}" for challenge in program.challenges),
        *(f"wallet:{wallet.wallet_id}" for wallet in program.wallets),
    }


def _units_in(program: Program) -> set[str]:
    return {
        "points",
        *(f"stamp:{card.card_id}" for card in program.stamp_cards),
        *(f"voucher:{reward.reward_id}" for reward in program.rewards),
        *(f"badge:{badge.badge_id}" for badge in program.badges),
        *(f"money:{wallet.wallet_id}" for wallet in program.wallets),
    }


def _causes_of(effects: Effects) -> set[str]:
    return {entry.cause for entry in effects.entries}


@given(scenes())
def test_every_entry_names_what_moved_it(scene: Scene) -> None:
    evaluation = scene.pays().evaluation

    all_effects = (evaluation.effects, *(other.effects for other in evaluation.others))
    for effects in all_effects:
        assert _causes_of(effects) <= _causes_in(scene.program)
        assert {entry.unit for entry in effects.entries} <= _units_in(scene.program)
        assert all(entry.amount for entry in effects.entries)


@given(scenes(), st.data())
def test_a_return_moves_only_what_the_sale_moved(scene: Scene, data: st.DataObject) -> None:
    bought = scene.pays()
    sold = _causes_of(bought.sold.effects)
    day = scene.sale.business_at.date()
    returned: dict[int, int] = {}

    for piece in data.draw(returns_in_pieces(scene.sale.lines)):
        for line_id, minor in piece.items():
            returned[line_id] = returned.get(line_id, 0) + minor
        effects = taken_back(bought.sold, returned).effects
        within_reach = let_go(effects, scene.shopper.state, scene.program.refund_policy, day)

        assert _causes_of(effects) <= sold
        assert _causes_of(within_reach) <= sold | {LET_GO}


@given(scenes())
def test_the_trace_tells_of_every_rule_that_gave_something(scene: Scene) -> None:
    evaluation = scene.pays().evaluation

    told = {trace.rule_id: (trace.amount, trace.unit) for trace in evaluation.trace}
    for accrual in evaluation.accruals:
        assert told.pop(accrual.rule_id) == (accrual.amount, accrual.unit)
    assert all(amount == 0 for amount, _ in told.values())
    assert all(trace.amount or trace.unmet or trace.facts for trace in evaluation.trace)


@given(scenes())
def test_the_trace_tells_of_every_discount(scene: Scene) -> None:
    evaluation = scene.pays().evaluation

    prices = {line.line_id: line.gross_minor for line in scene.sale.lines}
    off = {discount.line_id: discount.minor for discount in evaluation.discounts}
    assert all(0 < minor <= prices[line_id] for line_id, minor in off.items())
    assert evaluation.due_minor == sum(prices.values()) - sum(off.values())
    assert sum(trace.minor for trace in evaluation.discount_trace) == sum(off.values())
    assert all(not (trace.minor and trace.unmet) for trace in evaluation.discount_trace)
