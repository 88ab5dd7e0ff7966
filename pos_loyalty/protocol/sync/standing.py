# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where a till stands with its server: what it stores of it, and what the cashier is shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pos_loyalty.protocol.sync.rows import OfflineTerms


class BootstrapState(StrEnum):
    """How much of the shop this file holds. Stored: never rename one."""

    NONE = "none"
    HOME = "home"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStanding:
    """Where the till stands with its server, as its file says.

    Attributes:
        epoch: The one that operations are numbered in.
        waiting: Operations that the server has not acknowledged.
        oldest_waiting_at: UTC, when the oldest of them was recorded; ``None`` for none.
        in_limbo: Operations were sent and no answer was stored: the server may have them. Nothing
            is pulled before it has been asked again, or they would count twice.
        is_behind_marker: The file is older than its marker: what it held of grants is given up.
        cursor: To pull from; empty before a bootstrap.
        generation: The server's, as last seen; ``None`` before any contact.
        parked: Operations that the server keeps until what they need arrives.
        quarantined: Operations that somebody has to look at.
        gap_from: The server lacks operations from here on that this till has no more; ``None``.
        last_contact_at: UTC by the server's clock; ``None`` before any.
        floor_points: What the till may still hand out unsecured while it is alone; 0 for nothing.
        floor_until: UTC; ``None`` with 0 points.
    """

    epoch: int
    waiting: int
    oldest_waiting_at: datetime | None
    in_limbo: bool
    is_behind_marker: bool
    bootstrap: BootstrapState
    cursor: str
    generation: UUID | None
    parked: int
    quarantined: int
    gap_from: int | None
    last_contact_at: datetime | None
    terms: OfflineTerms
    floor_points: int = 0
    floor_until: datetime | None = None
