# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A cashier's hands at the real window, and a keyboard reader beside them.

Keys go in where the platform puts them, with the reader's filter before every window; presses and
touches go to a point of the window, and whatever is there takes them. Time is the keys' own: a
person is slow, a reader is fast, and nobody waits.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from pos_loyalty.domain.scan import Scan
from pos_loyalty.scanner.wedge_filter import WedgeFilter
from tests.scanner.counter import fire, key_event
from tests.scanner.keyboard_line import ENTER, Stroke, burst, typing
from tests.ui.measuring import seen

PERSON_PAUSE_MS = 1_000
NO_BREAK = "\u00a0"
_DIGITS = "0123456789,."


@dataclass
class Inputs:
    """What somebody had to do, in order.

    Attributes:
        fields: What was typed, one piece for each place it was typed into.
        keys: Keys that were struck beside typing, Enter among them.
        presses: Object names of what was pressed or touched.
    """

    fields: list[str] = field(default_factory=list)
    keys: list[Qt.Key] = field(default_factory=list)
    presses: list[str] = field(default_factory=list)

    @property
    def actions(self) -> int:
        """Return how often the hand moved: what is typed into one place is one move."""
        return len(self.fields) + len(self.keys) + len(self.presses)

    @property
    def keys_beside_digits(self) -> int:
        """Return how many keys were struck that are neither digits nor the decimal sign."""
        letters = sum(char not in _DIGITS for text in self.fields for char in text)
        return len(self.keys) + letters


class Eyes:
    """What somebody before the window sees of it, and where."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def button(self, name: str) -> QAbstractButton:
        """Return the one visible button of this object name."""
        (found,) = [part for part in self.buttons() if part.objectName() == name]
        return found

    def button_that_says(self, words: str) -> QAbstractButton:
        """Return the one visible button whose spoken words begin so."""
        (found,) = [part for part in self.buttons() if part.accessibleName().startswith(words)]
        return found

    def buttons(self) -> list[QAbstractButton]:
        """Return what there is to press now, enabled or not."""
        return list(seen(self.window, QAbstractButton))

    def can_reach(self, button: QAbstractButton) -> bool:
        """Tell whether the button is in the window, or can be scrolled there."""
        return self.window.rect().contains(self.middle_of(button))

    def words(self) -> str:
        """Return everything that the window says, in its reading order, with plain spaces."""
        return " ".join(words_of(self.window))

    def reads(self, name: str) -> str:
        """Return what the visible label of this object name says; empty where there is none."""
        labels = [part for part in seen(self.window, QLabel) if part.objectName() == name]
        return " ".join(part.text() for part in labels).replace(NO_BREAK, " ")

    def middle_of(self, button: QAbstractButton) -> QPoint:
        """Return the middle of the button in the window, scrolled into sight as a person would."""
        parent = button.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(button)
            parent = parent.parentWidget()
        return button.mapTo(self.window, button.rect().center())


class Hands(Eyes):
    """Two hands and a reader. Every deed is over, and drawn, when it returns.

    Args:
        on_scan: Takes what the reader read.
        after_event: Is called after each event that the window handled.
    """

    def __init__(
        self,
        window: QWidget,
        on_scan: Callable[[Scan], None],
        after_event: Callable[[], object] = bool,
    ) -> None:
        super().__init__(window)
        self._after_event = after_event
        self.inputs = Inputs()
        self._now_ms = PERSON_PAUSE_MS
        self._wedge = WedgeFilter(monotonic=lambda: self._now_ms / 1000)
        self._wedge.code_scanned.connect(on_scan)
        _application().installEventFilter(self._wedge)

    def take_away(self) -> None:
        """Unplug the reader."""
        _application().removeEventFilter(self._wedge)
        self._wedge.deleteLater()

    def scan(self, text: str) -> None:
        """Read a code with the reader, whatever has the focus."""
        self._play(burst(text, start_ms=self._now_ms))

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.inputs.fields.append(text)
        self._play(typing(text, start_ms=self._now_ms))

    def strike(
        self, key: Qt.Key, beside: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Strike a key that types nothing, or Enter."""
        self.inputs.keys.append(key)
        if key is Qt.Key.Key_Return:
            self._play(typing(ENTER, start_ms=self._now_ms))
        else:
            QTest.keyClick(self._handle, key, beside)
            self._settle()

    def press(self, name: str) -> None:
        """Press with the mouse what has this object name; what is disabled does nothing."""
        self.press_button(self.button(name))

    def press_button(self, button: QAbstractButton) -> None:
        """Press this button with the mouse."""
        self.inputs.presses.append(button.objectName())
        self.press_at(self.middle_of(button))

    def touch(self, name: str) -> None:
        """Touch with a finger what has this object name."""
        self.touch_button(self.button(name))

    def touch_button(self, button: QAbstractButton) -> None:
        """Touch this button with a finger."""
        self.inputs.presses.append(button.objectName())
        self.touch_at(self.middle_of(button))

    def press_at(self, point: QPoint) -> None:
        """Press with the mouse at a point of the window."""
        QTest.mouseClick(self._handle, Qt.MouseButton.LeftButton, pos=point)
        self._settle()

    def press_twice_at(self, point: QPoint) -> None:
        """Press twice, as quickly as a nervous finger does."""
        QTest.mouseClick(self._handle, Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseDClick(self._handle, Qt.MouseButton.LeftButton, pos=point)
        self._settle()

    def touch_at(self, point: QPoint) -> None:
        """Touch the window at a point, and lift the finger again."""
        screen = _touch_screen()
        QTest.touchEvent(self._handle, screen).press(0, point, self._handle).commit()
        QTest.touchEvent(self._handle, screen).release(0, point, self._handle).commit()
        self._settle()

    @property
    def _handle(self) -> QWindow:
        return self.window.windowHandle()

    def _play(self, strokes: Iterable[Stroke]) -> None:
        for stroke in strokes:
            self._let_time_pass(stroke.at_ms)
            kinds = (
                (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
                if stroke.is_press
                else (QEvent.Type.KeyRelease,)
            )
            for kind in kinds:
                event = key_event(kind, stroke.char, stroke.at_ms)
                QCoreApplication.sendEvent(self._handle, event)
                self._after_event()
        self._let_time_pass(self._now_ms + PERSON_PAUSE_MS)
        self._settle()

    def _let_time_pass(self, until_ms: int) -> None:
        """Fire the filter's timers that would have fired by then."""
        while running := [timer for timer in self._wedge.findChildren(QTimer) if timer.isActive()]:
            if until_ms - self._now_ms < running[0].interval():
                break
            fire(running[0])
        self._now_ms = max(self._now_ms, until_ms)

    def _settle(self) -> None:
        self._after_event()
        settle(self._after_event)


def words_of(window: QWidget) -> list[str]:
    """Return the words on a window, with plain spaces."""
    return [
        part.text().replace(NO_BREAK, " ") for part in seen(window, QLabel) if part.text().strip()
    ]


def settle(after_event: Callable[[], object] = bool) -> None:
    """Let what was posted happen: layouts, paintings, deletions."""
    for _ in range(2):
        QApplication.processEvents()
        after_event()


_screens: list[QPointingDevice] = []


def _touch_screen() -> QPointingDevice:
    if not _screens:
        _screens.append(QTest.createTouchDevice())
    return _screens[0]


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
