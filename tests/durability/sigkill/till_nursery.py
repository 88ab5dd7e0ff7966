# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A process that has loaded everything and forks a till whenever it is told to.

    python -m tests.durability.sigkill.till_nursery FOLDER

Each line on standard input starts a till in a process of its own, which works until it is killed:

    work SEED [OP_ID...]     as a till should; it knows the operations from before
    hurry SEED               and says that an operation is safe before it is

On standard output: ``pid N`` for a till that was started, what ``Opened`` and ``acknowledge`` say,
and ``ended N`` when the till is gone.
"""

import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from tests.durability.acknowledgements import acknowledge, acknowledge_operation
from tests.durability.shop_day import ShopDay
from tests.durability.worked_store import open_worked_store

_OUT: Final = 1
_CHECKPOINT_ODDS: Final = 0.1


class HastyDay(ShopDay):
    """Sells without end, and acknowledges each sale before it begins: what must not happen."""

    def __init__(self, store: SqliteStore, seed: int) -> None:
        super().__init__(store, seed)
        with store.reading() as uow:
            latest = uow.log.latest()
        self._seq = latest.seq if latest else 0

    def _next_gesture(self) -> Callable[[], Operation]:
        super()._next_gesture()
        return self._sell if self._members else self._enrol

    def _op_id(self) -> OpId:
        op_id = super()._op_id()
        self._seq += 1
        acknowledge(_OUT, self._seq, op_id)
        return op_id


def main(folder: Path) -> None:
    """Start tills until there are no more lines."""
    with TemporaryDirectory() as elsewhere:  # some things are made at their first use
        open_worked_store(Path(elsewhere) / "till", 20).close()
    for line in sys.stdin:
        verb, seed, *known = line.split()
        pid = os.fork()
        if pid == 0:
            _till(folder, verb, int(seed), [OpId(UUID(op_id)) for op_id in known])
        _say(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        _say(f"ended {os.waitstatus_to_exitcode(status)}")


def _till(folder: Path, verb: str, seed: int, known: Sequence[OpId]) -> None:
    store = open_store(folder, keyring=None)
    _say("opened unclean" if store.ended_uncleanly else "opened clean")
    if verb == "hurry":
        for _ in HastyDay(store, seed).gestures():
            pass
    day = ShopDay(store, seed)
    with store.reading() as uow:
        found = [uow.log.find(op_id) for op_id in known]
    day.recall(operation for operation in found if operation)
    dice = random.Random(seed)
    for operation in day.gestures():
        acknowledge_operation(_OUT, operation)
        if dice.random() < _CHECKPOINT_ODDS:
            store.checkpoint()


def _say(line: str) -> None:
    os.write(_OUT, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
