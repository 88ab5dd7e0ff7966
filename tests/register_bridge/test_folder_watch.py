# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Folders come and go: the look goes on, and the cashier hears of it when it matters."""

from collections.abc import Iterator
from itertools import chain, repeat
from threading import Event

import pytest

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.register_bridge.folder_watch import TROUBLE_LOOKS, FolderWatch
from tests.patience import WAIT_MS

Troubles = Iterator[Exception | None]


def times_told(troubles: Troubles) -> int:
    """Return how often the cashier is told while looks end so, one after another."""
    told: list[int] = []
    is_over = Event()

    def look() -> int:
        try:
            trouble = next(troubles)
        except StopIteration:
            is_over.set()
            return 0
        if trouble is not None:
            raise trouble
        return 0

    watch = FolderWatch(look, lambda: told.append(1), seconds=0.0001)
    assert is_over.wait(WAIT_MS / 1000)
    watch.close()
    return len(told)


def away(looks: int) -> Troubles:
    return repeat(OSError("the share is away"), looks)


def well(looks: int = 1) -> Troubles:
    return repeat(None, looks)


def test_a_bad_moment_is_logged_once_and_the_cashier_is_not_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert times_told(chain(well(), away(TROUBLE_LOOKS - 1))) == 0
    assert len(caplog.records) == 1


def test_the_cashier_is_told_once_of_a_folder_that_is_away_for_a_minute() -> None:
    assert times_told(chain(well(), away(3 * TROUBLE_LOOKS))) == 1


def test_a_folder_that_goes_again_is_told_of_again() -> None:
    assert times_told(chain(well(), away(TROUBLE_LOOKS), well(), away(TROUBLE_LOOKS))) == 2


def test_a_folder_that_is_not_there_at_the_start_is_told_of_at_once() -> None:
    assert times_told(away(1)) == 1


def test_a_till_that_cannot_record_now_says_so_itself() -> None:
    assert times_told(repeat(DiskFull("no room"), 2 * TROUBLE_LOOKS)) == 0
