# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The settings file: what it may say, and what is said when it says something else."""

from pathlib import Path

import pytest

from pos_loyalty.domain.scan import Symbology
from pos_loyalty.settings import (
    FILE_NAME,
    AdjustmentSettings,
    InvalidSettings,
    PrinterSettings,
    ReaderSettings,
    RegisterSettings,
    SerialSettings,
    Settings,
    StaffSettings,
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


def test_the_till_asks_nobody_unless_it_is_said(tmp_path: Path) -> None:
    silent = read_settings(tmp_path).staff

    asked = read_settings(written(tmp_path, "[staff]\nasks_for_staff = true\nlock_minutes = 0"))

    assert silent == StaffSettings(asks_for_staff=False, lock_minutes=3)
    assert asked.staff == StaffSettings(asks_for_staff=True, lock_minutes=0)


def test_so_much_by_hand_a_day_unless_it_is_said(tmp_path: Path) -> None:
    text = "[adjustments]\nmember_points_a_day = 0\ntill_points_a_day = 70"

    silent, said = read_settings(tmp_path).adjustments, read_settings(written(tmp_path, text))

    assert silent == AdjustmentSettings(500, 5_000)
    assert said.adjustments == AdjustmentSettings(0, 70)


def test_a_printer_is_read_whole(tmp_path: Path) -> None:
    text = "[printer]\nkind = 'escpos'\nhost = 'till-printer'\nwidth = 58\nwhen = 'always'\n"

    printer = read_settings(written(tmp_path, f"{text}letters = 'drawn'")).printer

    assert printer == PrinterSettings(
        "escpos", "58", "always", host="till-printer", has_letters=False
    )


def test_receipts_go_into_a_folder_beside_the_settings(tmp_path: Path) -> None:
    text = "[printer]\nkind = 'pdf-folder'\nfolder = 'paper'\nwidth = 'a5'"

    printer = read_settings(written(tmp_path, text)).printer

    assert (printer.folder, printer.width, printer.when) == (tmp_path / "paper", "a5", "asked")


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


def test_goods_and_registers_are_read(tmp_path: Path) -> None:
    text = 'goods = "goods.csv"\n[register]\nport = 9191\nfolder = "exchange"\n'

    settings = read_settings(written(tmp_path, text))

    assert settings.goods_file == tmp_path / "goods.csv"
    assert settings.register == RegisterSettings(9191, tmp_path / "exchange")


def test_a_register_can_be_off_and_keep_its_port(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_text("[register]\non = false\nport = 5555\nfolder = 'exchange'\n", "utf-8")
    off = read_settings(tmp_path).register
    file.write_text("[register]\non = true\nport = 5555\n", "utf-8")

    assert off == RegisterSettings()
    assert read_settings(tmp_path).register.port == 5555


def test_port_0_is_no_register(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "[register]\nport = 0")) == Settings()


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
        ("goods = 1", "goods", "is a text, in quotes"),
        ("register = 1", "register", "write it as a table"),
        ("[register]\nport = 80", "register.port", "from 1024 to 65535, or 0 for none"),
        ("[register]\nport = '9191'", "register.port", "is a number"),
        ("[register]\nfolder = 1", "register.folder", "is a text, in quotes"),
        ("[register]\nhost = '0.0.0.0'", "register.host", "is not a setting"),
        ("shop = 1", "shop", "write it as a table"),
        ('[shop]\nstore_id = "x"', "shop.store_name", "is missing"),
        (SHOP + "till_no = 100", "shop.till_no", "from 1 to 99"),
        ("[staff]\nlock_minutes = 121", "staff.lock_minutes", "0 to 120: minutes"),
        ("[staff]\npin = '1'", "staff.pin", ""),
        ("[adjustments]\npoints = 5", "adjustments.points", "is not a setting"),
        ("[printer]\nkind = 'laser'", "printer.kind", "is one of none, system, escpos"),
        ("[printer]\nkind = 'escpos'", "printer.host", "a host or a device"),
        ("[printer]\nkind = 'escpos'\nhost = 'p'\ndevice = 'd'", "printer.host", "not both"),
        ("[printer]\nkind = 'escpos'\nhost = 'p'\nwidth = 'a5'", "printer.width", "58 or 80"),
        ("[printer]\nkind = 'pdf-folder'", "printer.folder", "is missing"),
        ("[printer]\nwidth = 70", "printer.width", "is one of 80, 58, a5"),
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
        ("card_schemes = ['x']", "card_schemes[0]", "[[card_schemes]]"),
        (SHOP + "till_no = true", "shop.till_no", "from 1 to 99"),
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
