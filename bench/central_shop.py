# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A central server's database, filled at once with the members of a store that is measured.

Filled stores number their members, so that their keys are in order. Here their ids and cards are
as in life, nothing that could be guessed from the one before: packed, they weigh what they weigh.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, update

from bench.figures import Skipped
from bench.stores import PLACE, connect
from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.local_db.connection import Role
from pos_loyalty.server import tables
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import ACCOUNT, MEMBER
from pos_loyalty.server.tills.service import StoreLine, add_store
from pos_loyalty.server.upgrade import bring_up_to_date
from tools.postgres import WHY_NOT, Cluster, find_binaries, running_cluster

_SETTINGS: Final = ("max_connections=100", "shared_buffers=256MB", "max_wal_size=4GB")
_ROWS_AT_ONCE: Final = 20_000

# Whatever is read has the columns of the server's table, in its order.
_MEMBERS: Final = (
    "SELECT member_id, 1, card_number, given_name, family_name, phone, email, joined_on,"
    " coalesce(birthday, ''), language, status, consent, referred_by, NULL, 0"
    " FROM member WHERE is_base = 1 ORDER BY member_id"
)
_LOTS: Final = (
    "SELECT member_id, lot_id, unit, base_amount, coalesce(vests_on, ''), coalesce(expires_on, ''),"
    " awaits, coalesce(earned_on, ''), idle_months FROM lot WHERE base_amount <> 0"
    " ORDER BY member_id, lot_id"
)
_COUNTERS: Final = (
    "SELECT member_id, name, day, base_amount FROM counter WHERE base_amount <> 0"
    " ORDER BY member_id, name, day"
)
_CARD, _PHONE, _EMAIL, _JOINED = 2, 5, 6, 7
_ID: Final = itemgetter(0)

Row = tuple[Any, ...]
Changed = Callable[[Row, int | None], Row]
"""What becomes of a row, given where in it the card is."""

_insert: Final = {
    name: Insertion(tables.metadata.tables[name])
    for name in ("member", "identifier", "account", "seen", "feed", "lot", "counter")
}


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop's central database on a PostgreSQL of its own.

    Attributes:
        members: How many it was filled with.
    """

    cluster: Cluster
    url: str
    database: Database
    members: int


@contextmanager
def new_shop(store_folder: Path, *, are_same: bool = False) -> Iterator[Shop]:
    """Start a PostgreSQL with a new shop that has the members of a till's store.

    Args:
        are_same: They are to be the very members of that till, ids and all.

    Raises:
        Skipped: If there is no PostgreSQL here.
    """
    binaries = find_binaries()
    if binaries is None:
        raise Skipped(WHY_NOT)
    with running_cluster(binaries, *_SETTINGS) as cluster:
        url = cluster.url(cluster.new_database())
        with closing(Database(url)) as database:
            yield Shop(
                cluster,
                url,
                database,
                found_server(database, store_folder, _as_it_is if are_same else _as_in_life),
            )


def found_server(database: Database, store_folder: Path, changed: Changed) -> int:
    """Make the tables and a store, and copy what is confirmed of a till's members into them.

    Args:
        changed: What becomes of a row on the way.

    Returns:
        How many members there are.
    """
    bring_up_to_date(database)
    line = StoreLine(
        store_id=PLACE.store_id,
        store_name=PLACE.store_name,
        zone=PLACE.zone,
        currency=PLACE.currency,
    )
    add_store(database, line)
    return _fill(database, store_folder, changed)


def _fill(database: Database, store_folder: Path, changed: Changed) -> int:
    """Everybody has been seen by the one store there is, and stands in the feed."""
    with closing(connect(store_folder, Role.READER)) as source:
        count = 0
        for rows in _batches(source.execute(_MEMBERS)):
            people = sorted((changed(row, _CARD) for row in rows), key=_ID)
            database.write(partial(_add_members, rows=people, before=count))
            count += len(rows)
        for name, sql in (("lot", _LOTS), ("counter", _COUNTERS)):
            for rows in _batches(source.execute(sql)):
                owned = [changed(row, None) for row in rows]
                database.write(partial(_add, name=name, rows=owned))
    return count


def id_as_in_life(stored: bytes) -> bytes:
    """Return the id that a member of a filled store has at the server."""
    return hashlib.blake2b(stored, digest_size=16).digest()


def _as_in_life(row: Row, card_at: int | None) -> Row:
    """Return a row of somebody with another id, and another card where it has one."""
    member_id = id_as_in_life(row[0])
    if card_at is None:
        return (member_id, *row[1:])
    card = new_card_number(f"{int.from_bytes(member_id) % 10**16:016}")
    return (member_id, *row[1:card_at], card, *row[card_at + 1 :])


def _as_it_is(row: Row, _card_at: int | None) -> Row:
    return row


def _add_members(connection: Connection, rows: list[tuple[Any, ...]], before: int) -> None:
    shard = before // _ROWS_AT_ONCE % tables.SHARDS
    first = before * 2 + 1  # no two in a shard share a position; what lies between does not matter
    ids = [row[0] for row in rows]
    keys = (
        (letter + row[column], row[0])
        for row in rows
        for letter, column in (("c", _CARD), ("p", _PHONE), ("e", _EMAIL))
        if row[column]
    )
    places = [
        *((who, MEMBER, shard, pos, 1) for pos, who in enumerate(ids, first)),
        *((who, ACCOUNT, shard, pos, 1) for pos, who in enumerate(ids, first + len(ids))),
    ]
    _add(connection, "member", rows)
    _add(connection, "identifier", list(keys))
    _add(connection, "account", [(who, 1) for who in ids])
    _add(connection, "seen", [(row[0], PLACE.store_id, row[_JOINED]) for row in rows])
    _add(connection, "feed", places)
    newest = update(tables.head).where(tables.head.c.shard == shard)
    connection.execute(newest.values(pos=first + len(places) - 1))


def _add(connection: Connection, name: str, rows: list[tuple[Any, ...]]) -> None:
    _insert[name].run(connection, rows)


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _ROWS_AT_ONCE)):
        yield batch
