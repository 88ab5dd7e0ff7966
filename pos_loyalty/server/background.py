# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the service does by itself: each job every so often, in one process of several."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import uuid4

import structlog
from sqlalchemy.exc import SQLAlchemyError

from pos_loyalty.server.admission import forget_nonces
from pos_loyalty.server.database import TooBusy
from pos_loyalty.server.jobs import DUTIES, Duty
from pos_loyalty.server.leases import take_lease
from pos_loyalty.server.site import Site
from pos_loyalty.server.webhooks.sending import send
from pos_loyalty.server.webhooks.service import deliver_due, forget_given_up

TICK_SECONDS: Final = 1
LEASE_SECONDS: Final = 30
LEAVE_SECONDS: Final = 20
"""How long the end of a process waits for the job that it is at."""

log = structlog.get_logger("pos_loyalty.server")


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done again and again; doing it twice does no harm.

    Attributes:
        every_seconds: From the end of one time to the beginning of the next.
    """

    name: str
    every_seconds: float
    work: Callable[[Site], object]


class Background:
    """A thread that does its jobs while it holds the lease."""

    def __init__(self, site: Site, name: str, jobs: Sequence[Job]) -> None:
        self._site = site
        self._name = name
        self._holder: Final = uuid4().hex
        self._due = dict.fromkeys(jobs, 0.0)
        self._is_holder = False
        self._asks_at = 0.0
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the job that is being done."""
        self._ends.set()
        self._thread.join(LEAVE_SECONDS)

    def do_due(self, monotonic_seconds: float) -> None:
        """Do what is due, if it is this process that does such things."""
        due = [job for job, at in self._due.items() if at <= monotonic_seconds]
        if not due or not self._holds_lease(monotonic_seconds):
            return
        for job in due:
            self._do(job)
            self._due[job] = monotonic_seconds + job.every_seconds

    def _run(self) -> None:
        while not self._ends.wait(TICK_SECONDS):
            self.do_due(time.monotonic())

    def _holds_lease(self, monotonic_seconds: float) -> bool:
        """Return whether the lease is ours; asked of the database now and then only."""
        if monotonic_seconds >= self._asks_at:
            self._is_holder = self._takes_lease()
            self._asks_at = monotonic_seconds + LEASE_SECONDS / 2
        return self._is_holder

    def _takes_lease(self) -> bool:
        try:
            return take_lease(
                self._site.database,
                self._name,
                self._holder,
                now=self._site.clock(),
                seconds=LEASE_SECONDS,
            )
        except (SQLAlchemyError, TooBusy) as error:  # the next tick asks again
            log.warning("no lease", jobs=self._name, exc_info=error)
            return False

    def _do(self, job: Job) -> None:
        if self._ends.is_set():
            return
        try:
            job.work(self._site)
        except Exception:
            # A job's bug must not end the others; it is told, and tried again.
            log.exception("job failed", job=job.name)


def _job(duty: Duty) -> Job:
    return Job(duty.name, duty.every_seconds, lambda site: duty.work(site.database, site.clock()))


def _deliver(site: Site) -> None:
    may_be_private = site.settings.is_webhook_private
    deliver_due(site.database, partial(send, may_be_private=may_be_private), site.clock())


JOBS: Final = (*map(_job, DUTIES), Job("nonces", 60, forget_nonces))

# In a thread of its own: somebody else's program may take its time to answer.
DELIVERIES: Final = (
    Job("webhooks", 1, _deliver),
    Job("given up", 3_600, lambda site: forget_given_up(site.database, site.clock())),
)


@contextmanager
def jobs_running(site: Site) -> Iterator[None]:
    """Do the service's own jobs meanwhile."""
    threads = [Background(site, "jobs", JOBS), Background(site, "deliveries", DELIVERIES)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.stop()
