# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The next best thing to say: one line, and two buttons that nobody has to press."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.saying_words import saying_text
from pos_loyalty.ui.view_models.page_keys import SAID_KEY, UNSAID_KEY
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import label, row
from pos_loyalty.ui.widgets.naming import named


class SayingStrip(QFrame):
    """Absent while there is nothing to say.

    After the last answer it keeps its place until the next member: the rewards below would move
    under the finger that has just pressed here.
    """

    def __init__(self, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "sayingStrip")
        self._sale = sale
        self._icon = Icon(icons, "say")
        self._line = label("sayingLine", "body", wraps=True)
        self.said = _AnswerButton("sayingSaid", icons, icon="check", kind="quiet", key=SAID_KEY)
        self.unsaid = _AnswerButton("sayingUnsaid", icons, icon="clear", kind="quiet")
        self.said.clicked.connect(sale.sayings.told)
        self.unsaid.clicked.connect(sale.sayings.declined)
        line = row(self._icon, self._line, self.said, self.unsaid, spacing=8, margins=(14, 2, 4, 2))
        line.setStretch(1, 1)
        self.setLayout(line)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.said.show_words(self.tr("Said"))
        not_now = self.tr("Do not say it ({key})").replace("{key}", UNSAID_KEY)
        self.unsaid.show_words("", not_now)

    def render_state(self, state: TillState) -> None:
        """Draw the line."""
        saying, is_all_said = state.sale.saying, state.sale.is_all_said
        self.setVisible(saying is not None or is_all_said)
        for button in (self.said, self.unsaid):
            button.setEnabled(saying is not None and not state.is_busy)
        if saying is not None:
            self._icon.show_icon("say")
            self._line.setText(saying_text(saying, state.currency, state.language))
        elif is_all_said:
            self._icon.show_icon("ok")
            self._line.setText(self.tr("Noted. Nothing more to say."))


class _AnswerButton(ActionButton):
    """The second press of a double click is no answer to the line that has just come up."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the press and do nothing with it."""
        event.accept()
