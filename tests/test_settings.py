# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings file: what it may say, and what is said when it says something else."""

from pathlib import Path

import pytest

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.settings import FILE_NAME, InvalidSettings, Settings, read_settings

SHOP = """
[shop]
store_id = "waw-1"
store_name = "Kawa"
zone = "Europe/Warsaw"
currency = "PLN"
region = "PL"
"""
SCHEME = '[[card_schemes]]\nname = "Green"\nsymbology = "EAN-13"\nprefixes = ["2990"]\n'


def written(folder: Path, text: str) -> Path:
    (folder / FILE_NAME).write_text(text, "utf-8")
    return folder


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_a_shop_is_read_whole(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, 'language = "pl"\nprogram = "p.json"\n' + SHOP))

    assert settings.shop is not None
    assert (settings.shop.store_name, settings.shop.till_no) == ("Kawa", 1)
    assert (settings.language, settings.program_file) == ("pl", tmp_path / "p.json")


def test_cards_of_another_programme_are_read(tmp_path: Path) -> None:
    (scheme,) = read_settings(written(tmp_path, SCHEME)).card_schemes

    assert (scheme.symbology, scheme.prefixes) == (Symbology.EAN_13, ("2990",))


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ('language = "de"', "language", "is one of en, pl, ru"),
        ("langage = 'pl'", "langage", "is not a setting"),
        ("theme = 3", "theme", "is a text, in quotes"),
        ("sound = 'yes'", "sound", "is true or false"),
        ("shop = 1", "shop", "write it as a table"),
        ('[shop]\nstore_id = "x"', "shop.store_name", "is missing"),
        (SHOP + "till_no = 100", "shop.till_no", "from 1 to 99"),
        ("card_schemes = 1", "card_schemes", "[[card_schemes]]"),
        ("[[card_schemes]]\nname = 'x'", "card_schemes[0]", "cannot be used"),
        (SHOP.replace("Europe/Warsaw", "Europe/Warsw"), "shop.zone", "is no time zone"),
        (SHOP.replace('"PL"', '"Poland"'), "shop.region", "2 capital letters"),
        (SHOP.replace('"PLN"', '"zł"'), "shop.currency", "3 capital letters"),
        (SHOP + "till_number = 2", "shop.till_number", "is not a setting"),
        ("camera = true", "camera", "is a number, a file or a folder"),
        (SCHEME.replace('["2990"]', '"2990"'), "card_schemes[0].prefixes", "is a list"),
        (SCHEME + 'prefix = "2"', "card_schemes[0].prefix", "is not a setting"),
        ("language = ", "", "is not TOML"),
        ("a" * 300_000, "", "is too long"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, text: str, place: str, advice: str
) -> None:
    with pytest.raises(InvalidSettings) as mistake:
        read_settings(written(tmp_path, text))

    assert mistake.value.place == place
    assert advice in str(mistake.value)


def test_a_torn_file_is_told_apart_from_a_wrong_one(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"language = \xff\xfe")

    with pytest.raises(InvalidSettings, match="is not TOML"):
        read_settings(tmp_path)
