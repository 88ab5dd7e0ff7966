# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's real window, and the barest one that does the same: both fed as by a scanner."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (  # noqa: TID253 - it measures windows
    QApplication,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from bench.stores import CACHE, PLACE
from pos_loyalty.app import Till, make_application
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.places import find_places
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.settings import Settings, ShopSettings
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)

_WIDTH: Final = 1024
_HEIGHT: Final = 600
_PATIENCE_SECONDS: Final = 30.0


class PaintWatch(QObject):
    """Knows whether a widget was painted since it was last asked to wait for that."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.has_painted = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's
        """Notice a paint, and let it pass."""
        if event.type() is QEvent.Type.Paint:
            self.has_painted = True
        return False


class RealTill:
    """The real till, wired as in the shop, on a store that is opened as in the shop."""

    def __init__(self, folder: Path, *, server_url: str = "") -> None:
        self._application = make_application()
        shop = ShopSettings(
            PLACE.store_id, PLACE.store_name, PLACE.till_no, PLACE.zone, PLACE.currency, region="PL"
        )
        settings = Settings(
            shop=shop, language="en", theme="light", has_sound=False, server_url=server_url
        )
        opening = partial(open_store, folder, keyring=None)
        places = find_places(folder if server_url else CACHE)
        self._till = Till(shop, settings, places, open_store=opening)
        self._till.window.resize(_WIDTH, _HEIGHT)
        self._till.start()
        self._balance_watch: PaintWatch | None = None
        process_until(lambda: self._till.is_loaded and self._till.opened.done())
        self._till.opened.result()  # or why there is none
        wedge = self._till.findChild(WedgeFilter)
        if wedge is None:
            raise LookupError("the till listens to no scanner")
        self._wedge: WedgeFilter = wedge

    def ready_for(self, cards: Iterator[str]) -> Iterator[str]:
        """Yield cards, each when the window is ready for it and has been painted."""
        for card in cards:
            self._till.view_model.go_ready()
            process_until(lambda: self._screen() is Screen.READY)
            process_pending()
            yield card

    def scan(self, card: str) -> None:
        """Scan a card, and return when its holder's balance has been painted."""
        watch = self._watch()
        watch.has_painted = False
        _type(self._till.window, card)
        process_until(lambda: watch.has_painted and self._screen() is Screen.MEMBER)

    def with_member(self, cards: Iterator[str]) -> Iterator[str]:
        """Yield cards, each when its holder stands on the screen."""
        for card in self.ready_for(cards):
            self.scan(card)
            yield card

    def repaint(self, _card: str) -> None:
        """Let Qt paint the window as it is, whole."""
        self._till.window.repaint()

    @property
    def store(self) -> SqliteStore:
        """Return the open file."""
        return self._till.opened.result()

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Let other windows have the keys that a scanner sends: the till takes them all."""
        self._application.removeEventFilter(self._wedge)
        yield
        self._application.installEventFilter(self._wedge)

    def close(self) -> None:
        """Close the windows and the file."""
        self._till.close()

    def _screen(self) -> Screen:
        return self._till.view_model.state.value.screen

    def _watch(self) -> PaintWatch:
        if self._balance_watch is None:
            # The page is built when it is first shown, as for the shop's first member.
            balance = self._till.window.page(Screen.MEMBER).findChild(QLabel, "balance")
            if balance is None:
                raise LookupError("the member's page has no balance")
            self._balance_watch = PaintWatch(balance)
        return self._balance_watch


class BareWindow(QWidget):
    """The barest till: collects keys, asks SQLite, sums the lots, sets a label."""

    def __init__(self, look_up: Callable[[str], list[Any]]) -> None:
        super().__init__()
        self._look_up = look_up
        self._typed = ""
        self._label = QLabel("Ready")
        layout = QVBoxLayout(self)
        layout.addWidget(self._label)
        self._watch = PaintWatch(self._label)
        self.resize(_WIDTH, _HEIGHT)
        self.show()
        process_pending()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take a key; Enter ends the code."""
        if event.key() != Qt.Key.Key_Return:
            self._typed += event.text()
            return
        _, _, lots, _ = self._look_up(self._typed)
        self._typed = ""
        self._label.setText(f"{sum(lot[1] for lot in lots)} points")

    def ready_for(self, cards: Iterator[str]) -> Iterator[str]:
        """Yield cards, each when the label says that it waits."""
        for card in cards:
            self._label.setText("Ready")
            process_pending()
            yield card

    def scan(self, card: str) -> None:
        """Scan a card, and return when the label has been painted."""
        self._watch.has_painted = False
        _type(self, card)
        process_until(lambda: self._watch.has_painted)


def _type(window: QWidget, code: str) -> None:
    """Post the keys of a code and Enter to whatever has the window's focus."""
    focused: QWidget | None = window.focusWidget()
    target = window if focused is None else focused
    for character in code:
        _press(target, Qt.Key(ord(character)), character)
    _press(target, Qt.Key.Key_Return, "\r")


def _press(target: QWidget, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.postEvent(target, event)


def process_until(
    is_done: Callable[[], bool], *, patience_seconds: float = _PATIENCE_SECONDS
) -> None:
    """Let Qt work until something has happened."""
    gives_up_at = time.monotonic() + patience_seconds
    while not is_done():
        if time.monotonic() > gives_up_at:
            raise TimeoutError("the window does not come to it")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def process_pending() -> None:
    """Let Qt do what is waiting, and paint."""
    # Twice: what the first pass asks to be painted is painted in the second.
    for _ in range(2):
        QApplication.processEvents()
