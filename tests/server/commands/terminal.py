# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos_loyalty.cli import run
from pos_loyalty.server.database import Database


@dataclass
class Terminal:
    """An administrator's terminal, and what was said at it."""

    folder: Path
    captured: pytest.CaptureFixture[str]

    def does(self, *words: str) -> str:
        """Ask for something that is done; return what was said."""
        assert self._asks(*words) == 0, self.captured.readouterr().err
        return self.captured.readouterr().out

    def fails(self, *words: str) -> str:
        """Ask for something that is not done; return why."""
        assert self._asks(*words) == 1
        return self.captured.readouterr().err

    def database(self) -> Database:
        return Database(f"sqlite:///{self.folder / 'server.db'}")

    def _asks(self, *words: str) -> int:
        return run(["server", *words, "--data-dir", str(self.folder)])
