# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole past, lived through by as many processes as there is work for.

The past is taken slice by slice. After each one the parts tell each other what they changed for
all members; nothing else is exchanged until the end.
"""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing.connection import Connection
from typing import Final, Protocol

from pos_loyalty.commands.program.what_if.part import (
    SLICE_OPERATIONS,
    Asked,
    Part,
    PartResult,
    SharedChange,
)

WORTH_A_PROCESS: Final = 20_000
"""Operations: with fewer, another process takes longer to start than it saves."""


class _Hands(Protocol):
    """Somebody who lives through a part; asked first, then waited for."""

    def begin(self, first: int, last: int, others: Sequence[SharedChange]) -> None: ...

    def changed(self) -> list[SharedChange]: ...

    def finish(self) -> PartResult: ...


def live_again(
    asked: Asked, *, processes: int, report: Callable[[int], object]
) -> tuple[PartResult, ...]:
    """Return what came of all parts.

    Args:
        processes: At least 1; 1 works in this process.
        report: Told after every slice how many operations are done.
    """
    with ExitStack() as stack:
        hands: list[_Hands] = []
        if processes == 1:
            hands.append(_Own(asked))
        else:
            numbers = range(processes)
            hands += [stack.enter_context(_process(asked, n, processes)) for n in numbers]
        shared: list[SharedChange] = []
        for first in range(1, asked.operations + 1, SLICE_OPERATIONS):
            last = min(first + SLICE_OPERATIONS - 1, asked.operations)
            for hand in hands:
                hand.begin(first, last, shared)
            shared = [change for hand in hands for change in hand.changed()]
            report(last)
        return tuple(hand.finish() for hand in hands)


def processes_for(operations: int, cores: int) -> int:
    """Return how many processes so many operations are worth."""
    return max(1, min(cores, operations // WORTH_A_PROCESS))


class _Own:
    """This process itself."""

    def __init__(self, asked: Asked) -> None:
        self._part = Part(asked, 0, 1)
        self._changed: list[SharedChange] = []

    def begin(self, first: int, last: int, others: Sequence[SharedChange]) -> None:
        self._changed = self._part.replay(first, last, others)

    def changed(self) -> list[SharedChange]:
        return self._changed

    def finish(self) -> PartResult:
        return self._part.finish()


class _Other:
    """Another process, at the other end of a pipe."""

    def __init__(self, pipe: "Connection[object, object]") -> None:
        self._pipe = pipe

    def begin(self, first: int, last: int, others: Sequence[SharedChange]) -> None:
        self._pipe.send((first, last, others))

    def changed(self) -> list[SharedChange]:
        answer = self._answer()
        if not isinstance(answer, list):
            raise TypeError(answer)
        return answer

    def finish(self) -> PartResult:
        self._pipe.send(None)
        answer = self._answer()
        if not isinstance(answer, PartResult):
            raise TypeError(answer)
        return answer

    def _answer(self) -> object:
        answer = self._pipe.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer


@contextmanager
def _process(asked: Asked, number: int, parts: int) -> Iterator[_Other]:
    context = multiprocessing.get_context("spawn")  # the same everywhere, and nothing inherited
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, asked, number, parts), daemon=True)
    process.start()
    theirs.close()
    try:
        yield _Other(ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _work(pipe: "Connection[object, object]", asked: Asked, number: int, parts: int) -> None:
    """Live through one part, as told by the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this
    try:
        gc.disable()  # nothing here goes round in circles, and there are millions of lots
        part = Part(asked, number, parts)
        while isinstance(told := pipe.recv(), tuple):
            first, last, others = told
            pipe.send(part.replay(first, last, others))
        pipe.send(part.finish())
    except Exception as error:  # noqa: BLE001 - carried over, not hidden
        pipe.send(error)
