# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The made-up shop is made once, and is as good as new on each day."""

from pathlib import Path

import pytest

from pos_loyalty.cli import run
from pos_loyalty.demo.kept_shop import FOLDER, copy_of_store
from pos_loyalty.demo.made_shop import DAY
from pos_loyalty.domain.ids import TillId
from pos_loyalty.local_db.opening import open_store

MEMBERS = 20


def day_of(out: Path, name: str, *, members: int = MEMBERS) -> tuple[TillId, list[str]]:
    """Return the till that the day works with, and what was said while it was made ready."""
    said: list[str] = []
    made = copy_of_store(out / name, out / FOLDER, members, DAY, say=said.append)
    store = open_store(out / name, keyring=None)
    till_id = store.place.till_id
    with store.reading() as uow:
        found = [uow.members.by_card(base.member.card_number).member_id for base in made]
    store.close()
    assert found == [base.member.member_id for base in made]
    return till_id, said


def test_the_second_day_finds_the_shop_made(tmp_path: Path) -> None:
    first, said = day_of(tmp_path, "monday")

    second, nothing = day_of(tmp_path, "tuesday")

    assert (first, len(said)) == (second, 1)
    assert nothing == []


def test_a_shop_of_another_size_is_made_anew(tmp_path: Path) -> None:
    first, _ = day_of(tmp_path, "monday")

    second, _ = day_of(tmp_path, "tuesday", members=MEMBERS + 1)

    assert first != second


def test_a_shop_that_another_program_made_is_made_anew(tmp_path: Path) -> None:
    first, _ = day_of(tmp_path, "monday")
    (tmp_path / FOLDER / "made-from").write_text("another", "ascii")

    second, _ = day_of(tmp_path, "tuesday")

    assert first != second


def test_a_shop_that_was_not_made_to_the_end_is_made_anew(tmp_path: Path) -> None:
    first, _ = day_of(tmp_path, "monday")
    (tmp_path / FOLDER / "made-from").unlink()

    second, _ = day_of(tmp_path, "tuesday")

    assert first != second


def test_a_folder_of_the_same_name_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "mine").touch()

    assert run(["demo", "--headless", "--out", str(tmp_path)]) == 1

    assert (tmp_path / FOLDER / "mine").exists()
    assert "choose another folder" in capsys.readouterr().err
