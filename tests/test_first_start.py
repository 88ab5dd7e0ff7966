# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's file on its first start, and on every other."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.first_start import open_or_make_store, place_of
from pos_loyalty.local_db.opening import create_store
from pos_loyalty.places import Places, find_places
from pos_loyalty.services.quote import program_at
from pos_loyalty.settings import ShopSettings

SAMPLE = find_places().resources_dir / "programs" / "sample.json"
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def key_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos_loyalty.local_db.key_store.system_keyring", lambda: None)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places(tmp_path)


def opened(places: Places, shop: ShopSettings = SHOP, program: Path = SAMPLE) -> str:
    """Open the store and close it again; return the programme's name."""
    store = open_or_make_store(places, shop, program)
    name = program_at(NOON, store=store).name["en"]
    store.release_writing_thread()
    store.close()
    return name


def test_the_first_start_makes_the_file_and_the_next_opens_it(places: Places) -> None:
    assert [opened(places), opened(places)] == ["Corner Club", "Corner Club"]


def test_a_first_start_that_was_cut_short_is_completed(places: Places) -> None:
    create_store(places.data_dir, place_of(SHOP), keyring=None).close()

    assert opened(places) == "Corner Club"


def test_a_changed_programme_takes_effect_at_the_next_start(places: Places) -> None:
    opened(places)
    changed = places.data_dir / "program.json"
    changed.write_text(SAMPLE.read_text("utf-8").replace("Corner Club", "Kawa Club"), "utf-8")

    assert opened(places, program=changed) == "Kawa Club"


def test_settings_that_do_not_belong_to_the_file_are_refused(places: Places) -> None:
    opened(places)

    with pytest.raises(StoreUnavailable, match="made with till_no 1; the settings say 2"):
        opened(places, SHOP._replace(till_no=2))
    assert opened(places, SHOP._replace(store_name="Another sign")) == "Corner Club"


def test_a_programme_in_another_currency_is_refused(places: Places) -> None:
    with pytest.raises(StoreUnavailable, match="in PLN, the settings say EUR"):
        opened(places, SHOP._replace(currency="EUR"))


@pytest.mark.parametrize("text", [None, "{}", "not JSON"])
def test_a_programme_that_cannot_be_used_is_refused(places: Places, text: str | None) -> None:
    program = places.data_dir / "program.json"
    places.data_dir.mkdir(exist_ok=True)
    if text is not None:
        program.write_text(text, "utf-8")

    with pytest.raises(StoreUnavailable, match=r"program\.json"):
        opened(places, program=program)
    assert not (places.data_dir / "till.db").exists()


def changed_sample(places: Places, *changes: tuple[str, str]) -> Path:
    """Return a file with the sample, in which each first text has become the second."""
    text = SAMPLE.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    places.data_dir.mkdir(exist_ok=True)
    program = places.data_dir / "program.json"
    program.write_text(text, "utf-8")
    return program


def test_a_programme_that_names_what_it_has_not_is_refused_with_all_its_mistakes(
    places: Places,
) -> None:
    program = changed_sample(places, ('"tier_ids": ["gold"]', '"tier_ids": ["golden"]'))

    with pytest.raises(StoreUnavailable) as refusal:
        opened(places, program=program)

    said = [
        line.partition(': There is no tier "golden".') for line in str(refusal.value).splitlines()
    ]
    assert [re.sub(r"\d+", "n", where) for where, _, _ in said] == [
        "program.json:n:n: earning[n].conditions[n].tier_ids[n]",
        "program.json:n:n: offers[n].conditions[n].tier_ids[n]",
    ]
    assert not (places.data_dir / "till.db").exists()


def test_a_programme_that_is_only_odd_is_taken(places: Places) -> None:
    unheard_of = changed_sample(places, (', "ru": "Бронза"', ""))

    assert opened(places, program=unheard_of) == "Corner Club"


def test_a_programme_that_was_let_in_once_stays_in_force_when_its_file_is_spoilt(
    places: Places,
) -> None:
    opened(places)
    spoilt = changed_sample(places, ('"currency": "PLN"', '"currency": "złoty"'))

    with pytest.raises(StoreUnavailable, match=r"program\.json:4:3: currency"):
        opened(places, program=spoilt)

    assert opened(places) == "Corner Club"
