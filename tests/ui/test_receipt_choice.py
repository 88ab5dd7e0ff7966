# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Paper or none on DONE, and the printer's place in the header."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.page_keys import RECEIPT_KEY
from pos_loyalty.ui.view_models.receipts import ReceiptNotice
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle


def button(window: TillWindow, name: str) -> QAbstractButton:
    (found,) = window.findChildren(QPushButton, name)
    return found


def show(till: TillViewModel, name: str) -> None:
    till.state.set(specimens()[name])
    settle()


@pytest.mark.parametrize("is_key", [False, True], ids=["press", "key"])
def test_the_receipt_is_asked_for_with_one_press(
    till: TillViewModel, till_window: TillWindow, *, is_key: bool
) -> None:
    show(till, "done-receipt")

    if is_key:
        till_window.activateWindow()
        settle()
        QTest.keyClick(till_window, Qt.Key[f"Key_{RECEIPT_KEY}"])
    else:
        button(till_window, "printReceipt").click()

    # It reached the till, which says that it has no printer: a specimen has none.
    assert till.state.value.notice is not None
    assert till.state.value.notice.code == ReceiptNotice.NO_PRINTER


def test_no_receipt_is_the_next_customer(till: TillViewModel, till_window: TillWindow) -> None:
    show(till, "done-receipt")

    button(till_window, "noReceipt").click()

    assert till.state.value.screen is Screen.READY


def test_without_a_printer_there_is_nothing_to_choose(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, "done")

    assert not button(till_window, "printReceipt").isVisible()


def test_a_receipt_that_waits_for_the_printer_says_so(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, "done-receipt-follows")

    (settled,) = till_window.findChildren(QLabel, "receiptSettled")
    assert settled.text() == "The receipt follows when the printer works again."
    assert not button(till_window, "printReceipt").isVisible()


def test_the_header_shows_trouble_as_long_as_it_lasts_and_explains_it(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, "ready-printer")
    till.dismiss_notice()
    light = button(till_window, "printerLight")
    assert light.isVisible()

    light.click()

    assert till.state.value.notice is not None
    assert till.state.value.notice.code == ReceiptNotice.PRINTER_TROUBLE
    show(till, "ready")
    assert not light.isVisible()


def test_a_till_that_prints_has_nothing_more_in_its_header(
    till: TillViewModel, till_window: TillWindow
) -> None:
    show(till, "done-receipt")

    assert not till_window.findChildren(QPushButton, "printerLight")
