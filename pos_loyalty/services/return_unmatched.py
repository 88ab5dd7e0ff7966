# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: goods come back that were sold at another till; the server finds the sale."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pos_loyalty.domain.errors import ReturnExceedsSale, UnknownSale
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, Effects
from pos_loyalty.domain.ops import Operation, OperationDraft, SaleFact, UnmatchedReturnFact
from pos_loyalty.domain.receipt_numbers import parse_receipt_number
from pos_loyalty.services.ports import Clock, Store, UnitOfWork


class SaleIsHere(ValueError):
    """This till has the sale: it returns its lines exactly (``return_sale``)."""


@dataclass(frozen=True, slots=True)
class SaleElsewhere:
    """What the receipt alone says of a sale that this till does not have.

    Attributes:
        store_id: This till's: the number on a receipt names no other.
    """

    receipt_no: str
    store_id: str
    sold_on: date


@dataclass(frozen=True, slots=True)
class ReturnUnmatched:
    """The cashier's request, read off the customer's receipt.

    Attributes:
        store_id: Where it was sold.
        sold_on: The business day on the receipt.
        returned_minor: By the number of the line on the receipt, how much of its amount, before
            discounts, comes back now.
        refund_minor: What the customer is given back in money: what they had paid for it, without
            what stored money had paid.
        business_at: In the store's time zone.
    """

    op_id: OpId
    receipt_no: str
    store_id: str
    sold_on: date
    returned_minor: Mapping[int, int]
    refund_minor: int
    business_at: datetime
    actor: str = ""


def find_elsewhere(receipt_no: str, sold_on: date | None = None, *, store: Store) -> SaleElsewhere:
    """Return what a receipt says of a sale of another till of this store.

    Args:
        sold_on: The business day, where the paper says it and the number does not: a claim's.

    Raises:
        UnknownSale: If no till prints such a number, or this till made the sale: it was undone.
    """
    printed = parse_receipt_number(receipt_no)
    day = printed.business_day if printed else sold_on
    with store.reading() as uow:
        is_here = uow.log.sale_with_receipt(receipt_no) is not None
    if day is None or is_here:
        raise UnknownSale
    return SaleElsewhere(receipt_no, store.place.store_id, day)


def return_unmatched(request: ReturnUnmatched, *, store: Store, clock: Clock) -> Operation:
    """Record that lines came back; points follow when the server has found the sale.

    Nobody's account changes here: whose it is, and what the lines had earned, is the sale's to
    say. Asking twice with the same ``op_id`` returns once. On return it survives loss of power.
    Runs on the writer's thread.

    Raises:
        SaleIsHere: If this till made the sale.
        ReturnExceedsSale: If nothing comes back, a line less than nothing, or more money is
            given back than the lines cost.
    """
    gross_minor = sum(request.returned_minor.values())
    if not request.returned_minor or min(request.returned_minor.values()) < 0:
        raise ReturnExceedsSale(left_minor=0)
    if not 0 <= request.refund_minor <= gross_minor:
        raise ReturnExceedsSale(left_minor=gross_minor)
    with store.writing() as uow:
        if done := uow.log.find(request.op_id):
            return done
        is_own_store = request.store_id == store.place.store_id
        if is_own_store and _is_sold_here(request, uow):
            raise SaleIsHere(request.receipt_no)
        operation = uow.log.record(_draft(request, clock()), expected_version=None)
        uow.commit()
        return operation


def _is_sold_here(request: ReturnUnmatched, uow: UnitOfWork) -> bool:
    """Tell whether the sale is this till's: a shop's own registers count anew every day."""
    sale = uow.log.sale_with_receipt(request.receipt_no)
    if sale is None or not isinstance(sale.fact, SaleFact):
        return False
    return sale.fact.sale.business_at.date() == request.sold_on


def _draft(request: ReturnUnmatched, now: datetime) -> OperationDraft:
    fact = UnmatchedReturnFact(
        receipt_no=request.receipt_no,
        store_id=request.store_id,
        sold_on=request.sold_on,
        business_at=request.business_at,
        returned_minor=dict(sorted(request.returned_minor.items())),
        refund_minor=request.refund_minor,
    )
    return OperationDraft(
        op_id=request.op_id,
        member_id=PROGRAM_ACCOUNT,
        occurred_at=now,
        actor=request.actor,
        fact=fact,
        effects=Effects(),
    )
