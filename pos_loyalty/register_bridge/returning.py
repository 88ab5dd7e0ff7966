# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods that came back to the register: the points follow, once, however often it is told.

A sale that this till does not know is another till's, or older than what is kept: the return waits
until the server has found the sale.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pos_loyalty.domain.errors import UnknownSale
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import Account
from pos_loyalty.domain.ops import Operation, RefundFact, UnmatchedReturnFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.register_messages import ReturnIn, ReturnOut, SoldIn
from pos_loyalty.register_bridge.desk import Desk, ReceiptTaken
from pos_loyalty.register_bridge.naming import Made, receipt_name
from pos_loyalty.register_bridge.standing import made_of, sale_with
from pos_loyalty.services.return_sale import ReturnLines, return_lines
from pos_loyalty.services.return_unmatched import ReturnUnmatched, SaleIsHere, return_unmatched


def record_return(message: ReturnIn, desk: Desk) -> ReturnOut:
    """Record the return; on return from here it survives loss of power.

    Raises:
        BadTime: If it cannot have been then.
        ReceiptTaken: If the number was recorded before, with something else on the receipt.
        UnknownSale: If this till does not know the sale, and ``refund_minor`` is missing.
        ReturnExceedsSale: If more would come back than was sold.
        LoyaltyError: As ``return_lines`` and ``return_unmatched``. Then nothing is recorded.
    """
    at = desk.moment_meant(message.business_at)
    found = _look(message, at.date(), desk)
    done = found.done
    if done is None:
        done = desk.run(lambda: _there_or_record(message, at, desk))
        desk.tell(done.draft.member_id)
    if not _is_asked(done, _look(message, at.date(), desk).sale, message):
        raise ReceiptTaken
    return _answer(done, desk)


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands recorded.

    Attributes:
        done: Of the return.
        op_id: The return's, or the one that it will have.
        sale: What the goods come back from.
    """

    done: Operation | None
    op_id: OpId
    sale: Operation | None


def _look(message: ReturnIn, day: date, desk: Desk) -> _Found:
    receipt_no = receipt_name(message.register_name, message.receipt_no)
    with desk.store.reading() as uow:
        done, op_id = made_of(Made.RETURN, receipt_no, day, uow, desk.store.place)
        sale = sale_with(_name_of(message.sale), message.sale.sold_on, uow, desk.store.place)
    return _Found(done, op_id, sale)


def _name_of(sold: SoldIn) -> str:
    """Return the number of the sale's receipt; one of the till itself names no register."""
    return (
        sold.receipt_no
        if sold.register_name is None
        else receipt_name(sold.register_name, sold.receipt_no)
    )


def _there_or_record(message: ReturnIn, at: datetime, desk: Desk) -> Operation:
    """Record it unless it is there meanwhile. Runs on the writer's thread."""
    found, returned = _look(message, at.date(), desk), _returned(message)
    if found.done is not None:
        return found.done
    if found.sale is not None:
        request = ReturnLines(found.op_id, found.sale.op_id, returned, at)
        return return_lines(request, store=desk.store, clock=desk.clock)
    if message.refund_minor is None:
        raise UnknownSale
    unmatched = ReturnUnmatched(
        found.op_id,
        _name_of(message.sale),
        desk.store.place.store_id,
        message.sale.sold_on,
        returned,
        message.refund_minor,
        at,
    )
    try:
        return return_unmatched(unmatched, store=desk.store, clock=desk.clock)
    except SaleIsHere:  # it was undone
        raise UnknownSale from None


def _returned(message: ReturnIn) -> Mapping[int, int]:
    return {line.line_id: line.gross_minor for line in message.lines}


def _is_asked(done: Operation, sale: Operation | None, message: ReturnIn) -> bool:
    """Tell whether what was recorded is what is asked for."""
    fact, returned = done.fact, _returned(message)
    if isinstance(fact, RefundFact):
        is_same_sale = sale is not None and sale.op_id == fact.sale_op_id
        return is_same_sale and fact.returned_minor == returned
    return (
        isinstance(fact, UnmatchedReturnFact)
        and fact.receipt_no == _name_of(message.sale)
        and fact.sold_on == message.sale.sold_on
        and fact.returned_minor == returned
        and fact.refund_minor == message.refund_minor
    )


def _answer(done: Operation, desk: Desk) -> ReturnOut:
    fact = done.fact
    if isinstance(fact, UnmatchedReturnFact):
        return ReturnOut(
            op_id=done.op_id,
            refund_minor=fact.refund_minor,
            taken_points=0,
            given_points=0,
            state="parked",
        )
    points = [
        (entry.cause, entry.amount)
        for entry in done.draft.effects.entries
        if entry.account is Account.MEMBER and entry.unit == POINTS
    ]
    given = sum(amount for cause, amount in points if cause.startswith("reward:"))
    refund = wallets = 0
    if isinstance(fact, RefundFact):
        refund, wallets = fact.out_of_drawer_minor, fact.to_wallets_minor
    return ReturnOut(
        op_id=done.op_id,
        refund_minor=refund,
        wallets_minor=wallets,
        taken_points=given - sum(amount for _, amount in points),
        given_points=given,
        state="done",
        balance=desk.balance(done.draft.member_id),
    )
