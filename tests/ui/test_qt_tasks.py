# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Work leaves the GUI thread, and its result comes back to it."""

import threading

import pytest
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.errors import LoyaltyError, UnknownMember
from pos_loyalty.ui.qt_tasks import QtTaskRunner, writer_pool
from tests.patience import WAIT_MS


def ignore(_answer: object) -> None:
    """Take an answer that the test does not look at."""


def refuse() -> None:
    raise UnknownMember


def break_down() -> None:
    raise ZeroDivisionError


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def test_the_result_arrives_on_the_gui_thread(qtbot: QtBot) -> None:
    threads: list[int] = []
    runner = QtTaskRunner(QThreadPool())

    runner.run(
        threading.get_ident, lambda worker: threads.extend([worker, threading.get_ident()]), ignore
    )
    qtbot.waitUntil(lambda: bool(threads), timeout=WAIT_MS)

    worker, caller = threads
    assert worker != caller
    assert caller == threading.get_ident()


def test_a_refusal_is_reported_not_raised(qtbot: QtBot) -> None:
    refusals: list[str] = []
    runner = QtTaskRunner(QThreadPool())

    def report(refusal: LoyaltyError) -> None:
        refusals.append(refusal.code)

    runner.run(refuse, ignore, report)

    qtbot.waitUntil(lambda: refusals == ["unknown_member"], timeout=WAIT_MS)


def test_a_bug_reaches_the_crash_handler_and_no_callback(qtbot: QtBot) -> None:
    answers: list[object] = []
    runner = QtTaskRunner(QThreadPool())

    with qtbot.captureExceptions() as bugs:
        runner.run(break_down, answers.append, answers.append)
        qtbot.waitUntil(lambda: bool(bugs), timeout=WAIT_MS)

    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert answers == []


def test_the_owner_of_work_that_broke_is_told_first(qtbot: QtBot) -> None:
    told: list[int] = []
    runner = QtTaskRunner(QThreadPool())

    with qtbot.captureExceptions() as bugs:
        runner.run(break_down, ignore, ignore, lambda: told.append(len(bugs)))
        qtbot.waitUntil(lambda: bool(bugs), timeout=WAIT_MS)

    assert told == [0]


def test_the_writer_works_on_one_thread_in_order(qtbot: QtBot, owner: QObject) -> None:
    done: list[tuple[int, int]] = []
    runner = QtTaskRunner(writer_pool(owner), owner)

    for number in range(50):
        runner.run(lambda number=number: (number, threading.get_ident()), done.append, ignore)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 50, timeout=WAIT_MS)

    assert [number for number, _ in done] == list(range(50))
    assert len({thread for _, thread in done}) == 1


def test_closing_finishes_a_begun_save_and_reports_nothing_more(
    qtbot: QtBot, owner: QObject
) -> None:
    saved: list[int] = []
    reported: list[None] = []
    may_go_on = threading.Event()
    runner = QtTaskRunner(writer_pool(owner), owner)

    def save() -> None:
        may_go_on.wait(5)
        saved.append(1)

    runner.run(save, reported.append, ignore)
    may_go_on.set()
    runner.close()
    runner.run(save, reported.append, ignore)
    qtbot.waitUntil(lambda: saved == [1], timeout=WAIT_MS)

    assert saved == [1]
    assert reported == []
