# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What waits for the server, one by one."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QWidget

from pos_loyalty.ui import formats
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.more_words import action_name
from pos_loyalty.ui.view_models.more_forms import UnsentForm, UnsentRow
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import Page, PrimaryAction


class UnsentPage(Page):
    """A line for each action, the eldest first, each with its mark."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "unsentPage")
        self._till, self._icons = till, icons
        self._drawn: tuple[object, ...] = ()
        self._title = label("unsentTitle", "title", wraps=True)
        self._words = label("unsentWords", "body", wraps=True)
        self._rows = column(spacing=6)
        self._more = label("unsentMore", "soft", wraps=True)
        content = column(
            self._title, self._words, self._rows, self._more, 1, margins=(16, 12, 16, 12)
        )
        self.setLayout(column(card("unsentCard", content), margins=(13, 13, 13, 9)))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._words.setText(
            self.tr(
                "It is safe on this till, and is sent by itself when the server can be reached."
            )
        )

    def render_state(self, state: TillState) -> None:
        """Draw the list."""
        form = state.unsent or UnsentForm()
        if (form, state.language) == self._drawn:
            return
        self._drawn = (form, state.language)
        self._title.setText(self._title_of(form))
        self._words.setVisible(bool(form.rows))
        refill(self._rows, self._lines(form.rows or (), state.language))
        over = form.count - len(form.rows or ())
        self._more.setText(self.tr("And %Ln more", "", over))
        self._more.setVisible(over > 0)

    def primary(self, state: TillState) -> PrimaryAction:
        """Be ready for the next customer."""
        return PrimaryAction(self.tr("Done"), "check", "F2", not state.is_busy, self._till.go_ready)

    def _title_of(self, form: UnsentForm) -> str:
        if form.rows is None:
            return self.tr("One moment…")
        if not form.rows:
            return self.tr("Nothing waits for the server.")
        return self.tr("%Ln actions are not sent yet", "", form.count)

    def _lines(self, rows: tuple[UnsentRow, ...], language: str) -> Iterator[QWidget]:
        for number, unsent in enumerate(rows):
            name, what = unsent.short_name, action_name(unsent.kind)
            words = label(f"unsentWhat{number}", "strong", wraps=True)
            words.setText(f"{what}, {name}" if name else what)
            since = label(f"unsentSince{number}", "body", is_right=True)
            since.setText(formats.moment(unsent.since, language))
            mark = label(f"unsentMark{number}", "soft", is_right=True)
            mark.setText(self.tr("Unsent"))
            line = named(QFrame(), f"unsentRow{number}", look="sunken")
            content = row(Icon(self._icons, "clock"), words, since, mark, margins=(14, 8, 14, 8))
            content.setStretch(1, 1)
            line.setLayout(content)
            yield line
