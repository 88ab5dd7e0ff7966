# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which tests run which function, and how long they take: only those can notice its mutants."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.mutants.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class TestRun:
    """What a test does when nothing is changed.

    Attributes:
        test: pytest's name for it.
        seconds: The processor time that it takes.
        functions: mutmut's names of the functions that it runs.
    """

    __test__ = False  # for pytest: this is not one of its tests

    test: str
    seconds: float
    functions: Sequence[str]


def write_runs(file: Path, runs: Iterable[TestRun]) -> None:
    """Keep what was measured."""
    file.write_text(json.dumps([asdict(run) for run in runs], ensure_ascii=False), "utf-8")


def read_runs(file: Path) -> list[TestRun]:
    """Return what was measured."""
    return [TestRun(**facts) for facts in json.loads(file.read_text("utf-8"))]


class Reach:
    """The tests of each function, those first that are likely to notice soon."""

    def __init__(self, runs: Iterable[TestRun]) -> None:
        """Remember what each test does."""
        self._of_function: defaultdict[str, list[TestRun]] = defaultdict(list)
        for run in runs:
            for function in run.functions:
                self._of_function[function].append(run)
        self._deaths: defaultdict[str, Counter[str]] = defaultdict(Counter)

    @property
    def is_empty(self) -> bool:
        """Tell whether no test runs any function."""
        return not self._of_function

    def learn(self, verdict: Verdict) -> None:
        """Remember which test noticed a mutant: it may notice the next one of the function."""
        if verdict.test:
            self._deaths[function_of(verdict.name)][verdict.test] += 1

    def tests_for(self, mutant: str) -> list[TestRun]:
        """Return the tests that run the mutant's function: first those that killed, then quick."""
        function = function_of(mutant)
        deaths = self._deaths[function]
        return sorted(self._of_function[function], key=lambda run: (-deaths[run.test], run.seconds))


def function_of(mutant: str) -> str:
    """Return mutmut's name of the function that a mutant changes."""
    return mutant.partition("__mutmut_")[0]
