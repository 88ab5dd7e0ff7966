# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

import time
from pathlib import Path

import pytest

from pos_loyalty.clock import utc_now
from pos_loyalty.sync.machine_clock import boot_id, read_clocks


def test_the_clocks_are_read_together() -> None:
    before = utc_now()

    first, second = read_clocks(), read_clocks()

    assert before <= first.wall <= second.wall <= utc_now()
    assert 0 < first.monotonic_ms <= second.monotonic_ms
    assert first.boot_id == second.boot_id != ""


def test_without_a_clock_that_counts_sleep_another_one_will_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)

    assert 0 < read_clocks().monotonic_ms <= time.monotonic_ns() // 1_000_000


def test_a_system_that_does_not_name_its_start_counts_from_this_process(tmp_path: Path) -> None:
    named, nameless, torn = tmp_path / "named", tmp_path / "nameless", tmp_path / "torn"
    named.write_text("  an id\n")
    torn.write_bytes(b"\xff")

    assert boot_id(named) == "an id"
    assert boot_id(nameless) == boot_id(nameless)
    assert boot_id(nameless) != boot_id(torn)
