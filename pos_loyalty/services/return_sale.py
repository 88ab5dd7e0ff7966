# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Use case: goods come back. Line by line, previewed, exact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pos_loyalty.domain.errors import ReturnExceedsSale, UnknownSale
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import Account, Effects, apply_effects, balance_on
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation, OperationDraft, RefundFact, SaleFact, UndoFact
from pos_loyalty.domain.returns import (
    SoldSale,
    refund_effects,
    refund_minor,
    sold_lines,
)
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.services.ports import Clock, Store, UnitOfWork


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
    """A sale that was found by its receipt."""

    sale_op_id: OpId
    fact: SaleFact
    member: Member
    lines: tuple[ReturnableLine, ...]


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
        refund_minor: Money to the customer, net of the discounts they had.
        taken_points: Earned points that go, at least 0.
        given_points: Spent points that come back, at least 0.
        balance_points: What the member may spend afterwards; below 0 when they spent points
            that now go.
    """

    refund_minor: int
    taken_points: int
    given_points: int
    balance_points: int


@dataclass(frozen=True, slots=True)
class _Opened:
    """A sale, and what has come back of it."""

    operation: Operation
    sold: SoldSale
    returned: Mapping[int, int] = field(default_factory=dict)


def find_sale(receipt_no: str, *, store: Store) -> ReturnableSale:
    """Return a sale of this till by the number on its receipt.

    Raises:
        UnknownSale: If this till made no such sale, or it was undone.
    """
    with store.reading() as uow:
        operation = uow.log.sale_with_receipt(receipt_no)
        if operation is None:
            raise UnknownSale
        opened = _open(operation.op_id, uow)
        return ReturnableSale(
            operation.op_id,
            opened.sold.fact,
            uow.members.get(operation.draft.member_id),
            tuple(
                ReturnableLine(line, line.gross_minor - opened.returned.get(line.line_id, 0))
                for line in opened.sold.fact.sale.lines
            ),
        )


def preview_return(request: ReturnLines, *, store: Store) -> ReturnPreview:
    """Return what the return would do; nothing is recorded.

    Raises:
        UnknownSale: If the sale is not this till's, or was undone.
        ReturnExceedsSale: If a line would come back beyond what is left of it.
    """
    with store.reading() as uow:
        opened = _open(request.sale_op_id, uow)
        effects, money = _result(opened, request)
        state = uow.ledger.state_of(opened.operation.draft.member_id)
    causes = [
        (entry.cause, entry.points) for entry in effects.entries if entry.account is Account.MEMBER
    ]
    day = request.business_at.date()
    return ReturnPreview(
        money,
        -sum(points for cause, points in causes if cause.startswith("rule:")),
        sum(points for cause, points in causes if cause.startswith("reward:")),
        balance_on(day, apply_effects(state, effects).lots).spendable_points,
    )


def return_lines(request: ReturnLines, *, store: Store, clock: Clock) -> Operation:
    """Record the return; on return from here it survives loss of power.

    Asking twice with the same ``op_id`` returns once. Runs on the writer's thread.

    Raises:
        UnknownSale: If the sale is not this till's, or was undone.
        ReturnExceedsSale: If a line would come back beyond what is left of it.
    """
    with store.writing() as uow:
        if done := uow.log.find(request.op_id):
            return done
        opened = _open(request.sale_op_id, uow)
        effects, money = _result(opened, request)
        fact = RefundFact(
            sale_op_id=request.sale_op_id,
            receipt_no=opened.sold.fact.sale.receipt_no,
            business_at=request.business_at,
            returned_minor=dict(sorted(request.returned_minor.items())),
            refund_minor=money,
        )
        draft = OperationDraft(
            op_id=request.op_id,
            member_id=opened.operation.draft.member_id,
            occurred_at=clock(),
            actor=request.actor,
            fact=fact,
            effects=effects,
        )
        operation = uow.log.record(draft, expected_version=None)
        uow.commit()
        return operation


def _open(sale_op_id: OpId, uow: UnitOfWork) -> _Opened:
    operation = uow.log.find(sale_op_id)
    if operation is None or not isinstance(operation.fact, SaleFact):
        raise UnknownSale
    returned: dict[int, int] = {}
    for later in uow.log.referring_to(sale_op_id):
        if isinstance(later.fact, UndoFact):
            raise UnknownSale
        if isinstance(later.fact, RefundFact) and not uow.log.referring_to(later.op_id):
            returned = _added(returned, later.fact.returned_minor)
    program = uow.programs.get(operation.fact.program_id)
    return _Opened(operation, SoldSale(operation.fact, operation.draft.effects, program), returned)


def _result(opened: _Opened, request: ReturnLines) -> tuple[Effects, int]:
    after = _added(opened.returned, request.returned_minor)
    gross = {line.line_id: line.gross_minor for line in sold_lines(opened.sold.fact)}
    for line_id, minor in request.returned_minor.items():
        left = gross.get(line_id, 0) - opened.returned.get(line_id, 0)
        is_over = left == 0 and (line_id not in gross or line_id in opened.returned)
        if is_over or not 0 <= minor <= left:
            raise ReturnExceedsSale(left_minor=left)
    effects = refund_effects(
        opened.sold,
        opened.returned,
        after,
        op_id=request.op_id,
        day=request.business_at.date(),
    )
    fact = opened.sold.fact
    return effects, refund_minor(fact, after) - refund_minor(fact, opened.returned)


def _added(before: Mapping[int, int], more: Mapping[int, int]) -> dict[int, int]:
    return {
        line_id: before.get(line_id, 0) + more.get(line_id, 0) for line_id in {**before, **more}
    }
