# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the central service takes in: tills push what they sold, over HTTP, signed and synced.

The peer is the database alone (``bench.central_bare``). PostgreSQL, the service and the tills
share the cores.
"""

import gzip
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from bench.central_bare import added_since, insert_again, keys_of
from bench.central_sales import Sales
from bench.central_shop import Shop, new_shop
from bench.central_tills import batches_of, joined, push_each, served, till_id_of
from bench.figures import Figure
from bench.processes import Spending
from bench.stores import store_with
from bench.wire_bytes import Passed, counting
from pos_loyalty.protocol.sync.push import PUSH_OPS_MAX
from pos_loyalty.sync.transport import PACKING

LIMIT_US: Final = 1_000_000 / 3_000
LIMIT_BYTES: Final = 60.0
TILLS: Final = 8
WORKERS: Final = 2
_EARLY_TILLS: Final = 8
_EARLY_BATCH: Final = 20
_US: Final = 1e6


@dataclass(frozen=True, slots=True)
class _Pushed:
    """What pushing has cost.

    Attributes:
        cpu: Seconds by who spent them; nobody where it is not known.
        passed: Over the wire, for one more batch.
    """

    seconds: float
    cpu: Mapping[str, float]
    passed: Passed


def measure(members: int, operations: int) -> Iterator[Figure]:
    """Yield what an operation costs, over HTTP and in the bare driver, and what it weighs.

    Args:
        operations: Of all tills together.

    Raises:
        Skipped: If there is no PostgreSQL here.
    """
    folder = store_with(members)
    each = max(1, operations // TILLS // PUSH_OPS_MAX) * PUSH_OPS_MAX
    sales = Sales(members)
    tills = [till_id_of(number) for number in range(TILLS)]
    bodies = [list(batches_of(till_id, sales.of_till(till_id, each))) for till_id in tills]
    last = sales.of_till(till_id_of(TILLS), PUSH_OPS_MAX)
    (one_more,) = batches_of(till_id_of(TILLS), last)
    with new_shop(folder) as shop:
        before = keys_of(shop.database)
        done = _push_all(shop, bodies, one_more, sales)
        added = added_since(shop.database, before)
        count = len(added["op"])
        bare = insert_again(shop.database, added, count // PUSH_OPS_MAX)
    pushed = each * TILLS
    yield Figure(
        name="central push",
        meaning=f"one of {pushed:,} operations, signed, over HTTP, synced; or 3,000 a second",
        value=done.seconds / pushed * _US,
        unit="us",
        limit=LIMIT_US,
        facts={
            "operations per second": round(pushed / done.seconds),
            "tills": TILLS,
            "processes of the service": WORKERS,
            **{f"CPU us of {who}": round(s / pushed * _US) for who, s in done.cpu.items()},
            **{f"rows of {name}": round(len(rows) / count, 1) for name, rows in added.items()},
        },
    )
    yield Figure(
        name="central push ÷ bare driver",
        meaning="the same rows by unnest, in as large transactions: nothing read or answered",
        value=done.seconds / pushed / (bare / count),
        facts={"operations per second, bare": round(count / bare)},
    )
    yield _weight(one_more, done.passed)


def _weight(body: bytes, passed: Passed) -> Figure:
    packed = len(gzip.compress(body, PACKING, mtime=0))
    return Figure(
        name="central push, wire",
        meaning=f"packed bytes of an operation, {PUSH_OPS_MAX} at once; headers are apart",
        value=packed / PUSH_OPS_MAX,
        unit="bytes",
        limit=LIMIT_BYTES,
        facts={
            "before it is packed": round(len(body) / PUSH_OPS_MAX),
            "the request's headers, its signature among them": passed.sent - packed,
            "of the answer, per operation": round(passed.received / PUSH_OPS_MAX),
        },
    )


def _push_all(
    shop: Shop, bodies: Sequence[Sequence[bytes]], one_more: bytes, sales: Sales
) -> _Pushed:
    """Push everything, each till on a thread of its own; then one batch that is weighed."""
    with served(shop.url, WORKERS) as service:
        _warm_up(shop, service.address, sales)
        ways = [joined(shop.database, service.address, n) for n in range(len(bodies))]
        spending = Spending({"the service": service.pid, "PostgreSQL": shop.cluster.pid})
        own = time.process_time()
        with ThreadPoolExecutor(len(bodies)) as pool:
            began_at = time.perf_counter()
            list(pool.map(push_each, ways, bodies))
            seconds = time.perf_counter() - began_at
        cpu = {"the tills": time.process_time() - own, **spending.seconds()}
        with counting(service.address) as passage:
            way = joined(shop.database, passage.address, TILLS)
            passage.passed()
            push_each(way, [one_more])
            passed = passage.passed()
        for each in (*ways, way):
            each.close()
    return _Pushed(seconds, cpu, passed)


def _warm_up(shop: Shop, address: str, sales: Sales) -> None:
    """Have every process of the service do its work once: the first time it takes seconds."""
    numbers = range(TILLS + 1, TILLS + 1 + _EARLY_TILLS)
    ways = [joined(shop.database, address, number) for number in numbers]
    logs = [sales.of_till(till_id_of(number), PUSH_OPS_MAX) for number in numbers]
    bodies = [
        list(batches_of(till_id_of(number), log, _EARLY_BATCH))
        for number, log in zip(numbers, logs, strict=True)
    ]
    with ThreadPoolExecutor(_EARLY_TILLS) as pool:
        list(pool.map(push_each, ways, bodies))
    for way in ways:
        way.close()
