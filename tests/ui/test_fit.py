# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""No word is cut, whatever the size of the screen, the language and the size of the text.

Every language is looked at in the smallest window and with the largest text; in the sizes between
them one is, unless ``--every-look`` asks for all.
"""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.customer_specimens import customer_specimens
from pos_loyalty.ui.language import LANGUAGES
from pos_loyalty.ui.specimens import JOIN_TEXT, specimens
from pos_loyalty.ui.view_models.customer import CustomerState, customer_view
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import cut_words

SMALLEST = QSize(1024, 600)
SIZES = {"1366x768": QSize(1366, 768), "1920x1080": QSize(1920, 1080), "1024x600": SMALLEST}
STEPS = {"125%": 1, "150%": 2, "200%": 3}
HARDEST = ("1024x600", "200%")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Pair the sizes of the window, or of the text, with the languages."""
    for name, sizes in (("size", SIZES), ("steps", STEPS)):
        if name in metafunc.fixturenames:
            is_whole = metafunc.config.getoption("--every-look")
            pairs = [
                pytest.param(value, language, id=f"{label}-{language}")
                for place, (label, value) in enumerate(sizes.items())
                for language in LANGUAGES
                if is_whole or label in HARDEST or language == LANGUAGES[place + 1]
            ]
            metafunc.parametrize((name, "language"), pairs)


def every_customer_view(language: str) -> dict[str, CustomerState]:
    """Return what the customer sees in each state of the till, and in the display's own."""
    of_the_till = {
        name: customer_view(state, join_text=JOIN_TEXT, language=language)
        for name, state in specimens().items()
    }
    return {**of_the_till, **customer_specimens(language)}


def test_no_word_on_the_till_is_cut(
    till_window: TillWindow, till: TillViewModel, size: QSize, language: str
) -> None:
    cut = {}

    for name, state in specimens().items():
        till.state.set(replace(state, language=language))
        shown_at(till_window, size)
        cut[name] = cut_words(till_window)

    assert {name: words for name, words in cut.items() if words} == {}


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

    assert till_window.size() == SMALLEST
    assert {name: words for name, words in cut.items() if words} == {}


LAST = (
    ("kind", "sale"),
    ("short_name", "Александра-Виктория М."),
    ("paid_minor", 432_300),
    ("earned_points", 450),
    ("happened_at", "2026-03-22T14:05:00+01:00"),
)
LONG_NOTICES = (
    Notice(NoticeKind.WARNING, NoticeCode.RESTART_SAVED, LAST),
    Notice(NoticeKind.ERROR, NoticeCode.SAVE_UNSURE, LAST),
    Notice(NoticeKind.WARNING, NoticeCode.CAMERA_TROUBLE, (("reason", "cannot_open"),)),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("switches", [0, 1, 2], ids=["100%", "125%", "150%"])
def test_the_longest_notices_fit_beside_undo_and_the_member(
    till_window: TillWindow,
    till: TillViewModel,
    appearance: Appearance,
    switches: int,
    language: str,
) -> None:
    cut = {}
    undo = specimens()["ready-undo"].undo
    for _ in range(switches):
        appearance.switch_text_scale()

    for name in ("ready", "member", "member-amount"):
        for notice in LONG_NOTICES:
            state = replace(specimens()[name], notice=notice, undo=undo, language=language)
            till.state.set(state)
            settle()
            cut[name, notice.code] = cut_words(till_window)

    assert {where: words for where, words in cut.items() if words} == {}


def test_no_word_for_the_customer_is_cut(
    customer_window: CustomerWindow, size: QSize, language: str
) -> None:
    cut = {}

    for name, view in every_customer_view(language).items():
        customer_window.render_state(view)
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
