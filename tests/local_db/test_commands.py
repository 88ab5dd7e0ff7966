# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's file, looked after from the command line."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from pos_loyalty.cli import run
from pos_loyalty.demo.made_shop import DAY, make_store
from pos_loyalty.local_db.connection import Role, open_connection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.opening import open_store


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("POS_LOYALTY_KEY_IN_FILE", "1")
    make_store(tmp_path / "shop", 20, DAY)
    return str(tmp_path / "shop")


def test_a_whole_file_is_said_to_be_whole(shop: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "--data-dir", shop]) == 0

    assert "The till's file is whole" in capsys.readouterr().out


def test_what_is_wrong_is_listed_for_people_and_for_programs(
    shop: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Path(shop) / "till.db"
    database.write_bytes(database.read_bytes()[: 10 * 4096])

    statuses = [run(["verify", "--data-dir", shop]), run(["verify", "--json", "--data-dir", shop])]

    text = capsys.readouterr().out
    assert statuses == [1, 1]
    assert "file_truncated" in {problem["kind"] for problem in json.loads(text.splitlines()[-1])}
    assert "call for help" in text


def test_a_backup_can_be_put_back_and_nothing_is_deleted(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = str(tmp_path / "backup.db")

    statuses = [
        run(["backup", "--data-dir", shop, backup]),
        run(["restore", "--data-dir", shop, backup]),
        run(["rebuild", "--data-dir", shop]),
        run(["verify", "--data-dir", shop]),
    ]

    assert statuses == [0, 0, 0, 0]
    assert "is kept as till-replaced-" in capsys.readouterr().out
    assert list(Path(shop).glob("till-replaced-*.db"))


def test_a_running_till_is_not_restored_over(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = str(tmp_path / "backup.db")
    run(["backup", "--data-dir", shop, backup])
    running = open_store(Path(shop), keyring=None)

    status = run(["restore", "--data-dir", shop, backup])
    running.close()

    assert status == 1
    assert "The till is running" in capsys.readouterr().err


def test_a_newer_releases_backup_says_what_to_do(
    shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = StoreFiles(Path(shop))
    key = find_key(files, None)
    backup = str(tmp_path / "backup.db")
    run(["backup", "--data-dir", shop, backup])
    with closing(open_connection(Path(backup), key, Role.WRITER)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9002'")

    status = run(["restore", "--data-dir", shop, backup])

    assert status == 1
    assert "Update the program first" in capsys.readouterr().err


def test_what_waits_for_the_server_is_written_to_a_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rescue = tmp_path / "rescue"

    status = run(["rescue", "export", "--data-dir", str(folder), str(rescue)])

    said = capsys.readouterr().out
    assert status == 0
    assert "20 operations that the server does not have yet" in said
    assert "not encrypted" in said
    assert rescue.stat().st_size > 1_000


def test_where_nothing_waits_that_is_said(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["rescue", "export", "--data-dir", str(data_dir), str(tmp_path / "rescue")])

    assert status == 0
    assert "Nothing waits" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["rescue", "export", "--data-dir", "{shop}", "{shop}/till.db"], "choose another name"),
        (["rescue", "export", "--data-dir", "{shop}", "{shop}/nowhere/rescue"], "nowhere"),
        (["backup", "--data-dir", "{shop}", "{shop}/till.db"], "choose another name"),
        (["backup", "--data-dir", "{shop}", "{shop}/nowhere/copy.db"], "make it first"),
        (["backup", "--data-dir", "{shop}/nowhere", "{shop}/copy.db"], "There is no till in"),
        (["restore", "--data-dir", "{shop}", "{shop}/till.id"], "Nothing was changed"),
        (["rebuild", "--data-dir", "{shop}/nowhere"], "There is no till in"),
        (["verify", "--data-dir", "{shop}/nowhere"], "till join"),
        (["rescue", "export", "--data-dir", "{shop}/nowhere", "{shop}/copy"], "till join"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    shop: str, words: list[str], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run([word.format(shop=shop) for word in words])

    said = capsys.readouterr().err
    assert status == 1
    assert answer in said
    assert "Traceback" not in said
    assert said.strip()
