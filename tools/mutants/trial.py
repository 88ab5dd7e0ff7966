# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What happens in a process of its own, forked when the tests are collected: one trial.

Nothing of a trial outlives it: what a mutant breaks is gone with its process. None of these
functions returns; each ends the process.
"""

import math
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from mutmut.mutation import trampoline

from tools.mutants.reach import TestRun, write_runs

SURVIVED, NOTICED = 0, 1

# Processor time, not the clock's: a machine that is busy otherwise kills no survivors.
_TEST_FACTOR, _TEST_SPARE_SECONDS = 10, 5
_MUTANT_FACTOR, _MUTANT_SPARE_SECONDS = 4, 30

_MEMORY_BYTES_MAX = 4 << 30


class _EndAtFailure:
    """Ends the process as soon as a test fails, before pytest begins to say why."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        if call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception):
            os.write(self._pipe, item.nodeid.encode())
            os._exit(NOTICED)


def try_mutant(
    session: pytest.Session, mutant: str, runs: Sequence[TestRun], pipe: int
) -> NoReturn:
    """Run tests until one of them fails; end with ``SURVIVED`` or ``NOTICED``, or by a signal.

    Args:
        session: With the tests collected.
        mutant: mutmut's name of the mutant that takes its function's place.
        runs: The tests in the order to run them, with what they take unchanged.
        pipe: Where to write the name of the test that fails.
    """
    _be_quiet()
    _limit_memory()
    session.config.pluginmanager.register(_EndAtFailure(pipe))
    trampoline.get_mutant_under_test = lambda: mutant
    items = {item.nodeid: item for item in session.items}
    end = _MUTANT_FACTOR * sum(run.seconds for run in runs) + _MUTANT_SPARE_SECONDS
    for run in runs:
        test_end = time.process_time() + _TEST_FACTOR * run.seconds + _TEST_SPARE_SECONDS
        limit_processor(min(test_end, end))
        session.config.hook.pytest_runtest_protocol(item=items[run.test], nextitem=None)
    os._exit(SURVIVED)


def _be_quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # end at once, without pytest's last words
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere this limit is refused, or means nothing
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES_MAX, _MEMORY_BYTES_MAX))


def limit_processor(seconds: float) -> None:
    """Let the system end this process when it has had so much processor time since its start."""
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), resource.RLIM_INFINITY))


class _Failures:
    """Collects what pytest says of the tests that fail by themselves."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.texts.append(f"{report.nodeid}\n{report.longreprtext}")


def measure(session: pytest.Session, file: Path) -> NoReturn:
    """Run all tests on the code as it is, and keep what they do; end with 1 if one fails."""
    reached: set[str] = set()

    def note(name: str, caller: str | None = None) -> None:  # noqa: ARG001 - mutmut passes it
        reached.add(name)

    trampoline.get_mutant_under_test = lambda: "stats"
    trampoline.record_trampoline_hit = note  # type: ignore[attr-defined] # where mutmut calls it
    failures = _Failures()
    session.config.pluginmanager.register(failures)
    runs = []
    for item in session.items:
        reached.clear()
        started_at = time.process_time()
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        runs.append(TestRun(item.nodeid, time.process_time() - started_at, sorted(reached)))
    if failures.texts:
        print("\nthese fail without any mutant:", *failures.texts, sep="\n\n", flush=True)
        os._exit(NOTICED)
    write_runs(file, runs)
    os._exit(SURVIVED)
