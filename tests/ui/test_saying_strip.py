# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The line that is worth saying: in words, in three languages, and under a finger."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from pos_loyalty.domain.program.saying import Saying
from pos_loyalty.domain.program.told import SayingKind
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch
from pos_loyalty.ui.redeem_specimens import SAYINGS
from pos_loyalty.ui.saying_words import saying_text
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.widgets.reward_list import RewardList
from pos_loyalty.ui.widgets.saying_strip import SayingStrip
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import cut_words, seen, targets
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store
from tests.ui.view_models.test_sayings import ENDING


@pytest.fixture
def switch(qapp: QCoreApplication) -> Iterator[LanguageSwitch]:
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    switch.use("en")
    yield switch
    switch.use("en")


def text_of(saying: Saying, language: str = "en") -> str:
    return saying_text(saying, "PLN", language).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_has_words_of_its_own(switch: LanguageSwitch, language: str) -> None:
    switch.use(language)

    texts = {text_of(saying, language) for saying in SAYINGS}

    assert len(texts) == len(SAYINGS)
    assert {saying.kind for saying in SAYINGS} == set(SayingKind)
    assert not any("{" in text or "%" in text for text in texts)


@pytest.mark.parametrize(
    ("language", "points", "text"),
    [
        ("en", 1, "Only 1 point to: A coffee"),
        ("en", 20, "Only 20 points to: A coffee"),
        ("pl", 22, "Brakuje tylko 22 punktów: Kawa"),
        ("ru", 1, "Не хватает всего 1 балла: Кофе"),
    ],
)
def test_the_noun_goes_with_its_number(
    switch: LanguageSwitch, language: str, points: int, text: str
) -> None:
    switch.use(language)

    assert text_of(replace(SAYINGS[-1], amount=points), language) == text


@pytest.mark.parametrize(
    ("basis", "amount", "missing"),
    [
        ("earned", 60, "60 points"),
        ("visits", 1, "1 visit"),
        ("spent", 6_000, "PLN 60.00"),
        ("money_spent", 6_000, "PLN 60.00"),
        ("pieces", 2, "2 pieces"),
        ("deeds", 3, "3 times"),
        ("day", 1, "1 day"),
        ("week", 2, "2 weeks"),
        ("month", 2, "2 months"),
    ],
)
def test_what_is_missing_is_counted_in_its_own_words(
    switch: LanguageSwitch, basis: str, amount: int, missing: str
) -> None:
    saying = Saying(SayingKind.CHALLENGE_CLOSE, "c", {"en": "Regular"}, amount, basis)

    assert text_of(saying) == f"Only {missing} to go: Regular"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits_the_smallest_window(
    till: TillViewModel, till_window: TillWindow, language: str
) -> None:
    state = specimens()["member-amount"]
    cut = {}
    shown_at(till_window, QSize(1024, 600))

    for saying in SAYINGS:
        sale = replace(state.sale, saying=saying)
        till.state.set(replace(state, sale=sale, language=language))
        settle()
        cut[saying.key] = cut_words(till_window)

    assert {key: words for key, words in cut.items() if words} == {}


def test_a_line_does_not_move_the_next_step(till: TillViewModel, till_window: TillWindow) -> None:
    places = set()

    for name in ("member", "member-saying-long", "member-all-said"):
        till.state.set(specimens()[name])
        settle()
        places.add(targets(till_window)["primary"].getRect())

    assert len(places) == 1


def test_there_is_no_strip_where_nothing_is_to_be_said(
    till: TillViewModel, till_window: TillWindow
) -> None:
    till.state.set(specimens()["member"])
    settle()

    assert list(seen(till_window, SayingStrip)) == []


@pytest.fixture
def shop() -> Shop:
    """Return a shop where points that end and a reward wait to be spoken of."""
    return Shop(a_fake_store(anna_points=100, anna_holds=[ENDING]))


@pytest.fixture
def served(shop: Shop, appearance: Appearance) -> Iterator[TillWindow]:
    """Show Anna's page, as the cashier sees it."""
    switch = LanguageSwitch(find_places().resources_dir / "i18n")
    window = TillWindow(shop.till, appearance, switch)
    shown_at(window, QSize(1024, 600))
    window.activateWindow()
    shop.scan(ANNA_CARD)
    settle()
    yield window
    window.close()


def answers(shop: Shop) -> list[tuple[str, bool]]:
    return [(answer.kind, answer.is_told) for answer in shop.till.sale.sayings.answers]


def button(window: TillWindow, name: str) -> QAbstractButton:
    (found,) = [part for part in seen(window, QAbstractButton) if part.objectName() == name]
    return found


@pytest.mark.parametrize(
    ("modifier", "is_told"),
    [(Qt.KeyboardModifier.NoModifier, True), (Qt.KeyboardModifier.ShiftModifier, False)],
    ids=["F5", "Shift+F5"],
)
def test_one_key_answers(
    shop: Shop, served: TillWindow, modifier: Qt.KeyboardModifier, *, is_told: bool
) -> None:
    QTest.keyClick(served.windowHandle(), Qt.Key.Key_F5, modifier)
    settle()

    assert answers(shop) == [("points_ending", is_told)]


@pytest.mark.parametrize(("name", "is_told"), [("sayingSaid", True), ("sayingUnsaid", False)])
def test_one_press_answers(shop: Shop, served: TillWindow, name: str, *, is_told: bool) -> None:
    QTest.mouseClick(button(served, name), Qt.MouseButton.LeftButton)
    settle()

    assert answers(shop) == [("points_ending", is_told)]


def test_the_second_press_of_a_double_click_answers_nothing(shop: Shop, served: TillWindow) -> None:
    said = button(served, "sayingSaid")

    QTest.mouseClick(said, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(said, Qt.MouseButton.LeftButton)
    settle()

    assert answers(shop) == [("points_ending", True)]


def test_after_the_last_answer_nothing_moves_under_the_finger(
    shop: Shop, served: TillWindow
) -> None:
    places = []
    for _ in range(3):
        (rewards,) = seen(served, RewardList)
        places.append(rewards.mapTo(served, QPoint(0, 0)).y())
        shop.till.sale.sayings.told()
        settle()

    assert shop.state.sale.is_all_said
    assert len(set(places)) == 1
    assert not button(served, "sayingSaid").isEnabled()


def test_the_keys_do_nothing_on_another_page(shop: Shop, served: TillWindow) -> None:
    shop.till.go_ready()
    settle()

    QTest.keyClick(served.windowHandle(), Qt.Key.Key_F5)
    settle()

    assert shop.state.screen is Screen.READY
