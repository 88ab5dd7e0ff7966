# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's file on its first start, and on every other."""

import logging
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_loyalty.demo.shop import SHOP
from pos_loyalty.domain.errors import StoreUnavailable
from pos_loyalty.first_start import open_or_make_store, place_of
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.places import Places, find_places
from pos_loyalty.services.quote import program_at
from pos_loyalty.settings import ShopSettings
from tests.local_db.older_till import make_till_of_0001, rows_of

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


def test_settings_with_a_programme_that_was_replaced_are_told_of(
    places: Places, caplog: pytest.LogCaptureFixture
) -> None:
    opened(places)
    newer = changed_sample(places, ("Corner Club", "Kawa Club"))

    with caplog.at_level(logging.WARNING, "pos_loyalty"):
        names = [opened(places, program=newer), opened(places, program=newer)]
        told_of_the_newer = list(caplog.messages)
        names.append(opened(places))

    assert names == ["Kawa Club"] * 3
    assert told_of_the_newer == []
    (sentence,) = caplog.messages
    assert re.fullmatch(
        r"sample\.json is not the programme in force: [0-9a-f]{64} was published later for the "
        r"same day, \d{4}-\d\d-\d\d",
        sentence,
    )


def test_a_document_of_an_older_release_is_known_to_the_till_that_it_made(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "till"
    make_till_of_0001(folder)
    document = tmp_path / "program.json"
    ((stored,),) = rows_of(folder, "SELECT document FROM program_version")
    document.write_bytes(stored)
    open_store(folder, keyring=None).close()  # upgrades it
    places = replace(find_places(tmp_path), data_dir=folder)

    assert opened(places, SHOP._replace(store_id="waw-1"), document) == "Corner Club"
    assert rows_of(folder, "SELECT count(*) FROM program_version") == [(1,)]
