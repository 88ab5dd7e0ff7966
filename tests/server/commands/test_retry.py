# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pos_loyalty.server.database import Database
from tests.fakes.facts import enrolment, sale
from tests.server.commands.terminal import Terminal
from tests.server.faults import faulty_release
from tests.server.pushing import PushingTill


def test_what_was_set_aside_is_taken_again(
    terminal: Terminal, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = PushingTill(1)
    till.does(database, enrolment(points=5))
    with faulty_release(monkeypatch):
        till.does(database, sale(points=2))
    till.records_bytes(b"nonsense")
    till.pushes(database, 3)

    said = terminal.does("retry")

    assert "1 operations taken again" in said
    assert "1 still cannot be taken" in said
    assert "0 operations taken again" in terminal.does("retry")
