# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till that a grant is for, and how long grants live there."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, and_, bindparam, case, func, select, true

from pos_loyalty.clock import business_time
from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.server.tables import server, store, till
from pos_loyalty.server.terms import offline_terms
from pos_loyalty.server.tills.roll import TillUnknown

VISIT_MINUTES: Final = 10
"""How long a till may use what it was given of somebody who stands before it."""

LEASING: Final = frozenset({OfflineMode.ESCROW, OfflineMode.ESCROW_PLUS_FLOOR})
"""Where the shop lets tills hand out what was set aside for them."""

_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Lease:
    """How long a grant lives.

    Attributes:
        usable_until: The holder stops then.
        frees_at: What is left is anybody's again; later by at least the error of a clock.
        days: The business days on which it may be used.
    """

    usable_until: datetime
    frees_at: datetime
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """A till that is given grants.

    Attributes:
        zone: IANA name, of its store.
        tills: How many tills its store has that still speak.
        share_percent: What its store holds; all of it where nobody else could spend anything.
        strangers: Tills that may not have heard that the server was restored, and hold what it
            has forgotten.
    """

    till_id: TillId
    epoch: int
    store_id: str
    zone: str
    tills: int
    share_percent: int
    strangers: int
    generation: bytes
    terms: OfflineTerms

    @property
    def has_leases(self) -> bool:
        """Return whether the shop lets tills hand out what was set aside for them."""
        return self.terms.mode in LEASING

    @property
    def half_a_lease(self) -> timedelta:
        """Return how much of a lease may be over before it is made to last longer."""
        return timedelta(hours=self.terms.lease_hours) / 2

    def day(self, now: datetime) -> date:
        """Return the store's business day."""
        return business_time(now, self.zone).date()

    def visit(self, now: datetime) -> Lease:
        """Return how long a grant lives of somebody who stands before the till."""
        return self._until(now, now + timedelta(minutes=VISIT_MINUTES))

    def lease(self, now: datetime) -> Lease:
        """Return how long a grant lives of somebody who usually comes here."""
        guard = timedelta(minutes=self.terms.guard_minutes)
        return self._until(now, now + timedelta(hours=self.terms.lease_hours) - guard)

    def _until(self, now: datetime, usable_until: datetime) -> Lease:
        after = timedelta(minutes=self.terms.guard_minutes + self.terms.grace_minutes)
        first, last = self.day(now), self.day(usable_until)
        days = tuple(first + timedelta(days=n) for n in range(max(0, (last - first).days) + 1))
        return Lease(usable_until, usable_until + after, days)


def holder_of(connection: Connection, till_id: TillId) -> Holder | None:
    """Return the till; ``None`` for one that is not trusted any more.

    Raises:
        TillUnknown: If there is no such till.
    """
    row = connection.execute(_HOLDER, {"till": till_id.bytes}).first()
    if row is None:
        raise TillUnknown(str(till_id))
    if row.status != "active":
        return None
    terms = offline_terms(connection)
    return Holder(
        till_id,
        row.epoch,
        row.store_id,
        row.zone,
        row.here,
        _WHOLE if row.anywhere == 1 else terms.share_percent,
        row.strangers,
        row.generation,
        terms,
    )


_asked = till.alias("asked")
_others = till.alias("others")
_is_here = and_(_others.c.store_id == _asked.c.store_id, _others.c.kind == "till")
_is_stranger = _others.c.generation != server.c.generation  # nor is it NULL
_HOLDER: Final = (
    select(
        _asked.c.epoch,
        _asked.c.status,
        _asked.c.store_id,
        store.c.zone,
        server.c.generation,
        func.sum(case((_is_here, 1), else_=0)).label("here"),
        func.count(_others.c.till_id).label("anywhere"),
        func.sum(case((_is_stranger, 1), else_=0)).label("strangers"),
    )
    .select_from(_asked)
    .join(store, store.c.store_id == _asked.c.store_id)
    .join(server, true())
    .join(_others, _others.c.status == "active", isouter=True)
    .where(_asked.c.till_id == bindparam("till"))
    .group_by(_asked.c.till_id, store.c.zone, server.c.generation)
)
