# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till, wired: the one place where ports meet adapters.

The window is painted first, by a handful of light modules. Then the use cases are loaded, and the
store is opened on the writer's thread; what a cashier does meanwhile waits its turn.
"""

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QSize, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from pos_loyalty.linking.window_link import WindowLink
from pos_loyalty.places import Places
from pos_loyalty.restarting import Restarting
from pos_loyalty.settings import Settings, ShopSettings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch
from pos_loyalty.ui.view_models.early_till import EarlyTill
from pos_loyalty.ui.view_models.light import Light, LightKind
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.windows.till import TillWindow

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pos_loyalty.companions.camera import TillCamera
    from pos_loyalty.companions.companion import Companion
    from pos_loyalty.domain.errors import LoyaltyError
    from pos_loyalty.local_db.store import SqliteStore
    from pos_loyalty.scanner.camera import FrameSource
    from pos_loyalty.services.ports import Clock
    from pos_loyalty.services.release_stale_holds import StaleHolds
    from pos_loyalty.ui.view_models.till import TillViewModel
    from pos_loyalty.ui.windows.customer import CustomerWindow

WINDOW_SIZE: Final = QSize(1366, 768)
READERS_MAX: Final = 3
THREAD_TURN_SECONDS: Final = 0.0005
UNPAINTED_MS_MAX: Final = 2_000
TICK_MS: Final = 250
CHECKPOINT_MS: Final = 10_000
CLOCK_MS: Final = 60_000
"""How soon a clock that was set is noticed."""

STALE_HOLDS_MS: Final = 3_600_000
"""An hour: soon enough after midnight, and also where a till is never switched off."""


class Till(QObject):
    """One running till: its windows, threads and devices. Lives on the GUI thread.

    Attributes:
        opened: The store, once it is open, or what opening it was refused with. Like the next,
            there as soon as the till is loaded.
        view_model: What the windows draw and ask.
        restarting: What the program is to be started with after this till, if anything.
        is_loaded: The window has been painted, and everything behind it stands.
    """

    def __init__(
        self,
        shop: ShopSettings,
        settings: Settings,
        places: Places,
        *,
        open_store: "Callable[[], SqliteStore]",
        clock: "Clock | None" = None,
    ) -> None:
        super().__init__()
        self._shop, self._settings, self._places = shop, settings, places
        self._open_store, self._clock = open_store, clock
        self._language = _language(settings)
        light = Light(LightKind.CONNECTING if settings.server_url else LightKind.ALONE)
        spoken = settings.cashier_language or self._language
        first = TillState(shop.currency, shop.store_name, shop.till_no, spoken, light=light)
        first = replace(first, is_training=settings.is_training)
        self._early = EarlyTill(first)
        text_scale = settings.text_size_percent / 100
        self._appearance = Appearance(places.resources_dir, _theme(settings), text_scale)
        speech = LanguageSwitch(places.resources_dir / "i18n")
        self.window = TillWindow(self._early, self._appearance, speech)
        self.window.resize(WINDOW_SIZE.boundedTo(self.window.screen().availableSize()))
        self.is_loaded = self._has_begun = False
        self.restarting = Restarting(self.window, is_demo=settings.is_demo)
        self.opened: Future[SqliteStore]
        self.view_model: TillViewModel
        self._frames: FrameSource | None = None
        self._camera: TillCamera | None = None
        self._link = WindowLink(places, settings)

    def start(self) -> None:
        """Show the window, and load the rest as soon as it has been painted."""
        self.window.first_painted.connect(self._begin)
        # A window that starts hidden is not painted; scans are to be read all the same.
        QTimer.singleShot(UNPAINTED_MS_MAX, self._begin)
        self.window.show()

    def look_through(self, frames: "FrameSource") -> None:
        """Read cards through a camera, once the store is open, until the till is closed."""
        self._frames = frames

    def close(self) -> None:
        """Finish what was begun and close the file. The windows are gone afterwards."""
        gc.unfreeze()  # else the libraries complain, at the end, of what was never given back
        if not self.is_loaded:
            self.window.close()
            return
        if self._camera is not None:
            self._camera.close_soon()
        self._end_following()
        for companion in self._companions:
            companion.close()
        self._reads.close()
        self._link.close()
        self._writes.close()
        self.window.close_for_good()
        if self.opened.done() and self.opened.exception() is None:
            store = self.opened.result()
            store.release_writing_thread()
            store.close()
        self._readers.close()  # devices last: one that hangs keeps nothing from the disk
        if self._camera is not None:
            self._camera.close()
        for timer in self.findChildren(QTimer):  # some thread may give the memory back
            timer.stop()

    def _begin(self) -> None:
        if self._has_begun:
            return
        self._has_begun = True
        gc.enable()  # ``commands.till`` turned it off until now
        # A reader's thread that works on would keep the window waiting 5 ms at each of its steps.
        sys.setswitchinterval(THREAD_TURN_SECONDS)
        from concurrent.futures import Future

        from pos_loyalty.binding import bound_services, watched
        from pos_loyalty.companions.scan_file import record_scans
        from pos_loyalty.linking.claim_keys import TillClaimKeys
        from pos_loyalty.linking.till_clock import TillClock
        from pos_loyalty.local_db.late_store import LateStore
        from pos_loyalty.ui.qt_news import QtNews
        from pos_loyalty.ui.qt_tasks import QtTaskRunner, writer_pool
        from pos_loyalty.ui.view_models.till import TillViewModel
        from pos_loyalty.witness import history_witness

        self.opened = Future()
        readers = QThreadPool(self)
        readers.setMaxThreadCount(READERS_MAX)
        self._writers = writers = writer_pool(self)
        self._reads, self._writes = QtTaskRunner(readers, self), QtTaskRunner(writers, self)
        self._witness = history_witness()
        self._store = watched(LateStore(self.opened.result), self._link.wake, self._witness)
        self._till_clock = TillClock()
        clock = self._clock or self._till_clock
        keys = TillClaimKeys(self._places.data_dir, self.opened.result)
        services = bound_services(self._store, self._shop, self._settings, clock, keys)
        till = TillViewModel(services, self._reads, self._writes)
        till.show_light(self._early.state.value.light)
        self._news = QtNews(till.show_light, till.rows_came, self)
        if self._settings.records_scans:
            record_scans(till, self._places.log_dir, clock)
        # Before any gesture, so that a card scanned before the store is open waits its turn.
        till.begin(lambda: self.opened.result().ended_uncleanly)
        self.view_model = till
        self._early.arrive(till)
        writers.start(self._open)
        self._listen(till)
        self._accompany(till)
        self._every(TICK_MS, till.tick)
        self._every(CHECKPOINT_MS, self._checkpoint)
        # Waited for on a reader's thread, so that it blocks nobody.
        self._reads.run(self.opened.result, self._store_opened, self._store_refused)
        self.is_loaded = True

    def _open(self) -> None:
        try:
            self.opened.set_result(self._open_store())
        except BaseException as trouble:  # noqa: BLE001 - carried to whoever asks for the store
            self.opened.set_exception(trouble)

    def _store_opened(self, store: "SqliteStore") -> None:
        from pos_loyalty.logs import log

        # What is loaded by now stays: to search it for garbage would stop the window for 20 ms.
        gc.collect()
        gc.freeze()
        if store.missing_since is not None:
            log.error("confirmed operations are missing, up to number %d", store.missing_since.seq)
        self._readers.open_lines()
        self._release_stale_holds()
        self._every(STALE_HOLDS_MS, self._release_stale_holds)
        if self._clock is None:
            self._look_at_clock()
            self._every(CLOCK_MS, self._look_at_clock)
        # Away from the window's thread: what speaks HTTP takes its time to be loaded.
        self._reads.run(self._open_link, _ignore, _ignore)
        self._open_camera()  # last: what a device does may not keep the rest from its work

    def _open_camera(self) -> None:
        from pos_loyalty.companions.camera import TillCamera

        settings, remember = self._settings, self._remember_camera
        self._camera = TillCamera(
            self.view_model, settings, remember=remember, frames=self._frames, parent=self
        )
        if (window := self.window.windowHandle()) is not None:
            self._camera.rest_with(window)

    def _remember_camera(self, camera: str, is_mirrored: bool) -> None:  # noqa: FBT001 - a port
        from pos_loyalty.linking.settings_file import keep_camera

        # On the one thread, so that of two choices the later is the one that stays.
        keeping = partial(keep_camera, self._places.config_dir, camera, is_mirrored=is_mirrored)
        self._writes.run(keeping, _ignore, _ignore)

    def _look_at_clock(self) -> None:
        look, store = self._till_clock.look, self._store
        self._writes.run(lambda: look(store), _ignore, _ignore)

    def _open_link(self) -> None:
        from pos_loyalty.linking.open_till import OpenTill
        from pos_loyalty.ui.qt_tasks import run_between

        till = OpenTill(
            store=self.opened.result(),
            recorder=self._store,
            run=run_between(self._writers),
            clock=self._till_clock,
            witness=self._witness,
        )
        self._link.open(till, self._news)

    def _release_stale_holds(self) -> None:
        """Give back, on the writer's thread, what was set aside for sales that never came."""
        from pos_loyalty.binding import stale_holds_release

        release = stale_holds_release(self._store, self._clock or self._till_clock)
        self._writes.run(release, _log_stuck_holds, _ignore)

    def _store_refused(self, refusal: "LoyaltyError") -> None:
        from pos_loyalty.logs import log

        log.error("the store cannot be used: %s: %s", refusal.code, refusal)

    def _listen(self, till: "TillViewModel") -> None:
        """Take scans from keyboard readers, whatever has the focus."""
        from pos_loyalty.companions.readers import TillReaders

        self._readers = TillReaders(till, self._settings, parent=self)

    def _accompany(self, till: "TillViewModel") -> None:
        """Add what follows the state besides the window: a module, and a line here, for each."""
        from pos_loyalty.companions.ahead import MadeAhead
        from pos_loyalty.companions.companion import Wired
        from pos_loyalty.companions.display import CustomerDisplay
        from pos_loyalty.companions.doctor import TillDoctor
        from pos_loyalty.companions.lock import TillLock
        from pos_loyalty.companions.looks import KeptLooks
        from pos_loyalty.companions.outlets import Outlets
        from pos_loyalty.companions.printer import TillPrinter
        from pos_loyalty.companions.register import TillRegister
        from pos_loyalty.companions.settings import TillSettings
        from pos_loyalty.companions.sounding import Sounding
        from pos_loyalty.ui.qt_tasks import run_between

        wired = Wired(
            till=till,
            window=self.window,
            shop=self._shop,
            settings=self._settings,
            places=self._places,
            clock=self._clock or self._till_clock,
            opened=self.opened,
            recorder=self._store,
            reads=self._reads,
            writes=self._writes,
            run_on_writer=run_between(self._writers),
        )
        self.outlets = Outlets(wired)
        self._display = CustomerDisplay(wired, self._appearance, self._language, parent=self)
        till.more.training.attach(self.restarting)
        sounding = Sounding(wired)
        self._companions: list[Companion] = [
            sounding,
            self._display,
            KeptLooks(wired, self._appearance),
            TillLock(wired, self),
            TillRegister(wired, self),
            TillPrinter(wired, parent=self),
            TillSettings(wired, self._appearance, sounding.sounds, self.restarting),
            TillDoctor(wired, self),
            MadeAhead(wired, self),
        ]
        before = till.state.value

        def follow(state: TillState) -> None:
            nonlocal before
            was, before = before, state
            for companion in self._companions:
                companion.follow(was, state)
            self._link.follow(was, state)

        self._end_following = till.state.watch(follow)

    @property
    def customer_window(self) -> "CustomerWindow":
        """Return the customer's display; there as soon as the till is loaded."""
        return self._display.window

    def _checkpoint(self) -> None:
        is_open = self.opened.done() and self.opened.exception() is None
        if is_open and not self.view_model.state.value.is_busy:
            self._writes.run(self.opened.result().checkpoint, _ignore, _ignore)

    def _every(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.timeout.connect(act)
        timer.start(milliseconds)


def make_application() -> QApplication:
    """Return the process's application, in the style that our own palettes are made for."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyle("Fusion")
    else:
        # As an argument: what setStyle() returns takes 7 ms to be made known to Python.
        application = QApplication(["pos-loyalty", "-style", "Fusion"])
    application.setApplicationName("POS Loyalty")
    return application


def the_application() -> QApplication:
    """Return the application that was made."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("an application must be made before its windows")
    return application


def _theme(settings: Settings) -> str:
    if settings.theme:
        return settings.theme
    system = QApplication.palette()
    is_dark = system.windowText().color().lightness() > system.window().color().lightness()
    return "dark" if is_dark else "light"


def _language(settings: Settings) -> str:
    system = QLocale.system().name().partition("_")[0]
    return settings.language or (system if system in LANGUAGES else "en")


def _log_stuck_holds(holds: "StaleHolds") -> None:
    from pos_loyalty.logs import log

    for stuck in holds.stuck:
        log.error("what was set aside cannot be given back: %s: %s", stuck.counter, stuck.reason)


def _ignore(_result: object) -> None:
    """Let an idle moment's work pass without a word: the next one tries again."""
