# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The question before the till is closed while something waits for the server."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.light import Light
from pos_loyalty.ui.widgets.buttons import ActionButton, PrimaryButton
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named


class LeavingPanel(QFrame):
    """A card above the page, with the ways out."""

    copy_wanted = Signal()
    """What waits is to be saved on a stick, to be carried to the server by hand."""

    leave_wanted = Signal()
    """The till is to be closed all the same."""

    def __init__(self, window: QWidget, icons: IconBook) -> None:
        super().__init__(window)
        named(self, "leavingPanel", look="card")
        self._waiting = 0
        self._title = label("leavingTitle", "title", wraps=True)
        self._words = label("leavingWords", "body", wraps=True)
        self.copy = ActionButton("saveCopy", icons, icon="card", kind="plain")
        self.leave = ActionButton("closeAnyway", icons, icon="clear", kind="plain")
        self.stay = PrimaryButton("stayOpen", icons, icon="back", kind="primary")
        self.copy.clicked.connect(self.copy_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.stay.clicked.connect(self.hide)
        ways = row(self.leave, self.copy, 1, self.stay, spacing=12)
        self.setLayout(column(self._title, self._words, ways, spacing=16, margins=(24, 20, 24, 20)))
        self.hide()

    def ask(self, light: Light) -> None:
        """Come up and say what waits."""
        self._waiting = light.waiting
        self.reword()
        self.show()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._title.setText(self.tr("%Ln saved actions are not sent yet", "", self._waiting))
        self._words.setText(
            self.tr(
                "They are safe on this till, and are sent when it is open again and the server"
                " can be reached. To carry them there by hand, save a copy on a stick."
            )
        )
        self.copy.show_words(self.tr("Save a copy"))
        self.leave.show_words(self.tr("Close the till"))
        self.stay.show_words(self.tr("Keep it open"))
        self.centre()

    def press_focused(self) -> None:
        """Do what the button in focus says."""
        for button in (self.stay, self.copy, self.leave):
            if button.hasFocus():
                button.click()

    def centre(self) -> None:
        """Stand in the middle of the window, as wide as is easy to read."""
        window = self.parentWidget()
        if window is not None:
            self.setFixedWidth(min(720, window.width() - 40))
            self.adjustSize()
            self.move(window.rect().center() - self.rect().center())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Come to the front; Enter keeps the till open."""
        super().showEvent(event)
        self.centre()
        self.raise_()
        self.stay.setFocus()
