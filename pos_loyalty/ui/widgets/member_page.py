# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The page of a sale: the member and their rewards on the left, the amount on the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from pos_loyalty.ui.formats import money
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.page_keys import POINTS_SIGN, SAID_KEY, UNSAID_KEY
from pos_loyalty.ui.view_models.panels import (
    MemberPanel,
)
from pos_loyalty.ui.view_models.sale import SaleViewModel
from pos_loyalty.ui.view_models.till_state import (
    TillState,
)
from pos_loyalty.ui.widgets.amount_panel import AmountPanel, QuoteStrip
from pos_loyalty.ui.widgets.layouts import column
from pos_loyalty.ui.widgets.member_card import MemberCard
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR, Page, PrimaryAction
from pos_loyalty.ui.widgets.reward_list import RewardList
from pos_loyalty.ui.widgets.saying_strip import SayingStrip
from pos_loyalty.ui.widgets.two_columns import two_columns
from pos_loyalty.ui.widgets.why_list import WhyList


class MemberPage(Page):
    """Where a sale is made."""

    history_wanted = Signal()
    """The cashier wants to see what happened to the member's points."""

    care_wanted = Signal()
    """The cashier wants to put the card or the balance right."""

    def __init__(self, sale: SaleViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "memberPage")
        self._sale = sale
        self._member: MemberPanel | None = None
        self._card = MemberCard(icons)
        self._card.card_wanted.connect(self._want_card)
        self._card.history_wanted.connect(self.history_wanted)
        self._card.care_wanted.connect(self.care_wanted)
        self._saying = SayingStrip(sale, icons)
        self._rewards = RewardList(sale, icons)
        self._why = WhyList(icons)
        self._lower = QStackedWidget()
        self._lower.addWidget(self._rewards)
        self._lower.addWidget(self._why)
        self._amount = AmountPanel(sale, icons, QuoteStrip(sale, icons))
        left = column(self._card, self._saying, self._lower, spacing=6)
        left.setStretch(2, 1)
        self.setLayout(two_columns(left, self._amount))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        for part in (self._card, self._saying, self._rewards, self._why, self._amount):
            part.reword()

    def render_state(self, state: TillState) -> None:
        """Draw the member, the rewards or the reasons, and the amount."""
        self._member = state.member
        self._lower.setCurrentWidget(self._why if state.sale.is_why_open else self._rewards)
        for part in (self._card, self._saying, self._rewards, self._why, self._amount):
            part.render_state(state)

    def primary(self, state: TillState) -> PrimaryAction:
        """Confirm the sale, with what the customer pays on the button; a price goes before it."""
        if state.sale.price_of:
            words, can_add = self.tr("Add to the purchase"), state.sale.can_confirm
            return PrimaryAction(words, "plus", "Enter", can_add, self._sale.confirm)
        quote = state.sale.quote
        words = self.tr("Confirm")
        if quote is not None and state.sale.amount_minor is not None:
            due = money(quote.due_minor, state.currency, state.language)
            words = self.tr("Confirm {money}").replace("{money}", due)
        return PrimaryAction(words, "check", "Enter", state.sale.can_confirm, self._sale.confirm)

    def type_key(self, text: str) -> None:
        """Type the amount on the keyboard as on the pad."""
        if text == BACKSPACE:
            self._sale.backspace()
        elif text == CLEAR:
            self._sale.clear_amount()
        elif text == POINTS_SIGN:
            self._sale.spending.type_points()
        elif text in "0123456789,.":
            self._sale.press(text)

    def take_key(self, key: str) -> None:
        """Answer the line that is worth saying."""
        if key == SAID_KEY:
            self._sale.sayings.told()
        elif key == UNSAID_KEY:
            self._sale.sayings.declined()

    def _want_card(self) -> None:
        if self._member is not None:
            self.card_wanted.emit(self._member)
