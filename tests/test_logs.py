# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Logs and crash reports stay on the machine, stay small, and keep members' words out."""

import logging
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_loyalty.logs import CRASH_REPORTS_KEPT, log, report_crashes, start_logging

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    # The till is started in this process by other tests too, and starts its log only once.
    hook, thread_hook, level = sys.excepthook, threading.excepthook, log.level
    handlers, log.handlers = log.handlers, []
    yield
    sys.excepthook, threading.excepthook = hook, thread_hook
    for handler in log.handlers:
        handler.close()
    log.handlers = handlers
    log.setLevel(level)


def fail(words: str) -> None:
    raise RuntimeError(words)


def look_up(words: str) -> None:
    try:
        fail(words)
    except RuntimeError as error:
        raise LookupError(words) from error


def crash(words: str) -> None:
    try:
        fail(words)
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)


def test_a_crash_leaves_a_report_without_the_words_that_were_typed(tmp_path: Path) -> None:
    told: list[str] = []
    report_crashes(tmp_path, lambda: NOON, tell=lambda: told.append("told"))

    crash("anna@example.org")

    (report,) = tmp_path.glob("crash-*.txt")
    assert "RuntimeError" in report.read_text("utf-8")
    assert "anna@example.org" not in report.read_text("utf-8")
    assert told == ["told"]


def test_old_reports_make_room_for_new_ones(tmp_path: Path) -> None:
    moments = iter(NOON.replace(microsecond=n) for n in range(CRASH_REPORTS_KEPT + 5))
    report_crashes(tmp_path, lambda: next(moments), tell=lambda: None)

    for _ in range(CRASH_REPORTS_KEPT + 5):
        crash("again")

    assert len(list(tmp_path.glob("crash-*.txt"))) == CRASH_REPORTS_KEPT


def test_log_lines_carry_utc(tmp_path: Path) -> None:
    start_logging(tmp_path / "log")

    log.info("hello")

    line = (tmp_path / "log" / "till.log").read_text("utf-8")
    assert "+00:00 INFO pos_loyalty hello" in line


def test_the_log_says_what_failed_and_where_without_the_words_that_were_typed(
    tmp_path: Path,
) -> None:
    start_logging(tmp_path)
    typed = "anna@example.org"

    try:
        look_up(typed)
    except LookupError:
        log.exception("looking up failed")

    text = (tmp_path / "till.log").read_text("utf-8")
    assert "ERROR pos_loyalty looking up failed" in text
    assert "RuntimeError" in text
    assert "LookupError" in text
    assert "in fail" in text
    assert typed not in text


def test_a_folder_that_cannot_be_written_costs_the_log_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")

    start_logging(tmp_path / "file")

    assert isinstance(log.handlers[-1], logging.StreamHandler)
