# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The whole command on a small project: weak tests must leave survivors, or it is blind."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[3]

SETTINGS = """
[tool.pytest.ini_options]
pythonpath = ["."]

[tool.mutmut]
source_paths = ["shop"]
only_mutate = ["shop/*"]
also_copy = []
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist"]
pytest_add_cli_args_test_selection = ["tests/domain"]
"""

CODE = """
from dataclasses import dataclass
from enum import StrEnum

class Kind(StrEnum):
    COFFEE = "coffee"
    TEA = "tea"

    def stamps(self) -> int:
        match self:
            case Kind.COFFEE:
                return 2
            case Kind.TEA:
                return 1

@dataclass(frozen=True, slots=True)
class StampCard:
    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("a card has no fewer than no stamps")

    @property
    def is_full(self) -> bool:
        return self.count >= 9

def larger(first: int, second: int) -> int:
    return first if first > second else second
"""

WEAK_TESTS = """
from shop.stamps import Kind, StampCard, larger

def test_it_runs():
    Kind.COFFEE.stamps(), Kind.TEA.stamps(), StampCard(0).is_full, larger(1, 2)
"""

STRONG_TESTS = """
import pytest
from shop.stamps import Kind, StampCard, larger

def test_each_kind_has_its_stamps():
    assert [kind.stamps() for kind in Kind] == [2, 1]

def test_a_card_is_full_at_nine():
    assert [StampCard(count).is_full for count in (0, 8, 9, 10)] == [False, False, True, True]

def test_a_card_is_not_less_than_empty():
    with pytest.raises(ValueError):
        StampCard(-1)

def test_the_larger_is_found():
    assert (larger(2, 1), larger(1, 2)) == (2, 2)
"""

EQUAL_EITHER_WAY = """
[[survivor]]
file = "shop/stamps.py"
function = "larger"
was = "return first if first > second else second"
now = "return first if first >= second else second"
reason = "equal numbers: either is the larger"
"""

OBSOLETE = EQUAL_EITHER_WAY.replace("first >= second", "first == second")


@dataclass(frozen=True, slots=True)
class SmallProject:
    """A project of one module, and the command at work in it."""

    folder: Path

    def mutants(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command, as ./dev would."""
        return subprocess.run(
            (sys.executable, "-m", "tools.mutants", *arguments),
            cwd=self.folder,
            # Without Qt's plugin and the rest, it starts in a third of the time.
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def write(self, **texts: str) -> None:
        """Write the file of each name with that text."""
        for name, text in texts.items():
            (self.folder / FILES[name]).write_text(dedent(text), "utf-8")


FILES = {
    "settings": "pyproject.toml",
    "code": "shop/stamps.py",
    "tests": "tests/domain/test_stamps.py",
    "accepted": "tests/domain/survivors.toml",
}


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    (tmp_path / "shop").mkdir()
    (tmp_path / "tests" / "domain").mkdir(parents=True)
    made = SmallProject(tmp_path)
    made.write(settings=SETTINGS, code=CODE)
    return made


def test_weak_tests_leave_survivors_and_the_command_fails(project: SmallProject) -> None:
    project.write(tests=WEAK_TESTS)

    done = project.mutants()

    assert done.returncode == 1
    assert "shop/stamps.py:26: in StampCard.is_full: survived\n  - return self.count >= 9\n" in (
        done.stdout
    )
    assert "in Kind.stamps: survived" in done.stdout
    assert "in larger: survived" in done.stdout
    assert "fewer than 90 % were killed" in done.stdout
    assert "no fewer than no stamps" not in done.stdout
    assert "11 mutants, 0 of them to be tried\n" in project.mutants().stdout


def test_strong_tests_kill_all_but_what_is_accepted(project: SmallProject) -> None:
    project.write(tests=STRONG_TESTS, accepted=EQUAL_EITHER_WAY + OBSOLETE)
    files = sorted(project.folder.rglob("*"))

    done = project.mutants()

    assert done.returncode == 0, done.stdout
    assert "11 mutants, 10 of them to be tried\n" in done.stdout
    assert "1 survivors are accepted, 0 are not" in done.stdout
    assert "remove from the list:\n\n  shop/stamps.py, larger: " in done.stdout
    assert "11 mutants, 1 of them to be tried\n" in project.mutants("--accepted").stdout
    left = [file for file in sorted(project.folder.rglob("*")) if "build" not in file.parts]
    assert left == files


def test_tests_that_fail_by_themselves_are_told(project: SmallProject) -> None:
    project.write(tests=WEAK_TESTS + "    assert 0, 'broken'\n")

    done = project.mutants()

    assert done.returncode == 1
    assert "broken" in done.stdout


def test_a_module_that_is_not_there_is_told(project: SmallProject) -> None:
    project.write(tests=WEAK_TESTS)

    done = project.mutants("stamp")

    assert (done.returncode, done.stdout) == (2, "no module that is mutated is called stamp\n")
