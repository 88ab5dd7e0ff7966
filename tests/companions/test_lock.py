# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till locks itself once nobody has done anything for long enough."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.lock import MINUTE_MS, TillLock
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.places import find_places
from pos_loyalty.settings import Settings, StaffSettings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.hands import settle
from tests.ui.view_models.shop import ANNA_CARD
from tests.ui.view_models.staffed_shop import StaffedShop

ASKING = StaffSettings(asks_for_staff=True, lock_minutes=3)


@pytest.fixture
def shop() -> StaffedShop:
    return StaffedShop()


@pytest.fixture
def window(shop: StaffedShop, qapp: QApplication, tmp_path: Path) -> Iterator[TillWindow]:
    places = find_places(tmp_path)
    speech = LanguageSwitch(places.resources_dir / "i18n")
    window = TillWindow(shop.till, Appearance(places.resources_dir), speech)
    window.show()
    settle()
    yield window
    window.close_for_good()


def lock_of(shop: StaffedShop, window: TillWindow, staff: StaffSettings = ASKING) -> TillLock:
    wired = Wired(
        till=shop.till,
        window=window,
        shop=SHOP,
        settings=Settings(staff=staff),
        places=find_places(),
        clock=lambda: shop.now,
        opened=Future(),
        recorder=shop.store,
        reads=ImmediateRunner(),
        writes=ImmediateRunner(),
        run_on_writer=lambda work: work(),
    )
    return TillLock(wired, window)


def test_an_idle_till_locks_itself(shop: StaffedShop, window: TillWindow) -> None:
    lock = lock_of(shop, window)
    shop.show_badge("Jan")
    waits_ms = lock.idle.interval()

    lock.idle.timeout.emit()

    assert (waits_ms, shop.state.page) == (3 * MINUTE_MS, Screen.LOCKED)


@pytest.mark.parametrize("hand", ["key", "mouse"])
def test_hands_at_the_window_put_it_off(shop: StaffedShop, window: TillWindow, hand: str) -> None:
    lock, handle = lock_of(shop, window), window.windowHandle()
    lock.idle.stop()

    if hand == "key":
        QTest.keyClick(handle, Qt.Key.Key_1)
    else:
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert lock.idle.isActive()


def test_a_lock_that_is_closed_heeds_no_hands(shop: StaffedShop, window: TillWindow) -> None:
    lock, handle = lock_of(shop, window), window.windowHandle()

    lock.close()
    QTest.keyClick(handle, Qt.Key.Key_1)

    assert not lock.idle.isActive()


def test_a_scan_puts_it_off_and_time_does_not(shop: StaffedShop, window: TillWindow) -> None:
    lock = lock_of(shop, window)
    shop.show_badge("Jan")
    before = shop.state
    lock.idle.stop()

    shop.wait(5)
    lock.follow(before, shop.state)
    after_time = lock.idle.isActive()
    shop.scan(ANNA_CARD)
    lock.follow(before, shop.state)

    assert (after_time, lock.idle.isActive()) == (False, True)
    lock.close()
    assert not lock.idle.isActive()


def test_neither_what_goes_by_itself_nor_what_the_server_sends_puts_it_off(
    shop: StaffedShop, window: TillWindow
) -> None:
    lock = lock_of(shop, window)
    shop.show_badge("Jan")
    shop.buy(ANNA_CARD, "20")
    done = shop.state
    shop.wait(5)
    ready = shop.state
    shop.scan(ANNA_CARD)
    served = shop.state
    assert served.member is not None
    renewed = replace(served, member=replace(served.member, balance_points=7))
    lock.idle.stop()

    lock.follow(done, ready)
    lock.follow(served, renewed)

    assert (done.screen, ready.screen) == (Screen.DONE, Screen.READY)
    assert not lock.idle.isActive()


def test_a_till_that_never_locks_itself_still_asks(shop: StaffedShop, window: TillWindow) -> None:
    lock = lock_of(shop, window, ASKING._replace(lock_minutes=0))

    lock.follow(shop.state, shop.state)

    assert not lock.idle.isActive()
    assert shop.state.page is Screen.LOCKED


def test_a_shop_that_asks_nobody_has_no_lock(shop: StaffedShop, window: TillWindow) -> None:
    shop.show_badge("Jan")

    lock = lock_of(shop, window, StaffSettings())

    assert not lock.idle.isActive()
    assert shop.state.page is Screen.READY
