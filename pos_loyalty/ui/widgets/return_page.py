# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods that come back: the receipt, what of it, and what that does to money and points."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pos_loyalty.ui.formats import day, locale_of, moment, money
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.member_name import shown_name
from pos_loyalty.ui.view_models.form_rows import ReturnLineRow
from pos_loyalty.ui.view_models.form_states import ReturnForm
from pos_loyalty.ui.view_models.returning import ReturnViewModel
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.elsewhere_lines import ElsewhereLines
from pos_loyalty.ui.widgets.field import Field
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import card, column, label, refill, row, scrolling
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR, Page, PrimaryAction
from pos_loyalty.ui.widgets.return_effect import ReturnEffectCard
from pos_loyalty.ui.widgets.row_button import RowButton
from pos_loyalty.ui.widgets.two_columns import two_columns
from pos_loyalty.ui.widgets.typing_page import typed


class ReturnPage(Page):
    """First the receipt, then its lines."""

    def __init__(self, returning: ReturnViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "returnPage")
        self._returning = returning
        self._icons = icons
        self._drawn: tuple[object, ...] = ()
        self._has_lines = False
        self._receipt = Field("receiptText", returning.type_receipt)
        self._sold = label("soldAt", "strong", wraps=True)
        self._hint = label("returnHint", "soft", wraps=True)
        self._all = ActionButton("returnAll", icons, icon="check", kind="plain")
        self._all.clicked.connect(returning.choose_all)
        self._earlier = ActionButton("returnEarlier", icons, icon="receipt", kind="plain")
        self._earlier.clicked.connect(returning.open_earlier)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._keypad = Keypad("returnKey", icons, sign=",")
        self._keypad.pressed.connect(self.type_key)
        self._keypad.taken_back.connect(lambda: self.type_key(BACKSPACE))
        self._effect = ReturnEffectCard()
        self._elsewhere = ElsewhereLines(returning.elsewhere, icons)
        self.setLayout(self._place())
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._drawn = ()
        self._receipt.reword(
            self.tr("Return by receipt"), self.tr("Scan or type the receipt number")
        )
        self._all.show_words(self.tr("Everything"))
        self._keypad.reword()
        self._effect.reword()
        self._elsewhere.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the receipt and what comes back."""
        form = state.returning
        self._elsewhere.render_state(state)
        self._has_lines = bool(form.lines)
        self._receipt.show_text(form.receipt_text)
        self._receipt.setEnabled(not form.is_found)
        self._sold.setText(_sold_text(form, state.language))
        self._sold.setVisible(form.is_found)
        self._all.setVisible(bool(form.lines))
        self._show_earlier(form, state.language)
        self._hint.setText(self._hint_text(form))
        self._effect.render_state(state)
        self._effect.setVisible(form.elsewhere is None)
        self._keypad.show_sign(locale_of(state.language).decimalPoint())
        key = (form.lines, state.language)
        if key == self._drawn:
            return
        self._drawn = key
        refill(self._rows, (self._row(line, state) for line in form.lines))

    def primary(self, state: TillState) -> PrimaryAction:
        """Look for the receipt, then take the goods back."""
        form = state.returning
        if form.elsewhere is not None:
            return self._elsewhere.primary(form.elsewhere, state)
        if form.sold_at is None:
            return PrimaryAction(
                self.tr("Find receipt"),
                "search",
                "Enter",
                bool(form.receipt_text),
                self._returning.find_sale,
            )
        words = self.tr("Return")
        if form.effect is not None:
            refund = money(form.effect.refund_minor, state.currency, state.language)
            words = self.tr("Return {money}").replace("{money}", refund)
        return PrimaryAction(words, "return", "Enter", form.can_confirm, self._returning.confirm)

    def type_key(self, text: str) -> None:
        """Type the receipt's number, later the amount of the chosen line."""
        if self._elsewhere.type_key(text):
            return
        if not self._has_lines:
            self._returning.type_receipt(typed(self._receipt.edit.text(), text))
        elif text == BACKSPACE:
            self._returning.backspace()
        elif text == CLEAR:
            self._returning.clear_amount()
        elif text in "0123456789,.":
            self._returning.press(text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the receipt."""
        super().showEvent(event)
        self._receipt.edit.setFocus()

    def _place(self) -> QHBoxLayout:
        heading = row(self._sold, self._all, margins=(14, 0, 8, 0))
        heading.setStretch(0, 1)
        content = QWidget()
        content.setLayout(column(self._elsewhere, self._rows, self._hint, 1, margins=(8, 0, 8, 4)))
        self._hint.setContentsMargins(14, 4, 14, 4)
        lines = card(
            "returnCard",
            column(
                heading,
                self._earlier,
                scrolling("returnScroll", content),
                margins=(4, 10, 4, 8),
            ),
        )
        left = column(self._receipt, lines)
        left.setStretch(1, 1)
        right = QWidget()
        stack = column(self._keypad, self._effect, spacing=8)
        stack.setStretch(0, 1)
        right.setLayout(stack)
        return two_columns(left, right)

    def _show_earlier(self, form: ReturnForm, language: str) -> None:
        if form.earlier_on is not None:
            words = self.tr("Same number: {day}").replace("{day}", day(form.earlier_on, language))
            self._earlier.show_words(words)
        self._earlier.setVisible(form.earlier_on is not None)

    def _hint_text(self, form: ReturnForm) -> str:
        if form.elsewhere is not None:
            return self.tr("Another till sold this. The server finds the purchase: points follow.")
        if form.sold_at is None:
            return self.tr("The receipt shows what can still come back.")
        return self.tr("Press a line to take all of it back, or type a smaller amount.")

    def _row(self, line: ReturnLineRow, state: TillState) -> QPushButton:
        left = money(line.left_minor, state.currency, state.language)
        name = label("lineName", "strong", wraps=True)
        name.setText(line.name or line.sku or self.tr("Purchase"))
        rest = label("lineLeft", "soft", wraps=True)
        rest.setText(
            self.tr("up to {money}").replace("{money}", left)
            if line.left_minor
            else self.tr("came back already")
        )
        chosen = label("lineChosen", "figure", is_right=True)
        if line.chosen_minor:
            chosen.setText(money(line.chosen_minor, state.currency, state.language))
        is_chosen = bool(line.chosen_minor) or line.is_active
        button = RowButton(
            f"line_{line.line_id}", f"{name.text()} {rest.text()}", is_chosen=is_chosen
        )
        icon = Icon(self._icons, "check" if line.chosen_minor else "receipt")
        content = row(icon, column(1, name, rest, 1, spacing=0), chosen, margins=(14, 6, 14, 6))
        content.setStretch(1, 1)
        button.setLayout(content)
        button.setEnabled(line.left_minor > 0)
        button.clicked.connect(partial(self._returning.choose_line, line.line_id))
        return button


def _sold_text(form: ReturnForm, language: str) -> str:
    if form.elsewhere is not None:
        return day(form.elsewhere.sold_on, language)
    if form.sold_at is None:
        return ""
    return " · ".join((shown_name(form.short_name), moment(form.sold_at, language)))
