# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sign that nobody is served here now."""

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.windows.customer_pages.page import PicturePage


class ClosedPage(PicturePage):
    """Sends the customer on."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__(icons, "clock")
