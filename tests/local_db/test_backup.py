# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import shutil
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DamagedFile, StoreInUse
from pos_loyalty.local_db.backup import Restored, backup_store, restore_store
from pos_loyalty.local_db.connection import open_for_inspection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import ProblemKind
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.verify import verify_database, verify_store
from tests.durability.shop_day import ShopDay
from tests.durability.worked_store import open_worked_store

EVENING = datetime(2026, 3, 10, 18, 30, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    open_worked_store(tmp_path / "till", 20).close()
    return tmp_path / "till"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "usb" / "till-copy.db"


def back_up(folder: Path, copy: Path) -> int:
    copy.parent.mkdir(exist_ok=True)
    return backup_store(folder, copy, keyring=None)


def restore(copy: Path, folder: Path) -> Restored:
    return restore_store(copy, folder, keyring=None, clock=lambda: EVENING)


def work(folder: Path, operations: int) -> None:
    store = open_store(folder, keyring=None)
    list(islice(ShopDay(store, 99).gestures(), operations))
    store.close()


def newest_seq(folder: Path) -> int:
    store = open_store(folder, keyring=None)
    try:
        with store.reading() as uow:
            latest = uow.log.latest()
    finally:
        store.close()
    return latest.seq if latest else 0


def test_a_copy_of_a_working_till_is_whole(tmp_path: Path, copy: Path) -> None:
    store = open_worked_store(tmp_path / "till", 10)
    with store.writing() as uow:
        uow.connection.execute("UPDATE till SET acked_seq = acked_seq + 1")

        newest = back_up(tmp_path / "till", copy)
    gestures = list(islice(ShopDay(store, 7).gestures(), 3))
    store.close()

    key = find_key(StoreFiles(tmp_path / "till"), None)
    assert newest == 10
    assert gestures[-1].seq == 13
    assert verify_database(copy, key, marker=None) == ()
    assert [path.name for path in copy.parent.iterdir() if path.suffix == ".db"] == [copy.name]


def test_a_copy_cannot_be_read_without_the_key(folder: Path, copy: Path) -> None:
    back_up(folder, copy)

    content = copy.read_bytes()

    assert not content.startswith(b"SQLite format 3")
    assert b"Nowak" not in content


def test_an_existing_file_is_never_written_over(folder: Path, copy: Path) -> None:
    copy.parent.mkdir()
    copy.write_text("my holiday photos")

    with pytest.raises(FileExistsError):
        back_up(folder, copy)

    assert copy.read_text() == "my holiday photos"


def test_a_folder_that_is_not_there_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="no-such-folder"):
        backup_store(folder, tmp_path / "no-such-folder" / "copy.db", keyring=None)


def test_a_damaged_till_gives_no_copy(folder: Path, copy: Path) -> None:
    database = StoreFiles(folder).database
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)

    with pytest.raises(DamagedFile):
        back_up(folder, copy)

    assert not list(copy.parent.iterdir())


def test_a_restored_till_goes_on_from_the_copy(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    StoreFiles(folder).mark.unlink()
    StoreFiles(folder).database.write_bytes(b"spoilt")

    restored = restore(copy, folder)

    assert restored == Restored(folder / "till-replaced-20260310-183005.db", 20, 0)
    assert verify_store(folder, keyring=None) == ()
    work(folder, 4)
    assert newest_seq(folder) == 24


def test_the_replaced_file_is_kept_whole(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)
    key = find_key(StoreFiles(folder), None)

    replaced = restore(copy, folder).replaced

    assert replaced
    assert verify_database(replaced, key, marker=StoreFiles(folder).mark) == ()


def test_the_replaced_files_journal_goes_with_it(tmp_path: Path, copy: Path) -> None:
    store = open_worked_store(tmp_path / "open", 10)
    back_up(tmp_path / "open", copy)
    list(islice(ShopDay(store, 7).gestures(), 3))
    folder = Path(shutil.copytree(tmp_path / "open", tmp_path / "crashed", ignore=_shared_memory))
    store.close()

    restored = restore(copy, folder)

    assert restored.missing_operations == 3
    assert restored.replaced
    key = find_key(StoreFiles(folder), None)
    assert verify_database(restored.replaced, key, marker=StoreFiles(folder).mark) == ()
    assert newest_seq(folder) == 10


def test_a_restore_says_what_the_copy_does_not_have(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)

    restored = restore(copy, folder)

    assert (restored.newest_seq, restored.missing_operations) == (20, 5)
    problems = verify_store(folder, keyring=None)
    assert {problem.kind for problem in problems} == {ProblemKind.CONFIRMED_MISSING}
    assert [problem.place for problem in problems] == [f"operation {n}" for n in range(21, 26)]


def test_a_restore_that_was_interrupted_is_begun_again(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)
    files = StoreFiles(folder)
    files.database.rename(folder / "till-replaced-20260310-183000.db")
    (folder / "till.db.part").write_bytes(b"half a copy")

    restored = restore(copy, folder)

    assert restored == Restored(None, 20, 5)
    assert newest_seq(folder) == 20
    assert (folder / "till-replaced-20260310-183000.db").exists()


def test_the_copy_of_another_till_is_refused(folder: Path, copy: Path, tmp_path: Path) -> None:
    open_worked_store(tmp_path / "other", 3).close()
    back_up(tmp_path / "other", copy)

    with pytest.raises(DamagedFile, match="another's"):
        restore(copy, folder)

    assert newest_seq(folder) == 20


def test_a_restored_file_remembers_that_it_was(folder: Path, copy: Path) -> None:
    back_up(folder, copy)

    restore(copy, folder)

    files = StoreFiles(folder)
    with closing(open_for_inspection(files.database, find_key(files, None))) as connection:
        row = connection.execute("SELECT restored_at FROM till").fetchone()
    assert row == (EVENING.isoformat(),)


def test_restoring_twice_in_a_second_keeps_both_files(folder: Path, copy: Path) -> None:
    back_up(folder, copy)

    first, second = restore(copy, folder), restore(copy, folder)

    assert first.replaced != second.replaced
    assert first.replaced
    assert first.replaced.exists()


@pytest.mark.parametrize("damage", ["flipped", "truncated", "foreign"])
def test_a_damaged_copy_is_refused_and_nothing_changes(
    folder: Path, copy: Path, damage: str
) -> None:
    back_up(folder, copy)
    content = bytearray(copy.read_bytes())
    content[9000] ^= 4
    spoilt = {"flipped": bytes(content), "truncated": bytes(content[:-5000]), "foreign": b"x" * 9}
    copy.write_bytes(spoilt[damage])
    before = sorted(path.name for path in folder.iterdir())

    with pytest.raises(DamagedFile):
        restore(copy, folder)

    assert sorted(path.name for path in folder.iterdir()) == before
    assert newest_seq(folder) == 20


def test_a_running_till_is_not_restored(tmp_path: Path, copy: Path) -> None:
    store = open_worked_store(tmp_path / "till", 3)
    back_up(tmp_path / "till", copy)

    with pytest.raises(StoreInUse):
        restore(copy, tmp_path / "till")

    store.close()


def _shared_memory(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name.endswith("-shm")]
