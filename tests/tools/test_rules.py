# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The rules of the house bite: each is broken once, aside, and must be noticed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = (
    *("demo", "domain", "local_db", "commands", "protocol", "scanner", "services"),
    *("linking", "receipts", "register_bridge", "server", "settings", "simulation", "sync"),
    *("companions", "till_bot", "wording"),
    *("ui", "ui/view_models", "ui/widgets", "ui/windows"),
)
MODULES = (
    *(module.name for module in sorted((REPOSITORY / "pos_loyalty").glob("*.py"))),
    *(
        "protocol/signatures.py",
        "sync/wire.py",
        "ui/messages.py",
        "ui/observable.py",
        "ui/tasks.py",
    ),
    *(f"{package}/__init__.py" for package in PACKAGES),
)


def broken_contracts(root: Path) -> list[str]:
    """Return the names of the import contracts that a tree breaks."""
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert any(line.startswith("Contracts: ") for line in lines), done.stdout
    return [line.partition(" BROKEN")[0] for line in lines if " BROKEN" in line]


def style_codes(path: str, source: str) -> set[str]:
    """Return the codes of the style rules that a source at this path breaks."""
    head = (
        "# SPDX-FileCopyrightText: The POS Loyalty authors\n"
        "# SPDX-License-Identifier: Apache-2.0\n"
        '"""A module."""\n\n'
    )
    command = [sys.executable, "-m", "ruff", "check", "-", "--no-cache", "--output-format=json"]
    done = subprocess.run(
        [*command, "--stdin-filename", path],
        cwd=REPOSITORY,
        input=head + source,
        capture_output=True,
        text=True,
        check=False,
    )
    return {finding["code"] for finding in json.loads(done.stdout)}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The import contracts, and a program of the right packages with next to nothing in them."""
    shutil.copy(REPOSITORY / ".importlinter", tmp_path)
    for name in MODULES:
        module = tmp_path / "pos_loyalty" / name
        module.parent.mkdir(parents=True, exist_ok=True)
        module.touch()
    wire = tmp_path / "pos_loyalty" / "sync" / "wire.py"
    wire.write_text("import requests\n")
    signatures = tmp_path / "pos_loyalty" / "protocol" / "signatures.py"
    signatures.write_text("import urllib.parse\n")
    return tmp_path


def test_a_tree_without_a_wrong_import_keeps_every_contract(tree: Path) -> None:
    assert broken_contracts(tree) == []


@pytest.mark.parametrize(
    ("module", "source", "contract"),
    [
        ("domain/sly.py", "from pos_loyalty import places", "Imports point inward only"),
        ("services/sly.py", "from pos_loyalty import local_db", "Imports point inward only"),
        ("sync/sly.py", "from pos_loyalty import scanner", "Imports point inward only"),
        ("sly.py", "", "Imports point inward only"),
        ("domain/sly.py", "import sqlalchemy", "The domain knows no framework, no clock, no I/O"),
        ("domain/sly.py", "import random", "The domain knows no framework, no clock, no I/O"),
        ("ui/sly.py", "import sqlite3", "The database is spoken to by local_db only"),
        (
            "local_db/sly.py",
            "import socket",
            "Of the till, sync, receipts and the bridge for registers alone use the network",
        ),
        ("sync/sly.py", "import requests", "requests is imported by sync.wire only"),
        ("ui/view_models/sly.py", "import PySide6", "View-models run without Qt"),
        (
            "ui/view_models/sly.py",
            "from pos_loyalty.ui import widgets",
            "Windows see widgets, widgets see view-models, never the reverse",
        ),
    ],
)
def test_an_import_against_the_rule_breaks_its_contract(
    tree: Path, module: str, source: str, contract: str
) -> None:
    (tree / "pos_loyalty" / module).write_text(source + "\n")

    assert contract in broken_contracts(tree)


@pytest.mark.parametrize(
    ("path", "source", "code"),
    [
        (
            "pos_loyalty/services/sly.py",
            "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n",
            "TID251",
        ),
        ("tests/test_sly.py", "import time\n\nNOW = time.time()\n", "TID251"),
        ("pos_loyalty/ui/sly.py", "from PySide6.QtWidgets import QWidget\n", "TID253"),
        ("pos_loyalty/ui/widgets/sly.py", "from PySide6.QtCharts import QChart\n", "TID251"),
        ("pos_loyalty/sly.py", "# TODO: later\n", "FIX002"),
    ],
)
def test_what_is_banned_is_noticed(path: str, source: str, code: str) -> None:
    assert code in style_codes(path, source)


def test_widgets_may_use_widgets() -> None:
    source = "from PySide6.QtWidgets import QWidget\n\nWIDGET = QWidget\n"

    assert style_codes("pos_loyalty/ui/widgets/fine.py", source) == set()
