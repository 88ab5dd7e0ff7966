# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty goods`` says what is wrong with a list of goods before a till reads it."""

from pathlib import Path

import pytest

from pos_loyalty.cli import run
from pos_loyalty.places import find_places

SHOP = """
[shop]
store_id = "waw-1"
store_name = "Sklep na rogu"
zone = "Europe/Warsaw"
currency = "PLN"
region = "PL"
"""
LATTE = "5901234123457;Latte;14,50"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = find_places(tmp_path).config_dir
    folder.mkdir(parents=True)
    (folder / "till.toml").write_text(SHOP, "utf-8")
    return tmp_path


def listed(folder: Path, *rows: str) -> Path:
    file = folder / "goods.csv"
    file.write_text("\n".join(("gtin;name;price", *rows)), "utf-8")
    return file


def test_a_list_that_a_till_can_use_says_how_long_it_is(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["goods", str(listed(shop, LATTE)), "--data-dir", str(shop)])

    assert (status, capsys.readouterr().out) == (0, "goods.csv: articles that can be sold: 1.\n")


def test_every_mistake_has_its_line(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["goods", str(listed(shop, "1;x;", ";y;")), "--data-dir", str(shop)])

    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line[: len("goods.csv: line 2")] for line in lines] == [
        "goods.csv: line 2",
        "goods.csv: line 3",
    ]


def test_of_too_many_mistakes_the_rest_is_counted(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["goods", str(listed(shop, *["1;x;"] * 150)), "--data-dir", str(shop)])

    assert capsys.readouterr().out.splitlines()[-1] == "goods.csv: and 50 more."


def test_the_currency_says_how_prices_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(listed(tmp_path, LATTE))

    in_yen = run(["goods", file, "--currency", "JPY", "--data-dir", str(tmp_path)])

    assert in_yen == 1
    assert "The price “14,50” is no amount." in capsys.readouterr().out


@pytest.mark.parametrize("settings", ["", "language = 'de'"])
def test_without_a_shop_it_is_said_what_to_name(
    tmp_path: Path, settings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = find_places(tmp_path).config_dir
    folder.mkdir(parents=True)
    (folder / "till.toml").write_text(settings, "utf-8")

    status = run(["goods", str(listed(tmp_path, LATTE)), "--data-dir", str(tmp_path)])

    assert status == 2
    assert capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["goods", str(shop / "none.csv"), "--data-dir", str(shop)])

    assert (status, "none.csv cannot be read" in capsys.readouterr().err) == (2, True)
