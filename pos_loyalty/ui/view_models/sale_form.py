# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""From a sale in the making to what MEMBER draws of it."""

from datetime import datetime

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import RewardId, WalletId
from pos_loyalty.domain.ledger import apply_effects
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.services.quote import Quote
from pos_loyalty.ui.view_models.amount_entry import typed_of
from pos_loyalty.ui.view_models.coupons import coupon_rows
from pos_loyalty.ui.view_models.goods import goods_rows
from pos_loyalty.ui.view_models.member_panel import OpenMember
from pos_loyalty.ui.view_models.notice import LocalNames
from pos_loyalty.ui.view_models.notice_of_refusal import notice_of
from pos_loyalty.ui.view_models.panels import (
    PartForm,
    QuoteView,
)
from pos_loyalty.ui.view_models.reward_list import points_stepper, reward_rows
from pos_loyalty.ui.view_models.sale_entry import QuotedSale, SaleEntry
from pos_loyalty.ui.view_models.spending import money_reward
from pos_loyalty.ui.view_models.tier_steps import has_risen
from pos_loyalty.ui.view_models.till_state import (
    SaleForm,
)
from pos_loyalty.ui.view_models.wallet_wishes import wallet_rows
from pos_loyalty.ui.view_models.why_rows import why_rows
from pos_loyalty.ui.view_models.wishes import spendable_left


def form_of(
    entry: SaleEntry,
    case: OpenMember,
    quoted: QuotedSale | None,
    *,
    at: datetime,
    can_ask: bool = False,
) -> SaleForm:
    """Return the form; ``quoted`` may be a moment behind what is typed.

    Args:
        at: The business time.
        can_ask: Somebody can be asked to agree to a reward that needs it.
    """
    amount_minor = entry.amount_minor(case.program.currency)
    quote = quoted.quote if quoted and amount_minor else None
    answers = quote.evaluation.answers if quote else case.view.answers
    if quote is not None:
        left = spendable_left(quote)
    else:
        wished = sum(wish.cost_points for wish in entry.wishes)
        left = case.view.balance.spendable_points - wished
    refusal = quoted.refusal if quoted and quote else None
    return SaleForm(
        entry.typed,
        amount_minor,
        quote_view(quote, case) if quote else None,
        reward_rows(answers, entry.wishes, left, can_ask=can_ask),
        points_stepper(answers, entry.wishes, quote),
        notice_of(refusal) if refusal else None,
        can_confirm=_can_confirm(entry, amount_minor, refusal),
        is_why_open=entry.is_why_open,
        coupons=coupon_rows(entry.coupons, case.program, quote),
        goods=goods_rows(entry),
        price_of=entry.asked.item.name if entry.asked else "",
        receipt_no=entry.receipt_no,
        wallets=wallet_rows(case.program, case.view.state, at, entry.wallets, quote),
        part=part_form(entry, case.program, quote),
    )


def _can_confirm(entry: SaleEntry, amount_minor: int | None, refusal: LoyaltyError | None) -> bool:
    if entry.asked is not None:  # Enter takes their price
        return bool(entry.typed)
    return bool(amount_minor or entry.wishes) and refusal is None


def quote_view(quote: Quote, case: OpenMember) -> QuoteView:
    """Return the figures of a quote, and why they are so."""
    evaluation = quote.evaluation
    after = apply_effects(quote.state, evaluation.effects)
    wallets_minor = sum(payment.minor for payment in evaluation.payments)
    return QuoteView(
        quote.sale.gross_minor,
        quote.sale.gross_minor - evaluation.due_minor,
        sum(off.minor for off in evaluation.discount_trace if off.source.startswith("tier:")),
        evaluation.due_minor - wallets_minor,
        evaluation.earned_points,
        sum(redemption.points for redemption in evaluation.redemptions),
        balance_of(after, quote.sale.business_at.date()).spendable_points,
        why_rows(evaluation.trace, quote.sale, case.program),
        tier_reached(evaluation, case.program),
        _offers_taken(evaluation, case.program),
        wallets_minor,
    )


def part_form(entry: SaleEntry, program: Program, quote: Quote | None) -> PartForm | None:
    """Return what the pad types instead of the amount, by its name.

    Args:
        quote: With what is paid so far, which is shown before the first key.
    """
    part = entry.part
    if part is None or entry.asked is not None:
        return None
    if part.wallet_id is None:
        reward = money_reward(program)
        if reward is None:
            return None
        typed = _points_paid(reward.reward_id, quote) if part.typed is None else part.typed
        return PartForm(reward.name, typed, is_points=True)
    wallet = next((w for w in program.wallets if w.wallet_id == part.wallet_id), None)
    if wallet is None:
        return None
    typed = _money_paid(wallet.wallet_id, quote) if part.typed is None else part.typed
    return PartForm(wallet.name, typed, is_points=False)


def _points_paid(reward_id: RewardId, quote: Quote | None) -> str:
    redemptions = quote.evaluation.redemptions if quote else ()
    points = sum(taken.points for taken in redemptions if taken.reward_id == reward_id)
    return str(points) if points else ""


def _money_paid(wallet_id: WalletId, quote: Quote | None) -> str:
    payments = quote.evaluation.payments if quote else ()
    minor = sum(payment.minor for payment in payments if payment.wallet_id == wallet_id)
    return typed_of(minor, quote.sale.currency) if quote and minor else ""


def tier_reached(evaluation: Evaluation, program: Program) -> LocalNames | None:
    """Return the names of the tier that the sale lifts the member to, if it does."""
    before, after = evaluation.standing_before, evaluation.standing_after
    if program.tiers is None or before is None or after is None:
        return None
    has_reached = has_risen(program.tiers, before.tier.tier_id, after.tier)
    return after.tier.name if has_reached else None


def _offers_taken(evaluation: Evaluation, program: Program) -> tuple[LocalNames, ...]:
    """Return the names of the offers that take money off, by coupon or without."""
    names = {f"offer:{offer.offer_id}": offer.name for offer in program.offers}
    traces = (trace for trace in evaluation.discount_trace if trace.minor)
    return tuple(names[trace.source] for trace in traces if trace.source in names)
