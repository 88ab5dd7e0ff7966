# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a register's receipt is called here, and the one id of what is made of it.

Registers count their receipts each for itself, most of them from 1 every morning. The server knows
a sale by store, receipt and day, so the register is a part of the number. What is recorded takes
its id from the same words: sent twice, read twice from a file, or sent again after the power came
back, it is the same operation.
"""

from datetime import date
from enum import StrEnum
from uuid import uuid5

from pos_loyalty.domain.ids import OpId
from pos_loyalty.services.ports import TillPlace


class Made(StrEnum):
    """What a receipt is of. A part of stored ids: never rename a value."""

    SALE = "sale"
    RETURN = "return"


def receipt_name(register: str, number: str) -> str:
    """Return what a register's receipt is called at this till, in capitals."""
    return f"{register}/{number}".upper()


def op_id_of(
    made: Made, receipt_no: str, day: date, place: TillPlace, *, times_undone: int = 0
) -> OpId:
    """Return the id of what is recorded for a receipt.

    Args:
        receipt_no: As ``receipt_name`` returns it.
        day: The business day.
        times_undone: How often it was recorded before, and undone at the window.
    """
    again = (str(times_undone),) if times_undone else ()
    words = ("register", made.value, place.store_id, receipt_no, day.isoformat(), *again)
    return OpId(uuid5(place.till_id, "\n".join(words)))
