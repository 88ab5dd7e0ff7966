# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What goes along with the till's window: the sounds follow."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.companions.companion import Companion, Wired
from pos_loyalty.companions.sounding import Sounding
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.places import find_places
from pos_loyalty.settings import Settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    return Appearance(find_places().resources_dir)


@pytest.fixture
def wired(shop: Shop, appearance: Appearance, tmp_path: Path) -> Iterator[Wired]:
    places = find_places(tmp_path)
    window = TillWindow(shop.till, appearance, LanguageSwitch(places.resources_dir / "i18n"))
    yield Wired(
        till=shop.till,
        window=window,
        shop=SHOP,
        settings=Settings(has_sound=False),
        places=places,
        clock=lambda: shop.now,
        opened=Future(),
        recorder=shop.store,
        reads=ImmediateRunner(),
        writes=ImmediateRunner(),
        run_on_writer=lambda work: work(),
    )
    window.close()


def follow(companion: Companion, shop: Shop, number: str) -> None:
    before = shop.state
    shop.scan(number)
    companion.follow(before, shop.state)


def test_a_till_without_sound_is_followed_in_silence(shop: Shop, wired: Wired) -> None:
    sounding = Sounding(wired)

    follow(sounding, shop, ANNA_CARD)
    sounding.close()

    assert shop.state.member is not None
