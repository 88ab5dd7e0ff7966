# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pos_loyalty.domain.errors import StoreInUse
from pos_loyalty.local_db.lock import StoreLock


def test_only_one_holds_the_lock(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path / "till.lock")

    with pytest.raises(StoreInUse):
        StoreLock(tmp_path / "till.lock")

    lock.release()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    StoreLock(tmp_path / "till.lock").release()

    lock = StoreLock(tmp_path / "till.lock")

    assert not lock.ended_uncleanly
    lock.release()


def test_a_holder_that_dies_frees_the_lock_and_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "till.lock"
    die = (
        "import os, pathlib, sys; from pos_loyalty.local_db.lock import StoreLock;"
        "lock = StoreLock(pathlib.Path(sys.argv[1])); os.abort()"
    )
    subprocess.run([sys.executable, "-c", die, path], check=False)

    lock = StoreLock(path)

    assert lock.ended_uncleanly
    lock.give_back()
    again = StoreLock(path)
    assert again.ended_uncleanly
    again.release()
    StoreLock(path).release()


def test_that_it_is_in_use_is_on_the_disk_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "till.lock"
    synced: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda _fd: synced.append(path.read_bytes()))

    lock = StoreLock(path)

    assert synced == [b"in use"]
    lock.release()


def test_a_lock_that_was_given_back_leaves_nothing_to_report(tmp_path: Path) -> None:
    StoreLock(tmp_path / "till.lock").give_back()

    lock = StoreLock(tmp_path / "till.lock")

    assert not lock.ended_uncleanly
    lock.release()


def test_the_first_ever_has_nothing_to_report(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path / "till.lock")

    assert not lock.ended_uncleanly
    lock.release()
