# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's own display, on the second screen.

It shows what it is given. What is pressed on it leaves by three signals, and none of them knows of
the till: an answer to the question after a purchase, another language, the wish to leave.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.messages import customer_text
from pos_loyalty.ui.theme import fitting_scale, palette_of
from pos_loyalty.ui.view_models.customer import CustomerScreen, CustomerState
from pos_loyalty.ui.view_models.display_lock import DisplayLock
from pos_loyalty.ui.widgets.layouts import column, free_in_size, label, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.watermark import Watermark
from pos_loyalty.ui.windows.customer_pages.closed import ClosedPage
from pos_loyalty.ui.windows.customer_pages.earned import EarnedPage, RewardPage
from pos_loyalty.ui.windows.customer_pages.greeting import GreetingPage
from pos_loyalty.ui.windows.customer_pages.idle import IdlePage
from pos_loyalty.ui.windows.customer_pages.join import JoinPage
from pos_loyalty.ui.windows.customer_pages.languages import LanguageChoice
from pos_loyalty.ui.windows.customer_pages.leave import LeavePage
from pos_loyalty.ui.windows.customer_pages.page import CustomerPage
from pos_loyalty.ui.windows.customer_pages.scan_me import ScanMePage
from pos_loyalty.ui.windows.customer_pages.survey import SurveyPage
from pos_loyalty.ui.windows.customer_pages.thanks import ThanksPage

HOLD_MS: Final = 3_000
"""How long the shop's name is held to leave the display: nobody does so by chance."""

_PICTURES_KEPT: Final = 2
"""That which is shown, and that which comes next."""

_PAGES: Final[dict[CustomerScreen, Callable[[IconBook], CustomerPage]]] = {
    CustomerScreen.IDLE: IdlePage,
    CustomerScreen.JOIN: JoinPage,
    CustomerScreen.SCAN_ME: ScanMePage,
    CustomerScreen.GREETING: GreetingPage,
    CustomerScreen.EARNED: EarnedPage,
    CustomerScreen.REWARD_USED: RewardPage,
    CustomerScreen.THANKS: ThanksPage,
    CustomerScreen.CLOSED: ClosedPage,
}


