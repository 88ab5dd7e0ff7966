# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The same operations handed over by one till, and taken in by another: ours beside PouchDB.

Ours signs each request, keeps the books of every member, and is synced to disk before it answers;
PouchDB does none of the three. What the second till takes in is what each of them gives to tills:
PouchDB the operations, ours the accounts that came of them.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from typing import Final

from bench.central_sales import Sales
from bench.central_shop import new_shop
from bench.central_tills import batches_of, joined, push_each, served, till_id_of
from bench.figures import Figure
from bench.peers.pouchdb import Replicated, replicate
from bench.processes import peak_bytes
from bench.stores import PLACE, scratch_folder, store_with
from bench.wire_bytes import counting
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.pull import Scope
from pos_loyalty.sync import bootstrap, pull
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.transport import HttpTransport

PUSHES_LIMIT: Final = 1 / 3
PULLS_LIMIT: Final = 1 / 10

_READER, _WRITER = 0, 1
_MEMBERS: Final = 10_000


def measure(operations: int) -> Iterator[Figure]:
    """Yield what pushing and pulling cost beside PouchDB.

    Raises:
        Skipped: If there is no PostgreSQL here, or no Node.
    """
    log = Sales(_MEMBERS).of_till(till_id_of(_WRITER), operations)
    theirs = replicate(log)
    ours = _replicate(log)
    for name, limit, our_seconds, their_seconds in (
        ("pushes ÷ PouchDB", PUSHES_LIMIT, ours.push_seconds, theirs.push_seconds),
        ("pulls ÷ PouchDB", PULLS_LIMIT, ours.pull_seconds, theirs.pull_seconds),
    ):
        yield Figure(
            name=name,
            meaning=f"{operations:,} operations of one till; PouchDB is not synced to disk",
            value=our_seconds / their_seconds,
            limit=limit,
            facts={
                "ours per second": round(operations / our_seconds),
                "PouchDB's per second": round(operations / their_seconds),
            },
        )
    yield _costs("bytes ÷ PouchDB", "bytes", ours.bytes_passed, theirs.bytes_passed)
    if ours.server_bytes and theirs.server_bytes:
        yield _costs("memory ÷ PouchDB", "server's bytes", ours.server_bytes, theirs.server_bytes)


def _costs(name: str, unit: str, ours: int, theirs: int) -> Figure:
    return Figure(
        name=name,
        meaning=f"{unit} in all: pushed and pulled",
        value=ours / theirs,
        facts={"ours": ours, "PouchDB's": theirs},
    )


def _replicate(log: Sequence[bytes]) -> Replicated:
    """Have the operations taken in by a service, and what came of them by another till."""
    with ExitStack() as stack:
        shop = stack.enter_context(new_shop(store_with(_MEMBERS)))
        service = stack.enter_context(served(shop.url, 1))
        passage = stack.enter_context(counting(service.address))
        folder = stack.enter_context(scratch_folder())
        file = stack.enter_context(closing(create_store(folder, PLACE, keyring=None)))
        stack.callback(file.release_writing_thread)
        reader = stack.enter_context(joined(shop.database, passage.address, _READER))
        writer = stack.enter_context(joined(shop.database, passage.address, _WRITER))
        store = SqliteSyncStore(file)
        _load(store, reader)
        passage.passed()
        push_seconds = _push(writer, log)
        pull_seconds = _pull(store, reader)
        passed, peak = passage.passed(), peak_bytes(service.pid)
    return Replicated(len(log), push_seconds, pull_seconds, passed.both, peak)


def _load(store: SqliteSyncStore, way: HttpTransport) -> None:
    loading: bootstrap.Loading | None = bootstrap.begin_loading(store, way)
    while loading is not None:
        _, loading = bootstrap.load_once(store, way, loading)
    _pull(store, way)


def _push(way: HttpTransport, log: Sequence[bytes]) -> float:
    bodies = list(batches_of(till_id_of(_WRITER), log))
    began_at = time.perf_counter()
    push_each(way, bodies)
    return time.perf_counter() - began_at


def _pull(store: SqliteSyncStore, way: HttpTransport) -> float:
    began_at, outcome = time.perf_counter(), Outcome.MOVED
    while outcome is Outcome.MOVED:
        cursor = store.standing().cursor
        outcome = pull.take(store, pull.ask(way, cursor, Scope.HOME), cursor=cursor)
    return time.perf_counter() - began_at
