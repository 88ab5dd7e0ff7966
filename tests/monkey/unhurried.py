# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Work that is done at once, later or out of turn, as the dice say; and what goes wrong in it."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from random import Random
from typing import TypeVar

from pos_loyalty.domain.errors import DiskFull, LoyaltyError
from pos_loyalty.domain.ops import Operation

R = TypeVar("R")

LATE_SHARE = 0.25


class Trouble(StrEnum):
    """What the next save meets."""

    REFUSED = "refused"
    BROKEN_BEFORE = "broken before anything was recorded"
    BROKEN_AFTER = "broken after it was recorded"


class Broken(Exception):
    """A bug, as a store might have one."""


class UnhurriedRunner:
    """Stands for the till's threads. A bug goes where the till's crash handler takes it.

    Args:
        keeps_order: The writer's thread does one thing after the other; readers do not.
    """

    def __init__(self, dice: Random, on_crash: Callable[[], None], *, keeps_order: bool) -> None:
        self._dice, self._on_crash = dice, on_crash
        self._keeps_order = keeps_order
        self._waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None] | None = None,
    ) -> None:
        def job() -> None:
            try:
                result = work()
            except LoyaltyError as refusal:
                on_refused(refusal)
            except Broken:
                if on_bug is not None:
                    on_bug()
                self._on_crash()
            else:
                on_done(result)

        is_behind = self._keeps_order and bool(self._waiting)
        if is_behind or self._dice.random() < LATE_SHARE:
            self._waiting.append(job)
        else:
            job()

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    def close(self) -> None:
        """Forget what was not begun: the power is gone."""
        self._waiting.clear()

    def finish_one(self) -> None:
        """Let one piece of work be done, if any waits."""
        if self._waiting:
            turn = 0 if self._keeps_order else self._dice.randrange(len(self._waiting))
            self._waiting.pop(turn)()

    def finish_all(self) -> None:
        """Let everything be done, also what comes of it."""
        while self._waiting:
            self.finish_one()


class Saves:
    """Stands before everything that saves: keeps what was recorded, and puts in the next trouble.

    Attributes:
        recorded: In the order in which it was.
        unsure: Those of them that nobody was told about, since the save broke afterwards.
        next_trouble: Of the next save; ``None`` for none.
    """

    def __init__(self) -> None:
        self.recorded: list[Operation] = []
        self.unsure: list[Operation] = []
        self.next_trouble: Trouble | None = None

    def around(
        self,
        save: Callable[[R], Operation],
        all_of: Callable[[Operation], Sequence[Operation]] = lambda one: (one,),
    ) -> Callable[[R], Operation]:
        """Return the save with its trouble, if any.

        Args:
            all_of: Returns all that one save has recorded, in order.
        """

        def watched(command: R) -> Operation:
            trouble, self.next_trouble = self.next_trouble, None
            if trouble is Trouble.REFUSED:
                raise DiskFull
            if trouble is Trouble.BROKEN_BEFORE:
                raise Broken(trouble)
            operation = save(command)
            is_repeated = any(one.op_id == operation.op_id for one in self.recorded)
            if not is_repeated:
                self.recorded += all_of(operation)
            if trouble is Trouble.BROKEN_AFTER:
                self.unsure += () if is_repeated else all_of(operation)
                raise Broken(trouble)
            return operation

        return watched
