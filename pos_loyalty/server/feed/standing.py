# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where the feed stands as a till sees it: one question, however large the shop is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, func, select, true

from pos_loyalty.domain.ids import TillId
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import CursorGone, Place, Seal, read_cursor, write_cursor
from pos_loyalty.server.tables import head, server, till
from pos_loyalty.server.tills.roll import TillUnknown


@dataclass(frozen=True, slots=True)
class Standing:
    """The feed's heads, and the till that asks.

    Attributes:
        heads: By shard, the newest position given out.
        floors: By shard; whoever has not come so far has missed what was dropped.
        grant_no: The newest change of the till's grants.
        is_heard_of: It is known that the till has heard of this generation of the server.
    """

    seal: Seal
    store_id: str
    grant_no: int
    is_heard_of: bool
    heads: Sequence[int]
    floors: Sequence[int]

    def place_of(self, cursor: str) -> Place:
        """Return how far the till has come.

        Raises:
            CursorGone: If it cannot go on from there.
        """
        place = read_cursor(cursor, self.seal)
        came = zip(place.positions, self.floors, strict=True)
        if any(position < floor for position, floor in came):
            raise CursorGone
        return place

    def cursor_at(self, place: Place) -> str:
        """Return the cursor of a place."""
        return write_cursor(place, self.seal)


def standing_of(connection: Connection, till_id: TillId) -> Standing:
    """Return where the feed stands.

    Raises:
        TillUnknown: If there is no such till.
    """
    rows = connection.execute(_STANDING, {"till": till_id.bytes}).all()
    if not rows:
        raise TillUnknown(str(till_id))
    first = rows[0]
    seal = Seal(first.cursor_key, first.generation, till_id)
    heads, floors = [row.pos for row in rows], [row.floor for row in rows]
    is_heard_of = first.heard_of == first.generation
    return Standing(seal, first.store_id, first.grant_no, is_heard_of, heads, floors)


def newest(database: Database) -> tuple[object, ...]:
    """Return something that is equal as long as there is nothing new for any till."""
    return database.read(lambda connection: tuple(connection.execute(_NEWEST).scalars()))


_STANDING: Final = (
    select(
        server.c.generation,
        server.c.cursor_key,
        till.c.store_id,
        till.c.grant_no,
        till.c.generation.label("heard_of"),
        head.c.pos,
        head.c.floor,
    )
    .select_from(head)
    .join(till, till.c.till_id == bindparam("till"))
    .join(server, true())
    .order_by(head.c.shard)
)
_NEWEST: Final = select(head.c.pos).union_all(select(func.coalesce(func.sum(till.c.grant_no), 0)))
