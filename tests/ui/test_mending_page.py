# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A purchase goes to the right member by touch alone, and by keys alone, at the real window."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from pos_loyalty.ui.appearance import Appearance
from tests.ui.ux_points.conftest import ENTER, Stand, leave, stand_at
from tests.ui.view_models.shop import (
    ANNA_CARD,
    OLGA,
    OLGA_CARD,
    Shop,
    a_fake_store,
    account_of,
)


@pytest.fixture
def stand(appearance: Appearance) -> Iterator[Stand]:
    """Return a till where Anna has bought for 37,00, and Olga has a phone."""
    store = a_fake_store()
    store.add_member(replace(OLGA, phone="+48600700800"), account_of(OLGA, 0))
    shop = Shop(store)
    shop.buy(ANNA_CARD, "37")
    shop.scan(ANNA_CARD)
    stand = stand_at(shop, appearance)
    yield stand
    leave(stand)


def test_a_purchase_is_given_away_by_touch_alone(stand: Stand) -> None:
    hands = stand.hands
    hands.touch("openHistory")
    hands.touch_button(hands.button_that_says("Purchase"))
    hands.touch("historyGive")
    for digit in "700800":
        hands.touch(f"mendingKey{digit}")
    hands.touch(f"receiver_{OLGA.member_id}")

    hands.touch("primary")

    assert (stand.shop.points_of(ANNA_CARD), stand.shop.points_of(OLGA_CARD)) == (100, 37)


def test_a_purchase_is_given_away_by_keys_alone(stand: Stand) -> None:
    hands = stand.hands
    hands.strike(Qt.Key.Key_F11)
    while getattr(stand.window.focusWidget(), "objectName", str)()[:8] != "history_":
        hands.strike(Qt.Key.Key_Tab)
    hands.strike(Qt.Key.Key_Space)
    while getattr(stand.window.focusWidget(), "objectName", str)() != "historyGive":
        hands.strike(Qt.Key.Key_Tab)
    hands.strike(Qt.Key.Key_Space)
    hands.type("700800")
    hands.strike(ENTER)

    hands.strike(ENTER)

    assert (stand.shop.points_of(ANNA_CARD), stand.shop.points_of(OLGA_CARD)) == (100, 37)


def test_older_rows_come_by_a_button(stand: Stand) -> None:
    for _ in range(20):
        stand.shop.buy(ANNA_CARD, "1")
    stand.hands.strike(Qt.Key.Key_F11)

    stand.hands.press("historyMore")

    rows = [b for b in stand.hands.buttons() if b.objectName().startswith("history_")]
    assert len(rows) == 21
    assert "historyMore" not in {button.objectName() for button in stand.hands.buttons()}
