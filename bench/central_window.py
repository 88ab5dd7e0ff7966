# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till comes back after two weeks alone: how long it hands over, and whether its window feels it.

The real window stands off-screen, on a file with a log that no server has seen, and synchronises on
its own thread as in the shop. Meanwhile a timer of the window's thread fires every few
milliseconds: the longest time between two of its turns is the longest that a cashier would wait.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Final

from PySide6.QtCore import Qt, QTimer

from bench.central_shop import new_shop
from bench.central_tills import code_for, served
from bench.figures import Figure
from bench.history import history_with
from bench.measure import percentile
from bench.stores import scratch_folder
from bench.windows import RealTill, process_until
from pos_loyalty.linking.joining import Wish, join_shop
from pos_loyalty.local_db.key_store import KEY_IN_FILE_VARIABLE
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.places import find_places
from pos_loyalty.settings import Settings
from pos_loyalty.sync.transport import join
from pos_loyalty.sync.wire import Wire

OPERATIONS: Final = 50_000
LIMIT_SECONDS: Final = 120.0
LIMIT_MS: Final = 100.0

_SALES_A_MEMBER: Final = 25
_TURN_MS: Final = 2
_LOOK_SECONDS: Final = 0.5
_PATIENCE_SECONDS: Final = 1_800.0
_WORKERS: Final = 2


class Turns:
    """Remembers how long the window's thread was busy with something else."""

    def __init__(self) -> None:
        self.gaps_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Count from now on."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1000 - _TURN_MS)
        self._last = now


def measure(sales: int) -> Iterator[Figure]:
    """Yield how long a log of so many sales takes, and the longest that the window stood still.

    Raises:
        Skipped: If there is no PostgreSQL here.
    """
    os.environ[KEY_IN_FILE_VARIABLE] = "1"
    history = history_with(sales, sales // _SALES_A_MEMBER)
    with scratch_folder() as scratch, new_shop(history, are_same=True) as shop:
        folder = scratch / "till"
        shutil.copytree(history, folder)
        with served(shop.url, _WORKERS) as service:
            _join(folder, service.address, code_for(shop.database, till_no=1))
            count = _waiting(folder)
            resting = _rest(folder)
            seconds, turns = _hand_over(folder, service.address)
    in_order = sorted(turns.gaps_ms)
    yield Figure(
        name="back after two weeks",
        meaning=f"{OPERATIONS:,} operations of one till, by what {count:,} took",
        value=seconds / count * OPERATIONS,
        unit="s",
        limit=LIMIT_SECONDS,
        facts={"operations per second": round(count / seconds), "measured s": round(seconds, 1)},
    )
    yield Figure(
        name="back after two weeks, window",
        meaning="the longest that the window's thread kept anybody waiting meanwhile",
        value=in_order[-1],
        unit="ms",
        limit=LIMIT_MS,
        facts={
            "turns": len(in_order),
            "p50 ms": round(percentile(in_order, 50), 1),
            "p99 ms": round(percentile(in_order, 99), 1),
            "longest ms of a till without a server": round(max(resting), 1),
        },
    )


def _join(folder: Path, address: str, code: str) -> None:
    with Wire(address, timeout_seconds=_PATIENCE_SECONDS) as wire:
        wish = Wish(server_url=address, code=code)
        join_shop(find_places(folder), Settings(), wish, keyring=None, ask=partial(join, wire))


def _waiting(folder: Path) -> int:
    with closing(open_store(folder, keyring=None)) as store:
        waiting = SqliteSyncStore(store).standing().waiting
        store.release_writing_thread()
    return waiting


def _rest(folder: Path, seconds: float = 3.0) -> list[float]:
    """Return the gaps of the same window with nobody to hand anything over to."""
    with closing(RealTill(folder)):
        turns = Turns()
        turns.start()
        ends_at = time.monotonic() + seconds
        process_until(lambda: time.monotonic() > ends_at)
        turns.stop()
    return turns.gaps_ms


def _hand_over(folder: Path, address: str) -> tuple[float, Turns]:
    with closing(RealTill(folder, server_url=address)) as till:
        turns, is_done = Turns(), Event()
        looking = Thread(target=_look, args=(SqliteSyncStore(till.store), is_done), daemon=True)
        turns.start()
        began_at = time.perf_counter()
        looking.start()
        process_until(is_done.is_set, patience_seconds=_PATIENCE_SECONDS)
        seconds = time.perf_counter() - began_at
        turns.stop()
        looking.join()
    return seconds, turns


def _look(store: SqliteSyncStore, is_done: Event) -> None:
    """Tell when nothing waits any more; away from the window's thread."""
    while store.standing().waiting:
        time.sleep(_LOOK_SECONDS)
    is_done.set()
