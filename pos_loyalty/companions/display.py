# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The customer's display, wired: what it shows, and the three things that it may tell."""

from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from pos_loyalty.clock import business_time
from pos_loyalty.companions.companion import Wired
from pos_loyalty.companions.offer_reel import OfferReel
from pos_loyalty.display_power import KeptAwake
from pos_loyalty.settings import Settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.view_models.customer import CustomerState, Offer
from pos_loyalty.ui.view_models.display import DisplayRules, DisplayViewModel
from pos_loyalty.ui.view_models.display_form import SurveyScale
from pos_loyalty.ui.view_models.display_lock import DisplayLock
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.windows.customer import CustomerWindow, spare_screen

TICK_MS: Final = 1_000


class CustomerDisplay(QObject):
    """Implements ``Companion``: the customer's own window, on a screen of its own.

    Attributes:
        window: Drawn once the cashier's has been painted.
        shown: Makes what it shows of what the till shows.
    """

    def __init__(
        self,
        wired: Wired,
        appearance: Appearance,
        language: str,
        *,
        awake: KeptAwake | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Show the display where there is a screen for it, now and whenever one comes.

        Args:
            language: For members who have none.
            awake: Keeps the screen from going dark; ``None`` for the system's own way.
        """
        super().__init__(parent)
        self._wired, self._awake = wired, awake or KeptAwake()
        zone, rules = wired.shop.zone, _rules(wired.settings, language)
        self.shown = DisplayViewModel(rules, lambda: business_time(wired.clock(), zone))
        speaker = Speaker(wired.places.resources_dir / "i18n")
        lock = DisplayLock(wired.settings.display.leave_pin, wired.clock)
        self.window = CustomerWindow(appearance, speaker, lock)
        self.window.answered.connect(wired.till.survey.answer)
        self.window.language_wanted.connect(self._choose_language)
        self.window.leave_wanted.connect(self._leave)
        self._drawn: CustomerState | None = None
        self._has_screen = self._was_left = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)
        self._reel = OfferReel(wired, self._room, self._offer, parent=self)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._draw)
        self._ticks.timeout.connect(self._awake.look)
        application = _application()
        application.screenAdded.connect(self._place_anew)
        application.screenRemoved.connect(self._place)
        self._place()

    def follow(self, before: TillState, after: TillState) -> None:  # noqa: ARG002 - the newest is drawn
        """Draw it after the cashier's window."""
        self._soon.start()

    def close(self) -> None:
        """Take the window away, whatever stands on it."""
        self._rest()
        self._soon.stop()
        application = _application()
        application.screenAdded.disconnect(self._place_anew)
        application.screenRemoved.disconnect(self._place)
        self.window.close_for_good()

    def _draw(self) -> None:
        view = self.shown.look(self._wired.till.state.value)
        if view != self._drawn:
            self._drawn = view
            self.window.render_state(view)

    def _choose_language(self, language: str) -> None:
        self.shown.choose_language(language)
        self._draw()

    def _offer(self, offer: Offer, image: QImage | None) -> None:
        """Show the next offer; its picture is read and made small already."""
        if offer.picture is not None and image is not None:
            self.window.keep_picture(offer.picture, image)
        self.shown.show_offer(offer)
        self._draw()

    def _room(self) -> QSize:
        return self.window.size() * self.window.devicePixelRatioF()

    def _place_anew(self) -> None:
        """A screen was plugged in: whoever left the display wants it again."""
        self._was_left = False
        self._place()

    def _place(self) -> None:
        cashiers, named = self._wired.window, self._wired.settings.customer_screen
        screen = spare_screen(QGuiApplication.screens(), cashiers.screen(), named)
        self.window.show_on(None if self._was_left else screen)
        self._has_screen = screen is not None and not self._was_left
        if self._has_screen:
            self._work()
        else:
            self._rest()
        cashiers.activateWindow()  # keys are the cashier's, whatever else came up

    def _work(self) -> None:
        """Ask, turn the offers and tell the time: somebody can see it."""
        scale = self._wired.settings.display.survey
        self._wired.till.survey.ask_on(SurveyScale(*scale) if scale is not None else None)
        self._ticks.start(TICK_MS)
        self._reel.start()
        self._awake.begin()
        self._soon.start()

    def _rest(self) -> None:
        self._wired.till.survey.ask_on(None)
        self._ticks.stop()
        self._reel.stop()
        self._awake.end()

    def _leave(self) -> None:
        """Let somebody of the shop at the system; the next start brings the display back."""
        self._was_left = True
        self._place()


def _rules(settings: Settings, language: str) -> DisplayRules:
    return DisplayRules(
        language=language,
        join_text=settings.join_url,
        has_clock=settings.display.has_clock,
        has_languages=settings.display.has_languages,
    )


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise TypeError("an application must be made before its windows")
    return application
