# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers for receipts, where the shop's register gives none."""

import hashlib
from base64 import b32encode
from datetime import datetime

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.receipt_numbers import SEQUENCE_MAX, TILL_CHARS, ReceiptNumber
from pos_loyalty.services.ports import Store


def next_receipt_no(at: datetime, *, store: Store) -> str:
    """Return a receipt number above every one that this till has used.

    It is one more than the number of operations, which never falls. Till and day are part of it.
    """
    with store.reading() as uow:
        sequence = uow.log.count() % SEQUENCE_MAX + 1
    return str(ReceiptNumber(_short_name(store.place.till_id), at.date(), sequence))


def _short_name(till_id: TillId) -> str:
    """Return the till's name on receipts.

    Of its id, not of its number: a new machine in the place of another has the number of that.
    """
    return b32encode(hashlib.sha256(till_id.bytes).digest())[:TILL_CHARS].decode()
