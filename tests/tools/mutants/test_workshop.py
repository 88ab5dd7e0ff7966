# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from tools.mutants.mutant import Change
from tools.mutants.trying import VERDICTS
from tools.mutants.verdicts import Fate, Verdict
from tools.mutants.workshop import Workshop, open_workshop

SETTINGS = """
[tool.mutmut]
source_paths = ["shop"]
only_mutate = ["shop/domain/*"]
also_copy = ["prices", "not there"]
"""

FILES = {
    "pyproject.toml": SETTINGS,
    "README.md": "",
    "prices/list.txt": "",
    "shop/__init__.py": "",
    "shop/domain/stamps.py": "def f():\n    return 1\n",
    "shop/window.py": "def f():\n    return 1\n",
    "tests/test_prices.py": "",
    "tests/test_stamps.py": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project's folder."""
    for name, text in FILES.items():
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path / "project"


@pytest.fixture
def workshop(project: Path, tmp_path: Path) -> Workshop:
    return open_workshop(project, tmp_path / "workshop")


def test_what_the_tests_need_is_copied_and_no_more(workshop: Workshop) -> None:
    copied = {
        file.relative_to(workshop.folder).as_posix()
        for file in workshop.folder.rglob("*")
        if file.is_file()
    }

    assert copied == FILES.keys() - {"README.md"} | {"fingerprint.json", "mutants.json"}


def test_only_what_is_to_be_mutated_has_mutants(workshop: Workshop) -> None:
    (mutant, *_) = workshop.mutants()

    assert mutant.change == Change("shop/domain/stamps.py", "f", "return 1", "return 2")
    assert "return 2" in (workshop.folder / "shop/domain/stamps.py").read_text("utf-8")
    assert "return 2" not in (workshop.folder / "shop/window.py").read_text("utf-8")


def test_before_the_first_run_there_is_no_verdict(workshop: Workshop) -> None:
    assert workshop.verdicts() == {}


def test_a_workshop_is_kept_while_nothing_changes(project: Path, workshop: Workshop) -> None:
    left_behind = workshop.folder / "verdicts"
    left_behind.touch()
    (project / "README.md").write_text("of no concern", "utf-8")

    open_workshop(project, workshop.folder)

    assert left_behind.exists()


@pytest.mark.parametrize(
    "name", ["tests/conftest.py", "shop/window.py", "shop/new.py", "prices/list.txt"]
)
def test_a_workshop_is_made_anew_after_a_change(
    project: Path, workshop: Workshop, name: str
) -> None:
    left_behind = workshop.folder / "verdicts"
    left_behind.touch()
    (project / name).write_text("x = 1\n", "utf-8")

    open_workshop(project, workshop.folder)

    assert not left_behind.exists()
    assert (workshop.folder / name).read_text("utf-8") == "x = 1\n"


STAYS_DEAD = Verdict("a", Fate.KILLED, "tests/test_stamps.py::test_it")
KILLED_BY_ANOTHER = Verdict("b", Fate.KILLED, "tests/test_prices.py::test_it")
NOT_KILLED_BY_A_TEST = [Verdict("c", Fate.SURVIVED), Verdict("d", Fate.TIMEOUT)]


def keep(workshop: Workshop, *verdicts: Verdict) -> None:
    """Let the workshop have these verdicts."""
    (workshop.folder / VERDICTS).write_text("".join(v.as_line() for v in verdicts), "utf-8")


@pytest.mark.parametrize("text", ["def test_more(): pass\n", None])
def test_after_a_change_of_tests_only_what_the_others_killed_is_known(
    project: Path, workshop: Workshop, text: str | None
) -> None:
    keep(workshop, STAYS_DEAD, KILLED_BY_ANOTHER, *NOT_KILLED_BY_A_TEST)
    changed = project / "tests/test_prices.py"
    changed.unlink() if text is None else changed.write_text(text, "utf-8")

    again = open_workshop(project, workshop.folder)

    assert again.verdicts() == {"a": STAYS_DEAD}
    assert (workshop.folder / "tests/test_prices.py").exists() == (text is not None)


def test_a_new_test_may_kill_what_survived(project: Path, workshop: Workshop) -> None:
    keep(workshop, STAYS_DEAD, *NOT_KILLED_BY_A_TEST)
    (project / "tests/shop").mkdir()
    (project / "tests/shop/test_new.py").write_text("", "utf-8")

    again = open_workshop(project, workshop.folder)

    assert again.verdicts() == {"a": STAYS_DEAD}
    assert (workshop.folder / "tests/shop/test_new.py").exists()


def test_an_entry_in_the_list_of_survivors_changes_no_verdict(
    project: Path, workshop: Workshop
) -> None:
    keep(workshop, *NOT_KILLED_BY_A_TEST)
    (project / "tests/survivors.toml").write_text("", "utf-8")

    again = open_workshop(project, workshop.folder)

    assert list(again.verdicts().values()) == NOT_KILLED_BY_A_TEST
