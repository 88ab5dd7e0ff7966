# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A device that hangs keeps neither the till's end from coming nor anything from the disk."""

import subprocess
import sys
from pathlib import Path

import pytest

from pos_loyalty.demo.made_shop import DAY, make_store
from pos_loyalty.local_db.opening import open_store
from tests.patience import WAIT_MS
from tests.scanner.slow_camera_till import STATUS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_store(tmp_path, 2, DAY)
    return tmp_path


def end_of_till(folder: Path, ending: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.scanner.slow_camera_till", str(folder), ending],
        capture_output=True,
        text=True,
        timeout=2 * WAIT_MS / 1000,
        check=False,
    )


def test_a_till_whose_camera_hangs_ends_in_order_and_its_store_is_closed(folder: Path) -> None:
    ended = end_of_till(folder, "as the program")

    store = open_store(folder, keyring=None)
    store.release_writing_thread()
    store.close()
    assert ended.returncode == STATUS, ended.stderr
    assert not store.ended_uncleanly


@pytest.mark.skipif(sys.platform == "win32", reason="it ends otherwise there")
def test_control_without_care_the_process_is_aborted_and_the_store_is_closed_all_the_same(
    folder: Path,
) -> None:
    ended = end_of_till(folder, "without care")

    store = open_store(folder, keyring=None)
    store.release_writing_thread()
    store.close()
    assert ended.returncode < 0
    assert not store.ended_uncleanly


def test_a_process_whose_devices_have_ended_ends_as_usual() -> None:
    script = """
import atexit, sys
from pos_loyalty.scanner.device_threads import leave, remember

atexit.register(print, "tidied up")
remember(lambda: False)
sys.exit(leave(3))
"""

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert (ended.returncode, ended.stdout.strip()) == (3, b"tidied up")
