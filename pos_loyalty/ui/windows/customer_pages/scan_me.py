# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Something is to be scanned: a card by the till, or a code by the customer's own phone."""

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.messages import customer_text
from pos_loyalty.ui.view_models.customer import CustomerState
from pos_loyalty.ui.windows.customer_pages.page import CodePage


class ScanMePage(CodePage):
    """Asks for the card; or shows the code that keeps the points of a sale without one."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__(icons, "claimQr", "card")

    def render_state(self, state: CustomerState, words: Words) -> None:
        """Draw the words and the code."""
        self._words.show_text(customer_text(state, words))
        self.show_code(state.claim_text)
