# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every window and page of the till, for keys to be played into, and a witness of what arrives.

Time is virtual: each key carries its own, and timers are fired when a key's time says that they
would have run. So a day of typing takes a minute, and comes out the same each time.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QRegularExpression,
    Qt,
    QTimer,
    QTimerEvent,
)
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (  # noqa: TID253 - it fills windows
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from bench.wedge_typists import ENTER, PREFIX, Move, Told, Visit
from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.scan import Scan
from pos_loyalty.places import find_places
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from pos_loyalty.settings import ReaderSettings
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch, Speaker
from pos_loyalty.ui.specimens import JOIN_TEXT, specimen_till, specimens
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow

R = TypeVar("R")

_KEYS: Final = {
    ENTER: Qt.Key.Key_Return,
    "\n": Qt.Key.Key_Enter,
    "\t": Qt.Key.Key_Tab,
}
_ENTER_NUMBERS: Final = {ENTER: 28, "\n": 96, "\t": 15}
_FIRST_NUMBER: Final = 0 if sys.platform == "win32" else 8
_PANELS: Final = QRegularExpression("^(keys|leaving)Panel$")
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class Witness(QObject):
    """Notes each key that the filter let through to a window; takes none."""

    def __init__(self) -> None:
        super().__init__()
        self.presses: list[str] = []
        self.releases: list[str] = []

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look on."""
        if isinstance(event, QKeyEvent) and isinstance(receiver, QWindow):
            if event.type() is QEvent.Type.KeyPress:
                self.presses.append(event.text())
            elif event.type() is QEvent.Type.KeyRelease:
                self.releases.append(event.text())
        return False


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where the focus may be.

    Attributes:
        prepare: Brings the window into this state again, whatever was typed there before.
        edit: The field in focus; ``None`` where none is.
    """

    name: str
    window: QWidget
    prepare: Callable[[], None]
    edit: QLineEdit | None = None


@dataclass(slots=True)
class Outcome:
    """What became of visits.

    Attributes:
        lost: Characters of a person that did not arrive, or not in their order.
        leaked: Characters of a reader that did.
        missed: Scans that were not told, or told wrong.
        false: Scans that nobody made.
        where: The first few visits that went wrong.
    """

    bursts: int = 0
    lost: int = 0
    leaked: int = 0
    missed: int = 0
    false: int = 0
    where: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Tell whether all is as it should be."""
        return not (self.lost or self.leaked or self.missed or self.false)


class Stage:
    """The windows, with the filter and the witness installed; one at a time. GUI thread.

    Args:
        has_filter: Without it, every scan leaks: a control for whoever trusts the witness.
    """

    def __init__(self, *, has_filter: bool = True) -> None:
        self._witness = Witness()
        self._wedge = WedgeFilter(ReaderSettings(prefixes=(PREFIX,)), monotonic=lambda: 0.0)
        self._scans: list[Scan] = []
        self._now_ms = 0
        self._wedge.code_scanned.connect(self._scans.append)
        self.spots = tuple(_till_spots()) + tuple(_other_spots())
        application = QCoreApplication.instance()
        if application is None:
            raise RuntimeError("an application must be made before its windows")
        # The last to be installed sees a key first.
        application.installEventFilter(self._witness)
        if has_filter:
            application.installEventFilter(self._wedge)
        self._application = application

    def close(self) -> None:
        """Take everything away."""
        for listener in (self._witness, self._wedge):
            self._application.removeEventFilter(listener)
        for window in {id(spot.window): spot.window for spot in self.spots}.values():
            if isinstance(window, TillWindow):
                window.close_for_good()
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def play(self, spot: Spot, visits: Iterable[Visit], outcome: Outcome) -> None:
        """Play visits at one spot, and add to the outcome."""
        for other in {one.window for one in self.spots} - {spot.window}:
            if isinstance(other, QDialog):
                other.hide()  # it is modal: the others would be deaf
        for visit in visits:
            spot.prepare()
            self._witness.presses.clear()
            self._witness.releases.clear()
            self._scans.clear()
            for move in visit.moves:
                self._let_time_pass(move.at_ms)
                self._deliver(spot.window, move)
            self._let_time_pass(None)
            self._judge(spot, visit, outcome)

    def _deliver(self, window: QWidget, move: Move) -> None:
        if move.is_down:
            self._now_ms = move.at_ms
        for event in key_events(move):
            QCoreApplication.sendEvent(window.windowHandle(), event)

    def _let_time_pass(self, until_ms: int | None) -> None:
        """Fire the filter's timers that would have fired by then; ``None`` fires them all."""
        while running := [timer for timer in self._timers() if timer.isActive()]:
            if until_ms is not None and until_ms - self._now_ms < running[0].interval():
                return
            QCoreApplication.sendEvent(running[0], QTimerEvent(running[0].timerId()))

    def _timers(self) -> list[QTimer]:
        return self._wedge.findChildren(QTimer)

    def _judge(self, spot: Spot, visit: Visit, outcome: Outcome) -> None:
        arrived, typed = "".join(self._witness.presses), visit.typed
        told = [Told(scan.text, scan.symbology) for scan in self._scans]
        missed = [one for one in visit.told if one not in told]
        outcome.bursts += len(visit.told)
        outcome.missed += len(missed)
        outcome.false += len([one for one in told if one not in visit.told])
        if spot.edit is not None and spot.edit.text() != typed:
            arrived = spot.edit.text()
        if arrived != typed:
            kept = _kept_in_order(typed, arrived)
            outcome.lost += len(typed) - kept
            outcome.leaked += len(arrived) - kept
        elif sorted(self._witness.releases) != sorted(self._witness.presses):
            outcome.leaked += 1
        if (arrived, told) != (typed, visit.told) and len(outcome.where) < _WHERE_MAX:
            outcome.where.append(
                f"{spot.name}: {visit.told} became {told}, {typed!r} became {arrived!r}"
            )


_WHERE_MAX: Final = 5


def _kept_in_order(typed: str, arrived: str) -> int:
    """Return how many characters arrived, in their order."""
    rest = iter(arrived)
    return sum(char in rest for char in typed)


def key_events(move: Move) -> tuple[QKeyEvent, ...]:
    """Return what a platform sends for a move: before a press it asks whether it is a shortcut."""
    if not move.is_down:
        return (_event(QEvent.Type.KeyRelease, move),)
    return _event(QEvent.Type.ShortcutOverride, move), _event(QEvent.Type.KeyPress, move)


def _event(kind: QEvent.Type, move: Move) -> QKeyEvent:
    modifiers = _CONTROL if move.has_control else _NO_MODIFIER
    number = _ENTER_NUMBERS.get(move.char, 0)
    if move.tap is not None:
        number = move.tap.number
        modifiers = _SHIFT if move.tap.is_shifted else modifiers
    key: int = _KEYS.get(move.char, ord(move.char.upper()[:1]))
    text = move.char
    if move.has_control:
        key = ord(move.char) + ord("@")
        number = 200 + ord(move.char)
    elif move.char == "\n":
        text = ENTER
    event = QKeyEvent(kind, key, modifiers, number + _FIRST_NUMBER, 0, 0, text)
    event.setTimestamp(move.at_ms)
    return event


class _Patience:
    """Stands for the threads of the till: nothing comes back while somebody types."""

    def run(
        self,
        work: Callable[[], R],
        on_done: Callable[[R], None],
        on_refused: Callable[[LoyaltyError], None],
        on_bug: Callable[[], None] | None = None,
    ) -> None:
        """Let it wait."""


def _till_spots() -> Iterator[Spot]:
    resources_dir = find_places().resources_dir
    appearance = Appearance(resources_dir, "light")
    till = specimen_till(_Patience())
    window = TillWindow(till, appearance, LanguageSwitch(resources_dir / "i18n"))
    customer = CustomerWindow(appearance, Speaker(resources_dir / "i18n"))
    window.resize(1366, 768)
    window.show()
    states = specimens()

    def prepare(
        name: str, edit: QLineEdit | None = None, *, then: Callable[[], object] = bool
    ) -> Callable[[], None]:
        def bring() -> None:
            till.state.set(states[name])
            _activate(window)
            for panel in window.findChildren(QFrame, _PANELS):
                panel.hide()
            if edit is None:
                window.setFocus()
            else:
                edit.clear()
                edit.setFocus()
            then()

        return bring

    for name, state in states.items():
        yield Spot(f"till {name}", window, prepare(name))
        till.state.set(state)
        for edit in window.page(state.screen).findChildren(QLineEdit):
            if edit.isVisibleTo(window) and edit.isEnabled() and not edit.isReadOnly():
                yield Spot(f"till {name} {edit.objectName()}", window, prepare(name, edit), edit)
    yield Spot("till keys", window, prepare("ready", then=window.toggle_keys))
    yield Spot("till leaving", window, prepare("ready-offline", then=window.close))

    def greet() -> None:
        view = customer_view(states["member"], join_text=JOIN_TEXT, language="en")
        customer.render_state(view)
        customer.show()  # it takes no focus; what a system sends it all the same is read, too

    yield Spot("customer's display", customer, greet)


def _other_spots() -> Iterator[Spot]:
    """Yield the system's kinds of dialog that the till opens, with their fields."""
    question = QMessageBox()
    question.setText("?")
    question.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    entry = QInputDialog()
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialogs: dict[str, QDialog] = {"message": question, "entry": entry, "save as": files}
    for name, dialog in dialogs.items():
        yield Spot(f"dialog {name}", dialog, _opener(dialog), dialog.findChild(QLineEdit))


def _opener(dialog: QDialog) -> Callable[[], None]:
    def bring() -> None:
        dialog.show()
        _activate(dialog)
        for edit in dialog.findChildren(QLineEdit):
            edit.clear()

    return bring


def _activate(window: QWidget) -> None:
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        QApplication.processEvents()
