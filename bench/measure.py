# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Runs contestants against each other, in turns so short that all of them see the same machine.

Beside them runs a gauge: a file that is written and synced, and nothing else. When its median is
far from its best, something else kept the cores or the disk busy, every sync waited for its turn,
and all contestants look alike: the run is void.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final, Self

ROUNDS: Final = 20
SLICE_SECONDS: Final = 0.1
VOID_SPREAD: Final = 3.0
"""A run is void when the gauge's p50 is more than so many times its p10."""

_GAUGE: Final = "gauge"
_GAUGE_SECONDS: Final = 0.05
_GAUGE_BYTES: Final = 4096
_WARM_UP_SECONDS: Final = 0.1
_NS_PER_US: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to do something.

    Attributes:
        work: What to work on, one item for each operation; getting it is not timed.
        operate: One operation; this alone is timed.
        chunk: How many items are fetched at once, and share one reading of the CPU clock.
        is_elsewhere: Another process does the work, whose CPU time is not known here.
    """

    name: str
    work: Iterator[Any]
    operate: Callable[[Any], object]
    chunk: int = 20
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """What operations took: percentiles of wall time, and the mean CPU time of the process.

    Attributes:
        cpu_us: ``None`` when another process did the work.
    """

    p10_us: float
    p50_us: float
    p99_us: float
    cpu_us: float | None
    operations: int


@dataclass(frozen=True, slots=True)
class Competition:
    """How the contestants did.

    Attributes:
        timings: By contestant.
        gauge: What syncing a page took in the same rounds.
    """

    timings: dict[str, Timing]
    gauge: Timing

    @property
    def is_void(self) -> bool:
        """Return whether the machine was too busy for the figures to mean anything."""
        return is_void(self.gauge)

    def ratio(self, ours: str, peer: str) -> float:
        """Return how many times the peer's median wall time ours took."""
        return self.timings[ours].p50_us / self.timings[peer].p50_us

    def cpu_ratio(self, ours: str, peer: str) -> float:
        """Return how many times the peer's CPU time ours took; both worked in this process."""
        cpu_us, peer_cpu_us = (self.timings[name].cpu_us for name in (ours, peer))
        if cpu_us is None or peer_cpu_us is None:
            raise ValueError("the CPU time of another process is not known")
        return cpu_us / peer_cpu_us


@dataclass(slots=True)
class _Samples:
    wall_ns: list[int] = field(default_factory=list)
    cpu_ns: int = 0

    def timing(self, *, has_cpu: bool) -> Timing:
        wall = sorted(self.wall_ns)
        p10, p50, p99 = (percentile(wall, percent) / _NS_PER_US for percent in (10, 50, 99))
        cpu_us = self.cpu_ns / _NS_PER_US / len(wall) if has_cpu else None
        return Timing(p10, p50, p99, cpu_us, len(wall))


def percentile(in_order: Sequence[float], percent: float) -> float:
    """Return the smallest value that at least ``percent`` % of the values do not exceed.

    Args:
        in_order: From the smallest to the largest; at least one.
    """
    if not in_order:
        raise ValueError("nothing was measured")
    rank = -(-len(in_order) * percent // 100)  # rounded up
    return in_order[max(int(rank), 1) - 1]


def is_void(gauge: Timing) -> bool:
    """Return whether the gauge says that the machine was too busy."""
    return gauge.p50_us > VOID_SPREAD * gauge.p10_us


def compete(
    contestants: Sequence[Contestant],
    *,
    folder: Path,
    rounds: int = ROUNDS,
    slice_seconds: float = SLICE_SECONDS,
) -> Competition:
    """Let the contestants run in turns, after one turn of each that does not count.

    Args:
        folder: Where the gauge writes: on the disk that the contestants use.
        slice_seconds: How long a turn lasts; one operation at least.
    """
    with _SyncGauge(folder) as gauge:
        for contestant in contestants:
            _run_slice(contestant, _WARM_UP_SECONDS, _Samples())
        turns = [(gauge.contestant, _GAUGE_SECONDS), *((c, slice_seconds) for c in contestants)]
        samples = {contestant.name: _Samples() for contestant, _ in turns}
        for number in range(rounds):
            # Nobody always follows the same neighbour.
            first = number % len(turns)
            for contestant, seconds in turns[first:] + turns[:first]:
                _run_slice(contestant, seconds, samples[contestant.name])
    timings = {
        contestant.name: samples[contestant.name].timing(has_cpu=not contestant.is_elsewhere)
        for contestant, _ in turns
    }
    return Competition(timings, timings.pop(_GAUGE))


def _run_slice(contestant: Contestant, seconds: float, samples: _Samples) -> None:
    operate, wall, clock = contestant.operate, samples.wall_ns, time.perf_counter_ns
    ends_at = clock() + int(seconds * 1e9)
    while True:
        chunk = list(islice(contestant.work, contestant.chunk))
        if not chunk:
            raise ValueError(f"{contestant.name} has run out of work")
        cpu_before = time.process_time_ns()
        for item in chunk:
            began_at = clock()
            operate(item)
            wall.append(clock() - began_at)
        samples.cpu_ns += time.process_time_ns() - cpu_before
        if clock() >= ends_at:
            return


class _SyncGauge:
    """Writes a page over itself and syncs it, again and again."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "gauge"
        self._fd = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        os.write(self._fd, bytes(_GAUGE_BYTES))
        os.fsync(self._fd)
        self._sync = getattr(os, "fdatasync", os.fsync)  # not everywhere
        pages = (bytes([number % 256]) * _GAUGE_BYTES for number in iter(int, 1))
        self.contestant: Final = Contestant(_GAUGE, pages, self._write, chunk=5)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._fd)
        self._path.unlink()

    def _write(self, page: bytes) -> None:
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, page)
        self._sync(self._fd)
