# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The amount of the sale, the number pad or the goods under it, and what the amount means."""

from typing import Protocol

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.formats import locale_of, money, number, signed, typed_amount
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.messages import name_in, unmet_text
from pos_loyalty.ui.view_models.goods import GoodsViewModel
from pos_loyalty.ui.view_models.panels import (
    CouponRow,
    QuoteView,
)
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import (
    SaleForm,
    TillState,
)
from pos_loyalty.ui.widgets.basket_list import BasketList
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.flow import FlowLayout
from pos_loyalty.ui.widgets.keypad import Keypad
from pos_loyalty.ui.widgets.layouts import card, column, label, row
from pos_loyalty.ui.widgets.naming import named, restyle


class AmountVerbs(Protocol):
    """Who takes an amount, or goods instead."""

    goods: GoodsViewModel

    def press(self, key: str) -> None:
        """Take one key of the amount."""
        ...

    def backspace(self) -> None:
        """Take the last key back."""
        ...


class AmountPanel(QWidget):
    """The right half of a page with a sale."""

    def __init__(
        self, sale: AmountVerbs, icons: IconBook, quote: "QuoteStrip | None" = None
    ) -> None:
        """Place the pad.

        Args:
            quote: Stands below it; ``None`` for nobody who would have one.
        """
        super().__init__()
        named(self, "amountPanel")
        self._caption = label("amountCaption", "soft", wraps=True)
        self._amount = label("amount", "number", is_right=True)
        content = row(self._caption, self._amount, margins=(16, 2, 16, 2))
        content.setStretch(1, 1)
        self.keypad = Keypad("amountKey", icons, sign=",")
        self.keypad.pressed.connect(sale.press)
        self.keypad.taken_back.connect(sale.backspace)
        self._basket = BasketList(sale.goods, icons)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.keypad)
        self._middle.addWidget(self._basket)
        self._quote = quote
        self._frame = card("amountCard", content)
        below = (quote,) if quote else ()
        parts = column(self._frame, self._middle, *below, spacing=2)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def reword(self) -> None:
        """Take the words of the language in use."""
        self.keypad.reword()
        self._basket.reword()
        if self._quote is not None:
            self._quote.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the amount as typed so far or as the goods make it, and its quote."""
        form = state.sale
        is_goods = bool(form.goods) and not form.price_of and form.part is None
        self._middle.setCurrentWidget(self._basket if is_goods else self.keypad)
        self._basket.render_state(state)
        self._caption.setText(self._caption_of(form, state.language))
        self._amount.setText(self._figure_of(state, is_goods=is_goods))
        typed = form.part.typed if form.part else form.typed
        restyle(self._amount, "tone", "plain" if typed or is_goods else "empty")
        restyle(self._frame, "part", "yes" if form.part else "no")
        self.keypad.show_sign(locale_of(state.language).decimalPoint())
        if self._quote is not None:
            self._quote.render_state(state)

    def _figure_of(self, state: TillState, *, is_goods: bool) -> str:
        form = state.sale
        if form.part is not None and form.part.is_points:
            return number(int(form.part.typed or "0"), state.language)
        if is_goods:
            return money(form.amount_minor or 0, state.currency, state.language)
        typed = form.part.typed if form.part else form.typed
        return typed_amount(typed, state.currency, state.language)

    def _caption_of(self, form: SaleForm, language: str) -> str:
        if form.part is not None:
            return name_in(form.part.names, language)
        if form.price_of:
            return self.tr("Price of {product}").replace("{product}", form.price_of)
        return self.tr("Goods") if form.goods else self.tr("Amount")


class QuoteStrip(QFrame):
    """What the customer pays and collects, and the way to "why?"."""

    def __init__(self, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "quoteCard", look="card")
        self._due_caption = label("quoteDueCaption", "soft")
        self._due = label("quoteDue", "figure")
        self._earned_caption = label("quoteEarnedCaption", "soft")
        self._earned = label("quoteEarned", "figure")
        self._detail = label("quoteDetail", "soft", wraps=True)
        self.why = ActionButton("why", icons, kind="quiet")
        self.why.clicked.connect(sale.toggle_why)
        due, earned = QWidget(), QWidget()
        due.setLayout(column(self._due_caption, self._due, spacing=0))
        earned.setLayout(column(self._earned_caption, self._earned, spacing=0))
        figures = FlowLayout(due, earned, self.why, is_spread=True)
        self.setLayout(column(figures, self._detail, spacing=2, margins=(14, 8, 8, 8)))

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._due_caption.setText(self.tr("To pay"))
        self._earned_caption.setText(self.tr("Collects"))
        self.why.show_words(self.tr("Why?"))

    def render_state(self, state: TillState) -> None:
        """Draw the quote, or dashes before there is one."""
        quote = state.sale.quote
        self.why.setEnabled(quote is not None)
        restyle(self.why, "open", "yes" if state.sale.is_why_open else "no")
        self._due.setText(
            "–" if quote is None else money(quote.due_minor, state.currency, state.language)
        )
        self._earned.setText("–" if quote is None else signed(quote.earned_points, state.language))
        details = self._coupons(state) if quote is None else self._details(quote, state)
        self._detail.setText(" · ".join(details))
        self._detail.setVisible(bool(details))

    def _coupons(self, state: TillState) -> list[str]:
        """Return the coupons that were scanned, and why one brings nothing."""
        return [self._coupon(row, state) for row in state.sale.coupons]

    def _coupon(self, coupon: CouponRow, state: TillState) -> str:
        name = name_in(coupon.names, state.language)
        text = self.tr("coupon: {name}").replace("{name}", name)
        if coupon.unmet is None:
            return text
        reason = unmet_text(coupon.unmet, state.currency, state.language)
        return f"{text} ({reason.removesuffix('.')})"

    def _details(self, quote: QuoteView, state: TillState) -> list[str]:
        language = state.language
        parts = self._coupons(state)
        if quote.discount_minor:
            off = money(quote.discount_minor, state.currency, language)
            parts.append(self.tr("{money} off").replace("{money}", off))
        parts += [name_in(names, language) for names in quote.offers]
        if quote.used_points:
            used = CountedWords().points(quote.used_points)
            parts.append(self.tr("uses {points}").replace("{points}", used))
        if quote.wallets_minor:
            stored = money(quote.wallets_minor, state.currency, language)
            parts.append(self.tr("{money} from stored money").replace("{money}", stored))
        if quote.tier_reached is not None:
            tier = name_in(quote.tier_reached, language)
            parts.append(self.tr("reaches {tier}").replace("{tier}", tier))
        return parts
