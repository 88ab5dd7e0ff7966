# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What goes along with the till's window, and what it is given: the seam for one more device."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pos_loyalty.places import Places
from pos_loyalty.services.ports import Clock, Store
from pos_loyalty.settings import Settings, ShopSettings
from pos_loyalty.ui.tasks import TaskRunner
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.windows.till import TillWindow

if TYPE_CHECKING:  # the writer's thread loads it, while the window stands already
    from pos_loyalty.local_db.store import SqliteStore


class Companion(Protocol):
    """Follows the till from the moment it is loaded until it is closed. GUI thread."""

    def follow(self, before: TillState, after: TillState) -> None:
        """Take note of a change; returns at once."""
        ...

    def close(self) -> None:
        """Let go, before the last is written; waits at most a second. Nothing follows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wired:
    """The till, as its companions find it: loaded, its store perhaps still being opened.

    Attributes:
        opened: The store, or what opening it was refused with. It is waited for on a reader's
            thread: ``reads.run(opened.result, …)``.
        recorder: The store for use cases; it waits until it is open, and tells the server of what
            is recorded.
        run_on_writer: Runs work on the writer's thread when the cashier waits for nothing there,
            and waits for its end: for a thread that has time. What the work raises is raised.
    """

    till: TillViewModel
    window: TillWindow
    shop: ShopSettings
    settings: Settings
    places: Places
    clock: Clock
    opened: "Future[SqliteStore]"
    recorder: Store
    reads: TaskRunner
    writes: TaskRunner
    run_on_writer: Callable[[Callable[[], Any]], Any]
