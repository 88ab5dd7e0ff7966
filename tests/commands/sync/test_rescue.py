# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``rescue export`` at the till, ``server import`` in the office: what waits goes by hand."""

from pathlib import Path

import pytest

from pos_loyalty.cli import run
from pos_loyalty.server.tills.service import list_tills
from tests.commands.sync.test_commands import enrol_somebody
from tests.linking.served_shop import ServedShop


def brought(shop: ServedShop, file: Path) -> int:
    """Take the file in at the office; return the exit status."""
    return run(["server", "import", str(file), "--database", str(shop.database.engine.url)])


def test_what_was_brought_by_hand_is_there_once(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "t")
    enrol_somebody(tmp_path / "t")
    file = tmp_path / "stick.rescue"

    exported = run(["rescue", "export", "--data-dir", str(tmp_path / "t"), str(file)])
    imported = [brought(shop, file), brought(shop, file)]
    synchronised = run(["sync", "--once", "--data-dir", str(tmp_path / "t")])

    said = capsys.readouterr().out
    assert (exported, imported, synchronised) == (0, [0, 0], 0)
    assert said.count("  applied: 1") == 2
    assert "waiting: 0" in said
    (line,) = list_tills(shop.database)
    assert (line.held, line.gap) == (1, None)


def test_a_file_that_lost_its_end_says_so_and_is_brought_again(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "t")
    enrol_somebody(tmp_path / "t")
    file = tmp_path / "stick.rescue"
    run(["rescue", "export", "--data-dir", str(tmp_path / "t"), str(file)])
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])

    assert brought(shop, file) == 1
    assert "torn" in capsys.readouterr().err
    file.write_bytes(whole)
    assert brought(shop, file) == 0
