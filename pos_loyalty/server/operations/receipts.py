# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What one receipt is told by, on whatever till it is entered."""

import hashlib
from datetime import date
from typing import Final

from pos_loyalty.domain.ops import UnmatchedReturnFact

_NO_SALE: Final = bytes(32)
_FREED: Final = b"freed:"


def receipt_key(store_id: str, receipt_no: str, day: date, channel_id: str = "") -> bytes | None:
    """Return the key of the sale with a receipt; ``None`` without a number.

    Args:
        day: The store's business day.
        channel_id: Of a channel, which numbers its orders by itself; tills of a store share theirs.
    """
    if not receipt_no:
        return None
    parts = (store_id, receipt_no, day.isoformat(), *([channel_id] if channel_id else ()))
    return hashlib.sha256("\0".join(parts).encode()).digest()


def freed_marker(sale_key: bytes) -> bytes:
    """Return what a sale waits for whose receipt is another one's: that one being taken back."""
    return _FREED + sale_key


def wanted_sale(fact: UnmatchedReturnFact) -> bytes:
    """Return the key of the sale whose lines came back; one that no sale has without a number."""
    return receipt_key(fact.store_id, fact.receipt_no, fact.sold_on) or _NO_SALE
