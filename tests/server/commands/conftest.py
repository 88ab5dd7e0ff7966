# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_loyalty.server.database import Database
from tests.server.commands.terminal import Terminal


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return the terminal of a machine that has no server yet."""
    return Terminal(tmp_path / "shop", capsys)


@pytest.fixture
def terminal(bare: Terminal) -> Terminal:
    bare.does("migrate")
    bare.does("store", "add", "waw-1", "--name", "Corner", "--zone", "Europe/Warsaw",
              "--currency", "PLN")  # fmt: skip
    return bare


@pytest.fixture
def database(terminal: Terminal) -> Iterator[Database]:
    database = terminal.database()
    yield database
    database.close()
