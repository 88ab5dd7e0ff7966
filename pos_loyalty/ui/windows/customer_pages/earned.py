# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What came of the visit, right after it: points collected, rewards used, and what was won."""

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.windows.customer_pages.page import PicturePage


class EarnedPage(PicturePage):
    """Points that were collected."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__(icons, "star", tone="ok")


class RewardPage(PicturePage):
    """A reward that was used."""

    def __init__(self, icons: IconBook) -> None:
        super().__init__(icons, "gift", tone="ok")
