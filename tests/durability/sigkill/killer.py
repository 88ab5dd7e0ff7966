# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Starts tills and kills them with SIGKILL at a seeded moment, and keeps what they had said."""

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.durability.acknowledgements import Acknowledged, parse_acknowledgement

_ROOT: Final = Path(__file__).parents[3]
_SPARED_SECONDS_MAX: Final = 0.006
"""About one operation: the kill falls anywhere into the one that follows."""


@dataclass(frozen=True, slots=True)
class Life:
    """What one till said before it was killed.

    Attributes:
        opened: ``clean`` or ``unclean``, as it found its file; empty if it was killed before.
    """

    opened: str
    acknowledged: tuple[Acknowledged, ...]


class Killer:
    """Drives a nursery; one till lives at a time."""

    def __init__(self, nursery: "subprocess.Popen[bytes]", seed: int) -> None:
        assert nursery.stdin
        assert nursery.stdout
        self._orders = nursery.stdin
        self._out = nursery.stdout.fileno()
        self._unread = b""
        self._dice = random.Random(seed)

    def kill_one(self, order: str, *, operations_max: int) -> Life:
        """Start a till, and kill it after at most so many operations and a little."""
        self._orders.write(f"{order}\n".encode())
        self._orders.flush()
        pid = int(self._line().removeprefix("pid "))
        spared = self._dice.randint(0, operations_max)
        said = [self._line() for _ in range(spared + 1 if spared else 0)]
        # Until the time is over or the till says something, whichever comes first.
        select.select([self._out], [], [], self._dice.uniform(0, _SPARED_SECONDS_MAX))
        os.kill(pid, signal.SIGKILL)
        while not (line := self._line()).startswith("ended "):
            said.append(line)
        if line != f"ended {-signal.SIGKILL}":
            raise RuntimeError(f"the till ended by itself: {line}")
        opened = said[0].removeprefix("opened ") if said else ""
        return Life(opened, tuple(parse_acknowledgement(line) for line in said[1:]))

    def _line(self) -> str:
        while b"\n" not in self._unread:
            more = os.read(self._out, 65536)
            if not more:
                raise RuntimeError("the nursery has ended")
            self._unread += more
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode()


@contextmanager
def killer(folder: Path, seed: int) -> Iterator[Killer]:
    """Give a killer of tills that work in the folder."""
    program = [sys.executable, "-m", "tests.durability.sigkill.till_nursery", str(folder)]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT
    ) as nursery:
        yield Killer(nursery, seed)
        assert nursery.stdin
        nursery.stdin.close()
