# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who is enrolled, and into whom they were merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, update

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.tables import alias, member

_MEMBERS: Final = Lookup(
    "SELECT member_id, joined_on, merged_into FROM member WHERE member_id IN {keys}"
)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Those of some members who are enrolled.

    Attributes:
        joined_on: By member, the survivors of mergers among them.
        roots: By member whose account is another's now: whose, followed to the end.
    """

    joined_on: Mapping[MemberId, date]
    roots: Mapping[MemberId, MemberId]

    def root(self, member_id: MemberId) -> MemberId:
        """Return whose account somebody's operations move."""
        return self.roots.get(member_id, member_id)


def find_enrolment(connection: Connection, ids: Iterable[MemberId]) -> Enrolment:
    """Return what is known of these members and of those whom they were merged into."""
    joined_on: dict[MemberId, date] = {}
    merged: dict[MemberId, MemberId] = {}
    asked: set[MemberId] = set()
    wanted = set(ids)
    while wanted:
        asked |= wanted
        for row in _MEMBERS.run(connection, [member_id.bytes for member_id in wanted]):
            member_id = MemberId(UUID(bytes=row.member_id))
            joined_on[member_id] = date.fromisoformat(row.joined_on)
            if row.merged_into is not None:
                merged[member_id] = MemberId(UUID(bytes=row.merged_into))
        wanted = set(merged.values()) - asked
    return Enrolment(joined_on, {member_id: _end(member_id, merged) for member_id in merged})


def link(connection: Connection, absorbed: MemberId, survivor: MemberId, made_at: str) -> int:
    """Let the survivor's account be the other's too; return the absorbed row's new version."""
    row = {"from_id": absorbed.bytes, "to_id": survivor.bytes, "made_at": made_at}
    connection.execute(insert(alias).values(row))
    return _merged_into(connection, absorbed, survivor.bytes)


def unlink(connection: Connection, absorbed: MemberId) -> int:
    """Give somebody their own account back; return their row's new version."""
    connection.execute(delete(alias).where(alias.c.from_id == absorbed.bytes))
    return _merged_into(connection, absorbed, None)


def _merged_into(connection: Connection, absorbed: MemberId, target: bytes | None) -> int:
    changed = (
        update(member)
        .where(member.c.member_id == absorbed.bytes)
        .values(merged_into=target, version=member.c.version + 1)
    )
    return int(connection.execute(changed.returning(member.c.version)).scalar_one())


def _end(member_id: MemberId, merged: Mapping[MemberId, MemberId]) -> MemberId:
    while member_id in merged:  # nobody is merged into somebody who ends with them
        member_id = merged[member_id]
    return member_id
