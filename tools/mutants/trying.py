# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tries mutants: collects the tests once, then forks a process for each mutant.

``python -m tools.mutants.trying``, inside the workshop; the mutants' names come in on the
standard input. Progress goes to the standard error; what pytest says goes to the standard output,
and is of interest only when this fails.
"""

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from tools.mutants.progress import Progress
from tools.mutants.reach import Reach, read_runs
from tools.mutants.settings import read_settings
from tools.mutants.trial import NOTICED, SURVIVED, measure, try_mutant
from tools.mutants.verdicts import Fate, Verdict, read_verdicts

RUNS = Path("runs.json")
VERDICTS = Path("verdicts.jsonl")

_COULD_NOT = 3


@dataclass(frozen=True, slots=True)
class _Trial:
    """A process at work on a mutant, and the pipe that says which test noticed it."""

    mutant: str
    pipe: int


class Trials:
    """The part of pytest that would run the tests: it runs them for each mutant."""

    def __init__(self, mutants: Sequence[str], workers: int) -> None:
        """Take up the mutants, in the order in which they are to be tried."""
        self._waiting = deque(mutants)
        self._workers = workers
        self._running: dict[int, _Trial] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Try the mutants in place of running the tests once."""
        if session.testsfailed:
            return None  # not all could be collected: pytest says so
        gc.collect()
        gc.freeze()  # what the processes share stays shared
        if not RUNS.exists() and _exit_code_of(lambda: measure(session, RUNS)):
            session.testsfailed = 1
            return True
        reach = Reach(read_runs(RUNS))
        for verdict in read_verdicts(VERDICTS).values():
            reach.learn(verdict)
        if reach.is_empty:
            print("no test runs a function that is mutated")
            session.testsfailed = 1
            return True
        try:
            self._try_all(session, reach)
        finally:
            for process_id in self._running:
                os.kill(process_id, signal.SIGTERM)
        return True

    def _try_all(self, session: pytest.Session, reach: Reach) -> None:
        progress = Progress(len(self._waiting), time.monotonic(), sys.stderr)
        with VERDICTS.open("a", encoding="utf-8") as file:
            while self._waiting or self._running:
                if self._waiting and len(self._running) < self._workers:
                    verdict = self._start(session, self._waiting.popleft(), reach)
                else:
                    verdict = self._wait()
                if verdict is None:
                    continue
                reach.learn(verdict)
                file.write(verdict.as_line())
                file.flush()
                progress.count(verdict.fate, time.monotonic())

    def _start(self, session: pytest.Session, mutant: str, reach: Reach) -> Verdict | None:
        """Begin a trial; return the verdict at once if no test runs the function."""
        runs = reach.tests_for(mutant)
        if not runs:
            return Verdict(mutant, Fate.UNREACHED)
        reading, writing = os.pipe()
        process_id = _forked(lambda: try_mutant(session, mutant, runs, writing))
        os.close(writing)
        self._running[process_id] = _Trial(mutant, reading)
        return None

    def _wait(self) -> Verdict | None:
        """Return the verdict of the next trial that ends; None if somebody stopped it."""
        process_id, status, usage = os.wait3(0)
        trial = self._running.pop(process_id)
        with os.fdopen(trial.pipe, encoding="utf-8") as pipe:
            test = pipe.read()
        fate = fate_of(os.waitstatus_to_exitcode(status))
        seconds = round(usage.ru_utime + usage.ru_stime, 2)
        return Verdict(trial.mutant, fate, test, seconds) if fate else None


def fate_of(exit_code: int) -> Fate | None:
    """Return what the end of a trial says; None if somebody stopped it.

    Args:
        exit_code: Of its process; below 0, the signal that ended it.
    """
    if exit_code in {-signal.SIGINT, -signal.SIGTERM}:
        return None
    known = {SURVIVED: Fate.SURVIVED, NOTICED: Fate.KILLED, -signal.SIGXCPU: Fate.TIMEOUT}
    return known.get(exit_code, Fate.CRASHED)


def _forked(work: Callable[[], NoReturn]) -> int:
    """Do the work in a new process; return its id."""
    if process_id := os.fork():
        return process_id
    try:
        work()
    finally:
        os._exit(_COULD_NOT)  # whatever went wrong, this process is not to go on as pytest


def _exit_code_of(work: Callable[[], NoReturn]) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(_forked(work), 0)[1])


def main() -> int:
    """Try the mutants that the standard input names, behind how many processes there may be."""
    workers, *mutants = sys.stdin.read().split()
    settings = read_settings(Path.cwd())
    arguments = ["--rootdir=.", "-q", *settings.pytest_options, *settings.tests]
    return int(pytest.main(arguments, plugins=[Trials(mutants, int(workers))]))


if __name__ == "__main__":
    sys.exit(main())
