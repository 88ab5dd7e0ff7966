# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop's counter with its two windows: what the steps do, a cashier could do, and they read."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch, Speaker
from pos_loyalty.ui.view_models.display import DisplayRules, DisplayViewModel
from pos_loyalty.ui.view_models.display_form import SurveyScale
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow
from tests.features.counter import Counter
from tests.features.far_server import FarServer
from tests.ui.hands import Hands, settle, words_of
from tests.ui.measuring import seen

JOIN_TEXT = "https://shop.example/join"
_SIZE = QSize(1024, 600)


class WindowCounter(Counter):
    """The counter, served through the till's window with the customer's display beside it.

    Attributes:
        hands: The cashier's, at the window of this moment.
        server: There once the shop has joined one.
    """

    hands: Hands
    server: FarServer

    def __init__(self, data_dir: Path, appearance: Appearance) -> None:
        super().__init__(data_dir)
        self._appearance = appearance
        self._has_server = False
        self._display: CustomerWindow | None = None
        self._open_windows()

    def join_server(self) -> FarServer:
        """Join the till to a server that knows nobody yet."""
        self._has_server = True
        self.server = FarServer(self.store, lambda: self.shop.now)
        return self.server

    def look_at_server(self) -> None:
        """Show how the till stands with its server, as the till does after each news of it."""
        if self._has_server:
            self.shop.till.show_light(self.server.light())
            settle()

    def pull_the_plug(self) -> None:
        self._take_windows_away()
        super().pull_the_plug()
        if self._has_server:
            self.server.store = self.store
        self._open_windows()

    def close(self) -> None:
        self._take_windows_away()
        super().close()

    def scan(self, text: str) -> None:
        """Scan with the reader that types like a keyboard."""
        self.look_at_server()
        self.hands.scan(text)

    def wait(self, seconds: float) -> None:
        """Let the shop's time pass."""
        self.shop.wait(seconds)
        settle()
        self.look_at_server()

    def said(self) -> str:
        """Return all that the till's window says."""
        self.look_at_server()
        return self.hands.words()

    def customer_reads(self) -> str:
        """Return all that the customer's display says; it is switched on when first looked at."""
        if self._display is None:
            self._display = self._open_display()
        return " ".join(words_of(self._display))

    def _open_windows(self) -> None:
        i18n_dir = find_places().resources_dir / "i18n"
        self.window = TillWindow(self.shop.till, self._appearance, LanguageSwitch(i18n_dir))
        self.window.resize(_SIZE)
        self.window.show()
        self.window.activateWindow()
        settle()
        self.hands = Hands(self.window, self.shop.till.scan)

    def ask_on_the_display(self, least: int, most: int) -> None:
        """Switch the display on, with a question after each purchase."""
        self._display = self._open_display()
        self.shop.till.survey.ask_on(SurveyScale(least, most))

    def press_on_the_display(self, name: str) -> None:
        """Press what has this object name, as the customer's finger does."""
        assert self._display is not None
        settle()
        (button,) = (
            one for one in seen(self._display, QAbstractButton) if one.objectName() == name
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def unplug_the_display(self) -> None:
        """Take the screen away; the till hears of it."""
        assert self._display is not None
        self._display.hide()
        self.shop.till.survey.ask_on(None)
        settle()

    def _open_display(self) -> CustomerWindow:
        i18n_dir = find_places().resources_dir / "i18n"
        display = CustomerWindow(self._appearance, Speaker(i18n_dir))
        till, rules = self.shop.till, DisplayRules("en", JOIN_TEXT, has_languages=True)
        shown = DisplayViewModel(rules, lambda: self.shop.now)

        def draw(_change: object) -> None:
            display.render_state(shown.look(till.state.value))

        def speak(language: str) -> None:
            shown.choose_language(language)
            draw(language)

        display.answered.connect(till.survey.answer)
        display.language_wanted.connect(speak)
        display.resize(_SIZE)
        display.show()
        till.state.watch(draw)
        self.window.activateWindow()
        settle()
        return display

    def _take_windows_away(self) -> None:
        self.hands.take_away()
        self.window.close_for_good()
        self.window.deleteLater()
        if self._display is not None:
            self._display.close()
            self._display.deleteLater()
            self._display = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
