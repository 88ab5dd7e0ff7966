# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

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
    "shop/domain/stamps.py": "def f(): raise ValueError('no')\n",
    "shop/window.py": "def f(): raise ValueError('no')\n",
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

    assert copied == FILES.keys() - {"README.md"} | {"fingerprint.txt"}


def test_only_what_mutmut_changes_is_prepared(workshop: Workshop) -> None:
    assert workshop.mutated_files() == ["shop/domain/stamps.py"]
    assert "no mutate" in (workshop.folder / "shop/domain/stamps.py").read_text("utf-8")
    assert "no mutate" not in (workshop.folder / "shop/window.py").read_text("utf-8")


def test_before_the_first_run_there_is_no_verdict(workshop: Workshop) -> None:
    assert workshop.verdicts() == {}


def test_a_workshop_is_kept_while_nothing_changes(project: Path, workshop: Workshop) -> None:
    left_behind = workshop.folder / "verdicts"
    left_behind.touch()
    (project / "README.md").write_text("of no concern", "utf-8")

    open_workshop(project, workshop.folder)

    assert left_behind.exists()


@pytest.mark.parametrize(
    "name", ["tests/test_stamps.py", "tests/test_new.py", "shop/window.py", "prices/list.txt"]
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
