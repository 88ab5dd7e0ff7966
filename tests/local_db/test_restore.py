# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import errno
import shutil
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DamagedFile, StoreInUse
from pos_loyalty.domain.receipt_numbers import parse_receipt_number
from pos_loyalty.local_db.backup import Restored, backup_store
from pos_loyalty.local_db.connection import open_for_inspection
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import ProblemKind
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.rebuild import rebuild_store
from pos_loyalty.local_db.verify import verify_database, verify_store
from pos_loyalty.services.receipts import next_receipt_no
from tests.durability.shop_day import ShopDay
from tests.durability.worked_store import open_worked_store
from tests.local_db.answering import acknowledge
from tests.local_db.backing_up import EVENING, back_up, count, places, restore, work


def test_a_restored_till_goes_on_from_the_copy(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    StoreFiles(folder).mark.unlink()
    StoreFiles(folder).database.write_bytes(b"spoilt")

    restored = restore(copy, folder)

    assert restored == Restored(folder / "till-replaced-20260310-183005.db", 20, 0)
    assert verify_store(folder, keyring=None) == ()
    work(folder, 4)
    assert count(folder) == 24
    assert verify_store(folder, keyring=None) == ()


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
    assert count(folder) == 13


def test_a_restore_says_what_the_copy_does_not_have(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)

    restored = restore(copy, folder)

    assert (restored.newest_seq, restored.missing_operations) == (20, 5)
    problems = verify_store(folder, keyring=None)
    assert {problem.kind for problem in problems} == {ProblemKind.CONFIRMED_MISSING}
    assert [problem.text for problem in problems] == [
        "5 operations were confirmed before a backup was put back, and are lost."
    ]
    work(folder, 3)
    assert verify_store(folder, keyring=None) == problems


def test_a_restore_that_was_interrupted_is_begun_again(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)
    files = StoreFiles(folder)
    files.database.rename(folder / "till-replaced-20260310-183000.db")
    (folder / "till.db.part").write_bytes(b"half a copy")

    restored = restore(copy, folder)

    assert restored == Restored(None, 20, 5)
    assert count(folder) == 25
    assert (folder / "till-replaced-20260310-183000.db").exists()


def test_a_restored_till_gives_no_number_a_second_time(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)
    before = places(folder)

    restore(copy, folder)
    work(folder, 3)

    assert set(places(folder)) - set(before) == {(2, 1), (2, 2), (2, 3)}
    assert count(folder) == 28


def test_every_restore_begins_an_epoch_above_all_that_were(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)
    restore(copy, folder)
    work(folder, 10)

    restored = restore(copy, folder)
    work(folder, 1)

    assert restored.missing_operations == 15
    assert places(folder)[20:] == [(3, 1)]
    assert count(folder) == 36


def test_without_marker_and_file_the_replaced_ones_say_how_far_it_was(
    folder: Path, copy: Path
) -> None:
    back_up(folder, copy)
    work(folder, 5)
    restore(copy, folder)
    StoreFiles(folder).mark.unlink()
    StoreFiles(folder).database.unlink()

    restore(copy, folder)

    assert count(folder) == 25


def test_receipts_go_on_above_those_of_before(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    work(folder, 5)

    restore(copy, folder)

    store = open_store(folder, keyring=None)
    number = parse_receipt_number(next_receipt_no(EVENING, store=store))
    store.close()
    assert number
    assert number.sequence == 26


def test_what_waited_for_the_server_waits_after_a_restore(folder: Path, copy: Path) -> None:
    store = open_store(folder, keyring=None)
    acknowledge(store, 18)
    store.close()
    back_up(folder, copy)
    restore(copy, folder)
    work(folder, 3)

    store = open_store(folder, keyring=None)
    with store.reading() as uow:
        unsent = uow.log.unsent_count()
        latest = uow.log.latest()
        assert latest
        waits = uow.ledger.has_unsent(latest.draft.member_id)
    store.close()

    assert unsent == 2 + 3
    assert waits


def test_a_till_that_was_restored_is_backed_up_and_rebuilt_as_ever(
    folder: Path, copy: Path
) -> None:
    back_up(folder, copy)
    work(folder, 5)
    restore(copy, folder)
    work(folder, 3)

    newest = backup_store(folder, copy.with_name("second.db"), keyring=None)

    assert newest == 28
    assert rebuild_store(folder, keyring=None) == 23


@pytest.mark.parametrize("has_journal", [False, True])
def test_a_restore_that_fails_at_its_last_step_leaves_the_file_in_place(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, *, has_journal: bool
) -> None:
    back_up(folder, copy)
    store = open_store(folder, keyring=None)
    list(islice(ShopDay(store, 99).gestures(), 5))
    crashed = Path(shutil.copytree(folder, folder.with_name("crashed"), ignore=_shared_memory))
    store.close()
    broken = crashed if has_journal else folder

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _power_cut)
        with pytest.raises(InterruptedError):
            restore(copy, broken)

    assert verify_store(broken, keyring=None) == ()
    assert count(broken) == 25
    assert restore(copy, broken).missing_operations == 5


def test_where_files_have_one_name_only_the_replaced_one_is_copied(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(folder, copy)
    before = StoreFiles(folder).database.read_bytes()
    monkeypatch.setattr(Path, "hardlink_to", _no_second_names)

    replaced = restore(copy, folder).replaced

    assert replaced
    assert replaced.read_bytes() == before


def test_a_damaged_files_journal_is_kept_beside_it(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    StoreFiles(folder).database.write_bytes(b"spoilt")
    (folder / "till.db-wal").write_bytes(b"a journal")

    replaced = restore(copy, folder).replaced

    assert replaced
    assert replaced.read_bytes() == b"spoilt"
    assert replaced.with_name(f"{replaced.name}-wal").read_bytes() == b"a journal"
    assert verify_store(folder, keyring=None) == ()


def test_a_journal_without_its_file_is_kept_out_of_the_restored_one(
    folder: Path, copy: Path
) -> None:
    back_up(folder, copy)
    StoreFiles(folder).database.unlink()
    (folder / "till.db-wal").write_bytes(b"a journal")

    restored = restore(copy, folder)

    assert restored.replaced is None
    assert (folder / "till-replaced-20260310-183005.db-wal").read_bytes() == b"a journal"
    assert not (folder / "till.db-wal").exists()


def test_a_disk_without_room_for_the_replaced_file_changes_nothing(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(folder, copy)
    monkeypatch.setattr(Path, "hardlink_to", _no_second_names)
    monkeypatch.setattr(shutil, "copy2", _half_a_copy)

    with pytest.raises(OSError, match="No space"):
        restore(copy, folder)

    assert not StoreFiles(folder).replaced
    assert count(folder) == 20


def test_a_restored_file_is_for_its_owner_alone(folder: Path, copy: Path) -> None:
    back_up(folder, copy)
    copy.chmod(0o644)

    restore(copy, folder)

    assert StoreFiles(folder).database.stat().st_mode & 0o777 == 0o600


def test_the_copy_of_another_till_is_refused(folder: Path, copy: Path, tmp_path: Path) -> None:
    open_worked_store(tmp_path / "other", 3).close()
    back_up(tmp_path / "other", copy)

    with pytest.raises(DamagedFile, match="another's"):
        restore(copy, folder)

    assert count(folder) == 20


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
    assert not [path for path in folder.iterdir() if path.name.endswith(("-wal", "-shm"))]


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
    assert count(folder) == 20


def test_a_running_till_is_not_restored(tmp_path: Path, copy: Path) -> None:
    store = open_worked_store(tmp_path / "till", 3)
    back_up(tmp_path / "till", copy)

    with pytest.raises(StoreInUse):
        restore(copy, tmp_path / "till")

    store.close()


def _power_cut(_self: Path, _target: Path) -> Path:
    raise InterruptedError


def _no_second_names(_self: Path, _target: Path) -> None:
    raise PermissionError


def _half_a_copy(_path: Path, copy: Path) -> None:
    copy.write_bytes(b"half")
    raise OSError(errno.ENOSPC, "No space left")


def _shared_memory(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name.endswith("-shm")]
