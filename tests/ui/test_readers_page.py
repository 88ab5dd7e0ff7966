# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The readers' page: it shows what came, keeps typing out, and gives a report to pass on."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from pos_loyalty.domain.reader_report import CodeKind, KeySent, ReaderReport
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle

NUMBER = "123456789012345676"
CARD = ReaderReport(
    ScanSource.WEDGE,
    tuple(KeySent(char, 4, 10) for char in NUMBER),
    is_scan=True,
    typed=NUMBER,
    text=NUMBER,
    kind=CodeKind.CARD,
)


def words(window: TillWindow) -> str:
    return "\n".join(part.text() for part in window.findChildren(QLabel) if part.isVisible())


def test_f9_opens_it_and_a_scan_is_only_looked_at(
    till: TillViewModel, till_window: TillWindow
) -> None:
    till.state.set(specimens()["ready"])
    settle()

    QTest.keyClick(till_window.windowHandle(), Qt.Key.Key_F9)
    till.scan(Scan(NUMBER, Symbology.QR_CODE, ScanSource.WEDGE))
    till.readers.report(CARD)
    settle()

    assert till.state.value.screen is Screen.READERS
    assert "Scan: a card of this programme" in words(till_window)


def test_a_cards_number_is_a_shape_on_the_screen(
    till: TillViewModel, till_window: TillWindow
) -> None:
    till.state.set(specimens()["readers-none"])

    till.readers.report(CARD)
    settle()

    assert NUMBER not in words(till_window)
    assert "Code: " + "9" * 18 in words(till_window)


def test_goods_are_shown_as_they_are(till: TillViewModel, till_window: TillWindow) -> None:
    till.state.set(specimens()["readers"])
    settle()

    assert "Code: 4006381333931" in words(till_window)


def test_the_enter_of_a_slow_reader_leads_nowhere(
    till: TillViewModel, till_window: TillWindow
) -> None:
    till.state.set(specimens()["readers-slow"])
    settle()

    QTest.keyClicks(till_window, "123")
    QTest.keyClick(till_window, Qt.Key.Key_Return)

    assert till.state.value.screen is Screen.READERS


def test_the_copy_holds_every_report_and_no_number(
    till: TillViewModel, till_window: TillWindow
) -> None:
    form = specimens()["readers-slow"].readers
    state = specimens()["readers-slow"]
    till.state.set(replace(state, readers=replace(form, reports=(CARD, *form.reports))))
    settle()

    till_window.findChild(QPushButton, "copyReport").click()  # type: ignore[union-attr]  # it is there

    copied = QGuiApplication.clipboard().text()
    assert copied.count("9" * 18) >= 2
    assert NUMBER not in copied
    assert till.state.value.notice is not None
    assert till.state.value.notice.code == NoticeCode.REPORT_COPIED


def test_reports_that_come_after_the_page_was_left_are_dropped(till: TillViewModel) -> None:
    till.state.set(specimens()["ready"])

    till.readers.report(CARD)

    assert till.state.value.readers.reports == ()
