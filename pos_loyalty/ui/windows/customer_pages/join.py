# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody joins at the till just now, and may as well do it on their own phone."""

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.language import Words
from pos_loyalty.ui.messages import customer_text
from pos_loyalty.ui.view_models.customer import CustomerState
from pos_loyalty.ui.windows.customer_pages.page import CodePage


class JoinPage(CodePage):
    """Shows the code of the page to join, where the shop has one."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__(icons, "joinQr", "star")

    def render_state(self, state: CustomerState, words: Words) -> None:
        """Draw the words and the code."""
        self._words.show_text(customer_text(state, words))
        self.show_code(state.join_text)
