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

from pos_loyalty.domain.scan import Scan, ScanSource
from pos_loyalty.scanner.key_layout import Layout, meant_text
from pos_loyalty.scanner.reader_text import cleaned
from pos_loyalty.scanner.strokes import Stroke
from pos_loyalty.scanner.wedge import Verdict, WedgeDecoder
from pos_loyalty.settings import ReaderSettings

_ENDINGS: Final[dict[int, str]] = {
    Qt.Key.Key_Return: "\r",
    Qt.Key.Key_Enter: "\r",
    Qt.Key.Key_Tab: "\t",
}
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
# Numbers, since Python's flags are slow to join: every key of the till passes here.
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier.value
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier.value
_COMMANDS: Final = (
    _CONTROL | Qt.KeyboardModifier.AltModifier.value | Qt.KeyboardModifier.MetaModifier.value
)
_PRESS: Final = QEvent.Type.KeyPress
_RELEASE: Final = QEvent.Type.KeyRelease
_OVERRIDE: Final = QEvent.Type.ShortcutOverride
_FIRST_PRINTED: Final = " "

_Held = tuple[QObject, QKeyEvent]

NO_READERS: Final = ReaderSettings()


class WedgeFilter(QObject):
    """Turns bursts of keys into scans. Lives on the GUI thread.

    Args:
        readers: What the shop says about its readers.
        monotonic: Seconds, for keys that carry no time of their own.

    Attributes:
        code_scanned: Carries a ``Scan``.
        hear: Is told every press, whoever caused it, before it is decided about; ``None`` while
            nobody wants to know.
    """

    code_scanned = Signal(object)

    def __init__(
        self,
        readers: ReaderSettings = NO_READERS,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.hear: Callable[[Stroke], None] | None = None
        self._readers, self._layout = readers, Layout(readers.layout)
        self._decoder: WedgeDecoder[_Held] = WedgeDecoder()
        self._monotonic = monotonic
        self._to_send: deque[_Held] = deque()
        self._being_sent: list[QKeyEvent] = []
        # After a moment in which the till was busy, timers are served before the keys that came
        # meanwhile. So when the gap has passed, those keys get one more turn of the event loop.
        self._last_turn = self._timer(self._decide)
        self._gap = self._timer(self._give_last_turn)
        self._has_last_turn = False

    def stop(self) -> None:
        """Wait for no more keys; the caller takes the filter away."""
        self._gap.stop()
        self._last_turn.stop()

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold, drop or let through one event; ``True`` keeps it from its receiver."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.key() in _MODIFIER_KEYS or (self._being_sent and self._is_ours(event)):
            return False
        if self._to_send:
            self._send_all()
        kind = event.type()
        if kind is _PRESS:
            return self._press(receiver, event)
        if kind is _RELEASE:
            return self._release(receiver, event)
        return kind is _OVERRIDE and self._override(receiver, event)

    def _press(self, receiver: QObject, event: QKeyEvent) -> bool:
        stroke = self._stroke(event)
        if self.hear is not None:
            self.hear(stroke)
        verdict = self._decoder.press((receiver, event.clone()), stroke)
        if verdict.is_held:
            if self._has_last_turn:
                self._has_last_turn = False
                self._last_turn.stop()
            self._gap.start(round(self._decoder.wait_seconds * 1000) + 1)
        if verdict.typed or verdict.burst:
            self._carry_out(verdict)
        return verdict.is_held

    def _release(self, receiver: QObject, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        return self._decoder.release((receiver, event.clone()), _key(event))

    def _override(self, receiver: QObject, event: QKeyEvent) -> bool:
        # Qt asks this before it looks for a shortcut. For a key that is given back it asks again.
        if self._decoder.keeps(_char(event, _modifiers(event)), self._seconds(event)):
            event.accept()
            return True
        # Whatever the key does, keys that were held before it come first.
        return self._press(receiver, event)

    def _give_last_turn(self) -> None:
        self._has_last_turn = True
        self._last_turn.start()

    def _decide(self) -> None:
        self._has_last_turn = False
        self._carry_out(self._decoder.expire())

    def _carry_out(self, verdict: Verdict[_Held]) -> None:
        self._to_send.extend(verdict.typed)
        self._send_all()
        if verdict.burst:
            prefixes, suffixes = self._readers.prefixes, self._readers.suffixes
            sent = meant_text(verdict.burst, sys.platform, self._layout, prefixes)
            code = cleaned(sent, prefixes, suffixes)
            self.code_scanned.emit(Scan(code.text, code.symbology, ScanSource.WEDGE))

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

    def _stroke(self, event: QKeyEvent) -> Stroke:
        scan_code, modifiers = event.nativeScanCode(), _modifiers(event)
        key, char = scan_code or event.key(), _char(event, modifiers)
        return Stroke(key, char, self._seconds(event), scan_code, bool(modifiers & _SHIFT))

    def _seconds(self, event: QKeyEvent) -> float:
        # The device's own time, where there is one: a till that is busy for a moment must not
        # take a reader for a person.
        timestamp = event.timestamp()
        return timestamp / 1000 if timestamp else self._monotonic()

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


def _modifiers(event: QKeyEvent) -> int:
    return event.modifiers().value


def _char(event: QKeyEvent, modifiers: int) -> str:
    """Return what the key types; empty for a key that no reader sends within a code."""
    if event.isAutoRepeat():
        return ""
    text, commands = event.text(), modifiers & _COMMANDS
    if commands:
        # STX, ETX and GS are pressed as letters with Ctrl; Ctrl with Enter is a person's command.
        is_control = commands == _CONTROL and len(text) == 1 and text < _FIRST_PRINTED
        return text if is_control and event.key() not in _ENDINGS else ""
    if ending := _ENDINGS.get(event.key()):
        return ending
    return text if len(text) == 1 and text.isprintable() else ""
