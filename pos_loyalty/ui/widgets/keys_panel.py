# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The keys of the till, on demand: F1 shows them, F1 or Esc hides them."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.page_keys import (
    KEYS_OF_PAGE,
    PAGE_KEYS,
    POINTS_SIGN,
    RECEIPT_KEY,
    SAID_KEY,
    SIGN_KEY,
    USUAL_KEYS,
    key_of,
)
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.layouts import column, label, row, scrolling
from pos_loyalty.ui.widgets.naming import named

_BUTTONS: Final = {Screen.CAMERA: "camera", Screen.READERS: "scan"}
"""Pages that no other page has a button for, and the icon of each."""

_LISTED: Final = tuple(key for key, page in PAGE_KEYS.items() if page not in _BUTTONS)
_KEYS: Final = (
    *("F2", *_LISTED, SAID_KEY, POINTS_SIGN, "F8", RECEIPT_KEY, SIGN_KEY),
    *("Esc", "Enter", "F1"),
)


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
        self._hints: dict[str, QLabel] = {}
        self._words: dict[str, QLabel] = {}
        self._here = label("keysHere", "heading")
        self._everywhere = label("keysEverywhere", "heading")
        self._page, self._next_words = Screen.READY, ""
        self._list = QWidget()
        grid = self._grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for key in _KEYS:
            self._hints[key] = label(f"keyHint{key}", "keyHint")
            self._hints[key].setText(key)
            self._words[key] = label(f"keyWords{key}", "body")
        self._place()
        head = row(self._title, 1, self._close)
        self._scroll = scrolling("keysScroll", self._list)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        below = row(*self._pages.values(), 1)
        self.setLayout(column(head, self._scroll, below, margins=(24, 12, 16, 20)))
        self.hide()

    def show_page(self, page: Screen, next_words: str) -> None:
        """Put the keys on top that are wanted most on this page.

        Args:
            next_words: What Enter does there; empty for nothing of its own.
        """
        self._page, self._next_words = page, next_words
        self._place()
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._here.setText(self.tr("On this page"))
        self._everywhere.setText(self.tr("Everywhere"))
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
            "Ctrl+L": self.tr("Lock the till, or change places"),
            "Ctrl+N": self.tr("Purchase without the card"),
            POINTS_SIGN: self.tr("Type how many points pay"),
            "F12": self.tr("More: settings, checks"),
            "F11": self.tr("What happened to this member's points"),
            "Shift+F11": self.tr("Put the card or the balance right"),
            SAID_KEY: self.tr("Said what the line suggests; with Shift: did not"),
            "F8": self.tr("Undo the last action"),
            RECEIPT_KEY: self.tr("Print the last receipt"),
            SIGN_KEY: self.tr("Closed or open, on the customer's display"),
            "Esc": self.tr("Back"),
            "Enter": self._next_words or self.tr("The button at the bottom right"),
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

    def _place(self) -> None:
        first = [key for key in KEYS_OF_PAGE.get(self._page, USUAL_KEYS) if key in self._words]
        rest = [key for key in _KEYS if key not in first]
        while self._grid.takeAt(0) is not None:
            pass
        rows: tuple[QLabel | str, ...] = (self._here, *first, self._everywhere, *rest)
        for line, part in enumerate(rows):
            if isinstance(part, str):
                self._grid.addWidget(self._hints[part], line, 0)
                self._grid.addWidget(self._words[part], line, 1)
            else:
                self._grid.addWidget(part, line, 0, 1, 2)

    def _button(self, page: Screen, icon: str, icons: IconBook) -> ActionButton:
        name = f"open{page.value.capitalize()}"
        button = ActionButton(name, icons, icon=icon, kind="plain", key=key_of(page))
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: self.page_wanted.emit(page))
        return button
