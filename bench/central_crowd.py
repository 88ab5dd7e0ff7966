# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Two hundred tills at one service: on a usual day, and when all of them come back at once.

On a usual day each operation goes alone, as soon as it is recorded. It is due at a moment of its
own, and is late from that moment on, whether the tills before it are done or not. After an outage
each till hands over all that it has, as fast as it is answered, and all of them at once.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bench.central_sales import Sales
from bench.central_shop import new_shop
from bench.central_tills import batches_of, joined, push_each, served, till_id_of
from bench.figures import Figure
from bench.measure import percentile
from bench.processes import Spending
from bench.stores import store_with
from pos_loyalty.sync.transport import HttpTransport
from pos_loyalty.sync.troubles import Unreachable

TILLS: Final = 200
STEADY_PER_SECOND: Final = 40
STEADY_LIMIT_MS: Final = 250.0
STORM_OPERATIONS: Final = 100_000
STORM_LIMIT_SECONDS: Final = 300.0
WORKERS: Final = 2

_AWAY_SECONDS: Final = 0.5
_HANDS: Final = 32
"""So many of the tills may be waiting for an answer on a usual day."""

Log = Sequence[bytes]


def measure(members: int, *, steady_seconds: int, storm_operations: int) -> Iterator[Figure]:
    """Yield how long tills wait on a usual day, and how long a storm takes.

    Args:
        storm_operations: Of all tills; what 100,000 would take is worked out from them.

    Raises:
        Skipped: If there is no PostgreSQL here.
    """
    folder = store_with(members)
    sales = Sales(members)
    alone = -(-STEADY_PER_SECOND * steady_seconds // TILLS)
    each = storm_operations // TILLS
    logs = [sales.of_till(till_id_of(number), alone + each) for number in range(TILLS)]
    with new_shop(folder) as shop, served(shop.url, WORKERS) as service:
        ways = [joined(shop.database, service.address, number) for number in range(TILLS)]
        singles = [list(batches_of(till_id_of(n), log[:alone], 1)) for n, log in enumerate(logs)]
        spending = Spending({"the service": service.pid, "PostgreSQL": shop.cluster.pid})
        waits = sorted(_steady(ways, singles))
        spent = spending.seconds()
        rests = [list(batches_of(till_id_of(n), log, after=alone)) for n, log in enumerate(logs)]
        seconds = _storm(ways, rests)
        for way in ways:
            way.close()
    yield Figure(
        name="200 tills, a usual day, p99",
        meaning=f"from due to answered, {STEADY_PER_SECOND} operations a second, each alone",
        value=percentile(waits, 99) * 1000,
        unit="ms",
        limit=STEADY_LIMIT_MS,
        facts={
            "operations": len(waits),
            "p50 ms": round(percentile(waits, 50) * 1000, 1),
            "longest ms": round(waits[-1] * 1000, 1),
            **{f"CPU ms of {who}": round(s / len(waits) * 1000, 1) for who, s in spent.items()},
        },
    )
    count = each * TILLS
    yield Figure(
        name="200 tills, after an outage",
        meaning=f"{STORM_OPERATIONS:,} operations, by what {count:,} took",
        value=seconds / count * STORM_OPERATIONS,
        unit="s",
        limit=STORM_LIMIT_SECONDS,
        facts={"operations per second": round(count / seconds), "measured s": round(seconds, 1)},
    )


def _steady(ways: Sequence[HttpTransport], bodies: Sequence[Log]) -> list[float]:
    """Push one operation after the other, till after till; return how long each took from due."""
    rounds = len(bodies[0])
    due = [(way, bodies[n][turn]) for turn in range(rounds) for n, way in enumerate(ways)]
    began_at = time.perf_counter() + 0.1

    def push(number: int) -> float:
        at = began_at + number / STEADY_PER_SECOND
        time.sleep(max(0.0, at - time.perf_counter()))
        way, body = due[number]
        push_each(way, [body])
        return time.perf_counter() - at

    with ThreadPoolExecutor(_HANDS) as hands:
        return list(hands.map(push, range(len(due))))


def _storm(ways: Sequence[HttpTransport], logs: Sequence[Log]) -> float:
    with ThreadPoolExecutor(len(ways)) as tills:
        began_at = time.perf_counter()
        list(tills.map(_drain, ways, logs))
        return time.perf_counter() - began_at


def _drain(way: HttpTransport, log: Log) -> None:
    """Hand over everything, as a till does: asked to come again later, it comes again later."""
    for body in log:
        while True:
            try:
                push_each(way, [body])
            except Unreachable as weather:
                time.sleep(weather.retry_after_seconds or _AWAY_SECONDS)
            else:
                break
