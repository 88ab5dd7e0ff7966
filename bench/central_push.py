# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the central service takes in: tills push what they sold, over HTTP, signed and synced.

The peer is the database alone: the very rows that the pushes left, inserted by ``unnest`` through
the bare driver in transactions of as many operations. PostgreSQL, the service and the tills share
the cores.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import psycopg
from psycopg import sql
from sqlalchemy import Connection, func, select

from bench.central_shop import fill_server
from bench.central_tills import bodies_of, joined, served
from bench.figures import Figure
from bench.stores import PLACE, store_with
from pos_loyalty.protocol.sync.push import PUSH_OPS_MAX, Outcome
from pos_loyalty.server import tables
from pos_loyalty.server.database import Database
from pos_loyalty.server.tills import service as tills
from pos_loyalty.server.upgrade import bring_up_to_date
from pos_loyalty.sync.transport import HttpTransport
from tests.server.postgres import Cluster, find_binaries, running_cluster

LIMIT_US: Final = 1_000_000 / 3_000
TILLS: Final = 8
OPERATIONS_A_TILL: Final = 2_500
MEMBERS: Final = 100_000
WORKERS: Final = 2
_SETTINGS: Final = ("max_connections=100", "shared_buffers=256MB", "max_wal_size=4GB")
_WRITTEN: Final = ("op", "entry", "lot", "counter")


def measure() -> Iterator[Figure]:
    """Yield what an operation costs, over HTTP and in the bare driver.

    Raises:
        LookupError: If there is no PostgreSQL here.
    """
    binaries = find_binaries()
    if binaries is None:
        raise LookupError("no PostgreSQL here")
    folder = store_with(MEMBERS)
    bodies = [bodies_of(n, folder, MEMBERS, OPERATIONS_A_TILL) for n in range(TILLS)]
    with running_cluster(binaries, *_SETTINGS) as cluster:
        name = cluster.new_database()
        database = Database(cluster.url(name))
        bring_up_to_date(database)
        tills.add_store(
            database,
            tills.StoreLine(
                store_id=PLACE.store_id,
                store_name=PLACE.store_name,
                zone=PLACE.zone,
                currency=PLACE.currency,
            ),
        )
        fill_server(database, folder)
        before = _counts(database)
        seconds = _push_all(database, cluster.url(name), bodies)
        added = {n: count - before[n] for n, count in _counts(database).items()}
        operations = TILLS * OPERATIONS_A_TILL
        bare = _insert_again(cluster, name, operations)
        database.close()
    sent = sum(len(body) for each in bodies for body in each)
    yield Figure(
        name="central push",
        meaning=f"one of {operations:,} operations, signed, over HTTP, synced; or 3,000 a second",
        value=seconds / operations * 1e6,
        unit="us",
        limit=LIMIT_US,
        facts={
            "operations per second": round(operations / seconds),
            "tills": TILLS,
            "bytes of an operation, before it is packed": round(sent / operations),
            **{f"rows of {n}": count for n, count in added.items()},
        },
    )
    yield Figure(
        name="central push ÷ bare driver",
        meaning="the same rows by psycopg and unnest, in as large transactions",
        value=seconds / bare,
        facts={"operations per second, bare": round(operations / bare)},
    )


def _counts(database: Database) -> dict[str, int]:
    def count(connection: Connection) -> dict[str, int]:
        return {
            name: connection.execute(
                select(func.count()).select_from(tables.metadata.tables[name])
            ).scalar_one()
            for name in _WRITTEN
        }

    return database.read(count)


def _push_all(database: Database, url: str, bodies: Sequence[Sequence[bytes]]) -> float:
    """Push everything, each till on a thread of its own; return the seconds."""
    with served(url, WORKERS) as address:
        ways = [joined(database, address, number) for number in range(len(bodies))]
        with ThreadPoolExecutor(len(bodies)) as pool:
            began_at = time.perf_counter()
            list(pool.map(_push_each, ways, bodies))
            seconds = time.perf_counter() - began_at
        for way in ways:
            way.close()
    return seconds


def _push_each(way: HttpTransport, bodies: Sequence[bytes]) -> None:
    for body in bodies:
        for result in way.push(body).results:
            if result.outcome not in (Outcome.APPLIED, Outcome.APPLIED_FLAGGED):
                raise ValueError(f"operation {result.seq} was not applied: {result.code}")


def _insert_again(cluster: Cluster, name: str, operations: int) -> float:
    """Insert the rows that the pushes left into empty tables like theirs; return the seconds."""
    batches = operations // PUSH_OPS_MAX
    at = f"host={cluster.folder} user=postgres dbname={name}"
    with psycopg.connect(at) as connection:
        work = []
        for table in _WRITTEN:
            copy = sql.Identifier(f"bare_{table}")
            connection.execute(
                sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)").format(
                    copy, sql.Identifier(table)
                )
            )
            found = connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
            columns = [column.name for column in found.description or ()]
            types = connection.execute(
                "SELECT column_name, data_type FROM information_schema.columns"
                " WHERE table_name = %s ORDER BY ordinal_position",
                (table,),
            ).fetchall()
            arrays = sql.SQL(", ").join(
                sql.SQL("%s::{}[]").format(sql.SQL(kind)) for _, kind in types
            )
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            insert = sql.SQL("INSERT INTO {} ({}) SELECT * FROM unnest({})").format(
                copy, names, arrays
            )
            work.append((insert, found.fetchall()))
        connection.commit()
        began_at = time.perf_counter()
        for number in range(batches):
            for insert, rows in work:
                size = -(-len(rows) // batches)
                part = rows[number * size : (number + 1) * size]
                if part:
                    connection.execute(insert, [list(column) for column in zip(*part, strict=True)])
            connection.commit()
        return time.perf_counter() - began_at
