# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One row of a history looked into: where each point came from, who did it, what can be mended."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_loyalty.ui.formats import moment, signed
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.mending_words import reason_name, row_name
from pos_loyalty.ui.messages import WhyText, name_in, why_row_text
from pos_loyalty.ui.view_models.history_form import HistoryForm, HistoryRow, HistoryWhy, MendingKind
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.layouts import column, label, refill, scrolling
from pos_loyalty.ui.widgets.naming import named, show_if
from pos_loyalty.ui.widgets.why_list import why_line


class HistoryWhyCard(QFrame):
    """The right column of HISTORY."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "historyWhyCard", look="card")
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._title = label("historyWhyTitle", "title", wraps=True)
        self._facts = label("historyWhyFacts", "soft", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._note = label("historyWhyNote", "soft", wraps=True)
        self.take_back = ActionButton("historyTakeBack", icons, icon="undo", kind="plain")
        self.take_back.clicked.connect(lambda: till.mending.begin(MendingKind.TAKE_BACK))
        self.give = ActionButton("historyGive", icons, icon="person", kind="plain")
        self.give.clicked.connect(lambda: till.mending.begin(MendingKind.GIVE))
        content = QWidget()
        head = column(self._title, self._facts, spacing=2)
        below = column(self.take_back, self.give, spacing=8)
        parts = (head, self._rows, self._note, 1, below)
        content.setLayout(column(*parts, spacing=8, margins=(16, 8, 14, 8)))
        self.rows_view = scrolling("historyWhyScroll", content)
        self.setLayout(column(self.rows_view, margins=(0, 4, 4, 4)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self.take_back.show_words(self.tr("Take back…"))
        self.give.show_words(self.tr("Give to another member…"))

    def render_state(self, state: TillState) -> None:
        """Draw the row that was pressed."""
        form = state.history
        if form is None:
            return
        chosen = form.row
        self.take_back.setVisible(chosen is not None and chosen.can_take_back)
        self.give.setVisible(chosen is not None and chosen.can_give)
        for button in (self.take_back, self.give):
            button.setEnabled(not state.is_busy)
        key = (chosen, form.why, form.rows, state.language)
        if key == self._drawn:
            return
        self._drawn = key
        self._note.setText(self._words_beside(form, chosen))
        show_if(self._note, bool(self._note.text()))
        show_if(self._facts, chosen is not None)
        if chosen is None:
            self._title.setText(self.tr("Why so many points?") if form.rows else "")
            refill(self._rows, ())
            return
        self._title.setText(row_name(chosen))
        self._facts.setText(" · ".join(self._facts_of(chosen, state)))
        refill(self._rows, self._lines(form.why, state) if form.why else ())

    def _words_beside(self, form: HistoryForm, chosen: HistoryRow | None) -> str:
        if chosen is not None:
            return self._note_of(form.why)
        return self.tr("Press a row, and it is said here.") if form.rows else ""

    def _facts_of(self, chosen: HistoryRow, state: TillState) -> Iterator[str]:
        yield moment(chosen.at, state.language)
        if chosen.receipt_no:
            yield self.tr("Receipt {number}").replace("{number}", chosen.receipt_no)
        if chosen.actor:
            yield self.tr("By {who}").replace("{who}", chosen.actor)
        if chosen.reason:
            yield self.tr("Reason: {why}").replace("{why}", reason_name(chosen.reason))
        if chosen.approver:
            yield self.tr("Agreed by {who}").replace("{who}", chosen.approver)

    def _lines(self, why: HistoryWhy, state: TillState) -> Iterator[QWidget]:
        for rule in why.rows:
            text = why_row_text(rule, currency=state.currency, language=state.language)
            yield why_line(text, self._icons, has_points=bool(rule.amount))
        if why.other_points:
            other = self.tr("Challenges and other gifts") if why.has_rules else self.tr("Points")
            yield self._line(other, why.other_points, state)
        names = [name_in(names, state.language) for names in why.reward_names]
        if why.used_points or names:
            yield self._line(", ".join(names) or self.tr("Rewards"), -why.used_points, state)

    def _line(self, name: str, points: int, state: TillState) -> QWidget:
        text = WhyText(name, signed(points, state.language), "")
        return why_line(text, self._icons, has_points=points > 0)

    def _note_of(self, why: HistoryWhy | None) -> str:
        if why is None:
            return self.tr("One moment…")
        if not why.has_rules:
            return ""
        if not why.knows_program:
            return self.tr(
                "The programme of that day is no longer on this till: rules go by their codes."
            )
        if not why.is_whole:
            return self.tr(
                "What gave nothing that day is no longer known here: the account has moved since."
            )
        return ""
