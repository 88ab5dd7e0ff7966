# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The copy of the project that mutmut works in, so that the project itself stays as it is.

The copy is kept, with mutmut's verdicts in it, until anything that was copied changes: so a run
that was interrupted goes on where it stopped, and no verdict is older than what it is about.
"""

import fnmatch
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code

from tools.mutants.mutant import Mutant, mutants_of
from tools.mutants.preparing import prepare

MUTMUT = str(Path(sys.executable).with_name("mutmut"))  # its -m warns of running twice

# Hypothesis repeats itself and stops at the first failure; sets are in the same order each time.
SETTINGS = {
    "HYPOTHESIS_PROFILE": "mutants",
    "PYTHONHASHSEED": "0",
    "QT_QPA_PLATFORM": "offscreen",
}

_LOG_LINES_SHOWN = 40
_UNDECIDED = {None, 2}  # not begun; ended by Ctrl-C
_FINGERPRINT = "fingerprint.txt"
_NOT_COPIED = shutil.ignore_patterns("__pycache__", "*.pyc")


class MutmutFailed(Exception):
    """mutmut could not do its work, mostly because a test fails without any mutant."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with a prepared copy of the project."""

    folder: Path

    def mutated_files(self) -> list[str]:
        """Return the modules that mutmut changes, with slashes, from the folder."""
        settings = _mutmut_settings(self.folder)
        files = [
            file.relative_to(self.folder).as_posix()
            for source in settings["source_paths"]
            for file in (self.folder / source).rglob("*.py")
        ]
        wanted = settings.get("only_mutate", ["*"])
        return [file for file in files if any(fnmatch.fnmatch(file, shape) for shape in wanted)]

    def mutants(self) -> tuple[Mutant, ...]:
        """Return every mutant there can be, in the order of their files and lines."""
        found = [
            mutant for file in self.mutated_files() for mutant in mutants_of(self.folder, file)
        ]
        return tuple(sorted(found, key=lambda mutant: (mutant.change.file, mutant.line)))

    def try_out(self, names: Collection[str]) -> None:
        """Let the tests loose on these mutants; if none is named, on all without a verdict.

        Raises:
            MutmutFailed: With the end of what mutmut said.
        """
        is_watched = sys.stdout.isatty()  # then mutmut itself shows how far it is
        done = subprocess.run(
            (MUTMUT, "run", *names),
            cwd=self.folder,
            env={**os.environ, **SETTINGS},
            stdout=None if is_watched else subprocess.PIPE,
            stderr=None if is_watched else subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise MutmutFailed("\n".join((done.stdout or "").splitlines()[-_LOG_LINES_SHOWN:]))

    def verdicts(self) -> Mapping[str, str]:
        """Return mutmut's word on each mutant that has been tried to the end."""
        verdicts = {}
        with chdir(self.folder):
            for file in self.mutated_files():
                data = SourceFileMutationData(path=file)
                data.load()
                verdicts.update(data.exit_code_by_key)
        return {
            name: status_by_exit_code[code]
            for name, code in verdicts.items()
            if code not in _UNDECIDED
        }


def open_workshop(project: Path, folder: Path) -> Workshop:
    """Return the workshop in that folder; made anew if the project has changed since."""
    fingerprint = _fingerprint(project)
    note = folder / _FINGERPRINT
    if note.exists() and note.read_text("utf-8") == fingerprint:
        return Workshop(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in _copied(project):
        if (project / name).is_dir():
            shutil.copytree(project / name, folder / name, ignore=_NOT_COPIED)
        else:
            shutil.copy2(project / name, folder / name)
    workshop = Workshop(folder)
    for file in workshop.mutated_files():
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(prepare(text), "utf-8")
    note.write_text(fingerprint, "utf-8")
    return workshop


def _mutmut_settings(project: Path) -> dict[str, list[str]]:
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    return dict(settings["tool"]["mutmut"])


def _copied(project: Path) -> Iterator[str]:
    """Yield the names of what the tests need, as the settings of mutmut say it."""
    settings = _mutmut_settings(project)
    for name in ("pyproject.toml", "tests", *settings["source_paths"], *settings["also_copy"]):
        if (project / name).exists():
            yield name


def _fingerprint(project: Path) -> str:
    """Return one hash of everything that is copied, and of the Python that runs it."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _copied(project):
        top = project / name
        files = sorted(top.rglob("*")) if top.is_dir() else [top]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(project)).encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
