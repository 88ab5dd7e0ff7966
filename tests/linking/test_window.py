# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's window with a real server on this machine: what the cashier sees of it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_loyalty.app import Till
from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.first_start import open_or_make_store
from pos_loyalty.places import find_places
from pos_loyalty.settings import read_settings
from pos_loyalty.till_bot.acts import act
from pos_loyalty.till_bot.bot import TillBot
from pos_loyalty.till_bot.script import read_line
from pos_loyalty.ui.view_models.light import LightKind
from pos_loyalty.ui.view_models.till_state import Screen, TillState
from tests.linking.served_shop import ServedShop
from tests.patience import WAIT_MS

OFFLINE_MS = 5_000


class Shown:
    """A till with a window, and what it shows."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        places = find_places(folder)
        settings = read_settings(places.config_dir)._replace(has_sound=False)
        assert settings.shop is not None
        opening = partial(open_or_make_store, places, settings.shop, None)
        self.till = Till(settings.shop, settings, places, open_store=opening)
        self._qtbot = qtbot
        self.till.start()
        qtbot.waitUntil(lambda: self.till.is_loaded, timeout=WAIT_MS)

    @property
    def state(self) -> TillState:
        return self.till.view_model.state.value

    def sees(self, is_so: Callable[[TillState], bool], timeout: int = WAIT_MS) -> None:
        self._qtbot.waitUntil(lambda: is_so(self.state), timeout=timeout)

    def scan(self, card: str) -> None:
        self.till.view_model.scan(Scan(card, Symbology.QR_CODE, ScanSource.CAMERA))
        self.sees(lambda state: state.screen is Screen.MEMBER)

    def sell(self, amount: str) -> None:
        for key in amount:
            self.till.view_model.sale.press(key)
        self.sees(lambda state: state.sale.quote is not None)
        self.till.view_model.sale.confirm()
        self.sees(lambda state: state.screen is Screen.DONE)


@pytest.fixture
def open_till(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], Shown]]:
    tills: list[Shown] = []

    def opened(folder: Path) -> Shown:
        tills.append(Shown(folder, qtbot))
        return tills[-1]

    yield opened
    for shown in tills:
        shown.till.close()
        shown.till.deleteLater()


@pytest.fixture
def other(shop: ServedShop, tmp_path: Path) -> Iterator[TillBot]:
    """Return another till of the shop."""
    places = shop.join(tmp_path / "other", till_no=2)
    settings = read_settings(places.config_dir)
    assert settings.shop is not None
    with TillBot(places, settings, settings.shop) as bot:
        yield bot


def ask(bot: TillBot, line: str) -> dict[str, object]:
    return act(bot, read_line(line))


def test_a_joined_till_is_up_to_date_and_sends_what_it_saves(
    shop: ServedShop, tmp_path: Path, other: TillBot, open_till: Callable[[Path], Shown]
) -> None:
    shop.join(tmp_path / "one")
    enrolled = ask(other, '{"do": "enrol", "name": "ada"}')
    ask(other, '{"do": "sync"}')

    shown = open_till(tmp_path / "one")
    shown.sees(lambda state: state.light.kind is LightKind.UP_TO_DATE)
    shown.scan(str(enrolled["card"]))
    shown.sell("5000")

    # Not what the light says first: for a moment it does not know of the sale yet.
    show = '{"do": "show", "member": "ada", "seconds": 20}'
    before = int(str(enrolled["points"]))
    shown.sees(lambda _: int(str(ask(other, show)["points"])) > before)
    shown.sees(lambda state: state.light.waiting == 0 and state.light.kind is LightKind.UP_TO_DATE)


def test_what_another_till_does_is_shown_while_the_member_stands_here(
    shop: ServedShop, tmp_path: Path, other: TillBot, open_till: Callable[[Path], Shown]
) -> None:
    shop.join(tmp_path / "one")
    enrolled = ask(other, '{"do": "enrol", "name": "ada"}')
    ask(other, '{"do": "sync"}')
    shown = open_till(tmp_path / "one")
    shown.sees(lambda state: state.light.kind is LightKind.UP_TO_DATE)
    shown.scan(str(enrolled["card"]))
    before = shown.state.member
    assert before is not None

    ask(other, '{"do": "sale", "member": "ada", "amount_minor": 10000}')
    ask(other, '{"do": "sync"}')

    shown.sees(
        lambda state: (
            state.member is not None and state.member.balance_points > before.balance_points
        )
    )


def test_a_server_that_is_gone_is_seen_within_seconds_and_nothing_stops(
    shop: ServedShop, tmp_path: Path, open_till: Callable[[Path], Shown]
) -> None:
    shop.join(tmp_path / "one")
    shown = open_till(tmp_path / "one")
    shown.sees(lambda state: state.light.kind is LightKind.UP_TO_DATE)

    shop.stop()

    shown.sees(lambda state: state.light.kind is LightKind.OFFLINE, timeout=4 * OFFLINE_MS)
    shown.till.view_model.open(Screen.ENROL)
    shown.till.view_model.enrol.type_name("Ewa")
    shown.till.view_model.enrol.type_contact("601 234 567")
    shown.till.view_model.enrol.confirm()
    shown.sees(lambda state: state.light.waiting == 1 and state.screen is Screen.MEMBER)


def test_a_server_that_is_back_is_seen_and_gets_what_waited(
    shop: ServedShop, tmp_path: Path, open_till: Callable[[Path], Shown]
) -> None:
    shop.join(tmp_path / "one")
    shop.stop()
    shown = open_till(tmp_path / "one")
    shown.sees(lambda state: state.light.kind is LightKind.OFFLINE)

    shop.start()

    shown.sees(lambda state: state.light.kind is LightKind.UP_TO_DATE)
