# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Points 32 to 41 and 44: the customer's display, every eye and ear, every language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from pos_loyalty.domain.money import parse_amount
from pos_loyalty.local_db.name_folding import fold_words
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.customer_specimens import customer_specimens
from pos_loyalty.ui.formats import money
from pos_loyalty.ui.language import LANGUAGES, Speaker
from pos_loyalty.ui.specimens import JOIN_TEXT
from pos_loyalty.ui.theme import THEME_NAMES, load_theme
from pos_loyalty.ui.view_models.customer import CustomerScreen, customer_view
from pos_loyalty.ui.view_models.display import DisplayRules, DisplayViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.windows.customer import CustomerWindow, spare_screen
from tests.ui.conftest import shown_at
from tests.ui.hands import settle, words_of
from tests.ui.test_contrast import (
    CUSTOMER_PAIRS,
    CUSTOMER_RATIO,
    SHAPE_PAIRS,
    SHAPE_RATIO,
    TEXT_PAIRS,
    TEXT_RATIO,
    faint_pairs,
)
from tests.ui.test_targets import unnamed
from tests.ui.ux_points.conftest import ENTER, Stand
from tests.ui.view_models.shop import ANNA, ANNA_CARD
from tools import translations

SPACE = "\u00a0"
CUSTOMER_TEXT_PX = 24


@pytest.fixture
def display(looks: Appearance) -> Iterator[CustomerWindow]:
    window = CustomerWindow(looks, Speaker(find_places().resources_dir / "i18n"))
    shown_at(window, QSize(1024, 600))
    yield window
    window.close()


def test_point_32_the_display_has_a_screen_of_its_own_or_none(qapp: QApplication) -> None:
    (only,) = qapp.screens()

    assert spare_screen([only], only, "pole") is None


def test_point_33_the_display_has_its_states_and_is_private_again_within_ten_seconds(
    stand: Stand,
) -> None:
    views = customer_specimens("en").values()
    stand.hands.scan(ANNA_CARD)
    stand.hands.type("45,50")
    stand.hands.strike(ENTER)

    for _ in range(9):
        stand.shop.wait(1)

    assert {view.screen for view in views} == set(CustomerScreen)
    after = customer_view(stand.shop.state, join_text="", language="en")
    assert (after.screen, after.given_name) == (CustomerScreen.IDLE, "")


def test_point_33_no_family_name_phone_or_mail_is_ever_shown(
    stand: Stand, display: CustomerWindow
) -> None:
    shown = []
    stand.shop.till.state.watch(
        lambda state: display.render_state(customer_view(state, join_text="", language="en"))
    )

    for deed in (ANNA_CARD, "45,50"):
        (stand.hands.scan if deed == ANNA_CARD else stand.hands.type)(deed)
        shown += words_of(display)
    stand.hands.strike(ENTER)
    text = " ".join([*shown, *words_of(display)])

    assert "Anna" in text
    for private in (ANNA.family_name, ANNA.phone[-4:], ANNA.email, ANNA_CARD[-6:]):
        assert private not in text


def test_point_36_the_display_is_read_across_the_counter(display: CustomerWindow) -> None:
    for view in customer_specimens("ru").values():
        display.render_state(view)
        settle()
    parts = [*display.findChildren(QLabel), *display.findChildren(QPushButton)]
    sizes = {part.font().pixelSize() for part in parts}
    themes = [load_theme(name, find_places().resources_dir) for name in THEME_NAMES]

    faint = [pair for one in themes for pair in faint_pairs(one, CUSTOMER_PAIRS, CUSTOMER_RATIO)]

    assert min(sizes) >= CUSTOMER_TEXT_PX
    assert faint == []


def test_point_36_the_member_chooses_the_language_for_a_visit(
    stand: Stand, display: CustomerWindow
) -> None:
    rules = DisplayRules("en", JOIN_TEXT, has_languages=True)
    shown = DisplayViewModel(rules, lambda: stand.shop.now)
    display.language_wanted.connect(shown.choose_language)
    stand.hands.scan(ANNA_CARD)
    display.render_state(shown.look(stand.shop.state))
    settle()

    (russian,) = display.findChildren(QPushButton, "language_ru")
    russian.click()
    display.render_state(shown.look(stand.shop.state))

    assert "Здравствуйте, Anna!" in words_of(display)
    assert stand.shop.state.language == "en"


@pytest.mark.parametrize("name", THEME_NAMES)
def test_point_37_text_icons_edges_and_the_focus_stand_out(name: str) -> None:
    theme = load_theme(name, find_places().resources_dir)

    assert faint_pairs(theme, TEXT_PAIRS, TEXT_RATIO) == []
    assert faint_pairs(theme, SHAPE_PAIRS, SHAPE_RATIO) == []


def test_point_38_everything_on_the_panels_has_a_name_for_the_ear(stand: Stand) -> None:
    stand.hands.strike(Qt.Key.Key_F1)

    assert unnamed(stand.window) == []


def test_point_38_what_happens_is_announced(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[QAccessible.Event] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(_kind_of(event))
    )

    stand.hands.scan("https://example.com")

    assert told


@pytest.mark.parametrize("language", LANGUAGES)
def test_point_39_every_text_is_translated(language: str) -> None:
    assert list(translations.unfinished(translations.ts_file(language))) == []


def test_point_39_the_language_changes_without_a_restart(stand: Stand) -> None:
    heard = []
    for _ in LANGUAGES:
        heard.append(stand.hands.reads("readyHeadline"))
        stand.hands.press("language")

    assert len(set(heard)) == len(LANGUAGES)
    assert stand.hands.reads("readyHeadline") == heard[0]


def test_point_40_money_is_written_and_typed_as_people_do(stand: Stand) -> None:
    written = {
        money(123_456_750, "PLN", "pl"): f"1{SPACE}234{SPACE}567,50{SPACE}zł",
        money(123_450, "PLN", "pl"): f"1234,50{SPACE}zł",
        money(123_456_750, "RUB", "ru"): f"1{SPACE}234{SPACE}567,50{SPACE}₽",
    }
    typed = {parse_amount(text, "PLN") for text in ("1234,50", "1234.50")}

    stand.hands.scan(ANNA_CARD)
    stand.hands.type("12.50")

    assert list(written) == list(written.values())
    assert typed == {123_450}
    assert stand.shop.state.sale.amount_minor == 1_250


@pytest.mark.parametrize(
    ("name", "typed"), [("Żółć", "zolc"), ("Łukasz", "lukasz"), ("Щербаков", "Shcherbakov")]
)
def test_point_41_names_are_met_without_their_marks(name: str, typed: str) -> None:
    assert fold_words(name) == fold_words(typed)


@pytest.mark.parametrize("typed", ["501 234 567", "+48 501234567", "501-234-567", "4567"])
def test_point_41_a_phone_is_found_however_it_is_typed(stand: Stand, typed: str) -> None:
    stand.hands.strike(Qt.Key.Key_F3)
    stand.hands.type(typed)
    stand.hands.strike(ENTER)

    assert stand.hands.reads("memberName") == "Anna K."


def test_point_44_f1_shows_the_keys_and_f9_checks_the_readers(stand: Stand) -> None:
    stand.hands.strike(Qt.Key.Key_F1)
    is_listed = bool(stand.hands.reads("keysTitle"))
    stand.hands.strike(Qt.Key.Key_Escape)
    stand.hands.strike(Qt.Key.Key_F9)

    assert is_listed
    assert stand.shop.state.screen is Screen.READERS


def _kind_of(event: QAccessibleEvent) -> QAccessible.Event:
    return event.type()
