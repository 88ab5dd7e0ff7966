# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What stands recorded of a register's receipt. What was undone at the window does not.

Whoever records asks here on the writer's thread, so that nothing comes in between.
"""

from datetime import date
from itertools import islice
from typing import Final

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation, SaleFact, UndoFact
from pos_loyalty.register_bridge.naming import Made, op_id_of
from pos_loyalty.services.ports import TillPlace, UnitOfWork

_SALES_MAX: Final = 150
"""Of one number, newest first: it comes once a day, and registers may be 45 days late."""


def made_of(
    made: Made, receipt_no: str, day: date, uow: UnitOfWork, place: TillPlace
) -> tuple[Operation | None, OpId]:
    """Return what was recorded under the receipt's own id and stands, and its id.

    Without such an operation it is the id under which it may be recorded next.
    """
    times_undone = 0
    while True:
        op_id = op_id_of(made, receipt_no, day, place, times_undone=times_undone)
        found = uow.log.find(op_id)
        if found is None or not _is_undone(found, uow):
            return found, op_id
        times_undone += 1


def sale_with(receipt_no: str, day: date, uow: UnitOfWork, place: TillPlace) -> Operation | None:
    """Return this till's sale with the number on a business day, if any stands.

    A register told of it, or the window took it with the register's number.
    """
    found, _ = made_of(Made.SALE, receipt_no, day, uow, place)
    if found is not None:
        return found
    for sale in islice(uow.log.sales_with_receipt(receipt_no), _SALES_MAX):
        fact = sale.fact
        is_of_day = isinstance(fact, SaleFact) and fact.sale.business_at.date() == day
        if is_of_day and not _is_undone(sale, uow):
            return sale
    return None


def _is_undone(operation: Operation, uow: UnitOfWork) -> bool:
    return any(isinstance(later.fact, UndoFact) for later in uow.log.referring_to(operation.op_id))
