# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods that came back to the register: the points follow, once, however often it is told.

A sale that this till does not know is another till's, or older than what is kept: the return waits
until the server has found the sale.
"""

from collections.abc import Mapping
from datetime import datetime

from pos_loyalty.domain.errors import UnknownSale
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import Account
from pos_loyalty.domain.ops import Operation, RefundFact, UnmatchedReturnFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.register_messages import ReturnIn, ReturnOut, SoldIn
from pos_loyalty.register_bridge.desk import Desk, ReceiptTaken
from pos_loyalty.register_bridge.naming import Made, op_id_of, receipt_name
from pos_loyalty.register_bridge.selling import sale_with
from pos_loyalty.services.return_sale import ReturnLines, return_lines
from pos_loyalty.services.return_unmatched import ReturnUnmatched, return_unmatched


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
    place = desk.store.place
    receipt_no = receipt_name(message.register_name, message.receipt_no)
    op_id = op_id_of(Made.RETURN, receipt_no, at.date(), place)
    returned = {line.line_id: line.gross_minor for line in message.lines}
    sold_as = _name_of(message.sale)
    with desk.store.reading() as uow:
        done = uow.log.find(op_id)
        sale = sale_with(sold_as, message.sale.sold_on, uow, place)
    if done is None:
        done = _record(message, desk, op_id=op_id, sale=sale, at=at)
        desk.tell(done.draft.member_id)
    elif not _is_asked(done, sale, sold_as, returned):
        raise ReceiptTaken
    return _answer(done, desk)


def _name_of(sold: SoldIn) -> str:
    """Return the number of the sale's receipt; one of the till itself names no register."""
    return (
        sold.receipt_no
        if sold.register_name is None
        else receipt_name(sold.register_name, sold.receipt_no)
    )


def _record(
    message: ReturnIn, desk: Desk, *, op_id: OpId, sale: Operation | None, at: datetime
) -> Operation:
    returned = {line.line_id: line.gross_minor for line in message.lines}
    if sale is not None:
        request = ReturnLines(op_id, sale.op_id, returned, at)
        return desk.run(lambda: return_lines(request, store=desk.store, clock=desk.clock))
    if message.refund_minor is None:
        raise UnknownSale
    unmatched = ReturnUnmatched(
        op_id,
        _name_of(message.sale),
        desk.store.place.store_id,
        message.sale.sold_on,
        returned,
        message.refund_minor,
        at,
    )
    return desk.run(lambda: return_unmatched(unmatched, store=desk.store, clock=desk.clock))


def _is_asked(
    done: Operation, sale: Operation | None, sold_as: str, returned: Mapping[int, int]
) -> bool:
    """Tell whether what was recorded is what is asked for."""
    fact = done.fact
    if isinstance(fact, RefundFact):
        is_same_sale = sale is not None and sale.op_id == fact.sale_op_id
        return is_same_sale and fact.returned_minor == returned
    return (
        isinstance(fact, UnmatchedReturnFact)
        and fact.receipt_no == sold_as
        and fact.returned_minor == returned
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
    return ReturnOut(
        op_id=done.op_id,
        refund_minor=fact.refund_minor if isinstance(fact, RefundFact) else 0,
        taken_points=given - sum(amount for _, amount in points),
        given_points=given,
        state="done",
        balance=desk.balance(done.draft.member_id),
    )
