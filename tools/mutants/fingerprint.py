# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tells what has changed in a project since its mutants were tried."""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Self

_MAKERS = ("mutant.py", "preparing.py")

# Not what a verdict is about: neither is read by any test.
NOT_COPIED = ("__pycache__", "*.pyc", "survivors.toml")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a project was like at some moment.

    Attributes:
        ground: A hash of everything but the files of tests, of the Python that runs it, and of
            what makes the mutants.
        tests: A hash of each file of tests, by its name with slashes, from the project's folder.
    """

    ground: str
    tests: Mapping[str, str]

    @classmethod
    def of(cls, project: Path, names: Iterable[str]) -> Self:
        """Look at these files and folders of a project."""
        ground = hashlib.sha256(f"{sys.version} {version('mutmut')}".encode())
        for name in _MAKERS:
            ground.update(Path(__file__).with_name(name).read_bytes())
        tests = {}
        for file in sorted(_files(project, names)):
            name = file.relative_to(project).as_posix()
            seen = hashlib.sha256(file.read_bytes()).hexdigest()
            if file.match("test_*.py"):
                tests[name] = seen
            else:
                ground.update(f"{name} {seen}\n".encode())
        return cls(ground.hexdigest(), tests)

    @classmethod
    def read(cls, file: Path) -> Self | None:
        """Return what was kept in a file; None if there is none."""
        return cls(**json.loads(file.read_text("utf-8"))) if file.exists() else None

    def write(self, file: Path) -> None:
        """Keep it in a file."""
        file.write_text(json.dumps(asdict(self)), "utf-8")

    def changed_tests(self, before: Self) -> frozenset[str]:
        """Return the files of tests that are new, gone or not as they were."""
        return frozenset(name for name, _ in self.tests.items() ^ before.tests.items())


def _files(project: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        top = project / name
        for file in top.rglob("*") if top.is_dir() else (top,):
            parts = [Path(part) for part in file.relative_to(project).parts]
            if file.is_file() and not any(p.match(shape) for p in parts for shape in NOT_COPIED):
                yield file
