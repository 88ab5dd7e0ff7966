# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a snapshot: the heads first, then the rows, all as they are at one moment.

A row that changes meanwhile is in it as it was, and comes again with what is pulled from the heads
on. A process that ends half-way leaves a snapshot without a manifest, which nobody is told of.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from pos_loyalty.protocol.sync.bootstrap import ChunkNote
from pos_loyalty.protocol.sync.chunk_tables import Tables, write_tables
from pos_loyalty.protocol.sync.messages import decode, encode
from pos_loyalty.server.bootstrap.reading import homes, tables_of
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import generation_of
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import chunk, head, snapshot

KEPT: Final = 2
"""Of the newest snapshots: whoever is loading the one before the newest may finish."""

_ID_BYTES: Final = 16
_MAKING_MAX: Final = timedelta(days=1)
_UNFINISHED: Final = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkSize:
    """How much goes into one chunk: about 300 kilobytes, a megabyte at most.

    Attributes:
        rows: Of lots and counters.
    """

    members: int = 5_000
    rows: int = 150_000


USUAL_SIZE: Final = ChunkSize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a snapshot is made of, as it is stored.

    Attributes:
        positions: The heads, by shard: pull from here.
        homes: By chunk, the store that its members were seen in last; empty for none.
    """

    snapshot: str
    made_at: datetime
    positions: tuple[int, ...]
    members: int
    chunks: tuple[ChunkNote, ...]
    homes: tuple[str, ...]


_NEWEST: Final = (
    select(snapshot.c.manifest)
    .where(snapshot.c.manifest != _UNFINISHED)
    .order_by(snapshot.c.made_at.desc(), snapshot.c.snapshot_id)
    .limit(1)
)


def make_snapshot(database: Database, now: datetime, size: ChunkSize = USUAL_SIZE) -> Contents:
    """Make a snapshot of the whole shop, and drop those before the newest ``KEPT``.

    Takes a minute or so for a million members.
    """
    return database.read(lambda connection: _make(database, connection, now, size))


def newest_contents(connection: Connection) -> Contents | None:
    """Return what the newest finished snapshot is made of; ``None`` before the first."""
    stored = connection.execute(_NEWEST).scalar_one_or_none()
    return None if stored is None else decode(Contents, stored)


def _make(database: Database, connection: Connection, now: datetime, size: ChunkSize) -> Contents:
    positions = tuple(connection.execute(select(head.c.pos).order_by(head.c.shard)).scalars())
    snapshot_id = _snapshot_id(connection, positions, now)
    begun = {
        "snapshot_id": snapshot_id,
        "manifest": _UNFINISHED,
        "made_at": moment_text(now),
    }
    database.write(lambda writing: writing.execute(insert(snapshot).values(begun)))
    notes, homes_of = [], []
    for number, (home, tables) in enumerate(_parts(connection, size)):
        notes.append(_store_chunk(database, snapshot_id, number, tables))
        homes_of.append(home)
    contents = Contents(
        snapshot=snapshot_id.hex(),
        made_at=now,
        positions=positions,
        members=sum(note.members for note in notes),
        chunks=tuple(notes),
        homes=tuple(homes_of),
    )
    database.write(lambda writing: _finish(writing, snapshot_id, contents))
    return contents


def _parts(connection: Connection, size: ChunkSize) -> Iterator[tuple[str, Tables]]:
    for home, ids in homes(connection, size.members):
        for tables in _small_enough(connection, ids, size.rows):
            yield home, tables


def _small_enough(connection: Connection, ids: Sequence[bytes], rows: int) -> Iterator[Tables]:
    """Yield the rows of these members, halved until each part is of a size to be sent."""
    tables = tables_of(connection, ids)
    if len(ids) == 1 or len(tables.lots) + len(tables.counters) <= rows:
        yield tables
        return
    half = len(ids) // 2
    yield from _small_enough(connection, ids[:half], rows)
    yield from _small_enough(connection, ids[half:], rows)


def _store_chunk(database: Database, snapshot_id: bytes, number: int, tables: Tables) -> ChunkNote:
    body = write_tables(tables)
    sha256 = hashlib.sha256(body)
    members = sum(1 for person in tables.people if person.version)
    row = {
        "snapshot_id": snapshot_id,
        "number": number,
        "sha256": sha256.digest(),
        "members": members,
        "body": body,
    }
    database.write(lambda writing: writing.execute(insert(chunk).values(row)))
    return ChunkNote(
        number=number, sha256=sha256.hexdigest(), members=members, size_bytes=len(body)
    )


def _finish(connection: Connection, snapshot_id: bytes, contents: Contents) -> None:
    finished = update(snapshot).where(snapshot.c.snapshot_id == snapshot_id)
    connection.execute(finished.values(manifest=encode(contents)))
    given_up_at = moment_text(contents.made_at - _MAKING_MAX)
    rows = connection.execute(select(snapshot).order_by(snapshot.c.made_at.desc())).all()
    done = [row.snapshot_id for row in rows if row.manifest != _UNFINISHED]
    never = [r.snapshot_id for r in rows if r.manifest == _UNFINISHED and r.made_at < given_up_at]
    old = [*done[KEPT:], *never]
    if old:
        connection.execute(delete(chunk).where(chunk.c.snapshot_id.in_(old)))
        connection.execute(delete(snapshot).where(snapshot.c.snapshot_id.in_(old)))


def _snapshot_id(connection: Connection, positions: Sequence[int], now: datetime) -> bytes:
    generation = generation_of(connection)
    seed = f"{generation.hex} {moment_text(now)} {positions}".encode()
    return hashlib.sha256(seed).digest()[:_ID_BYTES]
