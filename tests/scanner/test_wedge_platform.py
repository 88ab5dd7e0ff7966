# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The filter under spontaneous events, as a platform's plug-in sends them; a millisecond apart."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.scan import Scan
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from tests.patience import WAIT_MS
from tests.scanner.counter import (
    CARD,
    Counter,
    click_keys,
)
from tests.scanner.keyboard_line import ENTER


@pytest.fixture
def wedge(counter: Counter, qapp: QApplication) -> Iterator[WedgeFilter]:
    wedge = WedgeFilter()
    qapp.installEventFilter(wedge)
    yield wedge
    qapp.removeEventFilter(wedge)


def test_a_burst_is_one_scan(counter: Counter, wedge: WedgeFilter) -> None:
    scans: list[Scan] = []
    wedge.code_scanned.connect(scans.append)

    click_keys(counter, CARD + ENTER)

    assert [scan.text for scan in scans] == [CARD]
    assert counter.field.text() == ""
    assert counter.confirmed == 0
    assert counter.leftovers == []


def test_function_keys_and_shortcuts_work(counter: Counter, wedge: WedgeFilter) -> None:
    pressed: list[str] = []
    for keys in ("F3", "Esc", "Ctrl+N"):
        QShortcut(QKeySequence(keys), counter).activated.connect(
            lambda keys=keys: pressed.append(keys)
        )
    window = counter.windowHandle()

    QTest.keyClick(window, Qt.Key.Key_F3)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert pressed == ["F3", "Ctrl+N", "Esc"]


def test_a_shortcut_comes_after_the_keys_typed_before_it(
    counter: Counter, wedge: WedgeFilter
) -> None:
    seen: list[str] = []
    QShortcut(QKeySequence("F3"), counter).activated.connect(
        lambda: seen.append(counter.field.text())
    )

    click_keys(counter, "12")
    QTest.keyClick(counter.windowHandle(), Qt.Key.Key_F3)

    assert seen == ["12"]


def test_a_digit_that_is_a_shortcut_fires_for_a_person_and_not_for_a_reader(
    qtbot: QtBot, counter: Counter, wedge: WedgeFilter
) -> None:
    scans: list[Scan] = []
    fired: list[None] = []
    wedge.code_scanned.connect(scans.append)
    QShortcut(QKeySequence("4"), counter).activated.connect(lambda: fired.append(None))
    counter.confirm.setFocus()

    click_keys(counter, CARD + ENTER)
    fired_by_reader = len(fired)
    click_keys(counter, "4")
    qtbot.waitUntil(lambda: bool(fired), timeout=WAIT_MS)

    assert fired_by_reader == 0
    assert len(fired) == 1
    assert [scan.text for scan in scans] == [CARD]


def test_a_persons_key_is_typed_once(qtbot: QtBot, counter: Counter, wedge: WedgeFilter) -> None:
    click_keys(counter, "7")

    qtbot.waitUntil(lambda: counter.field.text() != "", timeout=WAIT_MS)

    assert counter.field.text() == "7"
