# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The question over a page: does another agree? The page shows through, and cannot be pressed.

What the till has to say, and the way back, stay where they always are: at the bottom.
"""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.staff_words import deed_question
from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.announcing import announce
from pos_loyalty.ui.widgets.layouts import card, column, label, row, scrolling
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.proof_panel import ProofPanel

_WIDTH_PX: Final = 780
_WIDTH_LINES: Final = 30
"""Of its title's line height: as wide as large text wants it."""


class ApprovalPanel(QFrame):
    """A card over everything but the bar at the bottom."""

    def __init__(self, window: QWidget, approving: ApprovingViewModel, icons: IconBook) -> None:
        super().__init__(window)
        named(self, "approvalPanel", look="scrim")
        self._question = label("approvalQuestion", "title", wraps=True)
        self._words = label("approvalWords", "body", wraps=True)
        self._panel = ProofPanel("approval", approving.entry, icons)
        parts = column(
            self._question, self._words, self._panel, spacing=8, margins=(18, 14, 18, 12)
        )
        parts.setStretch(2, 1)
        content = QWidget()
        content.setLayout(parts)
        whole = scrolling("approvalScroll", content)
        self._card = card("approvalCard", column(whole, margins=(0, 0, 0, 0)))
        self.setLayout(row(1, self._card, 1, margins=(12, 12, 12, 12)))
        self.reword()
        self.hide()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._words.setText(self.tr("Somebody who may has to agree: by badge, or by PIN."))
        self._panel.reword()

    def render_state(self, state: TillState) -> None:
        """Draw what is asked, and come up or go."""
        if state.staff.deed:
            self._question.setText(deed_question(state.staff.deed))
            self.setAccessibleName(f"{self._question.text()} {self._words.text()}")
            self._panel.render_form(state.staff.proof, state.language)
        if bool(state.staff.deed) == self.isHidden():
            self.setVisible(bool(state.staff.deed))
            self.raise_()
            self.window().setFocus()  # a field below would take the PIN for its own text
            announce(self)

    def cover(self, area: QRect) -> None:
        """Lie over this part of the window; of the page as much is seen as the words leave."""
        self.setGeometry(area)
        readable = self._question.fontMetrics().height() * _WIDTH_LINES
        self._card.setFixedWidth(min(area.width() - 24, max(_WIDTH_PX, readable)))

    def type_key(self, text: str) -> None:
        """Type the PIN."""
        self._panel.type_key(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let no press through to the page below."""
        event.accept()
