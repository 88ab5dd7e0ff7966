# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What customers bring back, and what cashiers take back."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.services.look_back import latest_operation
from pos_loyalty.services.return_sale import ReturnLines, find_sale, return_lines
from pos_loyalty.services.return_unmatched import (
    ReturnUnmatched,
    SaleIsHere,
    return_unmatched,
)
from pos_loyalty.services.sold_sales import decide_return, open_sale, rewarded_referrer
from pos_loyalty.services.undo import UndoOperation, undo_operation
from pos_loyalty.simulation.floor import Floor, Till
from pos_loyalty.simulation.people import Receipt


def give_back(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody brings back a part of what they bought at this till."""
    receipt = _receipt(luck, [r for r in floor.town.receipts if r.till == till.number])
    if receipt is None:
        return
    found = find_sale(_sale_of(receipt).sale.receipt_no, store=till.store)
    left = {line.line.line_id: line.left_minor for line in found.lines if line.left_minor}
    if not left:
        return
    line_id = luck.choice(sorted(left))
    op_id = floor.begin(till, luck, "refund")
    returned = {line_id: luck.choice((left[line_id], 1 + luck.randrange(left[line_id])))}
    request = ReturnLines(op_id, found.sale_op_id, returned, till.business_time())
    floor.promise(till, return_lines(request, store=till.store, clock=till.clock))


def give_back_elsewhere(floor: Floor, till: Till, luck: Random) -> None:
    """Somebody brings goods to a till that did not sell them, with the receipt.

    All that the till has is what stands on the receipt: the server may not have the sale yet,
    and other tills may have taken the same goods back.
    """
    others = [r for r in floor.town.receipts if r.till != till.number]
    receipt = _receipt(luck, others)
    if receipt is None:
        return
    op_id = floor.begin(till, luck, "refund")
    if luck.random() < 0.5:  # noqa: PLR2004 - as often as not
        _give_back_unmatched(floor, till, luck, receipt, op_id)
        return
    with till.store.writing() as uow:
        paper = _Paper(receipt.operation)
        opened = open_sale(receipt.operation.op_id, paper, uow.programs.get)
        line = luck.choice(opened.sold.fact.sale.lines)
        state = uow.ledger.state_of(receipt.operation.draft.member_id)
        decision = decide_return(
            opened,
            {line.line_id: luck.choice((line.gross_minor, 1 + line.gross_minor // 2))},
            state,
            op_id=op_id,
            at=till.business_time(),
            referrer=rewarded_referrer(opened, uow.ledger),
        )
        draft = decision.draft(
            op_id=op_id, member_id=state.member_id, occurred_at=till.clock(), actor=""
        )
        operation = uow.log.record(draft, expected_version=state.version)
        uow.commit()
    floor.promise(till, operation)


def _give_back_unmatched(
    floor: Floor, till: Till, luck: Random, receipt: Receipt, op_id: OpId
) -> None:
    """Return lines of which the till knows no more than what is printed."""
    sold = _sale_of(receipt).sale
    line = luck.choice(sold.lines)
    minor = 1 + luck.randrange(line.gross_minor)
    request = ReturnUnmatched(
        op_id,
        sold.receipt_no,
        sold.store_id,
        sold.business_at.date(),
        {line.line_id: minor},
        refund_minor=minor,
        business_at=till.business_time(),
    )
    with suppress(SaleIsHere):
        floor.promise(till, return_unmatched(request, store=till.store, clock=till.clock))


def take_back(floor: Floor, till: Till, luck: Random) -> None:
    """The cashier takes back what was done last, if that was within the minute."""
    last = latest_operation(store=till.store)
    if last is None:
        return
    op_id = floor.begin(till, luck, "undo")
    command = UndoOperation(op_id, last.op_id, till.business_time())
    floor.promise(till, undo_operation(command, store=till.store, clock=till.clock))


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a receipt tells of the past: its own sale, and nothing that came after it."""

    sale: Operation

    def find(self, op_id: OpId) -> Operation | None:
        """Return the sale, if it is asked for."""
        return self.sale if self.sale.op_id == op_id else None

    def referring_to(self, op_id: OpId) -> Sequence[Operation]:  # noqa: ARG002 - paper knows nothing
        """Return nothing: paper does not change."""
        return ()


def _receipt(luck: Random, receipts: Sequence[Receipt]) -> Receipt | None:
    if not receipts:
        return None
    return luck.choice(receipts[-8:])  # people come back soon


def _sale_of(receipt: Receipt) -> SaleFact:
    fact = receipt.operation.fact
    if not isinstance(fact, SaleFact):
        raise TypeError("a receipt is of a sale")
    return fact
