# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A purchase without the card: what was bought, and the way to the code for its points."""

from PySide6.QtWidgets import QFrame

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.cardless import CardlessViewModel
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.widgets.amount_panel import AmountPanel
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import card, column, label, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import BACKSPACE, CLEAR, Page, PrimaryAction
from pos_loyalty.ui.widgets.two_columns import two_columns


class NoCardPage(Page):
    """Says what the customer gets on the left; the pad or the goods are on the right."""

    def __init__(self, cardless: CardlessViewModel, icons: IconBook) -> None:
        super().__init__()
        named(self, "noCardPage")
        self._cardless = cardless
        self._headline = label("noCardHeadline", "display", wraps=True)
        self._hint = label("noCardHint", "lead", wraps=True)
        self._found = label("noCardFound", "soft", wraps=True)
        halo = named(QFrame(), "noCardHalo", look="halo")
        halo.setLayout(row(1, Icon(icons, "receipt", "xl"), 1))
        words = (row(1, halo, 1), self._headline, self._hint, self._found)
        hero = card("noCardHero", column(1, *words, 2, spacing=14, margins=(24, 16, 24, 16)))
        self._amount = AmountPanel(cardless, icons)
        self.setLayout(two_columns(column(hero), self._amount))
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._headline.setText(self.tr("Purchase without the card"))
        self._hint.setText(
            self.tr("The customer gets a code, and brings it with the card another day.")
        )
        self._found.setText(self.tr("The card was found after all? Scan it now."))
        self._amount.reword()

    def render_state(self, state: TillState) -> None:
        """Draw what is entered; a register's basket is no member's any more."""
        self._found.setVisible(not state.sale.receipt_no)
        self._amount.render_state(state)

    def primary(self, state: TillState) -> PrimaryAction:
        """Make the code; a price goes before it."""
        can_confirm, confirm = state.sale.can_confirm, self._cardless.confirm
        if state.sale.price_of:
            words = self.tr("Add to the purchase")
            return PrimaryAction(words, "plus", "Enter", can_confirm, confirm)
        return PrimaryAction(self.tr("Make the code"), "receipt", "Enter", can_confirm, confirm)

    def type_key(self, text: str) -> None:
        """Type the amount on the keyboard as on the pad."""
        if text == BACKSPACE:
            self._cardless.backspace()
        elif text == CLEAR:
            self._cardless.clear_amount()
        elif text in "0123456789,.":
            self._cardless.press(text)
