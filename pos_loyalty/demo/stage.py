# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The cashier's hands and eyes: cards before the lens, a reader's bursts, keys, and pictures.

Everything goes in by the doors that a shop uses (frames, key events, presses on buttons), and
what comes out is read off the till's own state and windows.
"""

import itertools
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from pos_loyalty.app import Till
from pos_loyalty.demo.photograph import Degradation, GreyPixels, card_face, photograph
from pos_loyalty.scanner.camera import FrameFeed, grey_frame
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)

PATIENCE_SECONDS: Final = 20.0
TYPING_GAP_MS: Final = 120
READER_GAP_MS: Final = 3

WEBCAM: Final = (
    Degradation(width_pixels=620, perspective=0.03, defocus_pixels=1.0, noise=4),
    Degradation(width_pixels=560, rotation_degrees=14, noise=6, jpeg_quality=70),
    Degradation(width_pixels=600, perspective=0.05, glare=0.5, noise=5),
    Degradation(width_pixels=520, rotation_degrees=-9, motion_pixels=5, noise=4),
    Degradation(width_pixels=480, contrast=0.6, darkness=0.3, noise=7),
)
"""How a cheap webcam sees a card that is held before it."""

_KEYS: Final = {".": Qt.Key.Key_Period, "+": Qt.Key.Key_Plus, "@": Qt.Key.Key_At}


class NotSeen(Exception):
    """Something that the script waited for did not happen."""


class Stage:
    """One running till, and everything that a cashier does with it.

    Attributes:
        scans: How many cards and codes were read so far.
    """

    def __init__(
        self, till: Till, out: Path, frames: FrameFeed | None = None, *, first_picture: int = 1
    ) -> None:
        self.till = till
        self.scans = 0
        self._frames = frames
        self._out = out
        self._seeds = itertools.count(1)
        self._key_ms = 1000
        self._pictures = itertools.count(first_picture)

    @property
    def state(self) -> TillState:
        """Return what the window shows."""
        return self.till.view_model.state.value

    def wait_for(self, what: str, is_there: Callable[[TillState], bool]) -> TillState:
        """Let the program work until the window shows something.

        Raises:
            NotSeen: After 20 seconds.
        """
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not is_there(self.state):
            if time.monotonic() > deadline:
                raise NotSeen(f"waited in vain for {what}; the till shows {self.state}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        return self.state

    def wait_until_free(self) -> None:
        """Let running work end."""
        self.wait_for("the till to be free", lambda state: not state.is_busy)

    def hold_before_the_lens(self, card_number: str) -> GreyPixels:
        """Show a card to the camera until the till has read it; return what the camera saw."""
        if self._frames is None:
            raise ValueError("this till has no camera")
        seed = next(self._seeds)
        seen = photograph(card_face(card_number), how=WEBCAM[seed % len(WEBCAM)], seed=seed)
        self._frames.show(grey_frame(seen))
        self._wait_for_member(card_number)
        self._frames.show(None)
        return seen

    def read_card(self, card_number: str) -> None:
        """Read a card with a barcode reader that types like a keyboard."""
        self.read_code(card_number)
        self._wait_for_member(card_number)

    def read_code(self, text: str) -> None:
        """Let a barcode reader type a code: a burst of keys and an Enter."""
        self._key_ms += 1000
        for char in (*text, "\r"):
            self._key(char, READER_GAP_MS)
        self.scans += 1

    def type(self, text: str) -> None:
        """Type as a person does, into whatever has the focus."""
        self._key_ms += 1000
        for char in text:
            self._key(char, TYPING_GAP_MS)
        self._settle()

    def press(self, key: Qt.Key) -> None:
        """Press one key, such as Enter or F8."""
        self._settle()
        QTest.keyClick(self.till.window, key)
        QCoreApplication.processEvents()

    def click(self, name: str) -> None:
        """Press a button by its object name, as soon as the window shows it.

        Raises:
            NotSeen: If it does not.
        """
        self.wait_for(f"the button {name}", lambda _: bool(self._shown(name)))
        QTest.mouseClick(self._shown(name)[0], Qt.MouseButton.LeftButton)
        QCoreApplication.processEvents()

    def picture(self, name: str, *, of_customer: bool = False) -> None:
        """Save what a window shows, numbered in the order of the day."""
        self._settle()
        window: QWidget = self.till.customer_window if of_customer else self.till.window
        self.save(window.grab().save, name)

    def save(self, write: Callable[[str], object], name: str) -> None:
        """Let something write a numbered PNG."""
        write(str(self._out / f"{next(self._pictures):02}-{name}.png"))

    def _shown(self, name: str) -> list[QPushButton]:
        buttons = self.till.window.findChildren(QPushButton, name)
        return [b for b in buttons if b.isVisible() and b.isEnabled()]

    def _wait_for_member(self, card_number: str) -> None:
        self.wait_for(
            f"the member of card {card_number}",
            lambda state: (
                state.member is not None
                and state.member.card_number == card_number
                and not state.is_busy
            ),
        )
        self.scans += 1

    def _settle(self) -> None:
        """Let held keys reach their field, and what was drawn be laid out."""
        deadline = time.monotonic() + 0.08
        while time.monotonic() < deadline:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def _key(self, char: str, gap_ms: int) -> None:
        handle = self.till.window.windowHandle()
        self._key_ms += gap_ms
        code = Qt.Key.Key_Return if char == "\r" else _KEYS.get(char, Qt.Key.Key_A)
        if char.isascii() and char.isalnum():
            code = Qt.Key(ord(char.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, char)
            event.setTimestamp(self._key_ms)
            QCoreApplication.sendEvent(handle, event)


def as_picture(pixels: GreyPixels) -> Callable[[str], object]:
    """Return what saves a camera's frame as a picture."""
    from PIL import Image

    return Image.fromarray(np.asarray(pixels, np.uint8)).save
