# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sign that this till is closed, put up with a finger."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.hands import Hands, settle
from tests.ui.view_models.shop import Shop, a_fake_store


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def hands(shop: Shop, appearance: Appearance) -> Iterator[Hands]:
    window = TillWindow(shop.till, appearance, LanguageSwitch(find_places().resources_dir / "i18n"))
    window.resize(1024, 600)
    window.show()
    window.activateWindow()
    settle()
    hands = Hands(window, shop.till.scan)
    yield hands
    hands.take_away()
    window.close_for_good()


def test_it_goes_up_and_down_by_touch(shop: Shop, hands: Hands) -> None:
    hands.strike(Qt.Key.Key_F12)
    hands.touch("switchSign")
    up = (shop.state.display.is_closed, hands.reads("switchSignWords"))
    hands.touch("switchSign")

    assert up == (True, "Take the closed sign down")
    assert not shop.state.display.is_closed
    assert hands.reads("switchSignWords") == "Put the closed sign up"
