# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A recording for support is a private file beside the logs, one of a few."""

import logging
import os
from datetime import timedelta
from functools import partial
from itertools import count
from operator import add
from pathlib import Path

import pytest

from pos_loyalty.companions.scan_file import RECORDINGS_KEPT, record_scans
from pos_loyalty.ui.view_models.scan_recording import LINES_MAX, parse_event
from pos_loyalty.ui.view_models.scan_routing import Place
from tests.ui.view_models.shop import ANNA_CARD, NOON, OLGA_CARD, Shop, a_fake_store

LINES_A_SCAN = 4
"""The scan, the look into the programme and its end, and what is said."""


def test_what_is_scanned_is_in_the_file(tmp_path: Path) -> None:
    shop = Shop(a_fake_store())

    record_scans(shop.till, tmp_path / "logs", lambda: NOON)
    shop.scan(ANNA_CARD)

    (file,) = (tmp_path / "logs").iterdir()
    events = [parse_event(line) for line in file.read_text("ascii").splitlines()]
    assert file.name == "scans-20260302-130000.jsonl"
    assert [event.scan is not None for event in events].count(True) == 1
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600


def test_the_oldest_recordings_go(tmp_path: Path) -> None:
    for day in range(RECORDINGS_KEPT + 3):
        record_scans(Shop(a_fake_store()).till, tmp_path, partial(add, NOON, timedelta(days=day)))

    kept = sorted(file.name for file in tmp_path.iterdir())

    assert len(kept) == RECORDINGS_KEPT
    assert kept[0] == "scans-20260305-130000.jsonl"


def test_a_recording_that_is_full_is_followed_by_another_which_can_be_played_alone(
    tmp_path: Path,
) -> None:
    shop, hours = Shop(a_fake_store()), count()
    record_scans(shop.till, tmp_path, lambda: NOON + timedelta(hours=next(hours)))

    scans = LINES_MAX // LINES_A_SCAN + 1
    for _ in range(scans):
        shop.scan("no code of ours")

    files = [file.read_text("ascii").splitlines() for file in sorted(tmp_path.iterdir())]
    events = [parse_event(line) for lines in files for line in lines]
    assert len(files) == 2
    assert len(files[0]) <= LINES_MAX
    assert all(parse_event(lines[0]).place is Place.READY for lines in files)
    assert parse_event(files[1][1]).scan is not None
    assert sum(event.scan is not None for event in events) == scans


def test_a_disk_that_is_full_is_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shop = Shop(a_fake_store())
    record_scans(shop.till, tmp_path / "logs", lambda: NOON)
    (file,) = (tmp_path / "logs").iterdir()
    file.unlink()
    file.mkdir()

    shop.scan(ANNA_CARD)
    shop.scan(OLGA_CARD)

    assert shop.state.member is not None
    assert caplog.text.count("no longer recorded") == 1


def test_without_a_folder_the_till_works_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    (tmp_path / "logs").write_text("a file", "utf-8")
    shop = Shop(a_fake_store())

    record_scans(shop.till, tmp_path / "logs", lambda: NOON)
    shop.scan(ANNA_CARD)

    assert shop.state.member is not None
    assert "scans are not recorded" in caplog.text
