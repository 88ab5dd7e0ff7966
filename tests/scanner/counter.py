# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A counter with a field and a button, and the ways in which keys come to it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, QTimerEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pos_loyalty.domain.scan import Scan
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from tests.scanner.keyboard_line import ENTER, Stroke

CARD = "480212345678901234"
RECEIPT = "R0A012511220004217"
GOODS = "4006381333931"

KEYS = {ENTER: Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Enter}
TEXTS = {"\n": ENTER}

Deliver = Callable[[QKeyEvent], None]


class Counter(QDialog):
    """A field, a default button, and a window that keeps what nobody took."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.confirm = QPushButton("Confirm")
        self.confirm.setDefault(True)
        self.confirmed = 0
        self.confirm.clicked.connect(self._count)
        self.leftovers: list[tuple[QEvent.Type, str]] = []
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.field)
        layout.addWidget(self.confirm)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.leftovers.append((event.type(), event.text()))
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.leftovers.append((event.type(), event.text()))

    def _count(self) -> None:
        self.confirmed += 1


@dataclass
class Till:
    counter: Counter
    wedge: WedgeFilter
    deliver: Deliver
    scans: list[Scan] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        return [scan.text for scan in self.scans]

    def play(self, strokes: Iterable[Stroke]) -> None:
        for stroke in strokes:
            kind = QEvent.Type.KeyPress if stroke.is_press else QEvent.Type.KeyRelease
            self.deliver(key_event(kind, stroke.char, stroke.at_ms))

    def press_with_control(self, key: Qt.Key, at_ms: int) -> None:
        """Press a letter with Ctrl, which types a control character."""
        control, text = Qt.KeyboardModifier.ControlModifier, chr(key.value - ord("@"))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, control, text)
            event.setTimestamp(at_ms)
            self.deliver(event)

    def let_the_gap_pass(self) -> None:
        """Fire the timers that run, as the event loop does when it has nothing else to do."""
        while running := self.running_timers():
            fire(running[0])

    def running_timers(self) -> list[QTimer]:
        return [timer for timer in self.wedge.findChildren(QTimer) if timer.isActive()]


def fire(timer: QTimer) -> None:
    QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))


def key_event(
    kind: QEvent.Type,
    char: str,
    at_ms: int,
    *,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    is_repeat: bool = False,
) -> QKeyEvent:
    key = KEYS.get(char, ord(char.upper()))
    event = QKeyEvent(kind, key, modifiers, TEXTS.get(char, char), is_repeat, 1)
    event.setTimestamp(at_ms)
    return event


def silent_key(kind: QEvent.Type, key: Qt.Key, at_ms: int) -> QKeyEvent:
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "")
    event.setTimestamp(at_ms)
    return event


def to_the_window(counter: Counter) -> Deliver:
    """Deliver as a platform does: to the native window, which passes it to the focus."""

    def deliver(event: QKeyEvent) -> None:
        window = counter.windowHandle()
        if event.type() == QEvent.Type.KeyPress:
            asked = QKeyEvent(
                QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text()
            )
            asked.setTimestamp(event.timestamp())
            QCoreApplication.sendEvent(window, asked)
        QCoreApplication.sendEvent(window, event)

    return deliver


def to_the_focus(counter: Counter) -> Deliver:
    """Deliver as an on-screen keyboard does: straight to the widget in focus."""

    def deliver(event: QKeyEvent) -> None:
        QCoreApplication.sendEvent(QApplication.focusWidget() or counter, event)

    return deliver


def click_keys(counter: QWidget, chars: Sequence[str]) -> None:
    for char in chars:
        QTest.keyClick(counter.windowHandle(), KEYS.get(char, Qt.Key(ord(char))))
