# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Listens for keyboard readers in the whole application, whatever window and field has the focus.

Installed on the application, it sees every key first. What may be a scan is held for about 50 ms;
if a person typed it, it is sent on as it came. A scan never types into a field. A code that ends
without Enter or Tab is told when its reader has been silent for 300 ms.

A key comes first to the window that the platform chose, and is then passed from widget to widget
as the same event. A held key stops at the first of them; feeding another one again changes nothing.
"""

import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from pos_loyalty.domain.scan import Scan, ScanSource, Symbology
from pos_loyalty.scanner.latin_keys import latin_letter
from pos_loyalty.scanner.wedge import SEPARATORS, WedgeDecoder

_ENDINGS: Final = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t"}
# A reader presses Shift for capitals: they neither belong to a burst nor end it.
_MODIFIER_KEYS: Final = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)

_Held = tuple[QObject, QKeyEvent]


class WedgeFilter(QObject):
    """Turns bursts of keys into scans. Lives on the GUI thread.

    Args:
        prefix: What the shop's readers put before a code, if anything.
        monotonic: Seconds, for keys that carry no time of their own.

    Attributes:
        code_scanned: Carries a ``Scan``.
    """

    code_scanned = Signal(object)

    def __init__(
        self,
        prefix: str = "",
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._decoder: WedgeDecoder[_Held] = WedgeDecoder(prefix)
        self._monotonic = monotonic
        self._to_send: deque[_Held] = deque()
        self._being_sent: list[QKeyEvent] = []
        # After a moment in which the till was busy, timers are served before the keys that came
        # meanwhile. So when the gap has passed, those keys get one more turn of the event loop.
        self._last_turn = self._timer(self._decide)
        self._gap = self._timer(self._last_turn.start)

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold, drop or let through one event; ``True`` keeps it from its receiver."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.key() in _MODIFIER_KEYS or self._is_ours(event):
            return False
        self._send_all()
        match event.type():
            case QEvent.Type.KeyPress:
                return self._press(receiver, event)
            case QEvent.Type.KeyRelease:
                return self._release(receiver, event)
            case QEvent.Type.ShortcutOverride:
                return self._override(receiver, event)
            case _:
                return False

    def _press(self, receiver: QObject, event: QKeyEvent) -> bool:
        held = (receiver, event.clone())
        verdict = self._decoder.press(held, _key(event), _char(event), self._seconds(event))
        if verdict.is_held:
            self._last_turn.stop()
            self._gap.start(round(self._decoder.wait_seconds * 1000) + 1)
        self._carry_out(verdict.typed, verdict.code)
        return verdict.is_held

    def _release(self, receiver: QObject, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        return self._decoder.release((receiver, event.clone()), _key(event))

    def _override(self, receiver: QObject, event: QKeyEvent) -> bool:
        # Qt asks this before it looks for a shortcut. For a key that is given back it asks again.
        if self._decoder.keeps(_char(event), self._seconds(event)):
            event.accept()
            return True
        # Whatever the key does, keys that were held before it come first.
        return self._press(receiver, event)

    def _decide(self) -> None:
        verdict = self._decoder.expire()
        self._carry_out(verdict.typed, verdict.code)

    def _carry_out(self, typed: tuple[_Held, ...], code: str | None) -> None:
        self._to_send.extend(typed)
        self._send_all()
        if code is not None:
            self.code_scanned.emit(Scan(code, Symbology.UNKNOWN, ScanSource.WEDGE))

    def _send_all(self) -> None:
        # A key may open a dialog that runs an event loop: then the rest is sent from in there.
        while self._to_send:
            receiver, event = self._to_send.popleft()
            heir = _heir(receiver)
            if heir is None:
                continue
            self._being_sent.append(event)
            try:
                QCoreApplication.sendEvent(heir, event)
            finally:
                self._being_sent.pop()

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Tell whether this event is a key that was given back, or what Qt makes of it."""
        return any(
            event is sent
            or (
                event.type() == QEvent.Type.ShortcutOverride
                and (event.key(), event.timestamp()) == (sent.key(), sent.timestamp())
            )
            for sent in self._being_sent
        )

    def _seconds(self, event: QKeyEvent) -> float:
        # The device's own time, where there is one: a till that is busy for a moment must not
        # take a reader for a person.
        return event.timestamp() / 1000 if event.timestamp() else self._monotonic()

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(act)
        return timer


def _heir(receiver: QObject) -> QObject | None:
    """Return who gets a key now that was meant for ``receiver`` when it was pressed."""
    if isValid(receiver) and not isinstance(receiver, QWindow):
        return receiver
    return _focus_window() or (receiver if isValid(receiver) else None)


def _focus_window() -> QObject | None:
    return QGuiApplication.focusWindow()  # None in another program's turn, whatever its type says


def _key(event: QKeyEvent) -> int:
    # With Shift let go in between, a key's press and release differ in everything else.
    return event.nativeScanCode() or event.key()


def _char(event: QKeyEvent) -> str:
    """Return what the key types; empty for a key that no reader sends within a code."""
    text = event.text()
    if event.isAutoRepeat() or (event.modifiers() & _COMMANDS and text not in SEPARATORS):
        return ""
    if event.key() in _ENDINGS:
        return _ENDINGS[Qt.Key(event.key())]
    if len(text) != 1 or not (text.isprintable() or text in SEPARATORS):
        return ""
    return latin_letter(text, event.nativeScanCode(), sys.platform)
