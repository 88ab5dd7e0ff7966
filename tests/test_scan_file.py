# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A recording for support is a private file beside the logs, one of a few."""

import logging
import os
from datetime import timedelta
from pathlib import Path

import pytest

from pos_loyalty.scan_file import RECORDINGS_KEPT, record_scans
from pos_loyalty.ui.view_models.scan_recording import parse_event
from tests.ui.view_models.shop import ANNA_CARD, NOON, Shop, a_fake_store


def test_what_is_scanned_is_in_the_file(tmp_path: Path) -> None:
    shop = Shop(a_fake_store())

    record_scans(shop.till, tmp_path / "logs", NOON)
    shop.scan(ANNA_CARD)

    (file,) = (tmp_path / "logs").iterdir()
    events = [parse_event(line) for line in file.read_text("ascii").splitlines()]
    assert file.name == "scans-20260302-130000.jsonl"
    assert [event.scan is not None for event in events].count(True) == 1
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600


def test_the_oldest_recordings_go(tmp_path: Path) -> None:
    for day in range(RECORDINGS_KEPT + 3):
        record_scans(Shop(a_fake_store()).till, tmp_path, NOON + timedelta(days=day))

    kept = sorted(file.name for file in tmp_path.iterdir())

    assert len(kept) == RECORDINGS_KEPT
    assert kept[0] == "scans-20260305-130000.jsonl"


def test_without_a_folder_the_till_works_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    (tmp_path / "logs").write_text("a file", "utf-8")
    shop = Shop(a_fake_store())

    record_scans(shop.till, tmp_path / "logs", NOON)
    shop.scan(ANNA_CARD)

    assert shop.state.member is not None
    assert "scans are not recorded" in caplog.text
