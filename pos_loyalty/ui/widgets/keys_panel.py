# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The keys of the till, on demand: F1 shows them, F1 or Esc hides them."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.page_keys import (
    PAGE_KEYS,
    POINTS_SIGN,
    RECEIPT_KEY,
    SAID_KEY,
    key_of,
)
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.layouts import column, label, row, scrolling
from pos_loyalty.ui.widgets.naming import named

_BUTTONS: Final = {Screen.CAMERA: "camera", Screen.READERS: "scan"}
"""Pages that no other page has a button for, and the icon of each."""

_LISTED: Final = tuple(key for key, page in PAGE_KEYS.items() if page not in _BUTTONS)
_KEYS: Final = ("F2", *_LISTED, SAID_KEY, POINTS_SIGN, "F8", RECEIPT_KEY, "Esc", "Enter", "F1")


_SCROLL_BAR_PX: Final = 14
_LIST_PX_MIN: Final = 80


class KeysPanel(QFrame):
    """A card above the page. It takes nothing away: what was begun stays as it is."""

    page_wanted = Signal(Screen)

    def __init__(self, window: QWidget, icons: IconBook) -> None:
        super().__init__(window)
        named(self, "keysPanel", look="card")
        self._title = label("keysTitle", "title")
        self._close = ActionButton("closeKeys", icons, icon="clear", kind="quiet")
        self._close.clicked.connect(self.hide)
        self._pages = {page: self._button(page, icon, icons) for page, icon in _BUTTONS.items()}
        self._words: dict[str, QLabel] = {}
        self._list = QWidget()
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for line, key in enumerate(_KEYS):
            hint = label(f"keyHint{key}", "keyHint")
            hint.setText(key)
            self._words[key] = label(f"keyWords{key}", "body")
            grid.addWidget(hint, line, 0)
            grid.addWidget(self._words[key], line, 1)
        head = row(self._title, 1, self._close)
        self._scroll = scrolling("keysScroll", self._list)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        below = row(*self._pages.values(), 1)
        self.setLayout(column(head, self._scroll, below, margins=(24, 12, 16, 20)))
        self.hide()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._title.setText(self.tr("Keys of the till"))
        self._close.show_words("", self.tr("Close"))
        pages = {Screen.CAMERA: self.tr("Camera"), Screen.READERS: self.tr("Readers")}
        for page, button in self._pages.items():
            button.show_words(pages[page])
        words = {
            "F2": self.tr("Ready for the next card"),
            "F3": self.tr("Find a member"),
            "F4": self.tr("New member"),
            "F6": self.tr("Return by receipt"),
            POINTS_SIGN: self.tr("Type how many points pay"),
            SAID_KEY: self.tr("Said what the line suggests; with Shift: did not"),
            "F8": self.tr("Undo the last action"),
            RECEIPT_KEY: self.tr("Print the last receipt"),
            "Esc": self.tr("Back"),
            "Enter": self.tr("The button at the bottom right"),
            "F1": self.tr("Show or hide this list"),
        }
        for key, shown in self._words.items():
            shown.setText(words[key])
        self.centre()

    def centre(self) -> None:
        """Stand in the middle of the window; what has no room in its height is scrolled."""
        window = self.parentWidget()
        wanted = self._list.sizeHint() + QSize(_SCROLL_BAR_PX, 0)
        self._scroll.setFixedSize(wanted)
        self.adjustSize()
        if window is not None and (over := self.height() - window.height()) > 0:
            self._scroll.setFixedHeight(max(_LIST_PX_MIN, wanted.height() - over))
            self.adjustSize()
        if window is not None:
            self.move(window.rect().center() - self.rect().center())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Come to the front."""
        super().showEvent(event)
        self.centre()
        self.raise_()

    def _button(self, page: Screen, icon: str, icons: IconBook) -> ActionButton:
        name = f"open{page.value.capitalize()}"
        button = ActionButton(name, icons, icon=icon, kind="plain", key=key_of(page))
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: self.page_wanted.emit(page))
        return button
