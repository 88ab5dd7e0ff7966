# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The made-up year is a till's file like any other, and a simulation makes the same of it."""

from pathlib import Path

import pytest

from bench import history
from pos_loyalty.commands.program.what_if.crowd import live_again
from pos_loyalty.commands.program.what_if.outcome import Frame, put_together
from pos_loyalty.commands.program.what_if.part import Asked
from pos_loyalty.domain.what_if import PointValue
from pos_loyalty.local_db.history import find_history
from pos_loyalty.local_db.verify import verify_store


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a till with three groups; the third lives like the first."""
    monkeypatch.setattr(history, "MEMBERS_A_GROUP", 10)
    monkeypatch.setattr(history, "PATTERNS", 2)
    history.build_history(tmp_path / "till", 120, members=30)
    return tmp_path / "till"


def test_the_file_is_whole_and_its_sales_are_told_again(till: Path) -> None:
    file = find_history(till, keyring=None)
    with file.open() as past:
        last = past.last_moment()
        assert last is not None
        at_end = past.program_in_force(last)
        operations = past.operation_count()
    document = (Path(__file__).parents[2] / "resources/programs/sample.json").read_bytes()
    asked = Asked(file, document, None, at_end.program_id, last.date(), operations)
    frame = Frame("PLN", last.date(), operations, PointValue(), PointValue())

    answer = put_together(frame, live_again(asked, processes=1, report=lambda _: None))

    assert verify_store(till, keyring=None) == ()
    assert answer.after.points == answer.before.points
    assert answer.everybody.winners == answer.everybody.losers == 0
    assert sum(answer.before.tiers.values()) == answer.everybody.members == 30
