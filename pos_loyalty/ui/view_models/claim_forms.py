# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a ``TillState`` shows of points for a purchase without the card: a code, or one that waits.

``*_minor`` is money in minor units of ``TillState.currency``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pos_loyalty.domain.sale import Sale


class ClaimNotice(StrEnum):
    """What the cashier is told of such purchases. The values name sentences: never rename one."""

    CLAIM_WAITS = "claim_waits"
    CLAIM_DROPPED = "claim_dropped"
    CARDLESS_UNFINISHED = "cardless_unfinished"
    GOODS_SUMMED = "goods_summed"


@dataclass(frozen=True, slots=True)
class ClaimSlipView:
    """A purchase without the card was made, and this is the code for its points.

    Attributes:
        code: What the QR code carries: digits.
        until: The last business day on which it is good.
        since: When it came up, in UTC.
    """

    code: str
    amount_minor: int
    until: date
    since: datetime


@dataclass(frozen=True, slots=True)
class WaitingClaim:
    """A code was scanned, and the till waits to hear whose the points are.

    Attributes:
        sale: Checked; nothing speaks against giving its points.
        since: When it was scanned, in UTC.
        needs_approval: A supervisor agrees before they are given.
    """

    sale: Sale
    since: datetime
    needs_approval: bool = False

    @property
    def amount_minor(self) -> int:
        """Return what was bought."""
        return self.sale.gross_minor
