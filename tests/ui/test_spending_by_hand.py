# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points and stored money at the real window: few moves, and each of three ways is enough."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.units import money_in
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.view_models.panels import DonePanel
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import shown_at
from tests.ui.hands import Hands
from tests.ui.view_models.shop import ANNA_CARD, OLGA_CARD, Shop, a_fake_store, held

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
ACTIONS_MAX = 3
GIFT_CARD = held(money_in(WalletId("gift-card")), 600)


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store(anna_points=100, anna_holds=[GIFT_CARD]))


@pytest.fixture
def hands(shop: Shop, appearance: Appearance) -> Iterator[Hands]:
    """Stand before Anna's page."""
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    window = TillWindow(shop.till, appearance, switch)
    shown_at(window, QSize(1024, 600))
    window.activateWindow()
    hands = Hands(window, shop.till.scan)
    hands.scan(ANNA_CARD)
    yield hands
    hands.take_away()
    window.close()


def done(shop: Shop) -> DonePanel:
    assert shop.state.done is not None
    return shop.state.done


def test_a_gift_card_takes_three_actions_after_the_scan(shop: Shop, hands: Hands) -> None:
    hands.type("10")
    hands.press("payWallet_gift-card")
    hands.strike(ENTER)

    assert (done(shop).wallets_minor, done(shop).paid_minor) == (600, 350)
    assert hands.inputs.actions <= ACTIONS_MAX


def test_a_number_of_points_takes_three_actions_after_the_scan(shop: Shop, hands: Hands) -> None:
    hands.type("10")
    hands.type("*40")
    hands.strike(ENTER)

    assert (done(shop).used_points, done(shop).paid_minor) == (40, 750)
    assert hands.inputs.actions <= ACTIONS_MAX


def test_touch_alone_is_enough(shop: Shop, hands: Hands) -> None:
    for name in ("amountKey1", "amountKey0", "typePoints", "amountKey4", "amountKey0"):
        hands.touch(name)
    hands.touch("typeWallet_gift-card")
    # QTest's fingers know no pause, and to Qt each second touch is a double one: ten are before.
    for name in ("amountKey2", "amountKeyComma", "amountKey5", "amountKey0", "primary"):
        hands.touch(name)

    assert (done(shop).used_points, done(shop).wallets_minor) == (40, 250)


def test_keys_alone_are_enough(shop: Shop, hands: Hands) -> None:
    hands.type("10")
    pay = hands.button("payWallet_gift-card")
    for _ in range(40):
        if QApplication.focusWidget() is pay:
            break
        hands.strike(Qt.Key.Key_Tab)
    hands.strike(SPACE)
    hands.strike(ENTER)

    assert done(shop).wallets_minor == 600


def test_the_row_says_whether_the_amount_is_missing_or_the_points(hands: Hands) -> None:
    hands.scan(OLGA_CARD)
    before = hands.reads("stepperWorth")

    hands.type("10")

    assert before == "Type the amount first."
    assert hands.reads("stepperWorth") == "No points can be used for this purchase."


def test_a_scan_while_points_are_typed_types_nothing(shop: Shop, hands: Hands) -> None:
    hands.type("10")
    hands.type("*4")
    hands.scan("5901234123457")

    part = shop.state.sale.part
    assert part is not None
    assert (part.typed, shop.state.sale.typed) == ("4", "10")
