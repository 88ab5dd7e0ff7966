# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The copy of the project that is broken on purpose, so that the project itself stays as it is.

The copy is kept, with the verdicts in it, until anything that was copied changes: so a run that
was interrupted goes on where it stopped, and no verdict is older than what it is about. When only
tests have changed, what was killed by those that have not stays dead.
"""

import fnmatch
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.mutants.fingerprint import NOT_COPIED, Fingerprint
from tools.mutants.mutant import Change, Mutant, mutants_in, mutated
from tools.mutants.preparing import prepare
from tools.mutants.settings import read_settings
from tools.mutants.trying import RUNS, VERDICTS
from tools.mutants.verdicts import Verdict, read_verdicts

# Hypothesis repeats itself and stops at the first failure; sets are in the same order each time.
SURROUNDINGS = {
    "HYPOTHESIS_PROFILE": "mutants",
    "PYTHONHASHSEED": "0",
    "QT_QPA_PLATFORM": "offscreen",
}

_TOOLS = Path(__file__).parents[2]
_LOG_LINES_SHOWN = 40
_FINGERPRINT = "fingerprint.json"
_MUTANTS = "mutants.json"


class TrialsFailed(Exception):
    """No mutant could be tried, mostly because a test fails without any."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with a copy of the project that has all mutants in it, each asleep."""

    folder: Path

    def mutants(self) -> tuple[Mutant, ...]:
        """Return every mutant there is, in the order of their files and lines."""
        found = json.loads((self.folder / _MUTANTS).read_text("utf-8"))
        return tuple(Mutant(**facts | {"change": Change(**facts["change"])}) for facts in found)

    def try_out(self, names: Collection[str], workers: int) -> None:
        """Let the tests loose on these mutants, on so many at a time.

        Raises:
            TrialsFailed: With the end of what pytest said.
        """
        done = subprocess.run(
            (sys.executable, "-m", "tools.mutants.trying"),
            cwd=self.folder,
            env={**os.environ, **SURROUNDINGS, "PYTHONPATH": str(_TOOLS)},
            input="\n".join([str(workers), *names]),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise TrialsFailed("\n".join(done.stdout.splitlines()[-_LOG_LINES_SHOWN:]))

    def verdicts(self) -> Mapping[str, Verdict]:
        """Return what became of each mutant that has been tried to the end, by its name."""
        return read_verdicts(self.folder / VERDICTS)


def open_workshop(project: Path, folder: Path) -> Workshop:
    """Return the workshop in that folder, brought up to the project as it is now."""
    now = Fingerprint.of(project, _copied(project))
    before = Fingerprint.read(folder / _FINGERPRINT)
    if before is None or before.ground != now.ground:
        _make_anew(project, folder)
    elif changed := now.changed_tests(before):
        _take_over(changed, project, folder)
    now.write(folder / _FINGERPRINT)
    return Workshop(folder)


def _make_anew(project: Path, folder: Path) -> None:
    """Copy the project, and put the mutants into the copy."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in _copied(project):
        if (project / name).is_dir():
            left_out = shutil.ignore_patterns(*NOT_COPIED)
            shutil.copytree(project / name, folder / name, ignore=left_out)
        else:
            shutil.copy2(project / name, folder / name)
    found = [mutant for file in _mutated_files(folder) for mutant in _break_open(folder, file)]
    found.sort(key=lambda mutant: (mutant.change.file, mutant.line))
    facts = json.dumps([asdict(mutant) for mutant in found], ensure_ascii=False)
    (folder / _MUTANTS).write_text(facts, "utf-8")


def _take_over(tests: Collection[str], project: Path, folder: Path) -> None:
    """Copy the files of tests that have changed, and forget each verdict that may change too.

    What a test killed that is as it was stays dead: nothing else has changed.
    """
    for name in tests:
        (folder / name).unlink(missing_ok=True)
        if (project / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project / name, folder / name)
    (folder / RUNS).unlink(missing_ok=True)
    kept = [
        verdict.as_line()
        for verdict in read_verdicts(folder / VERDICTS).values()
        if verdict.test and verdict.test.partition("::")[0] not in tests
    ]
    (folder / VERDICTS).write_text("".join(kept), "utf-8")


def _mutated_files(folder: Path) -> Iterator[str]:
    """Yield the modules to mutate, with slashes, from the folder."""
    settings = read_settings(folder)
    for source in settings.source_paths:
        for path in sorted((folder / source).rglob("*.py")):
            file = path.relative_to(folder).as_posix()
            if any(fnmatch.fnmatch(file, shape) for shape in settings.only_mutate):
                yield file


def _break_open(folder: Path, file: str) -> Iterator[Mutant]:
    """Put the mutants into a module, and yield them."""
    path = folder / file
    prepared = prepare(path.read_text("utf-8"))
    path.write_text(prepared, "utf-8")
    with_mutants = mutated(folder, file)
    path.write_text(with_mutants, "utf-8")
    yield from mutants_in(file, prepared, with_mutants)


def _copied(project: Path) -> Iterator[str]:
    """Yield the names of what the tests need."""
    settings = read_settings(project)
    for name in ("pyproject.toml", "tests", *settings.source_paths, *settings.also_copy):
        if (project / name).exists():
            yield name
