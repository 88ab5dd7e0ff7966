# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""No word is cut, whatever the size of the screen, the language and the size of the text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES
from pos_loyalty.ui.specimens import JOIN_TEXT, specimens
from pos_loyalty.ui.theme import TEXT_SCALES
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import cut_words

SIZES = [QSize(1024, 600), QSize(1366, 768), QSize(1920, 1080)]
SIZE_NAMES = [f"{size.width()}x{size.height()}" for size in SIZES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=SIZE_NAMES)
def test_no_word_on_the_till_is_cut(
    till_window: TillWindow, till: TillViewModel, size: QSize, language: str
) -> None:
    cut = {}

    for name, state in specimens().items():
        till.state.set(replace(state, language=language))
        shown_at(till_window, size)
        cut[name] = cut_words(till_window)

    assert {name: words for name, words in cut.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("steps", range(1, len(TEXT_SCALES)), ids=["125%", "150%", "200%"])
def test_larger_text_is_not_cut_either(
    till_window: TillWindow, till: TillViewModel, appearance: Appearance, steps: int, language: str
) -> None:
    cut = {}
    for _ in range(steps):
        appearance.switch_text_scale()

    for name, state in specimens().items():
        till.state.set(replace(state, language=language))
        settle()
        cut[name] = cut_words(till_window)

    assert till_window.size() == SIZES[0]
    assert {name: words for name, words in cut.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=SIZE_NAMES)
def test_no_word_for_the_customer_is_cut(
    customer_window: CustomerWindow, size: QSize, language: str
) -> None:
    cut = {}

    for name, state in specimens().items():
        customer_window.render_state(customer_view(state, join_text=JOIN_TEXT, language=language))
        shown_at(customer_window, size)
        cut[name] = cut_words(customer_window)

    assert {name: words for name, words in cut.items() if words} == {}


def test_the_measure_sees_a_cut_label(qapp: QApplication) -> None:
    window = QWidget()
    label = QLabel("Much too long for so small a place", window)
    label.setFixedWidth(40)
    shown_at(window, QSize(300, 100))

    assert cut_words(window) == [label.text()]


def test_the_measure_sees_a_label_that_its_card_cuts(qapp: QApplication) -> None:
    window = QWidget()
    card = QWidget(window)
    card.setFixedSize(60, 60)
    QLabel("Sticks out", card).move(30, 10)
    shown_at(window, QSize(300, 100))

    assert cut_words(window) == ["Sticks out"]


def test_the_measure_sees_a_cut_button(qapp: QApplication) -> None:
    window = QWidget()
    button = QPushButton("Confirm the sale", window)
    button.setFixedWidth(50)
    shown_at(window, QSize(300, 100))

    assert cut_words(window) == ["Confirm the sale"]
