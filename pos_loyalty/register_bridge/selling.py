# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale that was paid at the register: recorded once, however often it is told."""

from dataclasses import replace
from datetime import date

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.sale import Sale
from pos_loyalty.protocol.register_messages import SaleIn, SaleOut
from pos_loyalty.register_bridge.desk import Desk, ReceiptTaken
from pos_loyalty.register_bridge.naming import Made, op_id_of, receipt_name
from pos_loyalty.register_bridge.quoting import (
    chosen_in,
    discounts_out,
    points_earned,
    points_spent,
    sale_in,
)
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.services.ports import TillPlace, UnitOfWork
from pos_loyalty.services.quote import Quote, quote_sale


def record_sale(message: SaleIn, desk: Desk) -> SaleOut:
    """Record the sale; on return it survives loss of power.

    Told again, it is the first operation that is answered for: nothing is recorded twice.

    Raises:
        BadTime: If it cannot have been then.
        NoCard: If what was scanned is no card.
        ReceiptTaken: If the number was recorded before, with something else on the receipt.
        LoyaltyError: As ``identify_by_card`` and ``complete_sale``; also ``WrongCurrency``.
            Then nothing is recorded.
    """
    at = desk.moment_meant(message.business_at)
    receipt_no = receipt_name(message.register_name, message.receipt_no)
    sale = sale_in(message, desk, receipt_no=receipt_no, at=at)
    chosen = chosen_in(message)
    view = identify_by_card(desk.card_number(message.card), store=desk.store, at=at)
    with desk.store.reading() as uow:
        done = sale_with(receipt_no, at.date(), uow, desk.store.place)
    if done is None:
        quoted = quote_sale(
            sale,
            view.state,
            chosen,
            op_id=op_id_of(Made.SALE, receipt_no, at.date(), desk.store.place),
            store=desk.store,
        )
        done = desk.run(lambda: _complete(quoted, desk))
        desk.tell(done.draft.member_id)
    return answer_of(done, _asked(done, sale, chosen, view.state.member_id), desk)


def sale_with(receipt_no: str, day: date, uow: UnitOfWork, place: TillPlace) -> Operation | None:
    """Return this till's sale with the number on a business day, if any.

    A register told of it, or the window took it with the register's number: then it is the newest
    of the number, since registers begin anew every morning.
    """
    found = uow.log.find(op_id_of(Made.SALE, receipt_no, day, place))
    found = found or uow.log.sale_with_receipt(receipt_no)
    if found is None or not isinstance(found.fact, SaleFact):
        return None
    return found if found.fact.sale.business_at.date() == day else None


def _complete(quoted: Quote, desk: Desk) -> Operation:
    """Record it unless it is there meanwhile: the window may have taken the same receipt."""
    with desk.store.reading() as uow:
        day = quoted.sale.business_at.date()
        there = sale_with(quoted.sale.receipt_no, day, uow, desk.store.place)
    return there or complete_sale(quoted, store=desk.store, clock=desk.clock)


def _asked(
    done: Operation, sale: Sale, chosen: tuple[ChosenReward, ...], member_id: MemberId
) -> SaleFact:
    """Return what was recorded, if it is what is asked for."""
    fact = done.fact
    if not isinstance(fact, SaleFact) or done.draft.member_id != member_id:
        raise ReceiptTaken
    # The hour may differ where a register tells the time anew; the day is a part of the name.
    same_time = replace(sale, business_at=fact.sale.business_at)
    wanted = sorted(choice.reward_id for choice in chosen)
    if fact.sale != same_time or sorted(r.reward_id for r in fact.redemptions) != wanted:
        raise ReceiptTaken
    return fact


def answer_of(done: Operation, fact: SaleFact, desk: Desk) -> SaleOut:
    """Return what a register is told of a recorded sale."""
    off = sum(discount.minor for discount in fact.discounts)
    return SaleOut(
        op_id=done.op_id,
        receipt_no=fact.sale.receipt_no,
        gross_minor=fact.sale.gross_minor,
        due_minor=fact.sale.gross_minor - off,
        discounts=discounts_out(fact.discounts),
        earned_points=points_earned(fact.accruals, fact.completions),
        spent_points=points_spent(fact.redemptions),
        balance=desk.balance(done.draft.member_id),
    )
