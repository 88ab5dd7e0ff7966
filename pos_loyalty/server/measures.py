# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the service counts of itself, for Prometheus: rates, durations, and what needs a person.

Several processes on one machine count together when ``PROMETHEUS_MULTIPROC_DIR`` names a folder.
"""

import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

FOLDER_VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30)


class Measures:
    """The counters of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "loyalty_requests_total",
            "Requests answered",
            ("route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "loyalty_request_seconds",
            "Time from the first byte in to the last byte out, without long polls",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._operations = Counter(
            "loyalty_operations_total",
            "Operations taken from tills and channels",
            ("outcome", "code"),
            registry=self._registry,
        )
        self._waiting = Gauge(
            "loyalty_long_polls",
            "Tills that wait for news",
            multiprocess_mode="livesum",
            registry=self._registry,
        )

    def count_request(self, route: str, status: int, seconds: float | None) -> None:
        """Count an answered request.

        Args:
            route: Its pattern, such as ``/v1/members/{member_id}/balance``; never its address.
            seconds: ``None`` where the asker wanted to wait.
        """
        self._requests.labels(route, str(status)).inc()
        if seconds is not None:
            self._seconds.labels(route).observe(seconds)

    def count_operation(self, outcome: str, code: str) -> None:
        """Count an operation that was taken."""
        self._operations.labels(outcome, code).inc()

    def count_waiting(self, change: int) -> None:
        """Count tills that begin, or cease, to wait."""
        self._waiting.inc(change)

    def text(self) -> bytes:
        """Return all counters in Prometheus' own format."""
        if FOLDER_VARIABLE not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]  # the library's own
        return generate_latest(together)
