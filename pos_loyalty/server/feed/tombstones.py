# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Drops from the feed who has been gone for long, and refuses cursors that have missed it.

Once a day it is noted how far the feed has come. What stands below a note of some months ago is
that old, whatever any clock says.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, delete, select, update

from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import MEMBER
from pos_loyalty.server.moments import moment_of, moment_text
from pos_loyalty.server.tables import feed, head, member, setting
from pos_loyalty.server.upserts import insert_into

KEPT: Final = timedelta(days=90)
DROPPED_AT_ONCE: Final = 500

_NOTED_EVERY: Final = timedelta(days=1)
_NAME: Final = "feed_notes"

_Notes = list[tuple[str, tuple[int, ...]]]
"""When it was, and the heads; the oldest first."""


def drop_tombstones(database: Database, now: datetime) -> int:
    """Drop some of those that are older than ``KEPT``; return how many.

    A till that was away for longer bootstraps.
    """
    return database.write(lambda connection: _drop(connection, now))


def _drop(connection: Connection, now: datetime) -> int:
    heads = tuple(connection.execute(_HEADS).scalars())
    notes = _read_notes(connection)
    old = [note for note in notes if moment_of(note[0]) <= now - KEPT]
    is_due = not notes or moment_of(notes[-1][0]) <= now - _NOTED_EVERY
    kept = notes[max(0, len(old) - 1) :]
    if is_due:
        _write_notes(connection, [*kept, (moment_text(now), heads)])
    return _drop_below(connection, old[-1][1]) if old else 0


def _drop_below(connection: Connection, positions: tuple[int, ...]) -> int:
    """Drop the tombstones up to these positions, and raise the floors above them."""
    dropped = 0
    for shard, position in enumerate(positions):
        asked = {"shard": shard, "pos": position, "most": DROPPED_AT_ONCE - dropped}
        rows = connection.execute(_GONE, asked).all()
        if rows:
            raised = update(head).where(head.c.shard == shard)
            connection.execute(raised.values(floor=rows[-1].pos))
            connection.execute(_FORGET, {"shard": shard, "positions": [row.pos for row in rows]})
        dropped += len(rows)
    return dropped


def _read_notes(connection: Connection) -> _Notes:
    content = connection.execute(_CONTENT, {"name": _NAME}).scalar_one_or_none()
    return [] if content is None else _stored_notes().validate_json(content)


def _write_notes(connection: Connection, notes: _Notes) -> None:
    content = _stored_notes().dump_json(notes).decode()
    added = insert_into(connection, setting).values(name=_NAME, content=content)
    changed = {"content": content}
    connection.execute(added.on_conflict_do_update(index_elements=["name"], set_=changed))


@cache
def _stored_notes() -> TypeAdapter[_Notes]:
    return TypeAdapter(_Notes)


_HEADS: Final = select(head.c.pos).order_by(head.c.shard)
_CONTENT: Final = select(setting.c.content).where(setting.c.name == bindparam("name"))
_GONE: Final = (
    select(feed.c.pos)
    .join(member, member.c.member_id == feed.c.entity_id)
    .where(
        feed.c.entity_type == MEMBER,
        feed.c.shard == bindparam("shard"),
        feed.c.pos <= bindparam("pos"),
        member.c.is_gone == 1,
    )
    .order_by(feed.c.pos)
    .limit(bindparam("most"))
)
_FORGET: Final = delete(feed).where(
    feed.c.shard == bindparam("shard"),
    feed.c.pos.in_(bindparam("positions", expanding=True)),
)
