# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``till join`` and ``sync``, against a real server on this machine."""

from pathlib import Path

import pytest

from pos_loyalty.cli import run
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store
from tests.fakes.facts import enrolment
from tests.linking.served_shop import ServedShop


def enrol_somebody(folder: Path) -> None:
    store = open_store(folder, keyring=system_keyring())
    with store.writing() as uow:
        uow.log.record(enrolment(), expected_version=None)
        uow.commit()
    store.close()


def test_a_till_joins_and_loads_the_shop(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = shop.new_code()

    status = run(
        ["till", "join", "--server", shop.url, "--code", code, "--data-dir", str(tmp_path / "t")]
    )

    said = capsys.readouterr().out
    assert status == 0
    assert "This till is Old Town, till 1." in said
    assert "Its key in words:" in said
    assert "shop: complete" in said


def test_a_code_that_is_used_up_is_told(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["till", "join", "--server", shop.url, "--code", shop.new_code(), "--data-dir"]
    run([*arguments, str(tmp_path / "one")])

    status = run([*arguments, str(tmp_path / "two")])

    assert status == 1
    assert "ask for a new one" in capsys.readouterr().err


def test_what_waits_is_sent_without_a_window(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "t")
    enrol_somebody(tmp_path / "t")
    capsys.readouterr()

    before = run(["sync", "--status", "--data-dir", str(tmp_path / "t")])
    status = run(["sync", "--once", "--data-dir", str(tmp_path / "t")])

    assert (before, status) == (0, 0)
    said = capsys.readouterr().out
    assert said.count("waiting: 0") == 1
    assert "Everything is sent" not in said
    assert "waiting: 1" in said
    assert "oldest: 2026-11-22T12:00:00+00:00" in said
    assert said.endswith("link: online\n")


def test_a_server_that_is_gone_leaves_everything_where_it_is(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "t")
    settings = tmp_path / "t" / "config" / "till.toml"
    settings.write_text(settings.read_text().replace(shop.url, "http://127.0.0.1:9"))
    enrol_somebody(tmp_path / "t")

    status = run(["sync", "--once", "--data-dir", str(tmp_path / "t")])

    assert status == 1
    assert "no_connection); 1 operations wait" in capsys.readouterr().out


def test_a_till_without_a_server_is_told_how_to_join(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop.join(tmp_path / "t")
    settings = tmp_path / "t" / "config" / "till.toml"
    settings.write_text(settings.read_text().replace(shop.url, ""))

    status = run(["sync", "--once", "--data-dir", str(tmp_path / "t")])

    assert status == 1
    assert "till join" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["sync", "--status"], ["sync", "--once"]])
def test_a_folder_without_a_till_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    status = run([*command, "--data-dir", str(tmp_path)])

    said = capsys.readouterr().err
    assert status == 1
    assert f"There is no till in {tmp_path}" in said
    assert "till join" in said


def test_a_till_whose_file_is_gone_is_no_folder_without_a_till(
    shop: ServedShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = shop.join(tmp_path / "t")
    enrol_somebody(tmp_path / "t")
    (places.data_dir / "till.db").unlink()

    status = run(["sync", "--status", "--data-dir", str(tmp_path / "t")])

    assert status == 1
    assert "damaged" in capsys.readouterr().err


def test_settings_that_cannot_be_used_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "till.toml").write_text("language = 5\n")
    arguments = ["--server", "https://points.example", "--code", "7K3M9-QX2VD"]

    status = run(["till", "join", *arguments, "--data-dir", str(tmp_path)])

    assert status == 1
    assert "language" in capsys.readouterr().err
