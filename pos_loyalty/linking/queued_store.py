# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's file for the synchronisation's thread: what writes waits its turn at the writer's."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, cast

from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.sync.ports import SyncStore

Run = Callable[[Callable[[], Any]], Any]
"""Runs work on the writer's thread, after what the cashier waits for; returns or raises what it
did."""

READING: Final = frozenset({"standing", "hello", "epoch_request", "versions", "recalled"})
"""What reads only: on the thread that asks."""


class QueuedStore:
    """Stands for each method of ``SyncStore``, by its name, until the file is let go."""

    def __init__(self, store: SyncStore, run: Run) -> None:
        self._store, self._run = store, run
        self._is_let_go = False

    @property
    def store(self) -> SyncStore:
        """Return this as what it stands for."""
        return cast("SyncStore", self)

    def run(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the work returns
        """Run work on the writer's thread."""
        return self._run(partial(self._unless_gone, work))

    def let_go(self) -> None:
        """Touch the file no more: whoever asks is refused; on any thread."""
        self._is_let_go = True

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method: Callable[..., Any] = getattr(self._store, name)

        def call(*arguments: object, **options: object) -> Any:  # noqa: ANN401 - as the method
            work = partial(method, *arguments, **options)
            return self._unless_gone(work) if name in READING else self.run(work)

        return call

    def _unless_gone(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - as the work
        if self._is_let_go:
            raise StoreUnavailable("the till is being closed")
        return work()
