# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

from pathlib import Path

import pytest

from pos_loyalty.linking.settings_file import keep_camera, region_of, remember_server
from pos_loyalty.settings import ShopSettings, read_settings

URL = "https://points.example"
SHOP = ShopSettings('waw "1"', "Café „Róg”\\ 😀", 7, "Europe/Warsaw", "PLN", "PL")
WRITTEN = """# Ours
language = "pl"

[shop]
store_id = "a"
store_name = "A"
zone = "Europe/Warsaw"
currency = "PLN"
region = "PL"

[[card_schemes]]
name = "Green Card"
symbology = "EAN-13"
prefixes = ["2990"]
"""


def test_a_new_file_says_where_the_till_stands(tmp_path: Path) -> None:
    remember_server(tmp_path, URL, SHOP)

    settings = read_settings(tmp_path)
    assert (settings.server_url, settings.shop) == (URL, SHOP)


@pytest.mark.parametrize("former", ["", 'server_url = ""\n', '  server_url="http://old"  # x\n'])
def test_all_that_was_there_stays(tmp_path: Path, former: str) -> None:
    (tmp_path / "till.toml").write_text(former + WRITTEN, "utf-8")

    remember_server(tmp_path, URL, None)

    settings = read_settings(tmp_path)
    assert settings.server_url == URL
    assert settings.language == "pl"
    assert settings.shop is not None
    assert settings.card_schemes[0].name == "Green Card"
    assert "# Ours" in (tmp_path / "till.toml").read_text("utf-8")


def test_a_line_of_that_name_in_a_table_is_another_one(tmp_path: Path) -> None:
    path = tmp_path / "till.toml"
    path.write_text("[shop]\nserver_url = 'not ours'\n", "utf-8")

    remember_server(tmp_path, URL, None)

    assert path.read_text("utf-8") == f"server_url = \"{URL}\"\n[shop]\nserver_url = 'not ours'\n"


def test_writing_twice_writes_the_same(tmp_path: Path) -> None:
    remember_server(tmp_path, URL, SHOP)
    first = (tmp_path / "till.toml").read_text("utf-8")

    remember_server(tmp_path, URL, None)

    assert (tmp_path / "till.toml").read_text("utf-8") == first


@pytest.mark.parametrize(
    ("zone", "country"),
    [("Europe/Warsaw", "PL"), ("Europe/Moscow", "RU"), ("Asia/Tokyo", "JP"), ("UTC", None)],
)
def test_a_zone_names_its_country(zone: str, country: str | None) -> None:
    assert region_of(zone) == country


@pytest.mark.parametrize("former", ["", "camera = 0\n", 'camera_mirrored = true\ncamera="x"\n'])
def test_the_camera_that_was_chosen_is_kept_and_all_else_stays(tmp_path: Path, former: str) -> None:
    (tmp_path / "till.toml").write_text(former + WRITTEN, "utf-8")

    keep_camera(tmp_path, "device:\\\\?\\usb#vid_046d", is_mirrored=False)
    keep_camera(tmp_path, 'device:"Café"', is_mirrored=True)

    settings = read_settings(tmp_path)
    assert (settings.camera, settings.is_camera_mirrored) == ('device:"Café"', True)
    assert settings.language == "pl"
    assert settings.card_schemes[0].name == "Green Card"


def test_a_choice_that_cannot_be_kept_is_logged_and_holds_for_now(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "till"
    folder.touch()  # a file where the folder would be

    keep_camera(folder, "device:x", is_mirrored=False)

    assert "cannot be kept" in caplog.text


def test_a_file_that_only_its_owner_reads_stays_so(tmp_path: Path) -> None:
    file = tmp_path / "till.toml"
    file.write_text(WRITTEN, "utf-8")
    file.chmod(0o600)

    keep_camera(tmp_path, "rtsp://user:secret@camera.example/", is_mirrored=True)

    assert file.stat().st_mode & 0o777 == 0o600


def test_a_link_still_points_to_where_it_did(tmp_path: Path) -> None:
    kept = tmp_path / "kept.toml"
    kept.write_text(WRITTEN, "utf-8")
    (tmp_path / "till.toml").symlink_to(kept)

    keep_camera(tmp_path, "0", is_mirrored=False)

    assert (tmp_path / "till.toml").is_symlink()
    assert 'camera = "0"' in kept.read_text("utf-8")


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_name_in_quotes_is_the_same_name(tmp_path: Path, quote: str) -> None:
    former = f"{quote}camera_mirrored{quote} = false\n{WRITTEN}"
    (tmp_path / "till.toml").write_text(former, "utf-8")

    keep_camera(tmp_path, "0", is_mirrored=True)

    assert read_settings(tmp_path).is_camera_mirrored


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ('camera = "rtsp://a/#1"  # by the door', 'camera = "1"  # by the door'),
        ("camera = 'C:\\cards#1'# a folder", 'camera = "1"# a folder'),
        (r'camera = "say \"#\"" # odd', 'camera = "1" # odd'),
        ("camera = 0 # the left one", 'camera = "1" # the left one'),
        ('camera = ""', 'camera = "1"'),
        ("camera = 0   ", 'camera = "1"   '),
    ],
)
def test_a_comment_behind_the_value_stays(tmp_path: Path, former: str, now: str) -> None:
    path = tmp_path / "till.toml"
    path.write_text(f"# Ours\n{former}\ncamera_mirrored = false # no\n", "utf-8")

    keep_camera(tmp_path, "1", is_mirrored=True)

    assert path.read_text("utf-8") == f"# Ours\n{now}\ncamera_mirrored = true # no\n"
    assert read_settings(tmp_path).camera == "1"
