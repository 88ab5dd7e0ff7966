# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's staff list: who may stand here, and what proves who they are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.pins import PinTries
from pos_loyalty.domain.staff import Role, StaffId, StaffMember
from pos_loyalty.local_db.connection import Connection, Row
from pos_loyalty.services.staff_port import StaffEntry

_READ: Final = (
    "SELECT staff_id, short_name, role, member_id, pin_digest, badge_digest, failed_count,"
    " failed_at FROM staff WHERE has_left = 0"
)
_EVERYBODY: Final = f"{_READ} ORDER BY short_name, staff_id"
_BY_ID: Final = f"{_READ} AND staff_id = ?"
_BY_BADGE: Final = f"{_READ} AND badge_digest = ? AND badge_digest <> ''"
_NAME: Final = "SELECT short_name FROM staff WHERE staff_id = ?"
_PUT: Final = (
    "INSERT OR REPLACE INTO staff (staff_id, short_name, role, member_id, pin_digest,"
    " badge_digest, failed_count, failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_KEEP_TRIES: Final = "UPDATE staff SET failed_count = ?, failed_at = ? WHERE staff_id = ?"
_TAKE_OFF: Final = (
    "UPDATE staff SET has_left = 1, member_id = NULL, pin_digest = '', badge_digest = '',"
    " failed_count = 0, failed_at = NULL WHERE staff_id = ?"
)


class SqliteStaffBook:
    """The staff list, through one connection and inside its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._execute = connection.execute

    def everybody(self) -> Sequence[StaffEntry]:
        """Return everybody on the list, by name."""
        return tuple(_entry_of(row) for row in self._execute(_EVERYBODY))

    def find(self, staff_id: StaffId) -> StaffEntry | None:
        """Return somebody on the list."""
        row = self._execute(_BY_ID, (staff_id,)).fetchone()
        return None if row is None else _entry_of(row)

    def by_badge(self, badge_digest: str) -> StaffEntry | None:
        """Return who has the badge, if anybody on the list has."""
        row = self._execute(_BY_BADGE, (badge_digest,)).fetchone()
        return None if row is None else _entry_of(row)

    def name_of(self, staff_id: str) -> str:
        """Return the name of somebody who is or was on the list; empty for a stranger."""
        row = self._execute(_NAME, (staff_id,)).fetchone()
        return "" if row is None else str(row[0])

    def put(self, entry: StaffEntry) -> None:
        """Put somebody on the list, or in the place of the same person."""
        member, tries = entry.member, entry.tries
        values = (
            *(member.staff_id, member.short_name, member.role.value),
            member.member_id.bytes if member.member_id else None,
            *(entry.pin_digest, entry.badge_digest),
            *_tries_values(tries),
        )
        self._execute(_PUT, values)

    def keep_tries(self, staff_id: StaffId, tries: PinTries) -> None:
        """Remember the wrong PINs of somebody on the list."""
        self._execute(_KEEP_TRIES, (*_tries_values(tries), staff_id))

    def take_off(self, staff_id: StaffId) -> None:
        """Take somebody off the list; of the person only the name stays, for what they did."""
        self._execute(_TAKE_OFF, (staff_id,))


def _entry_of(row: Row) -> StaffEntry:
    staff_id, short_name, role, member_id, pin_digest, badge_digest, count, failed_at = row
    owned = MemberId(UUID(bytes=member_id)) if member_id else None
    return StaffEntry(
        StaffMember(StaffId(staff_id), short_name, Role(role), owned),
        pin_digest,
        badge_digest,
        PinTries(count, datetime.fromisoformat(failed_at) if failed_at else None),
    )


def _tries_values(tries: PinTries) -> tuple[object, ...]:
    return tries.failed_count, tries.failed_at.isoformat() if tries.failed_at else None
