# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program publish``: a version comes into force, once and for good."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest

from pos_loyalty.cli import run
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.first_start import place_of
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.protocol.sync.joining import JoinAnswer
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.services.quote import program_at

SAMPLE: Final = Path(__file__).parents[3] / "resources/programs/sample.json"
NOW: Final = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a till that has no programme yet; it is 3 March 2026 there."""
    monkeypatch.setenv("POS_LOYALTY_KEY_IN_FILE", "1")
    monkeypatch.setattr("pos_loyalty.commands.program.publish.utc_now", lambda: NOW)
    create_store(tmp_path / "shop", place_of(SHOP), keyring=None).close()
    return tmp_path / "shop"


def published(shop: Path, file: Path, effective: str, *options: str) -> int:
    where = ["--effective", effective, "--data-dir", str(shop)]
    return run(["program", "publish", str(file), *where, *options])


def named(tmp_path: Path, name: str) -> Path:
    document = json.loads(SAMPLE.read_bytes())
    document["name"]["en"] = name
    (tmp_path / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return tmp_path / f"{name}.json"


def in_force(shop: Path, day: str) -> str:
    store = open_store(shop, keyring=None)
    try:
        return program_at(datetime.fromisoformat(f"{day}T12:00+01:00"), store=store).name["en"]
    finally:
        store.close()


def test_each_version_counts_from_its_own_day(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    statuses = [
        published(shop, named(tmp_path, "First"), "2026-03-03"),
        published(shop, named(tmp_path, "Second"), "2026-06-01"),
    ]

    said = capsys.readouterr().out
    assert statuses == [0, 0]
    assert "is in force from 2026-03-03, as this till's first programme." in said
    assert "comes into force on 2026-06-01, in place of " in said
    assert [in_force(shop, day) for day in ("2026-05-31", "2026-06-01")] == ["First", "Second"]


def test_the_same_again_is_told_calmly(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    statuses = [published(shop, SAMPLE, "2026-04-01"), published(shop, SAMPLE, "2026-04-01")]

    assert statuses == [0, 0]
    assert "was published before. Nothing has to be done." in capsys.readouterr().out


def test_the_way_back_to_an_earlier_version_is_a_new_day(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, wrong = named(tmp_path, "Right"), named(tmp_path, "Wrong")
    published(shop, right, "2026-03-03")
    published(shop, wrong, "2026-03-03")

    same_day = published(shop, right, "2026-03-03")
    refusal = capsys.readouterr().err
    new_day = published(shop, right, "2026-03-04")

    assert (same_day, new_day) == (1, 0)
    assert "published later, takes its place from 2026-03-03 on" in refusal
    assert "to go back publish it with a new day. Nothing was changed." in refusal
    assert [in_force(shop, day) for day in ("2026-03-03", "2026-03-04")] == ["Wrong", "Right"]


def test_the_past_does_not_change_by_mistake(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(shop, named(tmp_path, "First"), "2026-03-03")

    refused = published(shop, named(tmp_path, "Past"), "2026-03-02")
    allowed = published(shop, named(tmp_path, "Past"), "2026-03-02", "--backdate")

    said = capsys.readouterr()
    assert (refused, allowed) == (1, 0)
    assert "2026-03-02 is over in this store, where it is 2026-03-03." in said.err
    assert "is in force from 2026-03-02" in said.out
    assert "which is in force today." in said.out
    assert [in_force(shop, day) for day in ("2026-03-02", "2026-03-03")] == ["Past", "First"]


def test_what_is_over_by_then_is_warned_of(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = published(shop, SAMPLE, "2026-10-01")

    assert status == 0
    assert "warning: coupons[0].last: This is over on 2026-06-20" in capsys.readouterr().out


def test_a_broken_document_is_not_published(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = Path(__file__).parent / "broken" / "16-nothing-to-multiply.json"

    status = published(shop, broken, "2026-10-01")

    assert status == 1
    assert "There is nothing to multiply" in capsys.readouterr().err


def test_another_currency_is_refused(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    euros = tmp_path / "euros.json"
    euros.write_text(SAMPLE.read_text("utf-8").replace('"PLN"', '"EUR"'), "utf-8")

    status = published(shop, euros, "2026-10-01")

    assert status == 1
    assert "The programme is in EUR, and this till is in PLN." in capsys.readouterr().err


def test_a_till_that_has_a_server_takes_its_rules_from_there(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(shop, keyring=None)
    SqliteSyncStore(store).join(_answer_to(store.place))
    store.close()

    status = published(shop, SAMPLE, "2026-10-01")

    assert status == 1
    assert "pos-loyalty server publish" in capsys.readouterr().err


def _answer_to(place: TillPlace) -> JoinAnswer:
    return JoinAnswer(
        generation=uuid4(),
        server_time=NOW,
        till_id=place.till_id,
        store_id=place.store_id,
        store_name="Corner Shop",
        till_no=place.till_no,
        zone=place.zone,
        currency=place.currency,
        epoch=1,
        terms=OfflineTerms(),
    )


def test_where_there_is_no_till_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = published(tmp_path / "nowhere", SAMPLE, "2030-01-01")

    assert status == 1
    assert "There is no till in " in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_running_till_is_left_alone(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(shop, keyring=None)

    status = published(shop, SAMPLE, "2026-10-01")

    store.close()
    assert status == 1
    assert "The till is running. Close it first" in capsys.readouterr().err


def test_a_day_that_there_is_not_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["program", "publish", str(SAMPLE), "--effective", "2026-02-30"])

    assert ended.value.code == 2
    assert "2026-02-30 is no day, such as 2026-12-24" in capsys.readouterr().err
