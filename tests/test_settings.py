# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings file: what it may say, and what is said when it says something else."""

from pathlib import Path

import pytest

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.settings import (
    FILE_NAME,
    InvalidSettings,
    ReaderSettings,
    SerialSettings,
    Settings,
    read_settings,
)

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


def test_a_camera_is_read_with_the_part_of_its_picture_that_counts(tmp_path: Path) -> None:
    text = 'camera = " device:/dev/video2"\ncamera_region = 60\ncamera_mirrored = true\n'

    settings = read_settings(written(tmp_path, text))

    assert settings.camera == "device:/dev/video2"
    assert (settings.camera_region_percent, settings.is_camera_mirrored) == (60, True)


def test_cards_of_another_programme_are_read(tmp_path: Path) -> None:
    (scheme,) = read_settings(written(tmp_path, SCHEME)).card_schemes

    assert (scheme.symbology, scheme.prefixes) == (Symbology.EAN_13, ("2990",))


READERS = """
[readers]
prefixes = ["~", "K:"]
suffixes = ["#"]
layout = "us"
hid = true

[[readers.serial]]
port = "COM3"
baud = 115200
parity = "even"
data_bits = 7
stop_bits = 2

[[readers.serial]]
port = "/dev/ttyACM0"
"""


def test_readers_are_read_whole(tmp_path: Path) -> None:
    readers = read_settings(written(tmp_path, READERS)).readers

    assert readers == ReaderSettings(
        prefixes=("~", "K:"),
        suffixes=("#",),
        layout="us",
        listens_to_hid=True,
        serial=(SerialSettings("COM3", 115200, "even", 7, 2), SerialSettings("/dev/ttyACM0")),
    )


def test_the_prefix_of_older_files_is_the_first_of_all(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, 'wedge_prefix = "^"\n' + READERS))

    assert settings.readers.prefixes == ("^", "~", "K:")


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ('language = "de"', "language", "is one of en, pl, ru"),
        ("langage = 'pl'", "langage", "is not a setting"),
        ("theme = 3", "theme", "is a text, in quotes"),
        ("sound = 'yes'", "sound", "is true or false"),
        ("record_scans = 1", "record_scans", "is true or false"),
        ("shop = 1", "shop", "write it as a table"),
        ('[shop]\nstore_id = "x"', "shop.store_name", "is missing"),
        (SHOP + "till_no = 100", "shop.till_no", "from 1 to 99"),
        ("readers = 1", "readers", "write it as a table"),
        ("[readers]\nprefix = '~'", "readers.prefix", "is not a setting"),
        ("[readers]\nprefixes = '~'", "readers.prefixes", "is a list"),
        ("[readers]\nsuffixes = ['']", "readers.suffixes", "1 to 32 characters"),
        ("[readers]\nlayout = 'de'", "readers.layout", "is one of auto, us, system"),
        ("[readers]\nhid = 1", "readers.hid", "is one of false, true"),
        ("[readers]\nserial = 'COM3'", "readers.serial", "[[readers.serial]]"),
        ("[readers]\nserial = [1]", "readers.serial[0]", "[[readers.serial]]"),
        ("[[readers.serial]]\nbaud = 1", "readers.serial[0].port", "is missing"),
        ("[[readers.serial]]\nport = 'x'\nbaud = 0", "readers.serial[0].baud", "is a number"),
        (
            "[[readers.serial]]\nport = 'x'\nparity = 'mark'",
            "readers.serial[0].parity",
            "is one of none, even, odd",
        ),
        ("card_schemes = 1", "card_schemes", "[[card_schemes]]"),
        ("[[card_schemes]]\nname = 'x'", "card_schemes[0]", "cannot be used"),
        (SHOP.replace("Europe/Warsaw", "Europe/Warsw"), "shop.zone", "is no time zone"),
        (SHOP.replace('"PL"', '"Poland"'), "shop.region", "2 capital letters"),
        (SHOP.replace('"PLN"', '"zł"'), "shop.currency", "3 capital letters"),
        (SHOP + "till_number = 2", "shop.till_number", "is not a setting"),
        ("camera = true", "camera", "is a number, a file or a folder"),
        ("camera_region = 19", "camera_region", "from 20 to 100"),
        ("camera_region = 0.5", "camera_region", "from 20 to 100"),
        ("camera_region = true", "camera_region", "from 20 to 100"),
        ("camera_mirrored = 1", "camera_mirrored", "is true or false"),
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
