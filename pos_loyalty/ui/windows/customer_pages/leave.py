# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's own way out of the display: a PIN, typed with fingers on the display itself."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.messages import leave_texts
from pos_loyalty.ui.view_models.customer import CustomerState
from pos_loyalty.ui.view_models.display_lock import DisplayLock, PinAnswer
from pos_loyalty.ui.widgets.buttons import ActionButton, text_button
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import preset
from pos_loyalty.ui.windows.customer_pages.page import CustomerPage

GIVE_UP_MS: Final = 15_000
"""Nobody types any more: the customer has the display again."""

_DOT: Final = "\N{BLACK CIRCLE}"
_NO_DOT: Final = "\N{WHITE CIRCLE}"
_DOTS: Final = 4
_COLUMNS: Final = 3


class LeavePage(CustomerPage):
    """Takes digits, and says when they were the PIN; they are never shown."""

    opened = Signal()
    """The PIN was right."""
    given_up = Signal()

    def __init__(self, icons: IconBook, lock: DisplayLock) -> None:
        super().__init__()
        self._lock = lock
        self._answer = PinAnswer.MORE
        self._title = label("leaveTitle", "display", wraps=True)
        self._dots = label("leaveDots", "display")
        self._trouble = label("leaveTrouble", "lead", wraps=True)
        self._back = preset(text_button("leaveBack", "language"), focusPolicy="NoFocus")
        self._back.clicked.connect(self.let_go)
        left = column(1, self._title, self._dots, self._trouble, 1, row(self._back, 1), spacing=18)
        layout = row(left, self._pad(icons), spacing=48)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(GIVE_UP_MS)
        self._patience.timeout.connect(self.let_go)

    def begin(self) -> None:
        """Forget what was typed before, and wait for digits."""
        self._lock.forget()
        self._answer = PinAnswer.MORE
        self._patience.start()

    def render_state(self, state: CustomerState, words: Words) -> None:
        """Draw how many digits there are, and what became of the last ones."""
        del state
        texts = leave_texts(words)
        self._texts = texts
        self._title.setText(texts.title)
        self._back.setText(texts.back)
        self._back.setAccessibleName(texts.back)
        self._backspace.show_words("", texts.take_back)
        self._say()

    def _say(self) -> None:
        typed = self._lock.typed_count
        self._dots.setText(" ".join(_DOT * typed + _NO_DOT * max(0, _DOTS - typed)))
        trouble = {PinAnswer.WRONG: self._texts.wrong, PinAnswer.WAIT: self._texts.wait}
        self._trouble.setText(trouble.get(self._answer, ""))

    def _pad(self, icons: IconBook) -> QWidget:
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setSpacing(10)
        for index, digit in enumerate("123456789"):
            grid.addWidget(self._digit(digit), index // _COLUMNS, index % _COLUMNS)
        grid.addWidget(self._digit("0"), _COLUMNS, 1)
        self._backspace = ActionButton("leaveBackspace", icons, icon="backspace", kind="score")
        self._backspace.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._backspace.clicked.connect(self._take_back)
        grid.addWidget(self._backspace, _COLUMNS, 2)
        return pad

    def _digit(self, digit: str) -> QPushButton:
        button = preset(text_button(f"leave_{digit}", "score"), focusPolicy="NoFocus")
        button.setText(digit)
        button.setAccessibleName(digit)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.clicked.connect(partial(self._press, digit))
        return button

    def _press(self, digit: str) -> None:
        self._patience.start()
        self._answer = self._lock.press(digit)
        if self._answer is PinAnswer.RIGHT:
            self._patience.stop()
            self.opened.emit()
            return
        self._say()

    def _take_back(self) -> None:
        self._patience.start()
        self._lock.take_back()
        self._say()

    def let_go(self) -> None:
        """Give the display back to the customer; nothing of what was typed is kept."""
        self._patience.stop()
        self._lock.forget()
        self.given_up.emit()
