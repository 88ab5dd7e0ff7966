# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The return of what another till sold, by the keys and the mouse of a cashier."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import seen
from tests.ui.view_models.shop import NOON, Shop, a_fake_store, wedge_scan
from tests.ui.view_models.test_returning_elsewhere import ELSEWHERE


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_fake_store())
    shop.till.state.set(replace(shop.state, light=Light(LightKind.OFFLINE, NOON)))
    return shop


@pytest.fixture
def window(shop: Shop, appearance: Appearance) -> Iterator[TillWindow]:
    window = TillWindow(shop.till, appearance, LanguageSwitch(find_places().resources_dir / "i18n"))
    shown_at(window, QSize(1024, 600))
    yield window
    window.close()


def words(window: TillWindow, name: str) -> list[str]:
    return [
        label.text().replace("\xa0", " ")
        for label in seen(window, QLabel)
        if label.objectName() == name
    ]


def press(window: TillWindow, name: str) -> None:
    (found,) = [part for part in seen(window, QAbstractButton) if part.objectName() == name]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    settle()


def test_it_is_typed_confirmed_and_said(shop: Shop, window: TillWindow) -> None:
    shop.till.scan(wedge_scan(ELSEWHERE))
    settle()
    assert words(window, "soldAt") == ["27 Feb 2026"]

    QTest.keyClicks(window, "47.50")
    settle()
    press(window, "elsewherePaid")
    QTest.keyClicks(window, "42")
    settle()
    typed = words(window, "elsewherePriceFigure") + words(window, "elsewherePaidFigure")
    QTest.keyClick(window, Qt.Key.Key_Return)
    settle()

    assert typed == ["PLN 47.50", "PLN 42"]
    assert shop.operations() == 1
    said = " ".join(label.text() for label in seen(window, QLabel)).replace("\xa0", " ")
    assert "PLN 42.00 back to the customer" in said
    assert "Points follow when the server has found the purchase." in said


def test_the_row_asks_for_money_alone(shop: Shop, window: TillWindow) -> None:
    shop.till.scan(wedge_scan(ELSEWHERE))
    settle()

    assert words(window, "elsewherePaidNote") == ["what was paid for it, without stored money"]


def test_the_first_escape_leads_back_to_the_receipt(shop: Shop, window: TillWindow) -> None:
    shop.till.scan(wedge_scan(ELSEWHERE))
    settle()

    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle()

    assert words(window, "elsewherePriceFigure") == []
    assert not shop.state.returning.is_found
