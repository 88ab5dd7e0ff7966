# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A new till takes in the whole shop; then it asks for news, and there is none, or one member.

The limit of the first is a plain SQLite file, unencrypted and never synced, that is given the same
rows of members, accounts, lots and counters in the order of their keys, with their indexes: it
hears of no network, unpacks nothing, and finds nobody by a part of their name.
"""

import gzip
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.central_sales import Sales
from bench.central_shop import Shop, new_shop
from bench.central_tills import batches_of, joined, push_each, served, till_id_of
from bench.figures import Figure
from bench.measure import percentile
from bench.stores import PLACE, plain_file_with, scratch_folder, store_with
from bench.wire_bytes import CountingPassage, Passed, counting
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.messages import encode
from pos_loyalty.protocol.sync.pull import PullPage, Scope
from pos_loyalty.sync import bootstrap, pull
from pos_loyalty.sync.transport import HttpTransport

PROMISED_MEMBERS: Final = 1_000_000
LIMIT_MB: Final = 60.0
LIMIT_SECONDS: Final = 15.0
IDLE_BYTES: Final = 300.0
IDLE_MS: Final = 3.0
CHANGED_BYTES: Final = 400.0
CHANGED_MS: Final = 6.0

_PULLS: Final = 200
_COPIED: Final = ("member", "account", "lot", "counter")
_PACKED_FROM: Final = 300
_LEVEL: Final = 3
"""As the service packs its answers."""

_READER, _WRITER = 0, 1


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What loading has cost: seconds in all, and the till's own of a core."""

    seconds: float
    cpu_seconds: float
    passed: Passed
    chunks: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """What asking for news has cost.

    Attributes:
        bodies: Bytes of each answer.
        passed: Bytes of each request and answer, headers and all.
        answered: Seconds until the answer was there.
        seconds: Until it was in the till's file.
    """

    bodies: list[int]
    passed: list[int]
    answered: list[float]
    seconds: list[float]


def measure(members: int) -> Iterator[Figure]:
    """Yield what loading so many members costs, and what asking for news does afterwards.

    Raises:
        Skipped: If there is no PostgreSQL here.
    """
    with ExitStack() as stack:
        shop = stack.enter_context(new_shop(store_with(members)))
        service = stack.enter_context(served(shop.url, 1))
        passage = stack.enter_context(counting(service.address))
        folder = stack.enter_context(scratch_folder())
        way = stack.enter_context(joined(shop.database, passage.address, _READER))
        file = stack.enter_context(closing(create_store(folder, PLACE, keyring=None)))
        stack.callback(file.release_writing_thread)
        store = SqliteSyncStore(file)
        making = _seconds(lambda: way.manifest(after=None))
        loaded = _load(store, way, passage)
        yield from _loading_figures(members, loaded, making, folder)
        yield from _news_figures(members, shop, service.address, _Till(store, way, passage))


@dataclass(frozen=True, slots=True)
class _Till:
    store: SqliteSyncStore
    way: HttpTransport
    passage: CountingPassage

    def ask(self, times: int, before: Callable[[], object]) -> _Asked:
        """Ask for news so often, and take in what there is."""
        asked = _Asked([], [], [], [])
        for _ in range(times):
            before()
            self.passage.passed()
            cursor = self.store.standing().cursor
            began_at = time.perf_counter()
            page = pull.ask(self.way, cursor, Scope.HOME)
            asked.answered.append(time.perf_counter() - began_at)
            pull.take(self.store, page, cursor=cursor)
            asked.seconds.append(time.perf_counter() - began_at)
            asked.passed.append(self.passage.passed().both)
            asked.bodies.append(_on_the_wire(page))
        return asked


def _load(store: SqliteSyncStore, way: HttpTransport, passage: CountingPassage) -> _Loaded:
    passage.passed()
    began_at, cpu = time.perf_counter(), time.process_time()
    loading: bootstrap.Loading | None = bootstrap.begin_loading(store, way)
    chunks = len(loading.missing) if loading else 0
    while loading is not None:
        _, loading = bootstrap.load_once(store, way, loading)
    seconds, cpu = time.perf_counter() - began_at, time.process_time() - cpu
    return _Loaded(seconds, cpu, passage.passed(), chunks)


