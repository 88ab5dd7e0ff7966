# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The goods of a sale in the real window: scanned, pressed, and typed for."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pos_loyalty.domain.goods import Catalogue, CatalogueItem, gtin_key
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store, wedge_scan

LATTE, APPLES, WRAP = "5901234123457", "4006381333931", "96385074"


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_fake_store())
    goods = {
        gtin_key(LATTE): CatalogueItem("coffee-large", "Latte", price_minor=1450),
        gtin_key(APPLES): CatalogueItem("apples", "Apples", "fruit", (), 400),
        gtin_key(WRAP): CatalogueItem("gift-wrap", "Gift wrap"),
    }
    shop.till.sale.goods.use(Catalogue(goods))
    return shop


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[TillWindow]:
    resources = find_places().resources_dir
    window = TillWindow(
        shop.till, Appearance(resources, "light"), LanguageSwitch(resources / "i18n")
    )
    qtbot.addWidget(window)
    window.show()
    shop.scan(ANNA_CARD)
    yield window
    window.close_for_good()


def words_of(window: QWidget, name: str) -> list[str]:
    labels = window.findChildren(QLabel, name)
    return [label.text() for label in labels if label.isVisibleTo(window)]


@pytest.fixture
def press(window: TillWindow) -> Callable[[str], None]:
    def press(name: str) -> None:
        (button,) = window.findChildren(QPushButton, name)
        assert button.isVisibleTo(window)
        button.click()

    return press


def test_goods_stand_where_the_number_pad_was(window: TillWindow, shop: Shop) -> None:
    for gtin in (LATTE, APPLES, LATTE):
        shop.till.scan(wedge_scan(gtin))

    assert words_of(window, "goodsName") == ["Latte", "Apples"]
    assert words_of(window, "goodsCount")[0] == "2 × PLN\u00a014.50"
    assert words_of(window, "amount") == ["PLN\u00a033.00"]
    (key,) = window.findChildren(QPushButton, "amountKey7")
    assert not key.isVisibleTo(window)


def test_a_press_counts_and_the_last_piece_takes_the_line_out(
    window: TillWindow, shop: Shop, press: Callable[[str], None]
) -> None:
    for gtin in (LATTE, APPLES):
        shop.till.scan(wedge_scan(gtin))

    press("moreGoods1")
    counted = words_of(window, "amount")
    press("fewerGoods0")

    assert counted == ["PLN\u00a022.50"]
    assert words_of(window, "goodsName") == ["Apples"]
    assert words_of(window, "amount") == ["PLN\u00a08.00"]


def test_a_price_is_typed_by_touch_and_added(
    window: TillWindow, shop: Shop, press: Callable[[str], None]
) -> None:
    shop.till.scan(wedge_scan(WRAP))
    asked = words_of(window, "amountCaption")

    press("amountKey3")
    press("primary")

    assert asked == ["Price of Gift wrap"]
    assert words_of(window, "goodsName") == ["Gift wrap"]
    assert words_of(window, "amount") == ["PLN\u00a03.00"]
