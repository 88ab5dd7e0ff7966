# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What has changed since a till last asked: a page of rows, and where to go on.

``GET /v1/sync/pull?cursor=...&limit=...&wait=...&scope=...``; the cursor is the server's own and
means nothing to a till. A cursor of another generation, or from before the feed's floor, is
answered with 410: the till bootstraps.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from pos_loyalty.protocol.sync.rows import (
    AccountRow,
    GrantRow,
    MemberRow,
    OfflineTerms,
    ProgramRow,
)

PULL_ROWS_MAX: Final = 500
WAIT_SECONDS_MAX: Final = 25


class Scope(StrEnum):
    """What a till follows. Sent: never rename one.

    ``HOME`` is everybody's names and cards, but only the accounts of those whom the till's store
    has seen; the others' are asked for when they come.
    """

    HOME = "home"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class PullPage:
    """A page of changes; each row stands for itself and may come more than once.

    Attributes:
        server_time: UTC.
        cursor: Ask for the next page with it; ``None`` if it has not moved.
        has_more: Ask again at once.
    """

    server_time: datetime
    cursor: str | None = None
    has_more: bool = False
    members: tuple[MemberRow, ...] = ()
    accounts: tuple[AccountRow, ...] = ()
    programs: tuple[ProgramRow, ...] = ()
    grants: tuple[GrantRow, ...] = ()
    terms: OfflineTerms | None = None

    @property
    def is_news(self) -> bool:
        """Return whether it says more than how far the till has come."""
        rows = (self.members, self.accounts, self.programs, self.grants)
        return self.has_more or self.terms is not None or any(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """One member on demand, with a grant over all that they may spend.

    What ``POST /v1/sync/identify/{member_id}`` answers a till that has them in front of it.

    Attributes:
        member: ``None`` where nobody has the id.
        generation: The server's; ``None`` from one that does not say it yet.
    """

    server_time: datetime
    member: MemberRow | None = None
    account: AccountRow | None = None
    grants: tuple[GrantRow, ...] = ()
    generation: UUID | None = None
