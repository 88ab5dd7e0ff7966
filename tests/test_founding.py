# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till is set up for real: its settings, its programme, its key at a real server."""

from pathlib import Path

import pytest

from pos_loyalty.first_start import open_or_make_store
from pos_loyalty.founding import Founder
from pos_loyalty.linking.settings_file import remember_server
from pos_loyalty.local_db.opening import store_exists
from pos_loyalty.places import find_places
from pos_loyalty.settings import read_settings
from pos_loyalty.ui.view_models.first_start import CannotStart
from tests.linking.conftest import keys_in_files, shop
from tests.linking.served_shop import ServedShop

__all__ = ["keys_in_files", "shop"]


def test_a_shop_with_the_sample_programme_opens(tmp_path: Path) -> None:
    places = find_places(tmp_path)

    founded = Founder(places).found("Café „Róg”", "Europe/Warsaw", "", "pl")

    settings = read_settings(places.config_dir)
    assert settings.shop is not None
    assert (founded.store_name, settings.shop.store_name) == ("Café „Róg”", "Café „Róg”")
    assert (settings.shop.currency, settings.shop.region, settings.language) == ("PLN", "PL", "pl")
    store = open_or_make_store(places, settings.shop, settings.program_file)
    assert store.place.store_name == "Café „Róg”"
    store.close()


def test_all_else_in_the_settings_stays(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    places.config_dir.mkdir(parents=True)
    (places.config_dir / "till.toml").write_text("# Ours\nsound = false # quiet\n", "utf-8")
    (places.config_dir / "program.json").write_text("{}", "utf-8")

    Founder(places).found("Corner", "Europe/Warsaw", "", "en")

    written = (places.config_dir / "till.toml").read_text("utf-8")
    assert "# Ours\nsound = false # quiet\n" in written
    assert (places.config_dir / "program.json").read_text("utf-8") == "{}"
    program_file = read_settings(places.config_dir).program_file
    assert program_file is not None
    assert program_file.name == "program-2.json"


def test_a_shop_that_is_named_already_keeps_its_name(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    Founder(places).found("First", "Europe/Warsaw", "", "en")

    founded = Founder(places).found("Second", "Europe/Moscow", "", "en")

    assert founded.store_name == "First"
    assert (places.config_dir / "till.toml").read_text("utf-8").count("[shop]") == 1


@pytest.mark.parametrize(
    ("zone", "trouble"), [("Moon/Base", "zone_unknown"), ("UTC", "no_country")]
)
def test_a_zone_that_helps_nobody_is_refused(tmp_path: Path, zone: str, trouble: str) -> None:
    with pytest.raises(CannotStart) as refused:
        Founder(find_places(tmp_path)).found("Corner", zone, "", "en")

    assert refused.value.trouble == trouble
    assert not (tmp_path / "config").exists()


def test_a_programme_with_mistakes_is_refused_with_the_first_of_them(tmp_path: Path) -> None:
    program = tmp_path / "mine.json"
    program.write_text('{"name": 5}', "utf-8")

    with pytest.raises(CannotStart) as refused:
        Founder(find_places(tmp_path)).found("Corner", "Europe/Warsaw", str(program), "en")

    assert refused.value.trouble == "program_wrong"
    assert 1 <= len(refused.value.detail.splitlines()) <= 3


def test_a_programme_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotStart) as refused:
        Founder(find_places(tmp_path)).found("Corner", "Europe/Warsaw", str(tmp_path / "x"), "en")

    assert refused.value.trouble == "program_missing"


def test_a_till_joins_a_server(shop: ServedShop, tmp_path: Path) -> None:
    places = find_places(tmp_path / "t")

    founded = Founder(places).join(f"{shop.url}/", shop.new_code(), "ru")

    settings = read_settings(places.config_dir)
    assert (founded.store_name, founded.till_no) == ("Old Town", 1)
    assert founded.fingerprint
    assert (settings.server_url, settings.language) == (shop.url, "ru")
    assert store_exists(places.data_dir)


def test_a_till_that_has_joined_is_set_up_as_no_shop_of_its_own(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    remember_server(places.config_dir, "https://points.example", None)
    before = (places.config_dir / "till.toml").read_text("utf-8")

    with pytest.raises(CannotStart) as refused:
        Founder(places).found("Corner", "Europe/Warsaw", "", "en")

    assert refused.value.trouble == "joined"
    assert (places.config_dir / "till.toml").read_text("utf-8") == before


def test_what_the_server_says_no_to_is_told(shop: ServedShop, tmp_path: Path) -> None:
    founder = Founder(find_places(tmp_path / "t"))
    troubles = []

    for url, code in (
        (shop.url, "7K3M9-QX2VD"),
        (shop.url, "short"),
        ("http://points.example", "7K3M9-QX2VD"),
        ("nowhere", "7K3M9-QX2VD"),
        ("http://127.0.0.1:9", "7K3M9-QX2VD"),
    ):
        with pytest.raises(CannotStart) as refused:
            founder.join(url, code, "en")
        troubles.append(refused.value.trouble)

    assert troubles == ["bad_code", "bad_shape", "not_encrypted", "bad_address", "no_answer"]
    assert not (tmp_path / "t" / "config" / "till.toml").exists()
