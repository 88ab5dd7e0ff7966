# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A customer's visit through the real window: keys and presses in, points on the account out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import seen
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store

CONFIRM = Qt.Key.Key_Return


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def window(shop: Shop, appearance: Appearance, qapp: QApplication) -> Iterator[TillWindow]:
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    window = TillWindow(shop.till, appearance, switch)
    shown_at(window, QSize(1024, 600))
    yield window
    window.close()
    switch.use("en")


def press(window: TillWindow, name: str) -> None:
    """Press the visible button of this name with the mouse."""
    (button,) = [part for part in seen(window, QAbstractButton) if part.objectName() == name]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def type_keys(window: TillWindow, text: str) -> None:
    """Type where the focus is, as the keyboard does."""
    QTest.keyClicks(QApplication.focusWidget() or window, text)
    settle()


def strike(window: TillWindow, key: Qt.Key) -> None:
    """Strike one key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key)
    settle()


def words_on(window: TillWindow) -> set[str]:
    return {label.text() for label in seen(window, QLabel)}


def test_an_award_is_scan_amount_enter(shop: Shop, window: TillWindow) -> None:
    shop.scan(ANNA_CARD)
    type_keys(window, "45,50")
    strike(window, CONFIRM)

    assert shop.points_of(ANNA_CARD) == 145
    assert {"Purchase saved", "+45", "145"} <= words_on(window)


def test_a_double_enter_awards_once(shop: Shop, window: TillWindow) -> None:
    shop.scan(ANNA_CARD)
    type_keys(window, "45.50")
    strike(window, CONFIRM)
    strike(window, CONFIRM)

    assert shop.points_of(ANNA_CARD) == 145
    assert shop.state.screen is Screen.DONE


def test_the_mouse_alone_is_enough(shop: Shop, window: TillWindow) -> None:
    shop.scan(ANNA_CARD)
    settle()
    for name in ("amountKey4", "amountKey5", "amountKey9", "amountKeyBackspace", "primary"):
        press(window, name)

    assert shop.state.done is not None
    assert shop.state.done.paid_minor == 4275


def test_a_reward_is_two_presses_after_the_scan(shop: Shop, window: TillWindow) -> None:
    shop.scan(ANNA_CARD)
    settle()
    press(window, "reward_coffee")
    press(window, "primary")

    assert shop.points_of(ANNA_CARD) == 20


def test_digits_reach_the_amount_whatever_has_the_focus(shop: Shop, window: TillWindow) -> None:
    shop.scan(ANNA_CARD)
    settle()
    (reward,) = [p for p in seen(window, QAbstractButton) if p.objectName() == "reward_coffee"]
    reward.setFocus()

    type_keys(window, "12")

    assert shop.state.sale.amount_minor == 1200


def test_undo_is_one_key(shop: Shop, window: TillWindow) -> None:
    shop.scan(ANNA_CARD)
    type_keys(window, "45")
    strike(window, CONFIRM)
    strike(window, Qt.Key.Key_F8)

    assert shop.points_of(ANNA_CARD) == 100


def test_a_member_is_found_by_the_last_digits_of_the_phone(shop: Shop, window: TillWindow) -> None:
    strike(window, Qt.Key.Key_F3)
    type_keys(window, "4567")
    strike(window, CONFIRM)

    assert shop.state.screen is Screen.MEMBER
    assert "Anna K." in words_on(window)


def test_somebody_joins_in_two_fields(shop: Shop, window: TillWindow) -> None:
    strike(window, Qt.Key.Key_F4)
    type_keys(window, "Zofia Nowak")
    strike(window, Qt.Key.Key_Tab)
    type_keys(window, "+48 600 700 800")
    strike(window, CONFIRM)

    assert shop.state.screen is Screen.MEMBER
    assert {"Zofia N.", "New member"} <= words_on(window)


def test_one_key_clears_the_amount(shop: Shop, window: TillWindow) -> None:
    shop.scan(ANNA_CARD)
    type_keys(window, "12,50")

    strike(window, Qt.Key.Key_Delete)

    assert shop.state.sale.amount_minor is None
    assert shop.state.member is not None
