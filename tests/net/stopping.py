# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the program until it comes to a named point for the n-th time, and kills it there.

    python stopping.py POINT:N ARGUMENTS...

The program knows nothing of it: this wraps one function of it before the program begins. Mistakes
can be planted in the same way.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from pos_loyalty.__main__ import main
from pos_loyalty.witness import Witness

Call = Callable[[], Any]


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_before(call: Call, *_: Any) -> None:  # noqa: ANN401 - whatever the function takes
    _die(call)


def _die_after(call: Call, *_: Any) -> None:  # noqa: ANN401 - as above
    _die(call())


def _promise_and_die(call: Call, witness: Witness, operations: Any) -> None:  # noqa: ANN401 - as above
    call()
    witness.is_safe(operations)
    _die()


def _do_twice(call: Call, *_: Any) -> Any:  # noqa: ANN401 - as above
    call()
    return call()


@dataclass(frozen=True, slots=True)
class Point:
    """A function of the program, and what is done when it is called for the n-th time."""

    module: str
    name: str
    act: Callable[..., Any]


POINTS: Final = {
    # A till records.
    "before-the-commit": Point("pos_loyalty.witness", "Witness.begins", _die_after),
    "before-the-promise": Point("pos_loyalty.witness", "Witness.is_safe", _die_before),
    # It hands over.
    "before-sending": Point("pos_loyalty.sync.transport", "HttpTransport.push", _die_before),
    "after-the-answer": Point("pos_loyalty.sync.transport", "HttpTransport.push", _die_after),
    "before-settled": Point("pos_loyalty.local_db.outbox", "confirm_grants", _die_after),
    "after-settled": Point("pos_loyalty.local_db.outbox", "SqliteOutbox.settle", _die_after),
    # The server takes.
    "before-taken": Point("pos_loyalty.server.operations.service", "move", _die_after),
    "after-taken": Point("pos_loyalty.server.operations.routes", "take_push", _die_after),
    # Mistakes, for the checker to find.
    "promises-too-early": Point("pos_loyalty.witness", "Witness.begins", _promise_and_die),
    "counts-twice": Point("pos_loyalty.server.accounts.postings", "Postings._add_lot", _do_twice),
}


def lay(point: Point, times: int) -> None:
    """Have the point act when it is come to for that time."""
    owner: Any = importlib.import_module(point.module)
    *path, name = point.name.split(".")
    for part in path:
        owner = getattr(owner, part)
    original = getattr(owner, name)
    left = times

    @wraps(original)
    def wrapped(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it takes
        nonlocal left
        left -= 1
        if left:
            return original(*arguments, **named)
        try:
            return point.act(lambda: original(*arguments, **named), *arguments)
        except Exception:
            left = 1  # it did not come through: the next time, then
            raise

    setattr(owner, name, wrapped)


if __name__ == "__main__":
    wanted, _, count = sys.argv[1].partition(":")
    lay(POINTS[wanted], int(count))
    sys.argv[1:] = sys.argv[2:]
    main()
