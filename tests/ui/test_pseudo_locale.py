# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that are two fifths longer still fit: the next language may need the room.

Each text gets brackets, so that one which nobody translates shows up too, and filling behind it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, QTranslator
from PySide6.QtWidgets import QLabel

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch, Speaker, Words
from pos_loyalty.ui.specimens import JOIN_TEXT, specimens
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import cut_words, seen

LONGER_BY = 0.4
FILLING = "éñö lęt ŷîx "
BRACKETED = re.compile(r"\[.*\]")
LETTER = re.compile(r"[^\W\d_]{2}")


def lengthened(text: str) -> str:
    """Return the text in brackets, longer by two fifths in words that may wrap."""
    more = round(len(text) * LONGER_BY)
    filling = (FILLING * (more // len(FILLING) + 1))[:more]
    return f"[{text} {filling}]" if more > 1 else f"[{text}]"


class PseudoTranslator(QTranslator):
    """Has every text, in a language that nobody speaks."""

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        return lengthened(source)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


class PseudoSpeaker(Speaker):
    """Speaks so to every member."""

    def __init__(self) -> None:
        super().__init__(Path())

    def words(self, language: str) -> Words:
        return Words(language, PseudoTranslator())


class PseudoSwitch(LanguageSwitch):
    """Speaks so to the cashier."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.translator = PseudoTranslator()

    def use(self, language: str) -> bool:
        super().use(language)
        return QCoreApplication.installTranslator(self.translator)


@pytest.fixture
def pseudo(till: TillViewModel, appearance: Appearance) -> Iterator[TillWindow]:
    """The till's window, with every text lengthened."""
    switch = PseudoSwitch()
    window = TillWindow(till, appearance, switch)
    shown_at(window, QSize(1024, 600))
    yield window
    window.close()
    QCoreApplication.removeTranslator(switch.translator)
    LanguageSwitch(find_places().resources_dir / "i18n").use("en")


def test_no_lengthened_word_on_the_till_is_cut(pseudo: TillWindow, till: TillViewModel) -> None:
    cut = {}

    for name, state in specimens().items():
        till.state.set(state)
        settle()
        cut[name] = cut_words(pseudo)

    assert {name: words for name, words in cut.items() if words} == {}


def test_no_lengthened_word_for_the_customer_is_cut(customer_window: CustomerWindow) -> None:
    customer_window._speaker = PseudoSpeaker()  # noqa: SLF001 - in place of the three languages
    cut = {}

    for name, state in specimens().items():
        customer_window.render_state(customer_view(state, join_text=JOIN_TEXT, language="en"))
        settle()
        cut[name] = cut_words(customer_window)

    assert {name: words for name, words in cut.items() if words} == {}


def test_what_nobody_translates_shows_up(pseudo: TillWindow, till: TillViewModel) -> None:
    till.state.set(specimens()["ready"])
    settle()
    own = {"shopName", "statusLightWords"}

    plain = [
        part.text()
        for part in seen(pseudo, QLabel)
        if LETTER.search(part.text()) and not BRACKETED.search(part.text())
        if part.objectName() not in own and not part.objectName().endswith("Key")
    ]

    assert plain == ["EN"]


@pytest.mark.parametrize("text", ["Scan", "Ready to scan", "{money} back", "%Ln points missing"])
def test_a_lengthened_text_is_longer_and_keeps_what_is_filled_in(text: str) -> None:
    assert len(lengthened(text)) >= len(text) * (1 + LONGER_BY)
    assert text in lengthened(text)
