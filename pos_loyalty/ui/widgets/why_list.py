# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why so many points: each rule of the programme, what it gave, or why it gave nothing."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import WhyText, why_row_text
from pos_loyalty.ui.view_models.panels import WhyRow
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, refill, row, scrolling
from pos_loyalty.ui.widgets.naming import named, show_if


class WhyList(QFrame):
    """Takes the place of the rewards while it is open."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__()
        named(self, "whyCard", look="card")
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._title = label("whyTitle", "title", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        content = QWidget()
        content.setLayout(column(self._rows, 1, margins=(20, 0, 20, 12)))
        title = row(self._title, margins=(20, 14, 20, 0))
        self.setLayout(column(title, scrolling("whyScroll", content), margins=(0, 0, 4, 4)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._title.setText(self.tr("How the points come about"))

    def render_state(self, state: TillState) -> None:
        """Draw one row for each rule, while they are asked for: each digit is another quote."""
        if not state.sale.is_why_open:
            return
        quote = state.sale.quote
        key = (quote and quote.why, state.language, state.currency)
        if quote is None or key == self._drawn:
            return
        self._drawn = key
        refill(self._rows, (self._row(why, state) for why in quote.why))

    def _row(self, why: WhyRow, state: TillState) -> QWidget:
        text = why_row_text(why, currency=state.currency, language=state.language)
        return why_line(text, self._icons, has_points=bool(why.amount))


def why_line(text: WhyText, icons: IconBook, *, has_points: bool) -> QWidget:
    """Return one rule in words, with what it gave."""
    name = label("whyName", "strong" if has_points else "body", wraps=True)
    name.setText(text.name)
    reason = label("whyReason", "soft", wraps=True)
    reason.setText(text.reason)
    show_if(reason, bool(text.reason))
    given = label("whyPoints", "figure" if has_points else "soft", is_right=True)
    given.setText(text.points)
    mark = named(Icon(icons, "check" if has_points else "minus"), "whyMark")
    mark.setProperty("tone", "ok" if has_points else "soft")
    line = row(mark, column(name, reason, spacing=0), given, margins=(0, 6, 0, 6))
    line.setStretch(1, 1)
    holder = QWidget()
    holder.setLayout(line)
    return holder
