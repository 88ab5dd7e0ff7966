# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers for receipts, where the shop's register gives none."""

from datetime import datetime

from pos_loyalty.domain.receipt_numbers import SEQUENCE_MAX, TILL_CHARS, ReceiptNumber
from pos_loyalty.services.ports import Store


def next_receipt_no(at: datetime, *, store: Store) -> str:
    """Return a receipt number above every one that this till has used.

    It is one more than the number of operations, which never falls. Till and day are part of it.
    """
    with store.reading() as uow:
        sequence = uow.log.count() % SEQUENCE_MAX + 1
    till = f"{store.place.till_no:0{TILL_CHARS}}"
    return str(ReceiptNumber(till, at.date(), sequence))
