# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's real threads, with a way to wait until nothing runs in them."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.ui.qt_tasks import QtTaskRunner, writer_pool

R = TypeVar("R")

READERS = 3


class RunnerOnThreads:
    """Work on a pool of threads; its answers come while events are handled.

    Args:
        keeps_order: One thread does it all, as the writer's does.
    """

    def __init__(self, *, keeps_order: bool) -> None:
        self._owner = QObject()
        self._pool = writer_pool(self._owner) if keeps_order else QThreadPool(self._owner)
        if not keeps_order:
            self._pool.setMaxThreadCount(READERS)
        self._runner = QtTaskRunner(self._pool)
        self._open = 0

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None] | None = None,
    ) -> None:
        def done(result: R) -> None:
            self._open -= 1
            on_done(result)

        def refused(refusal: LoyaltyError) -> None:
            self._open -= 1
            on_refused(refusal)

        def broken() -> None:
            self._open -= 1
            if on_bug is not None:
                on_bug()

        self._open += 1
        self._runner.run(work, done, refused, broken)

    @property
    def is_idle(self) -> bool:
        return not self._open

    def finish_one(self) -> None:
        """Let what has ended be answered."""
        QApplication.processEvents()

    def finish_all(self) -> None:
        """Wait for everything, also for what comes of it.

        Not by the pool's own ``waitForDone``: it ends the threads, and the writer's must live on.
        """
        while self._open:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def close(self) -> None:
        """End what was begun; nobody is told any more."""
        self._runner.close()
        self._open = 0
