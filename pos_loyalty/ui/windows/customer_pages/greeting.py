# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A member stands at the till: their first name, their balance, and the sale in the making."""

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.windows.customer_pages.page import PicturePage


class GreetingPage(PicturePage):
    """Greets by the first name alone."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__(icons, "person")