class CustomerWindow(QWidget):
    """The shop's name and the time above, a page below, and the languages at the bottom.

    Args:
        speaker: Speaks the member's language beside the cashier's.
        lock: Asked before anybody leaves the display; ``None`` for no PIN.
    """

    answered = Signal(int)
    """The member answered the question."""
    language_wanted = Signal(str)
    leave_wanted = Signal()
    """Somebody of the shop leaves the display; where there is a PIN, it was right."""

    def __init__(
        self, appearance: Appearance, speaker: Speaker, lock: DisplayLock | None = None
    ) -> None:
        super().__init__()
        named(self, "customerWindow")
        self._appearance, self._speaker = appearance, speaker
        self._lock = lock if lock is not None and lock.is_set else None
        self._dressed_for = 0.0
        self._state: CustomerState | None = None
        self._is_leaving = self._ends = False
        self._mark: Watermark | None = None
        self._pictures: dict[Path, QImage] = {}
        self._pages: dict[CustomerScreen | None, CustomerPage] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Closing the till's window ends the program; this one alone would keep it alive.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        # Keys are the cashier's: a finger on the display does not take them away.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place()
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self.ask_to_leave)
        appearance.changed.connect(self._dress)
        if isinstance(application := QGuiApplication.instance(), QGuiApplication):
            # The till's window is closed: to ask for a PIN now would keep the program alive.
            application.lastWindowClosed.connect(self._end)
        self._dress()

    @property
    def is_held(self) -> bool:
        """Tell whether a finger is on the shop's name."""
        return self._hold.isActive()

    def render_state(self, state: CustomerState) -> None:
        """Draw the whole state; called on every change."""
        self._state = state
        words = self._speaker.words(state.language)
        self._shop.setText(state.store_name)
        self._clock.setText(state.clock)
        self._languages.show_languages(() if self._is_leaving else state.languages, state.language)
        self._mark_training(state)
        page = self._page(None if self._is_leaving else state.screen)
        if isinstance(page, IdlePage):
            page.show_picture(self._pictures.get(state.offer.picture or Path(), QImage()))
        page.render_state(state, words)
        self._raise(page)
        self.setAccessibleName(customer_text(state, words).title)

    def keep_picture(self, file: Path, image: QImage) -> None:
        """Have a picture at hand, for when it is the offer that is shown."""
        self._pictures.pop(file, None)
        self._pictures[file] = image
        for older in list(self._pictures)[:-_PICTURES_KEPT]:
            del self._pictures[older]

    def show_on(self, screen: QScreen | None) -> None:
        """Fill a screen, or stay hidden when there is none to spare."""
        if screen is None:
            self.hide()
            return
        self.setGeometry(QRect(screen.geometry()))
        # Not ``showFullScreen``, which asks for the keys as well.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def ask_to_leave(self) -> None:
        """Let somebody of the shop leave the display, after the PIN where there is one."""
        if self._lock is None:
            self.leave_wanted.emit()
            return
        page = self._page(None)
        if isinstance(page, LeavePage):
            self._is_leaving = True
            page.begin()
            self._draw_again()

    def close_for_good(self) -> None:
        """Close with the till, whoever stands before it."""
        self._ends = True
        self.close()

    def _end(self) -> None:
        self._ends = True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close at once with the till, or where there is no PIN; else ask for it."""
        if self._ends or self._lock is None or not self.isVisible():
            super().closeEvent(event)
            if not self._ends:
                self.leave_wanted.emit()
            return
        event.ignore()
        self.ask_to_leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to count where the shop's name is held."""
        if self._shop.geometry().contains(event.position().toPoint()):
            self._hold.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Count no more."""
        del event
        self._hold.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw larger on a larger screen."""
        super().resizeEvent(event)
        if fitting_scale(self.size()) != self._dressed_for:
            self._dress()

    def _place(self) -> None:
        self._shop = label("customerShop", "strong", wraps=True)
        self._clock = label("customerClock", "strong")
        self._holder = column(spacing=0)
        self._languages = LanguageChoice()
        self._languages.language_wanted.connect(self.language_wanted)
        head = row(self._shop, self._clock, spacing=24)
        head.setStretch(0, 1)
        content = column(head, self._holder, self._languages, margins=(56, 32, 56, 24))
        content.setStretch(1, 1)
        self.setLayout(content)
        free_in_size(self)

    def _page(self, screen: CustomerScreen | None) -> CustomerPage:
        """Return the page of a screen, or the one that asks for the PIN; built when first shown."""
        if screen not in self._pages:
            page = self._new_page(screen)
            page.hide()
            self._holder.addWidget(page)
            self._pages[screen] = page
        return self._pages[screen]

    def _new_page(self, screen: CustomerScreen | None) -> CustomerPage:
        icons = self._appearance.icons
        if screen is None and self._lock is not None:
            leave = LeavePage(icons, self._lock)
            leave.opened.connect(self._leave)
            leave.given_up.connect(self._stay)
            return leave
        if screen is CustomerScreen.SURVEY:
            survey = SurveyPage()
            survey.answered.connect(self.answered)
            return survey
        return _PAGES[screen or CustomerScreen.IDLE](icons)

    def _mark_training(self, state: CustomerState) -> None:
        if state.is_training and self._mark is None:
            self._mark = Watermark(self)
        if self._mark is not None:
            self._mark.setVisible(state.is_training)
            colour = QColor(self._appearance.theme.colours["warning"])
            words = self._speaker.words(state.language)
            self._mark.show_words(words.translate("training", "TRAINING"), colour)

    def _raise(self, page: CustomerPage) -> None:
        for other in self._pages.values():
            if other is not page:
                other.hide()
        page.show()

    def _leave(self) -> None:
        self._stay()
        self.leave_wanted.emit()

    def _stay(self) -> None:
        self._is_leaving = False
        self._draw_again()

    def _draw_again(self) -> None:
        if self._state is not None:
            self.render_state(self._state)

    def _dress(self) -> None:
        self._dressed_for = fitting_scale(self.size())
        self.setPalette(palette_of(self._appearance.theme))
        self.setStyleSheet(self._appearance.customers_sheet(self._dressed_for))


def spare_screen(
    screens: Sequence[QScreen], till_screen: QScreen | None, wanted_name: str = ""
) -> QScreen | None:
    """Return the screen for the customer: the one of that name, else any but the till's.

    Args:
        wanted_name: As the system calls it; screens change their order, not their names.

    Returns:
        ``None`` when the till's is the only screen: the till is never covered.
    """
    others = [screen for screen in screens if screen is not till_screen]
    named_so = [screen for screen in others if screen.name() == wanted_name]
    return next(iter(named_so or others), None)
