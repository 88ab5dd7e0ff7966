# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What ``pos-loyalty program simulate`` says: to people, about progress, and when it cannot."""

import io
import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from pos_loyalty.cli import EXIT_INTERRUPTED, run
from pos_loyalty.commands.program.progress import Progress
from pos_loyalty.wording.language import speak
from tests.commands.program.past_shop import (
    PROGRAM,
    PastShop,
    a_year,
    changed,
    written,
)


@pytest.fixture(autouse=True)
def _key_in_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_LOYALTY_KEY_IN_FILE", "1")


@pytest.fixture
def past(tmp_path: Path) -> Path:
    return a_year(tmp_path / "till")


def refused(capsys: pytest.CaptureFixture[str], file: str, history: Path) -> str:
    status = run(["program", "simulate", file, "--history", str(history)])
    said = capsys.readouterr()
    assert (status, said.out) == (1, "")
    return said.err


def test_an_owner_reads_cost_liability_winners_and_losers(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = written(changed(rewards=PROGRAM["rewards"][:1]), tmp_path / "new.json")

    status = run(["program", "simulate", new, "--history", str(past)])

    said = capsys.readouterr()
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert status == 0
    assert "Purchases looked at: 6. Members: 3. Counted on 20 December 2026." in lines
    assert "A point, as it was: 100 points = PLN 5.00, as with “5.00 off”" in lines
    assert "Gifts, places and donations PLN 7.00 PLN 0.00" in lines
    assert "A bag 1 0" in lines
    assert "1 member loses more than PLN 1.00: −PLN 4.50." in lines
    assert "For 2 members hardly anything changes." in lines


@pytest.mark.parametrize(
    ("language", "heading"),
    [("pl", "Kto zyskuje, a kto traci"), ("ru", "Кто выигрывает, а кто теряет")],
)
def test_it_is_told_in_the_owners_language(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, heading: str
) -> None:
    new = written(PROGRAM, tmp_path / "new.json")

    run(["program", "simulate", new, "--history", str(past), "--language", language])

    assert heading.upper() in capsys.readouterr().out


def test_the_file_itself_can_be_named(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = written(PROGRAM, tmp_path / "new.json")

    status = run(["program", "simulate", new, "--history", str(past / "till.db"), "--json"])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["sales"] == 6


def test_nothing_in_the_file_is_changed(past: Path, tmp_path: Path) -> None:
    before = (past / "till.db").read_bytes()

    run(["program", "simulate", written(PROGRAM, tmp_path / "new.json"), "--history", str(past)])

    assert (past / "till.db").read_bytes() == before


def test_a_folder_without_a_till_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, written(PROGRAM, tmp_path / "new.json"), tmp_path)

    assert f"no file of a till's at {tmp_path / 'till.db'}" in said


def test_a_file_that_is_no_tills_is_told(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (past / "till.db").write_bytes(bytes(8192))

    said = refused(capsys, written(PROGRAM, tmp_path / "new.json"), past)

    assert said.count("\n") == 1


def test_a_till_without_a_past_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = PastShop(tmp_path / "till").closes()

    said = refused(capsys, written(PROGRAM, tmp_path / "new.json"), empty)

    assert "has no operations yet" in said


def test_another_currency_is_told(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, written(changed(currency="EUR"), tmp_path / "new.json"), past)

    assert said == "The programme is in EUR, and this till is in PLN.\n"


def test_a_broken_document_is_tried_on_nothing(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, written(changed(earning=7), tmp_path / "new.json"), past)

    assert "error: " in said


def test_ctrl_c_ends_it_at_once(
    past: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_progress: Progress, _done: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "report", interrupted)
    new = written(PROGRAM, tmp_path / "new.json")

    status = run(["program", "simulate", new, "--history", str(past), "--processes", "2"])

    assert status == EXIT_INTERRUPTED


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def seconds() -> Callable[[], float]:
    ticks = count()
    return lambda: float(next(ticks))


def test_a_terminal_shows_a_bar_and_leaves_the_line_free() -> None:
    terminal = _Terminal()
    progress = Progress(2_000, speak("en"), seconds(), terminal)

    progress.report(1_000)
    progress.end()

    bar = "█" * 15 + "░" * 15
    assert terminal.getvalue().startswith(f"\r{bar} 50%, 1,000 of 2,000 operations, 0:01 left")
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_elsewhere_a_line_tells_each_tenth() -> None:
    log = io.StringIO()
    progress = Progress(100, speak("en"), seconds(), log)

    for done in range(1, 101):
        progress.report(done)
    progress.end()

    lines = log.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[2].startswith("30%, 30 of 100 operations, ")
