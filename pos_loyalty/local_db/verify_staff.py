# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Is the staff list one that the till can read? A part of ``verify``."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.staff import Role, StaffId, StaffMember
from pos_loyalty.local_db.connection import Connection
from pos_loyalty.local_db.findings import Problem, ProblemKind

_ROWS = "SELECT staff_id, short_name, role, member_id, failed_at FROM staff ORDER BY staff_id"


def check_staff(connection: Connection) -> Iterator[Problem]:
    """Yield a problem for everybody whom the till could not read; names are not told."""
    for staff_id, short_name, role, member_id, failed_at in connection.execute(_ROWS):
        is_read = False
        with suppress(ValueError):
            owned = MemberId(UUID(bytes=member_id)) if member_id else None
            StaffMember(StaffId(staff_id), short_name, Role(role), owned)
            is_read = failed_at is None or datetime.fromisoformat(failed_at).tzinfo is not None
        if not is_read:
            sentence = f"In staff, {staff_id} was changed: nobody can be read from it."
            yield Problem(ProblemKind.VALUE_WRONG, "staff", sentence)
