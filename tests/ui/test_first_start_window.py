# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first start at its real window: by finger, by mouse and by keys, in three languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLineEdit

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch
from pos_loyalty.ui.start_specimens import start_specimens
from pos_loyalty.ui.tasks import ImmediateRunner
from pos_loyalty.ui.view_models.first_start import (
    Ending,
    FirstStartViewModel,
    StartField,
    StartState,
    StartStep,
)
from pos_loyalty.ui.windows.first_start import FirstStartWindow
from tests.ui.conftest import shown_at
from tests.ui.hands import Hands
from tests.ui.measuring import cut_words
from tests.ui.test_targets import crowded_targets, small_targets, unnamed
from tests.ui.view_models.test_first_start import FakeFounding

ENTER = Qt.Key.Key_Return


class Stand:
    def __init__(self, appearance: Appearance) -> None:
        self.ended: list[Ending] = []
        self.founding = FakeFounding()
        self.model = FirstStartViewModel(
            self.founding, ImmediateRunner(), StartState("en"), self.ended.append
        )
        switch = LanguageSwitch(find_places().resources_dir / "i18n")
        self.window = FirstStartWindow(self.model, appearance, switch)
        shown_at(self.window, QSize(1024, 600))
        self.window.activateWindow()
        self.hands = Hands(self.window, self.model.scan)


@pytest.fixture
def stand(appearance: Appearance) -> Iterator[Stand]:
    stand = Stand(appearance)
    yield stand
    stand.hands.take_away()
    stand.window.close()
    LanguageSwitch(find_places().resources_dir / "i18n").use("en")


def test_by_keys_alone_a_till_joins(stand: Stand) -> None:
    stand.hands.type("1")
    stand.hands.type("1")
    stand.hands.type("https://points.example")
    stand.hands.strike(Qt.Key.Key_Tab)
    stand.hands.type("7k3m9 qx2vd")
    stand.hands.strike(ENTER)
    stand.hands.scan("4006381333931")
    read = stand.hands.words()
    stand.hands.strike(ENTER)
    stand.hands.strike(ENTER)

    assert stand.founding.asked == [("join", "https://points.example", "7k3m9 qx2vd", "en")]
    assert "It sent a product: 4006381333931" in read
    assert stand.ended == [Ending.TILL]


def test_by_finger_alone_the_way_leads_to_the_made_up_shop(stand: Stand) -> None:
    for name in ("language_pl", "joinServer", "back", "lookAround", "primary"):
        stand.hands.touch(name)

    assert "Wszystko gotowe" in stand.hands.words()
    assert stand.model.state.value.ending is Ending.DEMO


def test_a_code_is_typed_by_finger(stand: Stand) -> None:
    for name in ("language_en", "joinServer"):
        stand.hands.touch(name)
    stand.hands.touch_at(
        stand.window.findChildren(QLineEdit, "startCode")[0].mapTo(stand.window, QPoint(20, 20))
    )

    stand.hands.touch_button(stand.hands.button_that_says("q"))
    stand.hands.touch("letterSigns")
    stand.hands.touch_button(stand.hands.button_that_says("7"))
    typed = stand.model.state.value.text(StartField.CODE)
    stand.hands.touch("letterBackspace")

    assert typed == "q7"
    assert stand.model.state.value.text(StartField.CODE) == "q"


def test_by_mouse_what_is_missing_is_said_and_the_way_leads_back(stand: Stand) -> None:
    for name in ("language_en", "ownShop", "primary"):
        stand.hands.press(name)
    said = stand.hands.reads("startTrouble")
    stand.hands.press("back")

    assert said == "Type the name of the shop."
    assert stand.model.state.value.step is StartStep.SHOP


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("steps", [0, 3], ids=["100%", "200%"])
def test_no_word_is_cut_and_everything_is_for_fingers(
    stand: Stand, appearance: Appearance, language: str, steps: int
) -> None:
    wrong = {}
    for _ in range(steps):
        appearance.switch_text_scale()

    for name, state in start_specimens(language).items():
        stand.model.state.set(state)
        shown_at(stand.window, QSize(1024, 600))
        wrong[name] = [
            *cut_words(stand.window),
            *small_targets(stand.window),
            *crowded_targets(stand.window),
            *unnamed(stand.window),
        ]

    assert {name: found for name, found in wrong.items() if found} == {}
