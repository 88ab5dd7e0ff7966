# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The keys of the till, on demand: F1 shows them, F1 or Esc hides them."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named

_KEYS = ("F2", "F3", "F4", "F6", "F8", "Esc", "Enter", "F1")


class KeysPanel(QFrame):
    """A card above the page. It takes nothing away: what was begun stays as it is.

    Attributes:
        camera: Opens the page to choose and try it on; no page has a button for that.
        readers: Opens the page to check them on.
    """

    def __init__(self, window: QWidget, icons: IconBook) -> None:
        super().__init__(window)
        named(self, "keysPanel", look="card")
        self._title = label("keysTitle", "title")
        self._close = ActionButton("closeKeys", icons, icon="clear", kind="quiet")
        self._close.clicked.connect(self.hide)
        self.camera = ActionButton("openCamera", icons, icon="camera", kind="plain", key="F7")
        self.camera.clicked.connect(self.hide)
        self.readers = ActionButton("openReaders", icons, icon="scan", kind="plain", key="F9")
        self.readers.clicked.connect(self.hide)
        self._words: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for line, key in enumerate(_KEYS):
            hint = label(f"keyHint{key}", "keyHint")
            hint.setText(key)
            self._words[key] = label(f"keyWords{key}", "body")
            grid.addWidget(hint, line, 0)
            grid.addWidget(self._words[key], line, 1)
        head = row(self._title, 1, self._close)
        self.setLayout(
            column(head, grid, row(self.camera, self.readers, 1), margins=(24, 12, 16, 20))
        )
        self.hide()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._title.setText(self.tr("Keys of the till"))
        self._close.show_words("", self.tr("Close"))
        self.camera.show_words(self.tr("Camera"))
        self.readers.show_words(self.tr("Readers"))
        words = {
            "F2": self.tr("Ready for the next card"),
            "F3": self.tr("Find a member"),
            "F4": self.tr("New member"),
            "F6": self.tr("Return by receipt"),
            "F8": self.tr("Undo the last action"),
            "Esc": self.tr("Back"),
            "Enter": self.tr("The button at the bottom right"),
            "F1": self.tr("Show or hide this list"),
        }
        for key, shown in self._words.items():
            shown.setText(words[key])
        self.centre()

    def centre(self) -> None:
        """Stand in the middle of the window."""
        window = self.parentWidget()
        self.adjustSize()
        if window is not None:
            self.move(window.rect().center() - self.rect().center())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Come to the front."""
        super().showEvent(event)
        self.centre()
        self.raise_()
