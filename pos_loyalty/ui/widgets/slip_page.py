# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The code for the points of a purchase without the card, for a photograph or on paper."""

from PySide6.QtWidgets import QFrame, QSizePolicy

from pos_loyalty.ui.formats import day, money
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.layouts import card, column, label, row
from pos_loyalty.ui.widgets.naming import named
from pos_loyalty.ui.widgets.page import Page, PrimaryAction
from pos_loyalty.ui.widgets.qr_code import QrCode
from pos_loyalty.ui.widgets.receipt_choice import ReceiptChoice


class SlipPage(Page):
    """Stays until the next card, or the next customer; nothing is lost when it goes."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "slipPage")
        self._till = till
        self._code = QrCode("slipCode")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._code.setSizePolicy(policy)
        self._headline = label("slipHeadline", "display", wraps=True)
        self._amount = label("slipAmount", "number")
        self._until = label("slipUntil", "lead", wraps=True)
        self._hint = label("slipHint", "body", wraps=True)
        self._receipt = ReceiptChoice(till, icons)
        words = (self._headline, self._amount, self._until, self._hint, self._receipt)
        told = card("slipCard", column(1, *words, 2, spacing=12, margins=(24, 16, 24, 16)))
        frame: QFrame = card("slipCodeCard", row(self._code, margins=(8, 8, 8, 8)))
        content = row(told, frame, spacing=6, margins=(13, 13, 13, 9))
        content.setStretch(0, 50)
        content.setStretch(1, 48)
        self.setLayout(content)
        self.reword()

    def reword(self) -> None:
        """Take the words of the language in use."""
        self._headline.setText(self.tr("Code for the points"))
        self._code.setAccessibleName(self.tr("Code for the points of this purchase"))
        self._hint.setText(
            self.tr("The customer photographs it, here or on the other screen, or takes the paper.")
        )

    def render_state(self, state: TillState) -> None:
        """Draw the code."""
        if (slip := state.slip) is None:
            return
        self._code.show_text(slip.code)
        self._amount.setText(money(slip.amount_minor, state.currency, state.language))
        until = day(slip.until, state.language)
        self._until.setText(self.tr("Good until {day}, with the card").replace("{day}", until))
        self._receipt.render_state(state)

    def primary(self, state: TillState) -> PrimaryAction:
        """Offer the next customer. Not by Enter: a double Enter would skip this page."""
        del state
        return PrimaryAction(self.tr("Next"), "scan", "F2", True, self._till.go_ready)
