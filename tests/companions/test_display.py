# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's display beside a till: it follows, it asks, and it lets nobody through."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from pos_loyalty.companions import display as till_display
from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.display import CustomerDisplay
from pos_loyalty.demo.shop import SHOP
from pos_loyalty.display_power import KeptAwake
from pos_loyalty.places import find_places
from pos_loyalty.settings import DisplaySettings, Settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch
from pos_loyalty.ui.tasks import ImmediateRunner, TaskRunner
from pos_loyalty.ui.windows.till import TillWindow
from tests.ui.conftest import settle, shown_at
from tests.ui.measuring import seen
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_fake_store

RULES = DisplaySettings(survey=(1, 5), leave_pin="2580", offers=("Two for one",))


@pytest.fixture
def shop() -> Shop:
    return Shop(a_fake_store())


def wired_with(
    shop: Shop, folder: Path, display: DisplaySettings, *, reads: TaskRunner | None = None
) -> Wired:
    """Return a till's wiring with these settings of its display."""
    places = find_places(folder)
    appearance = Appearance(places.resources_dir)
    window = TillWindow(shop.till, appearance, LanguageSwitch(places.resources_dir / "i18n"))
    return Wired(
        till=shop.till,
        window=window,
        shop=SHOP,
        settings=Settings(has_sound=False, display=display),
        places=places,
        clock=lambda: shop.now,
        opened=Future(),
        recorder=shop.store,
        reads=reads or ImmediateRunner(),
        writes=ImmediateRunner(),
        run_on_writer=lambda work: work(),
    )


class Power(KeptAwake):
    """Holds nothing awake, and knows whether it should."""

    def __init__(self) -> None:
        super().__init__(system="none", start=None)
        self.is_held = False

    def begin(self) -> None:
        self.is_held = True

    def end(self) -> None:
        self.is_held = False


class Counter:
    """A till with two screens, the second of which can be unplugged."""

    def __init__(self, shop: Shop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.has_second_screen, self._is_closed = True, False
        monkeypatch.setattr(till_display, "spare_screen", self._spare)
        self.shop, self.power = shop, Power()
        self.wired = wired_with(shop, folder, RULES)
        appearance = Appearance(self.wired.places.resources_dir)
        self.display = CustomerDisplay(self.wired, appearance, "en", awake=self.power)
        self.window = self.display.window
        shown_at(self.window, QSize(1024, 600))
        self._end = shop.till.state.watch(lambda state: self.display.follow(state, state))
        settle()

    def _spare(self, screens: Sequence[object], *_: object) -> object:
        return screens[0] if self.has_second_screen else None

    def plug(self, *, is_in: bool) -> None:
        """Plug the second screen in, or pull it out; Qt tells of it."""
        self.has_second_screen = is_in
        screen = QGuiApplication.primaryScreen()
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        (application.screenAdded if is_in else application.screenRemoved).emit(screen)
        settle()

    def words(self) -> str:
        settle()
        return " ".join(label.text() for label in seen(self.window, QLabel))

    def press(self, name: str) -> None:
        settle()
        (button,) = (b for b in seen(self.window, QPushButton) if b.objectName() == name)
        button.click()
        settle()

    def close(self) -> None:
        if self._is_closed:
            return
        self._is_closed = True
        self._end()
        self.display.close()
        self.wired.window.close_for_good()


@pytest.fixture
def counter(
    qapp: QApplication, shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Counter]:
    counter = Counter(shop, tmp_path, monkeypatch)
    yield counter
    counter.close()


def ask(counter: Counter) -> None:
    counter.shop.buy(ANNA_CARD, "10")
    counter.shop.wait(3)


def test_it_greets_after_the_cashiers_window_was_drawn(counter: Counter, shop: Shop) -> None:
    shop.scan(ANNA_CARD)
    at_once = [label.text() for label in seen(counter.window, QLabel)]

    assert "Dzień dobry, Anna!" not in at_once
    assert "Dzień dobry, Anna!" in counter.words()


def test_while_nobody_is_served_it_shows_the_shops_offer_and_the_time(counter: Counter) -> None:
    words = counter.words()

    assert "Two for one" in words
    assert "14:00" in words


def test_an_answer_by_touch_is_paid_and_thanked_for(counter: Counter, shop: Shop) -> None:
    ask(counter)
    question = counter.words()

    counter.press("answer_4")

    assert "Jak było dzisiaj?" in question
    assert "+15 punktów za odpowiedź" in counter.words()
    assert shop.points_of(ANNA_CARD) == 100 + 9 + 15


def test_the_member_has_it_in_another_language(counter: Counter, shop: Shop) -> None:
    shop.scan(ANNA_CARD)

    counter.press("language_ru")

    assert "Здравствуйте, Anna!" in counter.words()
    assert shop.state.language == "en", "the cashier's is as it was"


def test_a_screen_that_is_unplugged_in_the_middle_of_a_question_breaks_nothing(
    counter: Counter, shop: Shop
) -> None:
    ask(counter)
    held = counter.power.is_held
    counter.plug(is_in=False)
    gone = (counter.window.isVisible(), counter.power.is_held, shop.state.display.survey)
    shop.wait(10)
    counter.plug(is_in=True)

    assert held
    assert gone == (False, False, None)
    assert (counter.window.isVisible(), counter.power.is_held) == (True, True)
    assert "Two for one" in counter.words()


def test_closing_it_asks_for_the_pin(counter: Counter) -> None:
    counter.window.close()
    asked = counter.words()
    for digit in "2581":
        counter.press(f"leave_{digit}")
    refused = counter.words()
    still_there = counter.window.isVisible()
    for digit in "2580":
        counter.press(f"leave_{digit}")

    assert "For the shop: the PIN" in asked
    assert "That was another number." in refused
    assert (still_there, counter.window.isVisible()) == (True, False)


def test_who_left_it_finds_it_again_on_a_screen_that_is_plugged_in(counter: Counter) -> None:
    counter.window.leave_wanted.emit()
    left = counter.window.isVisible()

    counter.plug(is_in=True)

    assert (left, counter.window.isVisible()) == (False, True)


def test_a_till_that_ends_needs_no_pin(counter: Counter, shop: Shop) -> None:
    ask(counter)

    counter.close()

    assert (counter.window.isVisible(), counter.power.is_held) == (False, False)
    assert shop.state.display.survey is None
