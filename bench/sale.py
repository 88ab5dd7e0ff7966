# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Confirming a sale, beside a bare transaction with the same driver, key, pragmas and rows."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

from bench.figures import Figure, all_timings
from bench.measure import Competition, Contestant, compete
from bench.recording import RecordingStore, Spoken, repeat
from bench.selling import confirm, outdated, quotes
from bench.stores import CACHE, connect, copy_of_store, remove_copies
from pos_loyalty.local_db.connection import Role
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.services.quote import Quote

MEMBERS: Final = 10_000
LIMIT: Final = 2.0
_CHECKPOINT_EVERY: Final = 100
"""In an idle moment, as in a till; such moments are not timed."""

_OURS: Final = "complete_sale, as quoted"
_AGAIN: Final = "complete_sale, evaluated again"
_BARE: Final = "bare transaction, same statements"
_WRITES: Final = "bare transaction, its writes alone"

_SYNCS: Final = "fsync,fdatasync,msync,sync,syncfs,sync_file_range"
_FEW_SALES: Final = 20
_MANY_SALES: Final = 120


def measure() -> Iterator[Figure]:
    """Yield the ratios of a confirmed sale, and how often it waits for the disk."""
    competition = _competition()
    timings = all_timings(competition)
    is_void = competition.is_void
    yield Figure(
        name="sale, p50",
        meaning=f"{_OURS} ÷ {_BARE}",
        value=competition.ratio(_OURS, _BARE),
        limit=LIMIT,
        is_void=is_void,
        timings=timings,
        facts={"members": MEMBERS, "reach for": 1.3},
    )
    cpu_ratio = competition.cpu_ratio(_OURS, _BARE)
    meaning = f"{_OURS} ÷ {_BARE}"
    yield Figure(name="sale, CPU", meaning=meaning, value=cpu_ratio, limit=LIMIT, is_void=is_void)
    for ours, peer in ((_OURS, _WRITES), (_AGAIN, _BARE)):
        ratio, cpu_ratio = competition.ratio(ours, peer), competition.cpu_ratio(ours, peer)
        what = f"{ours} ÷ {peer}"
        name = "sale evaluated again" if ours is _AGAIN else "sale, beside its writes"
        yield Figure(name=f"{name}, p50", meaning=what, value=ratio, is_void=is_void)
        yield Figure(name=f"{name}, CPU", meaning=what, value=cpu_ratio, is_void=is_void)
    if shutil.which("strace"):
        yield _syncs_of_a_sale()
    else:
        print("strace is not here: the syncs of a sale are not counted", file=sys.stderr)


def _competition() -> Competition:
    ours, again = _Till("ours"), _Till("again")
    bare, writes = _Bare("bare", only_writes=False), _Bare("writes", only_writes=True)
    contestants = (
        Contestant(_OURS, ours.work(), ours.confirm),
        Contestant(_AGAIN, map(outdated, again.work()), again.confirm),
        Contestant(_BARE, bare.work(), bare.say),
        Contestant(_WRITES, writes.work(), writes.say),
    )
    competition = compete(contestants, folder=CACHE)
    for opened in (ours, again, bare, writes):
        opened.close()
    remove_copies()
    return competition


class _Till:
    """Confirms sales on a store of its own."""

    def __init__(self, name: str) -> None:
        self._store = open_store(copy_of_store(MEMBERS, name), keyring=None)

    def work(self) -> Iterator[Quote]:
        for number, quote in enumerate(quotes(self._store, MEMBERS)):
            if number % _CHECKPOINT_EVERY == 0:
                self._store.checkpoint()
            yield quote

    def confirm(self, quote: Quote) -> None:
        confirm(quote, self._store)

    def close(self) -> None:
        self._store.close()


class _Bare:
    """Says to a twin of the store what confirming the same sales says to a store."""

    def __init__(self, name: str, *, only_writes: bool) -> None:
        self._recording = RecordingStore(copy_of_store(MEMBERS, f"{name}-recorded"))
        self._connection = connect(copy_of_store(MEMBERS, name), Role.WRITER)
        self.say: Final = repeat(self._connection, only_writes=only_writes)

    def work(self) -> Iterator[list[Spoken]]:
        for number, quote in enumerate(quotes(self._recording, MEMBERS)):
            if number % _CHECKPOINT_EVERY == 0:
                self._recording.checkpoint()
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
                # As our store does, so that the emptied log's second sync is not a sale's.
                self._connection.execute(f"PRAGMA user_version = {number}")
            confirm(quote, self._recording)
            yield self._recording.spoken.copy()
            self._recording.spoken.clear()

    def close(self) -> None:
        self._recording.close()
        self._connection.close()


def _syncs_of_a_sale() -> Figure:
    few, many = (_syncs_of(sales) for sales in (_FEW_SALES, _MANY_SALES))
    remove_copies()
    return Figure(
        name="sale, syncs",
        meaning="waits for the disk in each confirmed sale, counted by strace",
        value=(many - few) / (_MANY_SALES - _FEW_SALES),
        unit="syncs",
        limit=1.0,
        is_exact=True,
    )


def _syncs_of(sales: int) -> int:
    """Return how many syncs a process makes that opens a store, confirms sales and closes it."""
    folder = copy_of_store(MEMBERS, "traced")
    trace = folder / "trace"
    program = (sys.executable, "-m", "bench.selling", folder, str(MEMBERS), str(sales))
    subprocess.run(
        ("strace", "-f", "-qq", "-e", f"trace={_SYNCS}", "-o", trace, *program),  # noqa: S607 - on the PATH
        check=True,
        cwd=CACHE.parents[1],
    )
    return sum(
        1 for line in trace.read_text("utf-8").splitlines() if "(" in line and "resumed" not in line
    )