def _loading_figures(
    members: int, loaded: _Loaded, making: float, folder: Path
) -> Iterator[Figure]:
    bare, rows = _insert_bare(members, folder / "bare.db")
    share = members / PROMISED_MEMBERS
    yield Figure(
        name=f"bootstrap, {members:,}, wire",
        meaning="everything that passed, headers and all",
        value=loaded.passed.both / 1e6,
        unit="MB",
        limit=LIMIT_MB * share,
        facts={"bytes a member": round(loaded.passed.both / members, 1), "chunks": loaded.chunks},
    )
    yield Figure(
        name=f"bootstrap, {members:,}",
        meaning="from the manifest to the last chunk, durable: a kill loses one chunk at most",
        value=loaded.seconds,
        unit="s",
        limit=LIMIT_SECONDS * share,
        facts={
            "CPU seconds of the till": round(loaded.cpu_seconds, 2),
            "the service makes the snapshot, once a day, in s": round(making, 1),
        },
    )
    yield Figure(
        name=f"bootstrap, {members:,} ÷ bare",
        meaning="the same rows into plain SQLite in key order, with their indexes",
        value=loaded.seconds / bare,
        facts={"rows per second, bare": round(rows / bare), "rows": rows, "s": round(bare, 2)},
    )


def _news_figures(members: int, shop: Shop, service: str, till: _Till) -> Iterator[Figure]:
    sales = Sales(members)
    log = sales.of_till(till_id_of(_WRITER), _PULLS)
    changes = batches_of(till_id_of(_WRITER), log, 1)
    idle = till.ask(_PULLS, lambda: None)
    with joined(shop.database, service, _WRITER) as writer:
        changed = till.ask(_PULLS, lambda: push_each(writer, [next(changes)]))
    for name, asked, bytes_max, ms_max in (
        ("idle", idle, IDLE_BYTES, IDLE_MS),
        ("one member changed", changed, CHANGED_BYTES, CHANGED_MS),
    ):
        yield Figure(
            name=f"{name}, {members:,}, bytes",
            meaning="the answer's body, the median",
            value=percentile(sorted(asked.bodies), 50),
            unit="bytes",
            limit=bytes_max,
            facts={
                "with both's headers and the signature": round(percentile(sorted(asked.passed), 50))
            },
        )
        in_order = sorted(asked.seconds)
        yield Figure(
            name=f"{name}, {members:,}",
            meaning="asked, answered and durable at the till, the median",
            value=percentile(in_order, 50) * 1000,
            unit="ms",
            limit=ms_max,
            facts={
                "p10 ms": round(percentile(in_order, 10) * 1000, 2),
                "answered after ms": round(percentile(sorted(asked.answered), 50) * 1000, 2),
            },
        )


def _insert_bare(members: int, path: Path) -> tuple[float, int]:
    """Return the seconds of inserting a plain file's rows into another, and how many they are."""
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -131072"):
            bare.execute(f"PRAGMA {pragma}").fetchall()
        bare.execute("ATTACH ? AS shop", (str(plain_file_with(members)),))
        work = []
        for name in _COPIED:
            for (made,) in bare.execute(
                "SELECT sql FROM shop.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
                " AND type IN ('table', 'index') ORDER BY type DESC",
                (name,),
            ).fetchall():
                bare.execute(made)
            rows = bare.execute(f"SELECT * FROM shop.{name}").fetchall()  # noqa: S608 - our own
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                work.append((f"INSERT INTO main.{name} VALUES ({marks})", rows))  # noqa: S608 - our own
        began_at = time.perf_counter()
        bare.execute("BEGIN")
        for statement, rows in work:
            bare.executemany(statement, rows)
        bare.execute("COMMIT")
        return time.perf_counter() - began_at, sum(len(rows) for _, rows in work)


def _on_the_wire(page: PullPage) -> int:
    body = encode(page)
    return len(body) if len(body) < _PACKED_FROM else len(gzip.compress(body, _LEVEL, mtime=0))


def _seconds(act: Callable[[], object]) -> float:
    began_at = time.perf_counter()
    act()
    return time.perf_counter() - began_at
