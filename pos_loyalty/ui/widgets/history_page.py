# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member's history at this till: what happened, and beside it why."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pos_loyalty.ui.formats import moment, money, signed
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.mending_words import row_name, row_state
from pos_loyalty.ui.view_models.history_form import HistoryForm, HistoryRow
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.history_why import HistoryWhyCard
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import (
    SCROLL_HEIGHT_MIN,
    card,
    column,
    label,
    refill,
    row,
    scrolling,
)
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import Page, PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.two_columns import two_columns

STACKED_PX_MIN: Final = 280
"""Of each of two lists, one below the other: the page scrolls then."""

_ICONS: Final = {
    "sale": "receipt",
    "redemption": "gift",
    "refund": "return",
    "undo": "undo",
    "enrolment": "person-plus",
    "friend": "heart",
}


class HistoryPage(Page):
    """Rows on the left, newest first; on the right what is known of the one that was pressed."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "historyPage")
        self._till, self._icons = till, icons
        self._drawn: tuple[object, ...] = ()
        self._title = label("historyTitle", "title", wraps=True)
        self._scope = label("historyScope", "soft", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._more = ActionButton("historyMore", icons, icon="more", kind="plain")
        self._more.clicked.connect(till.history.more)
        self._why = HistoryWhyCard(till, icons)
        content = QWidget()
        head = column(self._title, self._scope, spacing=2, margins=(10, 4, 10, 4))
        content.setLayout(column(head, self._rows, row(self._more, 1), 1, margins=(8, 4, 8, 8)))
        self._scroll = scrolling("historyScroll", content)
        rows = card("historyCard", column(self._scroll, margins=(4, 4, 4, 8)))
        self.setLayout(two_columns(column(rows), self._why))
        self.reword()

    def stack_columns(self, *, is_stacked: bool) -> None:
        """Give each part of the page a height to be read in where they stand below each other."""
        super().stack_columns(is_stacked=is_stacked)
        for scroll in (self._scroll, self._why.rows_view):
            scroll.setMinimumHeight(STACKED_PX_MIN if is_stacked else SCROLL_HEIGHT_MIN)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._scope.setText(
            self.tr("At this till only, newest first. The balance has what other tills did.")
        )
        self._more.show_words(self.tr("Older ones"))
        self._why.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the rows, and the one that was pressed."""
        form = state.history
        if form is None:
            return
        self._why.render_state(state)
        self._more.setVisible(form.has_more)
        self._more.setEnabled(not state.is_busy)
        key = (form.rows, form.chosen, form.short_name, state.language)
        if key == self._drawn:
            return
        self._drawn = key
        self._title.setText(self._title_of(form))
        refill(self._rows, (self._row(visit, form, state) for visit in form.rows or ()))

    def primary(self, state: TillState) -> PrimaryAction:
        """Be ready for the next customer."""
        is_free = not state.is_busy
        return PrimaryAction(self.tr("Done"), "check", "F2", is_free, self._till.go_ready)

    def _title_of(self, form: HistoryForm) -> str:
        name = shown_name(form.short_name)
        if form.rows is None:
            return self.tr("One moment…")
        if not form.rows:
            return self.tr("{name}: nothing has happened here yet").replace("{name}", name)
        return self.tr("{name}: what happened").replace("{name}", name)

    def _row(self, visit: HistoryRow, form: HistoryForm, state: TillState) -> QPushButton:
        what = label("historyWhat", "strong", wraps=True)
        what.setText(row_name(visit))
        facts = [moment(visit.at, state.language)]
        if visit.amount_minor:
            facts.append(money(visit.amount_minor, state.currency, state.language))
        if marked := row_state(visit):
            facts.append(marked)
        soft = label("historyFacts", "soft", wraps=True)
        soft.setText(" · ".join(facts))
        points = label("historyPoints", "soft" if visit.is_taken_back else "figure", is_right=True)
        points.setText(signed(visit.points, state.language))
        spoken = f"{what.text()} {soft.text()} {points.text()}"
        button = RowButton(f"history_{visit.op_id}", spoken, is_chosen=visit.op_id == form.chosen)
        icon = Icon(self._icons, _ICONS.get(visit.kind, "coins"))
        line = row(icon, column(1, what, soft, 1, spacing=0), points, margins=(14, 6, 14, 6))
        line.setStretch(1, 1)
        button.setLayout(line)
        button.clicked.connect(partial(self._till.history.choose, visit.op_id))
        return button
