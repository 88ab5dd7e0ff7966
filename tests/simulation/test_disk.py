# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What kills, cuts of power, copies and a lack of room do to a till's real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.local_db.connection import DriverError, Sync
from pos_loyalty.simulation.dice import dice
from pos_loyalty.simulation.disk import TillDisk
from tests.simulation.shop import enrol, enrolled, make_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path)


@pytest.fixture
def disk(folder: Path) -> Iterator[TillDisk]:
    disk = TillDisk(folder)
    disk.open()
    yield disk
    disk.close()


def test_a_kill_leaves_what_was_committed_and_says_how_it_ended(disk: TillDisk) -> None:
    assert disk.store
    enrol(disk.store, 1)

    disk.kill()
    store = disk.open()

    assert enrolled(store) == 1
    assert store.ended_uncleanly
    assert store.missing_since is None


def test_a_kill_in_the_middle_leaves_all_of_an_operation_or_nothing(disk: TillDisk) -> None:
    found = set()
    for steps in range(0, 1200, 30):
        store = disk.store or disk.open()
        before = enrolled(store)
        disk.kill_within(steps)
        try:
            enrol(store, before + 1)
            was_told = True
        except DriverError:
            was_told = False
        disk.kill()
        after = enrolled(disk.open())
        found.add((was_told, after - before))

    assert found == {(True, 1), (False, 0)}


def test_a_program_that_dies_after_its_commit_has_done_what_nobody_knows_of(
    disk: TillDisk,
) -> None:
    assert disk.store
    disk.kill_after_commit()

    with pytest.raises(DriverError):
        enrol(disk.store, 1)
    assert disk.is_dying
    disk.kill()
    store = disk.open()

    assert enrolled(store) == 1


def test_a_cut_of_power_takes_nothing_that_was_synced(disk: TillDisk) -> None:
    assert disk.store
    for number in range(1, 6):
        enrol(disk.store, number)

    disk.cut_power(dice(1))
    store = disk.open()

    assert enrolled(store) == 5


def test_a_cut_of_power_takes_commits_that_were_not_synced(folder: Path) -> None:
    disk = TillDisk(folder, Sync.NORMAL)
    kept = set()
    for seed in range(12):
        store = disk.open()
        before = enrolled(store)
        for number in range(3):
            enrol(store, 100 * seed + number + 1)

        disk.cut_power(dice(seed))

        kept.add(enrolled(disk.open()) - before)
        disk.close()

    assert min(kept) < 3


def test_an_older_file_beside_the_newer_marker_is_noticed(disk: TillDisk) -> None:
    assert disk.store
    enrol(disk.store, 1)
    image = disk.image()
    enrol(disk.store, 2)

    disk.put_back(image, keeps_mark=True)
    store = disk.open()

    assert enrolled(store) == 1
    assert store.missing_since is not None


def test_an_older_image_of_the_whole_disk_is_not(disk: TillDisk) -> None:
    assert disk.store
    enrol(disk.store, 1)
    image = disk.image()
    enrol(disk.store, 2)

    disk.put_back(image, keeps_mark=False)
    store = disk.open()

    assert enrolled(store) == 1
    assert store.missing_since is None


def test_a_full_disk_refuses_and_takes_nothing_until_there_is_room(disk: TillDisk) -> None:
    assert disk.store
    disk.fill()

    with pytest.raises(DiskFull):  # noqa: PT012 - the first few still find room
        for number in range(1, 200):
            enrol(disk.store, number)
    before = enrolled(disk.store)
    disk.make_room()
    enrol(disk.store, 500)

    assert enrolled(disk.store) == before + 1
