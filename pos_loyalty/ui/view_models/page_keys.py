# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pages that a key opens, whatever is on top: one row for each."""

from collections.abc import Mapping
from typing import Final

from pos_loyalty.ui.view_models.till_state import Screen

PAGE_KEYS: Final[Mapping[str, Screen]] = {
    "F3": Screen.FIND,
    "F4": Screen.ENROL,
    "F6": Screen.RETURN,
    "F7": Screen.CAMERA,
    "F9": Screen.READERS,
}
SAID_KEY: Final = "F5"
UNSAID_KEY: Final = "Shift+F5"
RECEIPT_KEY: Final = "F10"
POINTS_SIGN: Final = "*"
"""On the number pad of every keyboard: how many points pay is typed next."""
OWN_KEYS: Final = (SAID_KEY, UNSAID_KEY)
"""What the page on top does with them is its own; most do nothing."""

_BY_PAGE: Final = {page: key for key, page in PAGE_KEYS.items()}


def key_of(page: Screen) -> str:
    """Return the key that opens the page; raise ``KeyError`` where no key does."""
    return _BY_PAGE[page]
