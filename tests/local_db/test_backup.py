# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from itertools import islice
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.local_db.backup import backup_store
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import find_key
from pos_loyalty.local_db.verify import verify_database
from tests.durability.shop_day import ShopDay
from tests.durability.worked_store import open_worked_store
from tests.local_db.backing_up import back_up


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
