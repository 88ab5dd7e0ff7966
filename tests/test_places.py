# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from pos_loyalty.places import find_places


def test_a_chosen_folder_holds_everything_of_this_till(tmp_path: Path) -> None:
    places = find_places(tmp_path)

    assert places.data_dir == tmp_path
    assert places.config_dir.is_relative_to(tmp_path)
    assert places.log_dir.is_relative_to(tmp_path)


def test_finding_the_places_makes_no_folder(tmp_path: Path) -> None:
    find_places(tmp_path / "till")

    assert list(tmp_path.iterdir()) == []


def test_the_environment_may_choose_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_LOYALTY_DATA_DIR", str(tmp_path))

    assert find_places().data_dir == tmp_path


def test_an_argument_beats_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_LOYALTY_DATA_DIR", str(tmp_path / "environment"))

    assert find_places(tmp_path / "argument").data_dir == tmp_path / "argument"


def test_a_relative_folder_stays_the_same_when_the_program_moves_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert find_places(Path("till")).data_dir == tmp_path / "till"


def test_without_a_choice_the_system_gives_three_folders_of_our_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POS_LOYALTY_DATA_DIR", raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    places = find_places()

    folders = (places.data_dir, places.config_dir, places.log_dir)
    assert len(set(folders)) == 3
    assert all("pos-loyalty" in folder.parts for folder in folders)


def test_the_resources_of_a_checkout_are_found() -> None:
    resources_dir = find_places().resources_dir

    assert resources_dir == Path(__file__).resolve().parents[1] / "resources"
    assert resources_dir.is_dir()
