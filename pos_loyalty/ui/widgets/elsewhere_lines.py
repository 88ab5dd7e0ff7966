# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What comes back of a purchase at another till: its price, and what is paid back."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_loyalty.ui.formats import money, typed_amount
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.form_rows import ElsewhereForm
from pos_loyalty.ui.view_models.returning_elsewhere import ElsewhereViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, refill, row
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR, PrimaryAction
from pos_loyalty.ui.widgets.row_button import RowButton


class ElsewhereLines(QWidget):
    """Two amounts; the keypad types the chosen one."""

    def __init__(self, elsewhere: ElsewhereViewModel, icons: IconBook) -> None:
        super().__init__()
        self._elsewhere, self._icons = elsewhere, icons
        self._is_shown = False
        self._drawn: tuple[object, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.setLayout(self._rows)
        self.hide()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()

    def render_state(self, state: TillState) -> None:
        """Draw both amounts, if it is another till's purchase."""
        form = state.returning.elsewhere
        self._is_shown = form is not None
        self.setVisible(self._is_shown)
        key = (form, state.language)
        if form is None or key == self._drawn:
            return
        self._drawn = key
        refill(self._rows, (self._price(form, state), self._paid(form, state)))

    def primary(self, form: ElsewhereForm, state: TillState) -> PrimaryAction:
        """Take the goods back."""
        words = self.tr("Return")
        if form.can_confirm:
            refund = money(form.paid_minor, state.currency, state.language)
            words = self.tr("Return {money}").replace("{money}", refund)
        return PrimaryAction(words, "return", "Enter", form.can_confirm, self._elsewhere.confirm)

    def type_key(self, text: str) -> bool:
        """Type the chosen amount; return whether there was one to be typed."""
        if not self._is_shown:
            return False
        if text == BACKSPACE:
            self._elsewhere.backspace()
        elif text == CLEAR:
            self._elsewhere.clear_amount()
        elif text in "0123456789,.":
            self._elsewhere.press(text)
        return True

    def _price(self, form: ElsewhereForm, state: TillState) -> RowButton:
        return self._row(
            "elsewherePrice",
            (self.tr("Price of what comes back"), self.tr("before discounts, as on the receipt")),
            _figure(form.price_typed, form.price_minor, state),
            self._elsewhere.choose_price,
            is_chosen=not form.is_paid_active,
        )

    def _paid(self, form: ElsewhereForm, state: TillState) -> RowButton:
        return self._row(
            "elsewherePaid",
            (self.tr("Money back"), self.tr("what was paid for it, without stored money")),
            _figure(form.paid_typed, form.paid_minor, state),
            self._elsewhere.choose_paid,
            is_chosen=form.is_paid_active,
        )

    def _row(
        self,
        name: str,
        words: tuple[str, str],
        figure: str,
        choose: Callable[[], None],
        *,
        is_chosen: bool,
    ) -> RowButton:
        what, note = label(f"{name}Name", "strong", wraps=True), label(f"{name}Note", "soft")
        what.setText(words[0])
        note.setText(words[1])
        note.setWordWrap(True)
        amount = label(f"{name}Figure", "figure", is_right=True)
        amount.setText(figure)
        button = RowButton(name, f"{words[0]} {figure}", is_chosen=is_chosen)
        texts = column(1, what, note, 1, spacing=0)
        content = row(Icon(self._icons, "receipt"), texts, amount, margins=(14, 6, 14, 6))
        content.setStretch(1, 1)
        button.setLayout(content)
        button.clicked.connect(choose)
        return button


def _figure(typed: str, minor: int, state: TillState) -> str:
    if typed:
        return typed_amount(typed, state.currency, state.language)
    return money(minor, state.currency, state.language) if minor else ""
