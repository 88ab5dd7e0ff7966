# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What this till may hand out without asking: what is left of its grants, and of the floor.

Nothing is usable while the clock is not believed, or the file may have forgotten what was handed
out: it is older than its marker, or a backup.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from uuid import UUID

from pos_loyalty.domain.grants import FLOOR, Grant
from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.domain.ops import OperationDraft
from pos_loyalty.domain.units import POINTS, Unit
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.local_db.rows import member_id_of
from pos_loyalty.protocol.sync.messages import decode
from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.services.ports import HeldGrant

_FLOOR_MODES: Final = frozenset({OfflineMode.ESCROW_PLUS_FLOOR, OfflineMode.FLOOR})

_SITUATION: Final = (
    "SELECT needs_epoch OR is_doubted OR restored_at IS NOT NULL, terms, last_contact_at"
    " FROM standing, trusted_clock, till"
)
# Uses count whosever they are: those of somebody who was merged name one account or the other.
_SPENT: Final = (
    "FROM grant_use AS spent WHERE spent.grant_id = held.grant_id AND spent.unit = held.unit"
)
_LEFT: Final = (
    f"SELECT held.grant_id, held.unit, amount - (SELECT coalesce(sum(used), 0) {_SPENT}),"  # noqa: S608 - constants
    " usable_until, held.member_id FROM grant_held AS held"
    " WHERE epoch = (SELECT epoch FROM till) AND ended = ''"
    f" AND NOT EXISTS (SELECT 1 {_SPENT} AND returns > 0)"
)
_LEFT_OF_MEMBER: Final = f"{_LEFT} AND held.member_id = ? ORDER BY held.grant_id"
_LEFT_OF_GRANT: Final = f"{_LEFT} AND held.grant_id = ?"
# Below 0 is what was put back of an earlier outage, whose uses are counted no more.
_FLOOR_OF_MEMBER: Final = (
    "SELECT coalesce(sum(max(used, 0)), 0), coalesce(sum(max(times, 0)), 0) FROM grant_use"
    " WHERE grant_id = zeroblob(16) AND member_id = ?"
)
_FLOOR_OF_TILL: Final = (
    "SELECT coalesce(sum(max(used, 0)), 0) FROM grant_use WHERE grant_id = zeroblob(16)"
)


class _Situation(NamedTuple):
    """Whether grants count at all, and what the floor is told by."""

    is_off: int
    terms: str
    last_contact_at: str | None


class SqliteGrantBook:
    """The grants, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute

    def find(self, grant_id: GrantId) -> HeldGrant | None:
        """Return an open grant with what is left of it, be it nothing."""
        row = self._execute(_LEFT_OF_GRANT, (grant_id.bytes,)).fetchone()
        return None if row is None else HeldGrant(_member_of(row), _grant_of(row))

    def usable(self, keys: Sequence[bytes]) -> tuple[Grant, ...]:
        """Return what may be handed out of some accounts together."""
        situation = self._situation()
        if situation.is_off:
            return ()
        rows = (row for key in keys for row in self._execute(_LEFT_OF_MEMBER, (key,)))
        grants = [_grant_of(row) for row in rows if row[2] > 0]
        return (*grants, *self._floor(situation, keys))

    def covers(self, draft: OperationDraft) -> bool:
        """Return whether what the operation takes out of grants is there to be taken."""
        wanted: dict[tuple[GrantId, Unit], int] = {}
        for use in draft.uses:
            key = (use.grant_id, use.unit)
            wanted[key] = wanted.get(key, 0) + use.amount
        situation = self._situation()
        return not any(wanted.values()) or all(
            amount <= self._left(situation, draft, *key)
            for key, amount in wanted.items()
            if amount > 0
        )

    def floor_left(self) -> tuple[int, datetime] | None:
        """Return what this till may still hand out unsecured, and until when, in UTC.

        ``None`` where the shop lets it hand out nothing, or it is all handed out.
        """
        situation = self._situation()
        if situation.is_off or not situation.terms or situation.last_contact_at is None:
            return None
        terms = _terms_of(situation.terms)
        if terms.mode not in _FLOOR_MODES or not terms.floor_member_points:
            return None
        (used,) = self._one(_FLOOR_OF_TILL)
        left = terms.floor_till_points - used
        if left <= 0:
            return None
        return left, _floor_until(situation.last_contact_at, terms)

    def _left(
        self, situation: _Situation, draft: OperationDraft, grant_id: GrantId, unit: Unit
    ) -> int:
        if situation.is_off:
            return 0
        if grant_id == FLOOR:
            grants = list(self._floor(situation, (draft.member_id.bytes,)))
        else:
            rows = self._execute(_LEFT_OF_GRANT, (grant_id.bytes,))
            grants = [_grant_of(row) for row in rows]
        at = draft.occurred_at
        return sum(g.amount for g in grants if g.unit == unit and at < g.usable_until)

    def _floor(self, situation: _Situation, keys: Sequence[bytes]) -> Iterator[Grant]:
        """Yield what may be handed out unsecured, if the shop lets tills do so."""
        if not situation.terms or situation.last_contact_at is None:
            return
        terms = _terms_of(situation.terms)
        if terms.mode not in _FLOOR_MODES:
            return
        of_member = [self._one(_FLOOR_OF_MEMBER, (key,)) for key in keys]
        used, times = (sum(column) for column in zip(*of_member, strict=True))
        (used_by_all,) = self._one(_FLOOR_OF_TILL)
        amount = min(terms.floor_member_points - used, terms.floor_till_points - used_by_all)
        if amount > 0 and times < terms.floor_redemptions_max:
            until = _floor_until(situation.last_contact_at, terms)
            yield Grant(FLOOR, POINTS, amount, until)

    def _situation(self) -> _Situation:
        return _Situation(*self._one(_SITUATION))

    def _one(self, sql: str, values: Sequence[object] = ()) -> Row:
        row = self._execute(sql, values).fetchone()
        if row is None:
            raise ValueError("the file does not say where the till stands")
        return row


def _floor_until(last_contact_at: str, terms: OfflineTerms) -> datetime:
    return datetime.fromisoformat(last_contact_at) + timedelta(hours=terms.offline_hours_max)


def _grant_of(row: Row) -> Grant:
    grant_id, unit, left, usable_until, _ = row
    until = datetime.fromisoformat(usable_until)
    return Grant(GrantId(UUID(bytes=grant_id)), Unit(unit), max(0, left), until)


def _member_of(row: Row) -> MemberId:
    return member_id_of(row[4])


@lru_cache(maxsize=4)
def _terms_of(stored: str) -> OfflineTerms:
    return decode(OfflineTerms, stored.encode())
