# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty cards`` writes private files, never over others, or says what is missing."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.cli import run
from pos_loyalty.commands.card import CardOrder, make_cards
from pos_loyalty.places import find_places
from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.ui.card_sheet import Paper, card_places
from tests.ui.paper import card_on, pdf_pages

SETTINGS = """
language = "pl"
[shop]
store_id = "waw-1"
store_name = "Sklep na rogu"
zone = "Europe/Warsaw"
currency = "PLN"
region = "PL"
"""


def say(data_dir: Path, settings: str) -> None:
    folder = find_places(data_dir).config_dir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "till.toml").write_text(settings, "utf-8")


@pytest.fixture
def order(tmp_path: Path, qapp: QApplication) -> CardOrder:
    return CardOrder(3, tmp_path / "cards.pdf", "", "a4", "Corner Shop", "en")


def test_every_card_has_a_number_of_its_own_that_the_till_reads(
    order: CardOrder, tmp_path: Path
) -> None:
    status = make_cards(order, tmp_path)

    (page,) = pdf_pages(order.out, 12)
    decoder = whole_cascade()
    cards = [card_on(page, place, 12, decoder) for place in card_places(Paper.A4)[:3]]
    numbers = {reading.split()[1] for card in cards for reading in card}
    assert status == 0
    assert len(numbers) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
@pytest.mark.parametrize("file_format", ["pdf", "png", "svg"])
def test_the_files_are_for_this_user_only_and_are_named(
    order: CardOrder, tmp_path: Path, capsys: pytest.CaptureFixture[str], file_format: str
) -> None:
    out = tmp_path / "stack"

    status = make_cards(
        replace(order, count=2, out=out, format=file_format, paper="card"), tmp_path
    )

    named = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert [file.name for file in named] == (
        ["stack"] if file_format == "pdf" else ["stack-1", "stack-2"]
    )
    assert {file.stat().st_mode & 0o777 for file in named} == {0o600}


def test_what_is_there_already_is_left_alone(
    order: CardOrder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "cards-2.png"
    there.write_text("mine", "utf-8")

    status = make_cards(replace(order, count=2, out=tmp_path / "cards.png", paper="card"), tmp_path)

    assert status == 1
    assert "cards-2.png" in capsys.readouterr().err
    assert there.read_text("utf-8") == "mine"
    assert not (tmp_path / "cards-1.png").exists()


def test_the_name_and_the_language_are_those_of_the_till(order: CardOrder, tmp_path: Path) -> None:
    say(tmp_path, SETTINGS)
    out = tmp_path / "cards.svg"

    status = make_cards(replace(order, out=out, shop_name="", language=""), tmp_path)

    assert status == 0
    assert "<title>Sklep na rogu</title>" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"shop_name": " "}, "--shop-name"),
        ({"out": Path("cards.docx")}, "--format"),
    ],
)
def test_an_order_that_makes_no_sense_says_what_to_write(
    order: CardOrder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, object],
    advice: str,
) -> None:
    status = make_cards(replace(order, **change), tmp_path)  # type: ignore[arg-type]  # as listed

    assert status == 2
    assert advice in capsys.readouterr().err


def test_settings_that_cannot_be_read_are_named(
    order: CardOrder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(tmp_path, "colour = 1")

    status = make_cards(order, tmp_path)

    assert status == 2
    assert "colour" in capsys.readouterr().err


@pytest.mark.parametrize("count", ["0", "1001"])
def test_there_are_so_many_cards_at_a_time(count: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["cards", "--count", count, "--out", "cards.pdf"])

    assert "1 to 1000" in capsys.readouterr().err


def test_the_command_line_asks_for_cards(tmp_path: Path, qapp: QApplication) -> None:
    out = tmp_path / "one.svg"

    asked = ["cards", "--count", "1", "--out", str(out), "--paper", "card"]
    status = run([*asked, "--shop-name", "Corner Shop", "--data-dir", str(tmp_path)])

    assert status == 0
    assert out.read_text("utf-8").startswith("<?xml")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit")
@pytest.mark.parametrize("file_format", ["pdf", "png", "svg"])
def test_a_disk_that_is_full_is_said_and_no_half_file_is_left(
    tmp_path: Path, file_format: str
) -> None:
    out = tmp_path / "new" / "cards"
    out.parent.mkdir()
    asked = ["cards", "--count", "20", "--out", str(out), "--format", file_format]
    script = f"""
import resource, sys
from pos_loyalty.cli import run
sys.dont_write_bytecode = True  # it would be cut off too
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.exit(run({[*asked, "--shop-name", "Corner Shop", "--data-dir", str(tmp_path)]!r}))
"""

    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith("The cards cannot be saved: ")
    assert "File too large" in ended.stderr
    assert list(out.parent.iterdir()) == []
