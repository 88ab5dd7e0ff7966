# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: goods come back. Line by line, previewed, exact."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import dropwhile, islice

from pos_loyalty.domain.balances import balance_of
from pos_loyalty.domain.errors import UnknownSale
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import Account, MemberState, apply_effects
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation, RefundFact, SaleFact
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import POINTS
from pos_loyalty.services.decisions import Decision
from pos_loyalty.services.ports import Clock, Store, UnitOfWork
from pos_loyalty.services.sold_sales import (
    OpenedSale,
    decide_return,
    open_sale,
    rewarded_referrer,
)


@dataclass(frozen=True, slots=True)
class ReturnableLine:
    """A line of a sale and what may still come back of it.

    Attributes:
        left_minor: Of the line's gross amount; 0 when all of it has come back.
    """

    line: SaleLine
    left_minor: int


@dataclass(frozen=True, slots=True)
class ReturnableSale:
    """A sale that was found by its receipt.

    Attributes:
        earlier_on: The business day of the sale that had the same number before; ``None`` where
            there is none.
    """

    sale_op_id: OpId
    fact: SaleFact
    member: Member
    lines: tuple[ReturnableLine, ...]
    earlier_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReturnLines:
    """The cashier's request. ``op_id`` is made once, when the sale is opened.

    Attributes:
        returned_minor: By ``line_id``, how much of the line's gross amount comes back now.
        business_at: In the store's time zone.
    """

    op_id: OpId
    sale_op_id: OpId
    returned_minor: Mapping[int, int]
    business_at: datetime
    actor: str = ""


@dataclass(frozen=True, slots=True)
class ReturnPreview:
    """What a return would do.

    Attributes:
        refund_minor: What was paid for it, net of the discounts they had.
        taken_points: Earned points that go, at least 0.
        given_points: Spent points that come back, at least 0.
        balance_points: What the member may spend afterwards; below 0 when they spent points
            that now go.
        to_wallets_minor: The part of the refund that goes back to stored value.
    """

    refund_minor: int
    taken_points: int
    given_points: int
    balance_points: int
    to_wallets_minor: int = 0


def find_sale(receipt_no: str, before: OpId | None = None, *, store: Store) -> ReturnableSale:
    """Return a sale of this till by the number on its receipt: the newest, or one before it.

    A shop's own registers count anew, so that the day on the receipt is to be compared.

    Args:
        before: A sale with the number, to be shown the one before it.

    Raises:
        UnknownSale: If this till made no such sale, or it was undone.
    """
    with store.reading() as uow:
        sales = _standing_sales(receipt_no, uow)
        if before is not None:
            sales = islice(dropwhile(lambda sale: sale.operation.op_id != before, sales), 1, None)
        opened, earlier = next(sales, None), next(sales, None)
        if opened is None:
            raise UnknownSale
        fact, back = opened.sold.fact, opened.returned_minor
        return ReturnableSale(
            opened.operation.op_id,
            fact,
            uow.members.get(opened.operation.draft.member_id),
            tuple(
                ReturnableLine(line, line.gross_minor - back.get(line.line_id, 0))
                for line in fact.sale.lines
            ),
            earlier.sold.fact.sale.business_at.date() if earlier else None,
        )


def preview_return(request: ReturnLines, *, store: Store) -> ReturnPreview:
    """Return what the return would do; nothing is recorded.

    Raises:
        UnknownSale: If the sale is not this till's, or was undone.
        ReturnExceedsSale: If a line would come back beyond what is left of it, or of what it
            put into a wallet.
    """
    with store.reading() as uow:
        state, decision = _decided(request, uow)
    fact = decision.fact
    points = [entry for entry in decision.effects.entries if entry.unit == POINTS]
    causes = [(e.cause, e.amount) for e in points if e.account is Account.MEMBER]
    given = sum(amount for cause, amount in causes if cause.startswith("reward:"))
    after = apply_effects(state, decision.effects)
    return ReturnPreview(
        fact.refund_minor,
        given - sum(amount for _, amount in causes),
        given,
        balance_of(after, request.business_at.date()).spendable_points,
        sum(payment.minor for payment in fact.to_wallets),
    )


def return_lines(request: ReturnLines, *, store: Store, clock: Clock) -> Operation:
    """Record the return; on return from here it survives loss of power.

    Asking twice with the same ``op_id`` returns once. Runs on the writer's thread.

    Raises:
        UnknownSale: If the sale is not this till's, or was undone.
        ReturnExceedsSale: If a line would come back beyond what is left of it, or of what it
            put into a wallet.
    """
    with store.writing() as uow:
        if done := uow.log.find(request.op_id):
            return done
        state, decision = _decided(request, uow)
        draft = decision.draft(
            op_id=request.op_id,
            member_id=state.member_id,
            occurred_at=clock(),
            actor=request.actor,
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
        return operation


def _standing_sales(receipt_no: str, uow: UnitOfWork) -> Iterator[OpenedSale]:
    """Return the sales with the number that were not undone, newest first."""
    for sale in uow.log.sales_with_receipt(receipt_no):
        with suppress(UnknownSale):
            yield open_sale(sale.op_id, uow.log, uow.programs.get)


def _decided(request: ReturnLines, uow: UnitOfWork) -> tuple[MemberState, Decision[RefundFact]]:
    opened = open_sale(request.sale_op_id, uow.log, uow.programs.get)
    state = uow.ledger.state_of(opened.operation.draft.member_id)
    decision = decide_return(
        opened,
        request.returned_minor,
        state,
        op_id=request.op_id,
        at=request.business_at,
        referrer=rewarded_referrer(opened, uow.ledger),
    )
    return state, decision
