# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The ``TaskRunner`` used in the shop: Qt's threads.

A pool of several threads serves the reads; a pool of one is the writer's thread.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Final, NoReturn, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from pos_loyalty.domain.errors import LoyaltyError

R = TypeVar("R")

_BETWEEN: Final = -1
"""Below what a person waits for, which has 0."""


class QtTaskRunner(QObject):
    """Runs work in ``pool``; every callback comes back on this object's thread.

    After ``close`` nothing is started and nothing reported any more.
    """

    _reported = Signal(object)

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._is_closed = False
        # Queued even from this very thread: a callback never runs inside the call that asked.
        self._reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None] | None = None,
    ) -> None:
        """Start ``work`` and return at once. ``work`` must not touch a widget."""
        if self._is_closed:
            return

        def job() -> None:
            report: Callable[[], None]
            try:
                report = partial(on_done, work())
            except LoyaltyError as refusal:
                report = partial(on_refused, refusal)
            except Exception as bug:  # noqa: BLE001 - carried over to the crash handler, not hidden
                report = partial(_report_bug, bug, on_bug)
            self._reported.emit(report)

        self._pool.start(job)

    def close(self) -> None:
        """Take no more work and wait for what runs: a save that was begun is finished."""
        self._is_closed = True
        self._pool.waitForDone()

    @Slot(object)
    def _deliver(self, report: Callable[[], None]) -> None:
        if not self._is_closed:
            report()


def run_between(pool: QThreadPool) -> Callable[[Callable[[], R]], R]:
    """Return what runs work in the pool when nothing else waits for it, and waits for the end.

    For a thread that has time. What the work raises is raised there.
    """

    def run(work: Callable[[], R]) -> R:
        end: Future[R] = Future()

        def job() -> None:
            try:
                end.set_result(work())
            except BaseException as trouble:  # noqa: BLE001 - carried to whoever waits
                end.set_exception(trouble)

        pool.start(job, _BETWEEN)
        return end.result()

    return run


def writer_pool(parent: QObject) -> QThreadPool:
    """Return the pool whose one thread, the writer's, lives as long as the till."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)
    return pool


def _report_bug(bug: Exception, on_bug: Callable[[], None] | None) -> NoReturn:
    if on_bug is not None:
        on_bug()
    raise bug
