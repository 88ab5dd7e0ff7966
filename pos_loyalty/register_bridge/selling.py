# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale that was paid at the register: recorded once, however often it is told."""

from datetime import datetime

from pos_loyalty.domain.errors import RewardUnavailable
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.redeeming import ChosenReward, points_for
from pos_loyalty.protocol.register_messages import SaleIn, SaleOut
from pos_loyalty.register_bridge.desk import Desk, ReceiptTaken
from pos_loyalty.register_bridge.naming import Made, receipt_name
from pos_loyalty.register_bridge.quoting import (
    are_as_said,
    chosen_in,
    discounts_out,
    points_earned,
    points_spent,
    require_currency,
    sale_in,
)
from pos_loyalty.register_bridge.standing import made_of, sale_with
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.services.quote import quote_sale


def record_sale(message: SaleIn, desk: Desk) -> SaleOut:
    """Record the sale; on return it survives loss of power.

    Told again, it is the first operation that is answered for: nothing is recorded twice, and it
    does not matter whether the card was stopped since.

    Raises:
        BadTime: If it cannot have been then.
        NoCard: If what was scanned is no card.
        ReceiptTaken: If the number was recorded before, with something else on the receipt.
        LoyaltyError: As ``identify_by_card`` and ``complete_sale``; also ``WrongCurrency``.
            Then nothing is recorded.
    """
    at = desk.moment_meant(message.business_at)
    require_currency(message.currency, desk)
    card_number = desk.card_number(message.card)
    receipt_no = receipt_name(message.register_name, message.receipt_no)
    with desk.store.reading() as uow:
        done = sale_with(receipt_no, at.date(), uow, desk.store.place)
    if done is None:
        done = desk.run(lambda: _there_or_complete(message, card_number, at, desk))
        desk.tell(done.draft.member_id)
    return answer_of(done, _asked(done, message, card_number, desk), desk)


def _there_or_complete(message: SaleIn, card_number: str, at: datetime, desk: Desk) -> Operation:
    """Record it unless it is there meanwhile. Runs on the writer's thread."""
    receipt_no, day = receipt_name(message.register_name, message.receipt_no), at.date()
    with desk.store.reading() as uow:
        there = sale_with(receipt_no, day, uow, desk.store.place)
        _, op_id = made_of(Made.SALE, receipt_no, day, uow, desk.store.place)
    if there is not None:
        return there
    sale = sale_in(message, desk, receipt_no=receipt_no, at=at)
    view = identify_by_card(card_number, store=desk.store, at=at)
    quoted = quote_sale(sale, view.state, chosen_in(message), op_id=op_id, store=desk.store)
    return complete_sale(quoted, store=desk.store, clock=desk.clock)


def _asked(done: Operation, message: SaleIn, card_number: str, desk: Desk) -> SaleFact:
    """Return what was recorded, if it is what is asked for.

    The hour may differ where a register tells the time anew; the day is a part of the name. What
    the catalogue adds may differ too: it is loaded anew with each start, and is mended.
    """
    fact = done.fact
    if not isinstance(fact, SaleFact):
        raise ReceiptTaken
    with desk.store.reading() as uow:
        member = uow.members.by_card(card_number)
        program = uow.programs.get(fact.program_id)
    is_same = (
        done.draft.member_id == member.member_id
        and fact.sale.coupon_codes == message.coupon_codes
        and are_as_said(fact.sale.lines, message.lines)
        and _are_wanted(fact, chosen_in(message), program)
    )
    if not is_same:
        raise ReceiptTaken
    return fact


def _are_wanted(fact: SaleFact, chosen: tuple[ChosenReward, ...], program: Program) -> bool:
    """Tell whether the rewards that were taken are these, for as many points."""
    taken = sorted((redemption.reward_id, redemption.points) for redemption in fact.redemptions)
    try:
        wanted = sorted(
            (reward.reward_id, points_for(reward, choice))
            for choice in chosen
            if (reward := program.reward(choice.reward_id)) is not None
        )
    except RewardUnavailable:
        return False
    return len(wanted) == len(chosen) and taken == wanted


def answer_of(done: Operation, fact: SaleFact, desk: Desk) -> SaleOut:
    """Return what a register is told of a recorded sale."""
    off = sum(discount.minor for discount in fact.discounts)
    wallets = sum(payment.minor for payment in fact.payments)
    return SaleOut(
        op_id=done.op_id,
        receipt_no=fact.sale.receipt_no,
        gross_minor=fact.sale.gross_minor,
        wallets_minor=wallets,
        due_minor=fact.sale.gross_minor - off - wallets,
        discounts=discounts_out(fact.discounts),
        earned_points=points_earned(fact.accruals, fact.completions),
        spent_points=points_spent(fact.redemptions),
        balance=desk.balance(done.draft.member_id),
    )
