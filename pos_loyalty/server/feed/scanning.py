# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finds in the feed what a till has not been sent yet, up to a number of rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, bindparam, or_, select, true

from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.server.feed.cursor import Place
from pos_loyalty.server.feed.positions import ACCOUNT
from pos_loyalty.server.feed.standing import Standing
from pos_loyalty.server.tables import feed, seen

LOOKED_AT_MAX: Final = 2_000
"""Of rows for one page, where the till may follow few of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What comes next, and how far it brings the till.

    Attributes:
        entities: Type and id, none twice.
        is_short: There may be more.
    """

    entities: Sequence[tuple[str, bytes]]
    positions: tuple[int, ...]
    is_short: bool

    def ids(self, entity_type: str) -> list[bytes]:
        """Return the entities of one type, in the order of their positions."""
        return [entity_id for kind, entity_id in self.entities if kind == entity_type]


def scan(
    connection: Connection, standing: Standing, place: Place, scope: Scope, *, limit: int
) -> Found:
    """Return what comes next, beginning with the shard that is furthest behind.

    A shard's new position is that of the last row that was looked at. Never the head's, and never
    a time: what is not visible yet may come to stand before either.

    Args:
        limit: Of the entities; at least 1.
    """
    positions = list(place.positions)
    entities: list[tuple[str, bytes]] = []
    looking = limit if scope is Scope.EVERYTHING else LOOKED_AT_MAX
    left = looking
    for shard in _behind(standing, place):
        asked = {"shard": shard, "pos": positions[shard], "store": standing.store_id, "left": left}
        rows = connection.execute(_NEXT[scope], asked).all()
        for row in rows:
            if len(entities) == limit:
                return Found(entities, tuple(positions), is_short=True)
            positions[shard] = row.pos
            if row.is_followed:
                entities.append((row.entity_type, row.entity_id))
        left -= len(rows)
        if left == 0:
            return Found(entities, tuple(positions), is_short=True)
    return Found(entities, tuple(positions), is_short=False)


def _behind(standing: Standing, place: Place) -> Iterable[int]:
    lags = [head - pos for head, pos in zip(standing.heads, place.positions, strict=True)]
    return sorted((shard for shard, lag in enumerate(lags) if lag > 0), key=lambda s: -lags[s])


def _next(scope: Scope) -> Select[Any]:
    """Return the question for the rows of a shard after a position."""
    columns = (feed.c.entity_type, feed.c.entity_id, feed.c.pos)
    if scope is Scope.EVERYTHING:
        asked = select(*columns, true().label("is_followed"))
    else:
        is_followed = or_(
            feed.c.entity_type != ACCOUNT,
            feed.c.entity_id == PROGRAM_ACCOUNT.bytes,
            seen.c.member_id.is_not(None),
        )
        is_seen = and_(
            feed.c.entity_type == ACCOUNT,
            seen.c.member_id == feed.c.entity_id,
            seen.c.store_id == bindparam("store"),
        )
        followed = is_followed.label("is_followed")
        asked = select(*columns, followed).select_from(feed.outerjoin(seen, is_seen))
    return (
        asked.where(feed.c.shard == bindparam("shard"), feed.c.pos > bindparam("pos"))
        .order_by(feed.c.pos)
        .limit(bindparam("left"))
    )


_NEXT: Final = {scope: _next(scope) for scope in Scope}
