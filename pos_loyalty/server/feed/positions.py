# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Gives changed rows their places in the feed.

Each shard has a head: the newest position given out. A writer locks it until its commit, so the
positions of a shard become visible in their order and leave no hole: whoever has read up to one of
them has missed nothing before it. Sequences and clocks promise neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, update

from pos_loyalty.domain.ids import MemberId, ProgramId, TillId
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.tables import SHARDS, feed, head

JOBS_SHARD: Final = 0
"""Of what no till writes: programmes, settings."""

MEMBER: Final = "m"
ACCOUNT: Final = "a"
PROGRAM: Final = "p"
SETTING: Final = "s"

_BUMP: Final = (
    update(head)
    .where(head.c.shard == bindparam("which"))
    .values(pos=head.c.pos + bindparam("places"))
    .returning(head.c.pos)
)
_PLACES: Final = Insertion(
    feed,
    "(entity_id, entity_type) DO UPDATE SET"
    " shard = excluded.shard, pos = excluded.pos, version = excluded.version",
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A row that tills follow, at its newest version.

    Attributes:
        entity_type: One of the letters above.
    """

    entity_type: str
    entity_id: bytes
    version: int


def member_entity(member_id: MemberId, version: int) -> Entity:
    """Return who somebody is, as an entity of the feed."""
    return Entity(MEMBER, member_id.bytes, version)


def account_entity(member_id: MemberId, version: int) -> Entity:
    """Return what somebody has, as an entity of the feed."""
    return Entity(ACCOUNT, member_id.bytes, version)


def program_entity(program_id: ProgramId, version: int) -> Entity:
    """Return a programme version as an entity of the feed."""
    return Entity(PROGRAM, bytes.fromhex(program_id), version)


def shard_of(till_id: TillId) -> int:
    """Return the shard that a till's changes are written to."""
    return till_id.int % SHARDS


def move(connection: Connection, shard: int, entities: Iterable[Entity]) -> None:
    """Put the entities at the end of the feed; the last that a transaction does.

    From here to the commit every other writer of the shard waits. Whoever moves an entity has
    locked its own row before: two that move the same one never meet here.

    Args:
        entities: None twice.
    """
    # Who somebody is comes before what they have.
    moved = sorted(entities, key=lambda entity: (entity.entity_type == ACCOUNT, entity.entity_id))
    if not moved:
        return
    bump = {"which": shard, "places": len(moved)}
    newest = connection.execute(_BUMP, bump).scalar_one()
    rows = [
        (entity.entity_id, entity.entity_type, shard, pos, entity.version)
        for pos, entity in enumerate(moved, newest - len(moved) + 1)
    ]
    _PLACES.run(connection, rows)
