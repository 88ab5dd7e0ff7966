# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goodbye: the visit is over, or a question was answered."""

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.windows.customer_pages.page import PicturePage


class ThanksPage(PicturePage):
    """Thanks, and says what an answer gave."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__(icons, "check", tone="ok")
