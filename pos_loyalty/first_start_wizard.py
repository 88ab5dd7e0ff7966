# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The window of the first start, wired: a till that belongs to no shop yet is led to one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QSize, QThreadPool, QTimeZone

from pos_loyalty.founding import Founder
from pos_loyalty.places import Places
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.settings import ReaderSettings, Settings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch
from pos_loyalty.ui.qt_tasks import QtTaskRunner
from pos_loyalty.ui.view_models.first_start import (
    Ending,
    FirstStartViewModel,
    Founding,
    StartField,
    StartState,
)
from pos_loyalty.ui.windows.first_start import FirstStartWindow

WINDOW_SIZE: Final = QSize(1024, 600)
_LEFT: Final = 1
_ARGUMENTS: Final[dict[Ending, Sequence[str]]] = {
    Ending.TILL: ("till",),
    Ending.DEMO: ("till", "--demo"),
}


class Wizard(QObject):
    """The window, its readers and its thread. Lives on the GUI thread.

    Attributes:
        wanted: The arguments that the program is to be started with afterwards; ``None`` as long
            as nothing is set up.
    """

    def __init__(
        self, places: Places, settings: Settings, founding: Founding | None = None
    ) -> None:
        super().__init__()
        self.wanted: Sequence[str] | None = None
        pool = QThreadPool(self)
        pool.setMaxThreadCount(1)
        self._tasks = QtTaskRunner(pool, self)
        first = StartState(_language(settings), fields=_guessed())
        founder = founding or Founder(places)
        self.view_model = FirstStartViewModel(founder, self._tasks, first, self._end)
        appearance = Appearance(
            places.resources_dir, _theme(settings), settings.text_size_percent / 100
        )
        speech = LanguageSwitch(places.resources_dir / "i18n")
        self.window = FirstStartWindow(self.view_model, appearance, speech)
        self.window.resize(WINDOW_SIZE.boundedTo(self.window.screen().availableSize()))
        self._wedge = WedgeFilter(ReaderSettings(), parent=self)
        self._wedge.code_scanned.connect(self.view_model.scan)
        _application().installEventFilter(self._wedge)

    def close(self) -> None:
        """Wait for what was begun, and let the reader go."""
        _application().removeEventFilter(self._wedge)
        self._wedge.stop()
        self._tasks.close()
        self.window.close()

    def _end(self, ending: Ending) -> None:
        self.wanted = _ARGUMENTS[ending]
        self.window.close()


def lead_to_a_shop(places: Places, settings: Settings) -> Sequence[str] | None:
    """Show the window until it is closed; return what the program is to be started with.

    Returns:
        ``None`` if nobody finished it.
    """
    from pos_loyalty.app import make_application

    application = make_application()
    wizard = Wizard(places, settings)
    wizard.window.show()
    try:
        application.exec()
    finally:
        wizard.close()
    return wizard.wanted


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    if application is None:
        raise TypeError("an application must be made before its windows")
    return application


def _guessed() -> tuple[tuple[StartField, str], ...]:
    """Return what the machine knows already."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    known = zone if "/" in zone and not zone.startswith("Etc/") else ""
    return ((StartField.ADDRESS, "https://"), (StartField.ZONE, known))


def _theme(settings: Settings) -> str:
    return settings.theme or "light"


def _language(settings: Settings) -> str:
    system = QLocale.system().name().partition("_")[0]
    spoken = settings.cashier_language or settings.language
    return spoken or (system if system in LANGUAGES else "en")
