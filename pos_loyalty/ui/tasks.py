# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Runs use cases off the GUI thread and brings the result back to it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from pos_loyalty.domain.errors import LoyaltyError

R = TypeVar("R")


class TaskRunner(Protocol):
    """``work`` runs elsewhere; exactly one callback follows, on the GUI thread.

    Only ``LoyaltyError`` goes to ``on_refused``. Anything else is a bug: ``on_bug`` is told that
    there was one, and the bug itself goes to the crash handler.
    """

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None] | None = None,
    ) -> None:
        """Start ``work``; return without waiting for it."""
        ...


class ImmediateRunner:
    """Runs the work at once, in the caller's thread. For tests and tools."""

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None] | None = None,
    ) -> None:
        """Run ``work`` and report before returning; a bug is raised once ``on_bug`` knows."""
        try:
            result = work()
        except LoyaltyError as refusal:
            on_refused(refusal)
        except Exception:
            if on_bug is not None:
                on_bug()
            raise
        else:
            on_done(result)
