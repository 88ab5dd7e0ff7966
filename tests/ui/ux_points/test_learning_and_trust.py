# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points 5, 18, 30, 42 and 44 at the pages behind More: training, what waits, keys, checks."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLabel

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.ageing import NOTICE_SECONDS
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.more_forms import FoundRow
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from tests.ui.hands import settle
from tests.ui.ux_points.conftest import Stand, stand_at
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store

OFFLINE = Light(LightKind.OFFLINE, waiting=1)


class SlowDoctor:
    """Finds one thing, and then nothing for long."""

    is_stopped = False

    def begin(self, found: Callable[[FoundRow], None], ended: Callable[[bool], None]) -> None:
        del ended
        found(FoundRow("server", is_well=False, code="server_timed_out", value=""))

    def stop(self) -> None:
        self.is_stopped = True


@pytest.fixture
def training(appearance: Appearance) -> Iterator[Stand]:
    """Stand at a till that was started for training."""
    shop = Shop(a_fake_store())
    services = replace(shop.services(), is_training=True)
    shop.till = TillViewModel(services, ImmediateRunner(), ImmediateRunner())
    stand = stand_at(shop, appearance)
    yield stand
    stand.hands.take_away()
    stand.window.close_for_good()


def test_point_05_a_long_check_shows_how_far_it_is_and_can_be_stopped(stand: Stand) -> None:
    doctor = SlowDoctor()
    stand.shop.till.more.doctor.attach(doctor)
    stand.shop.till.open(Screen.DOCTOR)
    settle()

    progress = stand.hands.reads("doctorTitle")
    stand.hands.press("stopLooking")

    assert progress == "Looking… 1 thing so far"
    assert doctor.is_stopped
    assert "no answer in time" in stand.hands.words()


def test_point_18_training_is_said_on_every_page_for_as_long_as_it_lasts(training: Stand) -> None:
    said = []

    for page in (Screen.FIND, Screen.ENROL, Screen.MORE, Screen.READERS):
        training.shop.till.open(page)
        training.shop.wait(NOTICE_SECONDS + 1)
        settle()
        said.append(training.hands.reads("trainingWords"))

    assert said == ["Training: nothing counts here. More (F12) ends it."] * 4


def test_point_30_what_is_not_sent_is_listed_one_by_one(stand: Stand) -> None:
    stand.shop.buy(ANNA_CARD, "45,50")
    stand.shop.till.show_light(OFFLINE)
    stand.shop.till.go_ready()
    settle()

    stand.hands.strike(Qt.Key.Key_F12)
    stand.hands.press("openUnsent")

    assert stand.hands.reads("unsentTitle") == "1 action is not sent yet"
    assert stand.hands.reads("unsentWhat0") == "Purchase, Anna K."
    assert stand.hands.reads("unsentMark0") == "Unsent"


def test_point_42_training_has_another_colour_and_a_mark_that_is_never_in_the_way(
    training: Stand, appearance: Appearance
) -> None:
    frame = QColor(appearance.theme.colours["warning"])

    corner = training.window.grab().toImage().pixelColor(1, 300)
    training.hands.press("openEnrol")

    assert corner == frame
    assert training.shop.state.screen is Screen.ENROL


def test_point_44_f1_shows_the_keys_of_the_page_on_top_first(stand: Stand) -> None:
    stand.hands.scan(ANNA_CARD)

    stand.hands.strike(Qt.Key.Key_F1)

    names = ("keysHere", "keyWordsF11", "keysEverywhere", "keyWordsF3")
    labels = [stand.window.findChildren(QLabel, name)[0] for name in names]
    assert [part.y() for part in labels] == sorted(part.y() for part in labels)
    assert labels[0].isVisible()


def test_point_44_the_check_is_a_page_and_names_nobody(stand: Stand) -> None:
    stand.shop.till.state.set(specimens()["doctor"])
    settle()

    stand.hands.press("copyFindings")

    copied = QGuiApplication.clipboard().text()
    assert "✗ Receipt printer: 192.168.1.50:9100 does not answer" in copied
    assert "Anna" not in copied
    assert "Sell on" in stand.hands.words()
