# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Questions that follow each other quickly, of which only the newest matters."""

from collections.abc import Callable
from typing import TypeVar

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.ui.tasks import TaskRunner

R = TypeVar("R")


class LatestOnly:
    """Runs one question at a time and keeps at most one waiting: the newest.

    An answer that came too late, or that was forgotten, is not reported. GUI thread.
    """

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._wanted = 0
        self._is_running = False
        self._next: Callable[[], None] | None = None

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
    ) -> None:
        """Ask now, or as soon as the question before has been answered."""
        self._wanted += 1
        serial = self._wanted

        def done(result: R) -> None:
            self._finish(serial, lambda: on_done(result))

        def refused(refusal: LoyaltyError) -> None:
            self._finish(serial, lambda: on_refused(refusal))

        def start() -> None:
            self._is_running = True
            self._tasks.run(work, done, refused)

        if self._is_running:
            self._next = start
        else:
            start()

    def forget(self) -> None:
        """Report no answer to anything asked so far."""
        self._wanted += 1
        self._next = None

    def start_over(self) -> None:
        """Be ready for questions again after one that ended in a bug and is never answered."""
        self.forget()
        self._is_running = False

    def _finish(self, serial: int, report: Callable[[], None]) -> None:
        self._is_running = False
        following, self._next = self._next, None
        if following is not None:
            following()
        elif serial == self._wanted:
            report()
