# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The manifest of the newest snapshot, as a till needs it, and the chunks."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import OPERATION_SCHEMA
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.server.bootstrap.making import Contents, make_snapshot, newest_contents
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import Place
from pos_loyalty.server.feed.program_rows import current_programs
from pos_loyalty.server.feed.standing import standing_of
from pos_loyalty.server.tables import chunk as chunk_table

RENEWED_AFTER: Final = timedelta(days=1)
"""A till that begins pulls what has changed since: at most so much of it."""


class SnapshotGone(Exception):
    """There is no such chunk, or no more: ask for another manifest."""


def manifest(database: Database, till_id: TillId, *, now: datetime) -> Manifest:
    """Return what the newest snapshot is made of, the chunks of the till's store first.

    The first of a shop is made here; after that ``renew_snapshot`` has made it before.

    Raises:
        TillUnknown: If there is no such till.
    """
    contents = database.read(lambda connection: _usable_contents(connection, till_id))
    if contents is None:
        contents = make_snapshot(database, now)
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
    """Make a snapshot if the newest one is a day old; return whether one was made."""
    newest = database.read(newest_contents)
    if newest is None or now - newest.made_at < RENEWED_AFTER:
        return False
    make_snapshot(database, now)
    return True


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
