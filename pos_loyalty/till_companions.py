# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What every till has beside its window: sounds, the customer's display, cards and copies."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from pos_loyalty.companion import Wired
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.view_models.cues import cue_between
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.panels import MemberPanel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.windows.customer import CustomerWindow, spare_screen


class Sounding:
    """Implements ``Companion``: lets the cashier hear what happened."""

    def __init__(self, wired: Wired) -> None:
        sounds_dir = wired.places.resources_dir / "sounds"
        settings = wired.settings
        self._sounds = Sounds(
            sounds_dir, is_on=settings.has_sound, volume_percent=settings.sound_volume_percent
        )

    def follow(self, before: TillState, after: TillState) -> None:
        """Play what goes with the change."""
        self._sounds.play(cue_between(before, after))

    def close(self) -> None:
        """Let the last sound end by itself."""


class CustomerDisplay(QObject):
    """Implements ``Companion``: the customer's own window, on a screen of its own.

    Attributes:
        window: Drawn once the cashier's has been painted.
    """

    def __init__(
        self, wired: Wired, appearance: Appearance, language: str, parent: QObject | None = None
    ) -> None:
        """Show the display where there is a screen for it, now and whenever one comes.

        Args:
            language: For members who have none.
        """
        super().__init__(parent)
        self._wired, self._language = wired, language
        self.window = CustomerWindow(appearance, Speaker(wired.places.resources_dir / "i18n"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)
        application = _application()
        application.screenAdded.connect(self._place)
        application.screenRemoved.connect(self._place)
        self._place()

    def follow(self, before: TillState, after: TillState) -> None:  # noqa: ARG002 - the newest is drawn
        """Draw it after the cashier's window."""
        self._soon.start()

    def close(self) -> None:
        """Take the window away."""
        self._soon.stop()
        self.window.close()

    def _draw(self) -> None:
        settings, state = self._wired.settings, self._wired.till.state.value
        view = customer_view(state, join_text=settings.join_url, language=self._language)
        self.window.render_state(view)

    def _place(self) -> None:
        cashiers, named = self._wired.window, self._wired.settings.customer_screen
        self.window.show_on(spare_screen(QGuiApplication.screens(), cashiers.screen(), named))
        cashiers.activateWindow()  # keys are the cashier's, whatever else came up


class Outlets:
    """Gives out what the cashier asks the window for: a member's card, a copy of what waits."""

    def __init__(self, wired: Wired) -> None:
        self._wired = wired
        wired.window.card_wanted.connect(self.give_card)
        wired.window.copy_wanted.connect(self.save_copy)

    def give_card(self, member: MemberPanel) -> None:
        """Print or save a member's card; asks the cashier where."""
        from pos_loyalty.card_outlet import give_card
        from pos_loyalty.ui.card_print import CardFace

        till, shop = self._wired.till, self._wired.shop
        face = CardFace(member.card_number, member.short_name, shop.store_name)
        with till.dialog():
            saved_as = give_card(face, self._wired.window)
        if saved_as is not None:
            till.card_saved(saved_as)

    def save_copy(self) -> None:
        """Save what waits for the server; asks the cashier where."""
        from pos_loyalty.copy_outlet import ask_where, save_copy

        till = self._wired.till
        with till.dialog():
            file = ask_where(self._wired.window, self._wired.shop.till_no)
        if file:
            saving = partial(save_copy, self._wired.places.data_dir, file)
            self._wired.reads.run(saving, till.copy_saved, lambda _refusal: None)


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise TypeError("an application must be made before its windows")
    return application
