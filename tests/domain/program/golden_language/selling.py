# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Buying and bringing back, as the till does it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.domain.ledger import combine
from pos_loyalty.domain.ops import sale_fact
from pos_loyalty.domain.program.evaluation import Choice, Evaluation, evaluate
from pos_loyalty.domain.program.holds import hold_effects
from pos_loyalty.domain.returnable import refuse_too_much
from pos_loyalty.domain.returns import (
    SoldSale,
    refund_effects,
    refund_minor,
    refund_to_wallets,
    within_policy,
)
from pos_loyalty.domain.sale import Sale
from tests.domain.program.golden_language.shop import Receipt, Refund, Shop
from tests.domain.program.well_formed import assert_well_formed


def quote(
    shop: Shop, name: str, sale: Sale, chosen: Sequence[Choice], buyer: str = ""
) -> Evaluation:
    """Return what a sale means; nothing is recorded.

    Args:
        buyer: Who stands at the till for a household; empty for the account's owner.
    """
    state = shop.accounts.of(name)
    if buyer:
        state = replace(state, buyer_id=shop.accounts.of(buyer).member_id)
    referrer = shop.accounts.owner(state.referred_by)
    evaluation = evaluate(
        shop.program,
        state,
        sale,
        chosen,
        op_id=shop.accounts.next_op,
        referrer=shop.accounts.of(referrer) if referrer else None,
    )
    assert_well_formed(evaluation)
    return evaluation


def sell(
    shop: Shop, name: str, sale: Sale, chosen: Sequence[Choice], buyer: str = ""
) -> Evaluation:
    """Record a sale."""
    evaluation = quote(shop, name, sale, chosen, buyer)
    shop.accounts.record(name, evaluation.effects, evaluation.others)
    held = [redemption.hold for redemption in evaluation.redemptions if redemption.hold]
    effects = combine(*(hold_effects(hold) for hold in held), evaluation.effects)
    fact = sale_fact(sale, evaluation, ProgramId("p"))
    sold = SoldSale(fact, effects, shop.program, evaluation.others)
    shop.receipts.append(Receipt(name, sold))
    return evaluation


def take_back(shop: Shop, receipt: Receipt, more: Mapping[int, int], day: date) -> Refund:
    """Record a return.

    Args:
        more: By line, how much of its amount comes back now.
    """
    before, sold = receipt.returned, receipt.sold
    after = {line: before.get(line, 0) + more.get(line, 0) for line in {**before, **more}}
    state = shop.accounts.of(receipt.name)
    refuse_too_much(sold.fact, before, more, state, day)
    referrer = shop.accounts.owner(state.referred_by)
    change = refund_effects(sold, before, after, state, op_id=shop.accounts.next_op, day=day)
    taken = within_policy(
        change,
        sold,
        state,
        referrer=shop.accounts.of(referrer) if referrer else None,
        day=day,
    )
    shop.accounts.record(receipt.name, taken.effects, taken.others)
    receipt.returned = after
    earlier = {p.wallet_id: p.minor for p in refund_to_wallets(sold.fact, before)}
    return Refund(
        refund_minor(sold.fact, after) - refund_minor(sold.fact, before),
        {
            payment.wallet_id: payment.minor - earlier.get(payment.wallet_id, 0)
            for payment in refund_to_wallets(sold.fact, after)
        },
        taken.effects.points - change.effects.points,
    )
