# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till with its window, a store in memory, and a cashier's hands before it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import shown_at
from tests.ui.hands import Hands
from tests.ui.view_models.shop import LateRunner, Shop, a_fake_store

ENTER = Qt.Key.Key_Return


@dataclass
class Stand:
    """The till where somebody works.

    Attributes:
        saves: Keeps what is to be saved until a test lets it be; ``None`` where it is saved at
            once.
    """

    shop: Shop
    window: TillWindow
    hands: Hands
    saves: LateRunner | None = None


def stand_at(shop: Shop, appearance: Appearance) -> Stand:
    """Open the window of a shop's till."""
    window = TillWindow(shop.till, appearance, LanguageSwitch(find_places().resources_dir / "i18n"))
    shown_at(window, QSize(1024, 600))
    window.activateWindow()
    return Stand(shop, window, Hands(window, shop.till.scan))


@pytest.fixture(scope="session")
def looks(qapp: QApplication) -> Appearance:
    """Draw the icons once; whoever changes the looks takes ``appearance``."""
    return Appearance(find_places().resources_dir)


@pytest.fixture
def stand(looks: Appearance) -> Iterator[Stand]:
    stand = stand_at(Shop(a_fake_store()), looks)
    yield stand
    leave(stand)


@pytest.fixture
def slow_stand(looks: Appearance) -> Iterator[Stand]:
    """A till whose file takes its time to save."""
    saves = LateRunner()
    stand = stand_at(Shop(a_fake_store(), writes=saves), looks)
    stand.saves = saves
    yield stand
    saves.finish_all()
    leave(stand)


def leave(stand: Stand) -> None:
    stand.hands.take_away()
    stand.window.close_for_good()
    LanguageSwitch(find_places().resources_dir / "i18n").use("en")
