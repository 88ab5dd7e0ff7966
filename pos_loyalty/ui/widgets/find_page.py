# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finding a member who has no card at hand."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.view_models.find import FindViewModel
from pos_loyalty.ui.view_models.form_rows import FoundRow
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row, scrolling
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.typing_page import TypingPage, typed


class FindPage(TypingPage):
    """One field for everything that a customer may say, and those it may mean."""

    def __init__(self, find: FindViewModel, icons: IconBook) -> None:
        super().__init__("findKey", find.letters, icons)
        named(self, "findPage")
        self._find = find
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._query = Field("findQuery", find.type_query)
        self._answer = label("findAnswer", "soft", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.pads.number_pressed.connect(self.type_key)
        self.pads.letter_pressed.connect(self.type_key)
        content = QWidget()
        content.setLayout(column(self._answer, self._rows, 1, margins=(8, 4, 8, 4)))
        self._results = card(
            "findCard", column(scrolling("findScroll", content), margins=(4, 8, 4, 8))
        )
        left = column(self._query, self._results)
        left.setStretch(1, 1)
        self.place(left)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._query.reword(
            self.tr("Find member"), self.tr("Any digits of the phone, a name, an e-mail")
        )
        self.pads.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the query and its answer."""
        form = state.find
        self.render_pads(state)
        self._query.show_text(form.query)
        self._answer.setText(self._answer_text(state))
        self._answer.setVisible(not form.matches)
        key = (form.matches, state.language)
        if key == self._drawn:
            return
        self._drawn = key
        refill(self._rows, map(self._row, form.matches))

    def primary(self, state: TillState) -> PrimaryAction:
        """Search; opens the member at once if only one matches."""
        return PrimaryAction(
            self.tr("Search"), "search", "Enter", bool(state.find.query), self._find.search
        )

    def type_key(self, text: str) -> None:
        """Type into the query."""
        self._find.type_query(typed(self._query.edit.text(), text))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the query."""
        super().showEvent(event)
        self._query.edit.setFocus()

    def make_room(self, *, is_cramped: bool) -> None:
        """Leave out the list, which comes when it is searched for."""
        self._query.show_caption(is_shown=not is_cramped)
        self._results.setVisible(not is_cramped)

    def _answer_text(self, state: TillState) -> str:
        if state.find.is_searched:
            return self.tr("Nobody found. Try other digits, or another spelling.")
        return self.tr("Those who match appear here as you type.")

    def _row(self, found: FoundRow) -> QPushButton:
        details = "   ".join(part for part in (found.phone_mask, found.card_mask) if part)
        who = shown_name(found.short_name)
        button = RowButton(f"found_{found.member_id}", f"{who} {details}")
        name = label("foundName", "strong", wraps=True)
        name.setText(who)
        masks = label("foundMasks", "soft", wraps=True)
        masks.setText(details)
        blocked = label("foundBlocked", "body")
        blocked.setText(self.tr("blocked") if found.is_blocked else "")
        words = column(1, name, masks, 1, spacing=0)
        icon = Icon(self._icons, "lock" if found.is_blocked else "person")
        line = row(icon, words, blocked, Icon(self._icons, "forward", "s"), margins=(14, 6, 14, 6))
        line.setStretch(1, 1)
        button.setLayout(line)
        button.clicked.connect(partial(self._find.choose, found.member_id))
        return button
