# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The limit of what a central server can take in: its rows again, through the driver alone.

The very rows that pushes added go into tables like theirs, with the same indexes, by ``unnest`` in
transactions of as many operations. Nothing is read, decided or answered. The statements are the
service's own, so that arrays are written in as short a way, and long values are packed as fast.
"""

import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import MetaData, Table, select, text

from pos_loyalty.server import tables
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.database import Database

WRITTEN: Final = ("op", "entry", "lot", "counter")
"""What grows with every operation; accounts, sightings and the feed are only changed."""

Keys = frozenset[tuple[Any, ...]]
Rows = Sequence[tuple[Any, ...]]


def keys_of(database: Database) -> Mapping[str, Keys]:
    """Return the keys of the rows that are there, by table."""
    return {name: _keys(database, tables.metadata.tables[name]) for name in WRITTEN}


def added_since(database: Database, before: Mapping[str, Keys]) -> Mapping[str, Rows]:
    """Return the rows that were not there before, by table."""
    return {name: _added(database, name, before[name]) for name in WRITTEN}


def insert_again(database: Database, added: Mapping[str, Rows], transactions: int) -> float:
    """Insert rows into empty tables like theirs; return the seconds."""
    work = [(_copied(database, name), rows) for name, rows in added.items()]
    with database.engine.connect() as connection:
        began_at = time.perf_counter()
        for number in range(transactions):
            for insertion, rows in work:
                size = -(-len(rows) // transactions)
                insertion.run(connection, rows[number * size : (number + 1) * size])
            connection.commit()
        return time.perf_counter() - began_at


def _keys(database: Database, table: Table) -> Keys:
    asked = select(*table.primary_key.columns)
    return frozenset(
        database.read(lambda connection: [tuple(row) for row in connection.execute(asked)])
    )


def _added(database: Database, name: str, before: Keys) -> Rows:
    table = tables.metadata.tables[name]
    places = [list(table.columns).index(column) for column in table.primary_key.columns]
    every = database.read(
        lambda connection: [tuple(row) for row in connection.execute(select(table))]
    )
    return [row for row in every if tuple(row[place] for place in places) not in before]


def _copied(database: Database, name: str) -> Insertion:
    """Make an empty table like one that is there; return how to fill it."""
    like = f'CREATE TABLE "bare_{name}" (LIKE "{name}" INCLUDING ALL)'
    database.write(lambda connection: connection.execute(text(like)))
    table = tables.metadata.tables[name]
    return Insertion(table.to_metadata(MetaData(), name=f"bare_{name}"))
