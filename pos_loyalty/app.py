# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till, wired: the one place where ports meet adapters.

The window is painted first. Then the store is opened on the writer's thread, and what is slow to
load (the database's layers, OpenCV) comes in behind it; what a cashier does meanwhile waits for it.
"""

import secrets
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QLocale, QObject, Qt, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.codes import RANDOM_DIGITS, CardNumber, new_card_number, recognise
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.first_start import open_or_make_store
from pos_loyalty.local_db.late_store import LateStore
from pos_loyalty.logs import log, report_crashes, start_logging
from pos_loyalty.places import Places, find_places
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.enrol import enrol_member
from pos_loyalty.services.identify import find_members, identify, identify_by_card
from pos_loyalty.services.look_back import latest_operation, unsent_count
from pos_loyalty.services.ports import Clock, Store
from pos_loyalty.services.quote import program_at, quote_sale
from pos_loyalty.services.receipts import next_receipt_no
from pos_loyalty.services.redeem import redeem_reward
from pos_loyalty.services.return_sale import find_sale, preview_return, return_lines
from pos_loyalty.services.undo import undo_operation
from pos_loyalty.settings import (
    FILE_NAME,
    InvalidSettings,
    Settings,
    ShopSettings,
    read_settings,
)
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LANGUAGES, LanguageSwitch
from pos_loyalty.ui.qt_tasks import QtTaskRunner, writer_pool
from pos_loyalty.ui.sounds import Sounds
from pos_loyalty.ui.view_models.cues import cue_between
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.till import TillViewModel
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.windows.customer import CustomerWindow, spare_screen
from pos_loyalty.ui.windows.till import TillWindow

if TYPE_CHECKING:
    from pos_loyalty.local_db.store import SqliteStore
    from pos_loyalty.scanner.camera import FrameSource
    from pos_loyalty.scanner.camera_device import CameraDevice

READERS_MAX: Final = 3
TICK_MS: Final = 250
CHECKPOINT_MS: Final = 10_000
_NO_SHOP: Final = """No shop is set up on this computer.
To look around in a made-up one: pos-loyalty till --demo
To set up yours, describe it in {file}
"""


class Till(QObject):
    """One running till: its windows, threads and devices. Lives on the GUI thread.

    Attributes:
        opened: The store, once it is open; or what opening it was refused with.
    """

    def __init__(
        self,
        shop: ShopSettings,
        settings: Settings,
        places: Places,
        *,
        open_store: Callable[[], "SqliteStore"],
        clock: Clock = utc_now,
    ) -> None:
        super().__init__()
        self._settings = settings
        self.opened: Future[SqliteStore] = Future()
        self._store = LateStore(self.opened.result)
        readers = QThreadPool(self)
        readers.setMaxThreadCount(READERS_MAX)
        self._writers = writer_pool(self)
        self._reads, self._writes = QtTaskRunner(readers, self), QtTaskRunner(self._writers, self)
        services = bound_services(self._store, shop, settings, clock)
        self.view_model = TillViewModel(services, self._reads, self._writes)
        self._appearance = Appearance(places.resources_dir, _theme(settings))
        self.window = TillWindow(
            self.view_model, self._appearance, LanguageSwitch(places.resources_dir / "i18n")
        )
        self._language = _language(settings)
        self.view_model.choose_language(self._language)
        self.customer_window = CustomerWindow(self._appearance)
        self.wedge = WedgeFilter(prefix=settings.wedge_prefix, parent=self)
        self.wedge.code_scanned.connect(self.view_model.scan)
        self._sounds = Sounds(places.resources_dir / "sounds", is_on=settings.has_sound)
        self._drawn = self.view_model.state.value
        self.view_model.state.watch(self._follow)
        self._open_store = open_store
        self._camera: CameraDevice | None = None

    def start(self) -> None:
        """Show the windows, then open the store behind them and begin to listen."""
        self.window.show()
        # At once, so that a card scanned before the store is open waits its turn.
        self.view_model.begin(lambda: self.opened.result().ended_uncleanly)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self.wedge)
            application.screenAdded.connect(self._place_customer_window)
            application.screenRemoved.connect(self._place_customer_window)
        self._every(TICK_MS, self.view_model.tick)
        # After the first paint: the event loop draws before it serves a timer of zero.
        QTimer.singleShot(0, self._begin)

    def look_through(self, frames: "FrameSource") -> None:
        """Read cards through a camera, from now until the till is closed."""
        from pos_loyalty.scanner.camera_device import CameraDevice

        camera = CameraDevice(frames, parent=self)
        camera.code_scanned.connect(self.view_model.scan)
        camera.start()
        self._camera = camera

    def close(self) -> None:
        """Finish what was begun and close the file. The windows are gone afterwards."""
        self.wedge.deleteLater()
        if self._camera is not None:
            self._camera.stop()
        self._reads.close()
        self._writes.close()
        for window in (self.window, self.customer_window):
            window.close()
        if self.opened.done() and self.opened.exception() is None:
            store = self.opened.result()
            store.release_writing_thread()
            store.close()

    def _begin(self) -> None:
        self._place_customer_window()
        self._writers.start(self._open)
        self._every(CHECKPOINT_MS, self._checkpoint)
        # Waited for on a reader's thread, so that it blocks nobody.
        self._reads.run(self.opened.result, self._store_opened, self._store_refused)

    def _open(self) -> None:
        try:
            self.opened.set_result(self._open_store())
        except BaseException as trouble:  # noqa: BLE001 - carried to whoever asks the store
            self.opened.set_exception(trouble)

    def _store_opened(self, store: "SqliteStore") -> None:
        if store.missing_since is not None:
            log.error("confirmed operations are missing, up to number %d", store.missing_since.seq)
        if self._settings.camera:
            from pos_loyalty.scanner.camera import open_frames

            self.look_through(open_frames(self._settings.camera))

    def _store_refused(self, refusal: LoyaltyError) -> None:
        log.error("the store cannot be used: %s", refusal.code)

    def _checkpoint(self) -> None:
        if not self.view_model.state.value.is_busy and self.opened.done():
            self._writes.run(self.opened.result().checkpoint, _ignore, _ignore)

    def _follow(self, state: TillState) -> None:
        self._sounds.play(cue_between(self._drawn, state))
        self._drawn = state
        join_url = self._settings.join_url
        self.customer_window.render_state(
            customer_view(state, join_text=join_url, language=self._language)
        )

    def _place_customer_window(self) -> None:
        screens = QApplication.screens()
        spare = spare_screen(screens, self.window.screen(), self._settings.customer_screen)
        self.customer_window.show_on(spare)
        self.window.activateWindow()  # keys are the cashier's, whatever else came up

    def _every(self, milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.timeout.connect(act)
        timer.start(milliseconds)


def bound_services(
    store: Store, shop: ShopSettings, settings: Settings, clock: Clock
) -> TillServices:
    """Return the use cases, bound to a store and a clock."""
    return TillServices(
        place=shop,
        region=shop.region,
        clock=clock,
        new_id=uuid4,
        new_card_number=random_card_number,
        new_receipt_no=partial(next_receipt_no, store=store),
        recognise=lambda scan: recognise(scan.text, scan.symbology, settings.card_schemes),
        identify_by_card=lambda card, at: identify_by_card(card, store=store, at=at),
        identify=lambda member_id, at: identify(member_id, store=store, at=at),
        find_members=partial(find_members, store=store),
        program_at=partial(program_at, store=store),
        quote_sale=lambda sale, state, chosen, op_id: quote_sale(
            sale, state, chosen, op_id=op_id, store=store
        ),
        find_sale=partial(find_sale, store=store),
        preview_return=partial(preview_return, store=store),
        latest_operation=partial(latest_operation, store=store),
        unsent_count=partial(unsent_count, store=store),
        complete_sale=partial(complete_sale, store=store, clock=clock),
        redeem_reward=partial(redeem_reward, store=store, clock=clock),
        enrol_member=partial(enrol_member, store=store, clock=clock),
        return_lines=partial(return_lines, store=store, clock=clock),
        undo_operation=partial(undo_operation, store=store, clock=clock),
    )


def random_card_number() -> CardNumber:
    """Return a fresh card number from the system's secure random source."""
    return new_card_number(f"{secrets.randbelow(10**RANDOM_DIGITS):0{RANDOM_DIGITS}}")


def run_till(till: Till, places: Places) -> int:
    """Show the till until its window is closed; return the exit status."""
    start_logging(places.log_dir)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a QApplication must exist before its windows")
    report_crashes(places.log_dir, utc_now, tell=till.view_model.tell_of_a_crash)
    # Python sees Ctrl-C when it next runs; the till's timers see to it that it does.
    signal.signal(signal.SIGINT, lambda *_: application.quit())
    till.start()
    try:
        return application.exec()
    finally:
        till.close()


def open_till(data_dir: Path | None) -> int:
    """Open the till of the shop that ``till.toml`` describes; return the exit status."""
    places = find_places(data_dir)
    try:
        settings = read_settings(places.config_dir)
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}\n")
        return 2
    if settings.shop is None or settings.program_file is None:
        sys.stderr.write(_NO_SHOP.format(file=places.config_dir / FILE_NAME))
        return 2
    make_application()
    opening = partial(open_or_make_store, places, settings.shop, settings.program_file)
    till = Till(settings.shop, settings, places, open_store=opening)
    return run_till(till, places)


def make_application() -> QApplication:
    """Return the process's application, in the style that our own palettes are made for."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["pos-loyalty"])
    application.setApplicationName("POS Loyalty")
    application.setStyle("Fusion")
    return application


def _theme(settings: Settings) -> str:
    if settings.theme:
        return settings.theme
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


def _language(settings: Settings) -> str:
    system = QLocale.system().name().partition("_")[0]
    return settings.language or (system if system in LANGUAGES else "en")


def _ignore(_result: object) -> None:
    """Let an idle moment's work pass without a word: the next one tries again."""
