# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The manifest of the newest snapshot, as a till needs it, and the chunks."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import OPERATION_SCHEMA
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.server.bootstrap.making import Contents, make_snapshot, newest_contents
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import Place
from pos_loyalty.server.feed.program_rows import current_programs
from pos_loyalty.server.feed.standing import standing_of
from pos_loyalty.server.leases import give_back_lease, take_lease
from pos_loyalty.server.tables import chunk as chunk_table

RENEWED_AFTER: Final = timedelta(days=1)
"""A till that begins pulls what has changed since: at most so much of it."""


MAKING_SECONDS: Final = 600
"""After so long somebody else may make a snapshot: whoever was at it has died."""

_MAKING: Final = "snapshot"


class SnapshotGone(Exception):
    """There is no such chunk, or no more: ask for another manifest."""


class SnapshotInMaking(Exception):
    """The shop's snapshot is being made at this moment: ask again soon."""


def manifest(
    database: Database, till_id: TillId, *, now: datetime, after: datetime | None = None
) -> Manifest:
    """Return what the newest snapshot is made of, the chunks of the till's store first.

    Where there is none yet it is made here, unless ``renew_snapshot`` has made it before.

    Args:
        after: UTC: a snapshot from before is of no use, and another is made; at most ``now``.

    Raises:
        TillUnknown: If there is no such till.
        SnapshotInMaking: If somebody else makes it.
    """
    contents = database.read(lambda connection: _usable_contents(connection, till_id))
    if contents is None or (after is not None and contents.made_at < min(after, now)):
        contents = _make_alone(database, now)
    if contents is None:
        raise SnapshotInMaking
    return database.read(lambda connection: _manifest(connection, till_id, contents, now))


def chunk(database: Database, snapshot: str, number: int) -> bytes:
    """Return one packed chunk; whoever takes it in compares its hash.

    Raises:
        SnapshotGone: If there is none.
    """
    try:
        asked = {"snapshot": bytes.fromhex(snapshot), "number": number}
    except ValueError:
        raise SnapshotGone from None
    body = database.read(lambda connection: connection.execute(_BODY, asked).scalar_one_or_none())
    if body is None:
        raise SnapshotGone
    return bytes(body)


def renew_snapshot(database: Database, now: datetime) -> bool:
    """Make a snapshot if there is none, or the newest is a day old; return whether one was made."""
    newest = database.read(newest_contents)
    if newest is not None and now - newest.made_at < RENEWED_AFTER:
        return False
    return _make_alone(database, now) is not None


def _make_alone(database: Database, now: datetime) -> Contents | None:
    """Make a snapshot; ``None`` if somebody else is at it.

    Making takes two connections at a time. Should each of many tills that begin at once make its
    own, all would have one and wait for another.
    """
    holder = uuid4().hex
    if not take_lease(database, _MAKING, holder, now=now, seconds=MAKING_SECONDS):
        return None
    try:
        return make_snapshot(database, now)
    finally:
        give_back_lease(database, _MAKING, holder)


def _usable_contents(connection: Connection, till_id: TillId) -> Contents | None:
    """Return the newest snapshot, if nothing that a till would miss was dropped since."""
    standing, contents = standing_of(connection, till_id), newest_contents(connection)
    if contents is None:
        return None
    came = zip(contents.positions, standing.floors, strict=True)
    return contents if all(position >= floor for position, floor in came) else None


def _manifest(
    connection: Connection, till_id: TillId, contents: Contents, now: datetime
) -> Manifest:
    standing = standing_of(connection, till_id)
    notes = [
        replace(note, is_home=home == standing.store_id)
        for note, home in zip(contents.chunks, contents.homes, strict=True)
    ]
    return Manifest(
        snapshot=contents.snapshot,
        generation=str(UUID(bytes=standing.seal.generation)),
        server_time=now,
        cursor=standing.cursor_at(Place(contents.positions)),
        schema=OPERATION_SCHEMA,
        members=contents.members,
        chunks=tuple(sorted(notes, key=lambda note: not note.is_home)),
        programs=current_programs(connection, now),
        store_id=standing.store_id,
    )


_BODY: Final = select(chunk_table.c.body).where(
    chunk_table.c.snapshot_id == bindparam("snapshot"),
    chunk_table.c.number == bindparam("number"),
)
